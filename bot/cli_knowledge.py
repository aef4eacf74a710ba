"""Commands for the entries and the search; neither Telegram library is imported here."""

import json
import re
import time
from datetime import date
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from rich.table import Table

from bot import cli_study
from bot.cli_files import labelled, library_at, write
from bot.cli_show import (
    decision_json,
    fail,
    finding_json,
    out,
    say,
    say_json,
    show_decision,
    show_match,
)
from bot.compose import system_now
from knowledge import evaluate as evaluation
from knowledge.calibrate import calibrate as fit_calibration
from knowledge.entry import Entry
from knowledge.finding import Finding, Severity
from knowledge.loader import SHIPPED, check_among, inspect
from knowledge.template import template, write_calibration

app = typer.Typer(help="Bilgi kayıtları ve arama.", no_args_is_help=True)
app.command("study")(cli_study.study)

Root = Annotated[Path, typer.Option("--root", help="Kayıtların klasörü.")]
AsJson = Annotated[bool, typer.Option("--json", help="Makine için JSON yaz.")]

#: The editors' day begins when theirs does.
LOCAL = ZoneInfo("Europe/Istanbul")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ID_LETTERS = 60


def ask(
    question: Annotated[str, typer.Argument(help="Memurun sorusu.")],
    as_json: AsJson = False,
    root: Root = SHIPPED,
) -> None:
    """Bir soruyu yanıtlar, geri sorar ya da yanıtı olmadığını söyler."""
    library = library_at(root)
    decision = library.decide(question)
    if as_json:
        say_json(decision_json(decision))
    else:
        show_decision(decision, library)


@app.command()
def check(
    paths: Annotated[list[Path] | None, typer.Argument(help="Yalnız bu dosyalar.")] = None,
    as_json: AsJson = False,
    root: Root = SHIPPED,
) -> None:
    """Kayıtlardaki yanlışları dosya, satır ve çözüm örneğiyle bildirir."""
    read, findings = _checked(root, paths) if paths else _checked_all(root)
    errors = [f for f in findings if f.severity is Severity.ERROR]
    if as_json:
        say_json([finding_json(f) for f in findings])
    else:
        for finding in findings:
            say(str(finding))
        say(f"{read} kayıt okundu: {len(errors)} hata, {len(findings) - len(errors)} uyarı.")
    raise typer.Exit(1 if errors else 0)


@app.command()
def search(
    question: Annotated[str, typer.Argument(help="Aranacak soru.")],
    limit: Annotated[int, typer.Option(min=1, max=20, help="Kaç aday gösterilsin.")] = 5,
    as_json: AsJson = False,
    root: Root = SHIPPED,
) -> None:
    """Sıralamayı, puanları ve nedenlerini gösterir."""
    found = library_at(root).rank(question, limit)
    if as_json:
        say_json(
            [{"id": m.entry.id, "score": round(m.score, 4), "wording": m.wording} for m in found]
        )
        return
    for place, match in enumerate(found, 1):
        show_match(place, match)


@app.command("eval")
def evaluate(
    file: Annotated[Path | None, typer.Argument(help="Etiketli sorular (JSONL).")] = None,
    rows: Annotated[Path | None, typer.Option("--rows", help="Her soru için bir satır.")] = None,
    as_json: AsJson = False,
    root: Root = SHIPPED,
) -> None:
    """Aramayı etiketli sorularla ölçer; dosya verilmezse kayıtların sınama sorularıyla."""
    library = library_at(root)
    asked = labelled(file) if file else evaluation.own_tests(library)
    results = evaluation.run(library, asked, time.perf_counter)
    if rows:
        lines = (json.dumps(row.as_json(), ensure_ascii=False) for row in results)
        write(rows, "".join(f"{line}\n" for line in lines))
    summary = evaluation.report(results)
    if as_json:
        say(summary.model_dump_json())
        return
    table = Table("ölçü", "değer", box=None)
    for name, value in summary.model_dump().items():
        table.add_row(name, json.dumps(value, ensure_ascii=False))
    out.print(table)


@app.command()
def calibrate(
    files: Annotated[list[Path], typer.Argument(help="Geliştirme soruları (JSONL).")],
    root: Root = SHIPPED,
) -> None:
    """Katsayıları ve eşikleri geliştirme sorularından bulur, calibration.yaml dosyasına yazar."""
    library = library_at(root)
    asked = [question for file in files for question in labelled(file)]
    if len({bool(question.gold) for question in asked}) < len((True, False)):
        fail("Hem yanıtı olan hem yanıtı olmayan sorular gerekir; dosyaları tamamlayınız.")
    names = ", ".join(sorted(file.name for file in files))
    fitted = fit_calibration(library, asked, f"{names}: {len(asked)} soru")
    write(root / "calibration.yaml", write_calibration(fitted))
    say(
        f"{len(asked)} soruyla ayarlandı: yanıt eşiği {fitted.bands.answer}, "
        f"netleştirme eşiği {fitted.bands.clarify}."
    )


@app.command()
def new(
    entry_id: Annotated[str, typer.Argument(metavar="KİMLİK", help="örn. okul-kaydi")],
    topic: Annotated[str, typer.Option(help="Konu anahtarı.")] = "sosyal-yardim",
    root: Root = SHIPPED,
) -> None:
    """Yeni kayıt için açıklamalı bir şablon yazar."""
    topics = inspect(root)[0].topics
    if not topics:
        fail("Konular okunamadı; önce `danisma knowledge check` ile topics.yaml'a bakınız.")
    if topic not in topics:
        fail(f"'{topic}' konusu yok. Konular: {', '.join(topics)}")
    if not _ID.fullmatch(entry_id):
        fail(
            "Kimlik yalnız küçük harf (ç, ğ, ı, ö, ş, ü olmadan), rakam ve kısa çizgiden oluşur: "
            "okul-kaydi-yabanci-cocuk"
        )
    if len(entry_id) > _ID_LETTERS:
        fail(f"Kimlik en çok {_ID_LETTERS} harf olabilir.")
    if any((root / "entries").rglob(f"{entry_id}.yaml")):
        fail(f"'{entry_id}' kimlikli bir kayıt zaten var.")
    path = root / "entries" / topic / f"{entry_id}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    write(path, template(entry_id, topic))
    say(f"Şablon yazıldı: {path}")


@app.command()
def schema() -> None:
    """Düzenleyici programlar için JSON Schema yazar."""
    say_json(Entry.model_json_schema(), indent=2)


def _checked_all(root: Path) -> tuple[int, tuple[Finding, ...]]:
    shelf, findings = inspect(root, _today())
    return len(shelf.sheets), findings


def _today() -> date:
    return system_now().astimezone(LOCAL).date()


def _checked(root: Path, paths: list[Path]) -> tuple[int, tuple[Finding, ...]]:
    """The findings of some files; drafts outside of the folder as if they joined it."""
    for path in paths:
        if not path.exists():
            fail(f"Dosya yok: {path}")
    today, wanted = _today(), {path.resolve() for path in paths}
    inside = {file for file in _files(root) if _concerns(root / file, wanted)}
    shelf, among = inspect(root, today, inside)
    findings = [f for f in among if _concerns(root / f.file, wanted)]
    read = sum(sheet.file in inside for sheet in shelf.sheets)
    for draft in _drafts(root, paths):
        read += 1
        findings.extend(check_among(draft.read_bytes(), str(draft), shelf, today))
    return read, tuple(findings)


def _files(root: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for path in root.rglob("*.yaml")]


def _drafts(root: Path, paths: list[Path]) -> list[Path]:
    outside = [path for path in paths if not path.resolve().is_relative_to(root.resolve())]
    found = [sorted(path.rglob("*.yaml")) if path.is_dir() else [path] for path in outside]
    return [draft for drafts in found for draft in drafts]


def _concerns(file: Path, wanted: set[Path]) -> bool:
    here = file.resolve()
    return here in wanted or any(parent in wanted for parent in here.parents)
