"""Opens files; nothing else here does. A library loads whole or not at all."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from knowledge.calibration import Calibration
from knowledge.document import Document, DocumentError, Fault, read
from knowledge.entry import Entry, Institution, Law, Topic, Value
from knowledge.faults import document_finding, schema_findings, trap_findings
from knowledge.finding import Finding, Severity
from knowledge.library import Library, assemble
from knowledge.lint import lint
from knowledge.shelf import Sheet, Shelf

#: The content that the product ships.
SHIPPED = Path(__file__).parent

T = TypeVar("T", bound=Value)


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

    def document(self, path: Path) -> Document | None:
        """Read one file; a fault becomes a finding."""
        try:
            raw = path.read_bytes()
        except FileNotFoundError:
            self.findings.append(_absent(self.name(path)))
            return None
        self.digest.update(self.name(path).encode() + b"\0" + raw)
        try:
            return read(raw)
        except DocumentError as error:
            self.findings.append(document_finding(self.name(path), error))
            return None

    def name(self, path: Path) -> str:
        """The path as findings show it."""
        return path.relative_to(self.root).as_posix()


def load(root: Path = SHIPPED) -> Library:
    """Read, check and assemble a folder; raises LibraryError when anything is wrong."""
    shelf, findings = inspect(root)
    errors = tuple(f for f in findings if f.severity is Severity.ERROR)
    if errors:
        raise LibraryError(errors)
    return assemble(shelf)


def inspect(root: Path = SHIPPED) -> tuple[Shelf, tuple[Finding, ...]]:
    """Read a folder as far as it can be read, with everything that is wrong in it."""
    reading = _Reading(root)
    shelf = Shelf(
        sheets=tuple(_sheets(reading)),
        topics=_register(reading, "topics.yaml", Topic, lambda topic: topic.key),
        laws=_register(reading, "laws.yaml", Law, lambda law: law.key),
        directory=_register(reading, "directory.yaml", Institution, lambda place: place.key),
        synonyms=_groups(reading),
        fillers=frozenset(_words(reading)),
        calibration=_calibration(reading),
        digest=reading.digest.hexdigest()[:12],
    )
    among = lint(shelf) if shelf.topics and shelf.laws and shelf.directory else ()
    return shelf, tuple(sorted((*reading.findings, *among)))


def check_entry(raw: bytes, file: str) -> tuple[Sheet | None, tuple[Finding, ...]]:
    """Check the bytes of one entry file on their own."""
    try:
        document = read(raw)
    except DocumentError as error:
        return None, (document_finding(file, error),)
    findings = list(trap_findings(file, document))
    entry = _value(Entry, file, document, findings)
    return (Sheet(file, document, entry) if entry else None), tuple(findings)


def _sheets(reading: _Reading) -> Iterator[Sheet]:
    for path in sorted((reading.root / "entries").rglob("*.yaml")):
        raw = path.read_bytes()
        name = reading.name(path)
        reading.digest.update(name.encode() + b"\0" + raw)
        sheet, findings = check_entry(raw, name)
        reading.findings.extend(findings)
        if sheet:
            yield sheet


def _value(kind: type[T], file: str, document: Document, findings: list[Finding]) -> T | None:
    try:
        return kind.model_validate(document.data)
    except ValidationError as error:
        findings.extend(schema_findings(file, document, error))
        return None


def _register(
    reading: _Reading, file: str, kind: type[T], key: Callable[[T], str]
) -> Mapping[str, T]:
    document = reading.document(reading.root / file)
    if document is None:
        return {}
    reading.findings.extend(trap_findings(file, document))
    rows = document.data if isinstance(document.data, list) else []
    found: dict[str, T] = {}
    for place, row in enumerate(rows):
        try:
            value = kind.model_validate(row)
        except ValidationError as error:
            reading.findings.extend(schema_findings(file, document, error, (place,)))
            continue
        if key(value) in found:
            reading.findings.append(_twice(file, document.line_of((place,)), key(value)))
        found[key(value)] = value
    return found


def _groups(reading: _Reading) -> tuple[tuple[str, ...], ...]:
    document = reading.document(reading.root / "synonyms.yaml")
    rows = document.data if document and isinstance(document.data, list) else []
    return tuple(tuple(map(str, row)) for row in rows if isinstance(row, list))


def _words(reading: _Reading) -> Iterable[str]:
    document = reading.document(reading.root / "fillers.yaml")
    return map(str, document.data) if document and isinstance(document.data, list) else ()


def _calibration(reading: _Reading) -> Calibration:
    document = reading.document(reading.root / "calibration.yaml")
    if document is None:
        return Calibration()
    found: list[Finding] = []
    value = _value(Calibration, "calibration.yaml", document, found)
    reading.findings.extend(found)
    return value or Calibration()


def _absent(file: str) -> Finding:
    return Finding(file, 1, "", Fault.EMPTY.value, "Dosya yok.", f"{file} dosyasını ekleyiniz.")


def _twice(file: str, line: int, key: str) -> Finding:
    return Finding(file, line, "key", "unique-key", f"'{key}' anahtarı ikinci kez yazılmış.")
