"""Opens files; nothing else here does. A library loads whole or not at all."""

import hashlib
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from knowledge import registers
from knowledge.calibration import Calibration
from knowledge.document import Document, read
from knowledge.emergencies import Emergency
from knowledge.entry import Entry, Institution, Law, Topic
from knowledge.examples import examples_findings, read_examples
from knowledge.faults import document_finding
from knowledge.finding import Finding, Severity
from knowledge.library import Library, assemble
from knowledge.lint import lint
from knowledge.misfits import schema_findings, typed_findings
from knowledge.resource import Event, Practice, Publication, Resource
from knowledge.shelf import Row, Sheet, Shelf
from knowledge.syntax import DocumentError

#: The content that the product ships.
SHIPPED = Path(__file__).parent
#: What `danisma knowledge calibrate` writes.
CALIBRATION = "calibration.yaml"

T = TypeVar("T")
R = TypeVar("R", bound=Resource | Emergency)
_MISNAMED = frozenset({".yml", ".yaml", ".txt"})


class LibraryError(Exception):
    """The folder holds errors; `findings` has them all."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("\n".join(map(str, findings)))
        self.findings = findings


@dataclass
class _Reading:
    """What was found so far while a folder is read."""

    root: Path
    findings: list[Finding] = field(default_factory=list)
    digest: "hashlib._Hash" = field(default_factory=hashlib.sha256)

    def raw(self, path: Path) -> bytes | None:
        """The bytes of one file; a file that cannot be opened becomes a finding."""
        try:
            raw = path.read_bytes()
        except FileNotFoundError:
            self.findings.append(_absent(self.name(path)))
            return None
        except OSError:
            self.findings.append(_closed(self.name(path)))
            return None
        self.digest.update(self.name(path).encode() + b"\0" + raw)
        return raw

    def register(
        self,
        file: str,
        make: Callable[[str, Document], tuple[T, tuple[Finding, ...]]],
        empty: T,
    ) -> T:
        """What a register holds; `empty` when it cannot be read."""
        raw = self.raw(self.root / file)
        if raw is None:
            return empty
        try:
            made, findings = make(file, read(raw))
        except DocumentError as error:
            self.findings.append(document_finding(file, error))
            return empty
        self.findings.extend(findings)
        return made

    def optional(self, file: str, kind: type[R]) -> tuple[Row[R], ...]:
        """The rows of a register that a folder may do without."""
        if not (self.root / file).exists():
            return ()
        return self.register(file, lambda f, d: registers.rows(f, d, kind, lambda r: r.key), ())

    def name(self, path: Path) -> str:
        """The path as findings show it."""
        return path.relative_to(self.root).as_posix()


def load(root: Path = SHIPPED, *, afresh: Collection[str] = ()) -> Library:
    """Read, check and assemble a folder; raises LibraryError when anything is wrong.

    Further wordings that repeat others do no harm to an answer: `inspect` alone tells of them.
    Errors in the files `afresh` do not count: whoever asks is about to write them anew.
    """
    shelf, findings = _read_folder(root)
    findings = (*findings, *(lint(shelf) if _is_whole(shelf) else ()))
    errors = tuple(
        sorted(f for f in findings if f.severity is Severity.ERROR and f.file not in afresh)
    )
    if errors:
        raise LibraryError(errors)
    return assemble(shelf)


def inspect(
    root: Path = SHIPPED, today: date | None = None, only: Collection[str] | None = None
) -> tuple[Shelf, tuple[Finding, ...]]:
    """Read a folder as far as it can be read, with everything that is wrong in it.

    `today` and `only` are those of `lint`.
    """
    shelf, findings = _read_folder(root)
    if not _is_whole(shelf):
        return shelf, tuple(sorted(findings))
    among = (*lint(shelf, today, only), *examples_findings(shelf))
    return shelf, tuple(sorted((*findings, *among)))


def _is_whole(shelf: Shelf) -> bool:
    """Whether the registers can be looked into at all."""
    return bool(shelf.topics and shelf.laws and shelf.directory)


def _read_folder(root: Path) -> tuple[Shelf, tuple[Finding, ...]]:
    """What stands in the files, with what is wrong in each of them."""
    reading = _Reading(root)
    files = tuple(_entry_files(reading))
    sheets = tuple(sheet for path in files if (sheet := _sheet(reading, path)))
    shelf = Shelf(
        sheets=sheets,
        topics=reading.register(
            "topics.yaml", lambda f, d: registers.register(f, d, Topic, lambda t: t.key), {}
        ),
        laws=reading.register(
            "laws.yaml", lambda f, d: registers.register(f, d, Law, lambda law: law.key), {}
        ),
        directory=reading.register(
            "directory.yaml",
            lambda f, d: registers.register(f, d, Institution, lambda place: place.key),
            {},
        ),
        synonyms=reading.register("synonyms.yaml", registers.groups, ()),
        fillers=reading.register("fillers.yaml", registers.words, frozenset()),
        cues=reading.register("cues.yaml", registers.words, frozenset()),
        calibration=reading.register(CALIBRATION, registers.calibration, Calibration()),
        examples=_examples(reading),
        publications=reading.optional("publications.yaml", Publication),
        practices=reading.optional("practices.yaml", Practice),
        events=reading.optional("events.yaml", Event),
        emergencies=reading.optional("emergencies.yaml", Emergency),
        unread=frozenset(path.stem for path in files) - {sheet.entry.id for sheet in sheets},
    )
    shelf = replace(shelf, digest=reading.digest.hexdigest()[:12])
    return shelf, tuple(reading.findings)


def check_entry(raw: bytes, file: str) -> tuple[Sheet | None, tuple[Finding, ...]]:
    """Check the bytes of one entry file on their own."""
    try:
        document = read(raw)
    except DocumentError as error:
        return None, (document_finding(file, error),)
    findings = list(typed_findings(file, document))
    entry: Entry | None = None
    try:
        entry = Entry.model_validate(document.data)
    except ValidationError as error:
        findings.extend(schema_findings(file, document, error, Entry))
    once = tuple(dict.fromkeys(findings))
    return (Sheet(file, document, entry) if entry else None), once


def check_among(
    raw: bytes, file: str, shelf: Shelf, today: date | None = None
) -> tuple[Finding, ...]:
    """Check a draft as if it joined the entries of a shelf, in place of one of the same id."""
    sheet, findings = check_entry(raw, file)
    if sheet is None:
        return findings
    others = (other for other in shelf.sheets if other.entry.id != sheet.entry.id)
    among = lint(replace(shelf, sheets=(*others, sheet)), today, {file})
    own = (f for f in among if f.file == file and f.rule != "file-name")
    return tuple(sorted((*findings, *own)))


def _entry_files(reading: _Reading) -> Iterator[Path]:
    """The files of entries, in order; what only looks like one becomes a finding."""
    some = False
    for path in sorted((reading.root / "entries").rglob("*")):
        if path.suffix == ".yaml" and not path.is_dir():
            some = True
            yield path
        elif path.suffix.lower() in _MISNAMED and path.is_file():
            reading.findings.append(_misnamed(reading.name(path), path.stem))
    if not some:
        reading.findings.append(_no_entries())


def _sheet(reading: _Reading, path: Path) -> Sheet | None:
    raw = reading.raw(path)
    if raw is None:
        return None
    sheet, findings = check_entry(raw, reading.name(path))
    reading.findings.extend(findings)
    return sheet


def _examples(reading: _Reading) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for path in sorted((reading.root / "examples").glob("*.txt")):
        raw = reading.raw(path)
        if raw is not None:
            found[path.stem], findings = read_examples(raw, reading.name(path))
            reading.findings.extend(findings)
    return found


def _absent(file: str) -> Finding:
    return Finding(file, 1, "", "absent", "Dosya bulunamadı.", f"{file} dosyasını ekleyiniz.")


def _closed(file: str) -> Finding:
    message = "Dosya açılamadı; okuma izni yok ya da bu adda bir klasör var."
    return Finding(file, 1, "", "absent", message, "Dosyanın iznini ve adını denetleyiniz.")


def _misnamed(file: str, stem: str) -> Finding:
    message = "Dosya adı .yaml ile bitmiyor; bu kayıt okunmaz."
    return Finding(file, 1, "", "file-name", message, f"{stem}.yaml")


def _no_entries() -> Finding:
    message = "Klasörde hiç bilgi kaydı yok."
    return Finding("entries", 1, "", "absent", message, "danisma knowledge new kayit-kimligi")
