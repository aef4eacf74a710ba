"""Commands for the editors' files: what is wrong in them, and what a machine can mend."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Collection, Iterable
from datetime import date
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from bot.cli_library import AsJson, Root
from bot.cli_show import fail, finding_json, say, say_json
from knowledge.faults import document_finding
from knowledge.finding import Finding, Severity
from knowledge.loader import CALIBRATION, check_among, inspect
from knowledge.mend import Mended, mend
from knowledge.syntax import DocumentError

#: The editors' day begins when theirs does.
LOCAL = ZoneInfo("Europe/Istanbul")
#: Files that a program writes.
_WRITTEN = frozenset({CALIBRATION})


def check(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="DOSYA…", help="Yalnız bu dosyalar.")
    ] = None,
    changed: Annotated[
        bool, typer.Option("--changed", help="Yalnız değiştirdiğiniz (git) dosyalar.")
    ] = False,
    as_json: AsJson = False,
    *,
    root: Root,
) -> None:
    """Kayıtlardaki yanlışları dosya, satır ve çözüm örneğiyle bildirir."""
    if changed and paths:
        fail("--changed ile dosya adı birlikte verilmez; birini seçiniz.")
    wanted = changed_files(root) if changed else paths
    if wanted is None:
        shelf, findings = inspect(root, today())
        read = len(shelf.sheets)
        findings += _personal(_content_of(root), root)
    else:
        read, findings = _of_some(root, wanted)
    findings = tuple(sorted(findings))
    errors = [f for f in findings if f.severity is Severity.ERROR]
    if as_json:
        say_json([finding_json(f) for f in findings])
    else:
        for finding in findings:
            say(str(finding))
        say(f"{read} kayıt okundu: {len(errors)} hata, {len(findings) - len(errors)} uyarı.")
    raise typer.Exit(1 if errors else 0)


def fix(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="DOSYA…", help="Yalnız bu dosyalar.")
    ] = None,
    *,
    root: Root,
) -> None:
    """Kodlama, girinti, tırnak, tarih ve sıra yanlışlarını kendisi düzeltir."""
    for path in paths or ():
        if not path.exists():
            fail(f"Dosya yok: {path}")
    files = [file for path in paths or [root] for file in _yaml_in(path)]
    told = [_fixed(file, _shown(file, root)) for file in files]
    say(f"{len(files)} dosyaya bakıldı: {told.count(True)} düzeltildi, {told.count(None)} kaldı.")
    if None in told:
        say("Kalanları elle düzeltip yeniden deneyiniz.")
        raise typer.Exit(1)


def changed_files(root: Path) -> list[Path]:
    """The files of a folder that differ from the last commit; deleted ones are left out."""
    top = Path(_git(root, "rev-parse", "--show-toplevel").rstrip("\n"))
    status = _git(root, "status", "--porcelain=v1", "-z", "--no-renames", "-uall", "--", ".")
    named = [top / row[3:] for row in status.split("\0") if row]
    return [path for path in named if path.is_file()]


def today() -> date:
    """The day in the editors' country."""
    from bot.compose import system_now  # settings are slow to import, and asking needs none

    return system_now().astimezone(LOCAL).date()


def _git(root: Path, *words: str) -> str:
    program = shutil.which("git")
    if program is None:
        fail("Değişen dosyalar bulunamadı: bu bilgisayarda git kurulu değil. Dosya adı veriniz.")
    if not root.is_dir():
        fail(f"Klasör yok: {root}")
    done = subprocess.run(  # noqa: S603 - fixed words, no shell
        [program, "-C", str(root), *words], capture_output=True, check=False
    )
    if done.returncode:
        fail("Değişen dosyalar bulunamadı: klasör bir git deposunda değil. Dosya adı veriniz.")
    return os.fsdecode(done.stdout)


def _of_some(root: Path, paths: list[Path]) -> tuple[int, tuple[Finding, ...]]:
    """The findings of some files; drafts outside of the folder as if they joined it."""
    for path in paths:
        if not path.exists():
            fail(f"Dosya yok: {path}")
    day, wanted = today(), {path.resolve() for path in paths}
    known = (path.relative_to(root).as_posix() for path in root.rglob("*.yaml"))
    inside = {file for file in known if _concerns(root / file, wanted)}
    shelf, among = inspect(root, day, inside)
    findings = [f for f in among if _concerns(root / f.file, wanted)]
    read = sum(sheet.file in inside for sheet in shelf.sheets)
    for draft in _drafts(root, paths):
        read += 1
        findings.extend(check_among(draft.read_bytes(), str(draft), shelf, day))
    concerned = [file for file in _content_of(root) if _concerns(file, wanted)]
    findings += _personal([*concerned, *_drafts(root, paths)], root)
    return read, tuple(findings)


def _content_of(root: Path) -> list[Path]:
    """The files of entries, and of their further wordings."""
    return sorted((*(root / "entries").rglob("*.yaml"), *(root / "examples").glob("*.txt")))


def _personal(files: Iterable[Path], root: Path) -> tuple[Finding, ...]:
    """What stands in these files of somebody; in bare wordings too much reads like a name."""
    from handlers.services.personal import personal_findings  # other commands need not wait for it

    texts = [(file, file.read_text("utf-8", "replace")) for file in files if file.is_file()]
    return tuple(
        finding
        for file, text in texts
        for finding in personal_findings(text, _shown(file, root), likely=file.suffix != ".txt")
    )


def _drafts(root: Path, paths: list[Path]) -> list[Path]:
    outside = [path for path in paths if not path.resolve().is_relative_to(root.resolve())]
    found = [sorted(path.rglob("*.yaml")) if path.is_dir() else [path] for path in outside]
    return [draft for drafts in found for draft in drafts]


def _concerns(file: Path, wanted: Collection[Path]) -> bool:
    here = file.resolve()
    return here in wanted or any(parent in wanted for parent in here.parents)


def _yaml_in(path: Path) -> list[Path]:
    files = sorted(path.rglob("*.yaml")) if path.is_dir() else [path]
    return [file for file in files if file.is_file() and file.name not in _WRITTEN]


def _shown(file: Path, root: Path) -> str:
    inside = file.resolve().is_relative_to(root.resolve())
    return file.resolve().relative_to(root.resolve()).as_posix() if inside else str(file)


def _fixed(file: Path, name: str) -> bool | None:
    """Whether a file was mended; `None` when only a person can mend it."""
    try:
        raw = file.read_bytes()
        mended = mend(raw)
        if not mended.repairs:
            return False
        _replace(file, mended.text)
    except DocumentError as error:
        say(f"{document_finding(name, error)}\n    Dosyaya dokunulmadı.")
        return None
    except OSError:
        say(f"{name}: dosya okunamadı ya da yazılamadı; iznini denetleyiniz.")
        return None
    _tell(name, mended)
    return True


def _tell(name: str, mended: Mended) -> None:
    for repair in mended.repairs:
        say(f"{name}:{repair.line}: {repair.what}" if repair.line else f"{name}: {repair.what}")


def _replace(file: Path, text: str) -> None:
    """Write the file whole or not at all; a link stays one."""
    file = file.resolve()
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as new:
            new.write(text)
        shutil.copymode(file, name)
        Path(name).replace(file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
