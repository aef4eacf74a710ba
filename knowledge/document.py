"""YAML as the editors may write it: plain data, and the line of every value.

Built from parser events, so that what YAML allows and the desk does not (anchors, tags,
duplicate keys, several documents) is refused before it can do harm.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

Path: TypeAlias = tuple[str | int, ...]
Data: TypeAlias = "str | Trap | list[Data] | dict[str, Data] | None"

#: Deeper nesting is no entry any more; a bound against hostile files.
MAX_DEPTH = 12
#: A file of more characters is no entry any more.
MAX_CHARS = 200_000

_MERGE_MARKER = re.compile(r"^(<{7}|={7}|>{7})( |$)", re.MULTILINE)
_TRAPS = re.compile(
    r"^(?:y|yes|n|no|true|false|on|off|null|~|[-+]?[0-9][0-9_]*(?:\.[0-9]*)?|0x[0-9a-f]+"
    r"|\d{4}-\d{1,2}-\d{1,2})$",
    re.IGNORECASE,
)


class Fault(StrEnum):
    """What may be wrong with a file before its fields are looked at."""

    ENCODING = "encoding"
    BOM = "bom"
    TAB = "tab"
    MERGE_MARKER = "merge_marker"
    ANCHOR = "anchor"
    TAG = "tag"
    DUPLICATE_KEY = "duplicate_key"
    MANY_DOCUMENTS = "many_documents"
    TOO_DEEP = "too_deep"
    TOO_LONG = "too_long"
    KEY_NOT_TEXT = "key_not_text"
    SYNTAX = "syntax"
    EMPTY = "empty"


class DocumentError(Exception):
    """A file that cannot be read; `line` counts from one."""

    def __init__(self, fault: Fault, line: int, detail: str = "") -> None:
        super().__init__(f"{fault}: line {line}: {detail}")
        self.fault = fault
        self.line = line
        self.detail = detail


class Trap(str):
    """A bare word that YAML would read as a number, a date or yes/no, kept as typed."""

    __slots__ = ()


@dataclass
class Document:
    """Plain data of one file, with the line (from one) of every path in it."""

    data: Data
    lines: dict[Path, int] = field(default_factory=dict)

    def line_of(self, path: Path) -> int:
        """The line of a value, or of the nearest value around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def decode(raw: bytes) -> str:
    """The text of a file; raises DocumentError with the line of the first bad byte."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise DocumentError(Fault.ENCODING, 1, "UTF-16")
    if raw.startswith(b"\xef\xbb\xbf"):
        raise DocumentError(Fault.BOM, 1)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise DocumentError(Fault.ENCODING, line, "UTF-8") from error


def read(raw: bytes) -> Document:
    """Parse one file; raises DocumentError with the first thing that is wrong."""
    text = decode(raw)
    _refuse_unsafe(text)
    try:
        return _Composer(text).document()
    except yaml.YAMLError as error:
        raise _syntax_error(error, text) from error


def _refuse_unsafe(text: str) -> None:
    if len(text) > MAX_CHARS:
        raise DocumentError(Fault.TOO_LONG, 1, str(len(text)))
    if marker := _MERGE_MARKER.search(text):
        raise DocumentError(Fault.MERGE_MARKER, _line_at(text, marker.start()), marker[0].strip())
    for number, line in enumerate(text.splitlines(), start=1):
        if "\t" in line[: len(line) - len(line.lstrip())]:
            raise DocumentError(Fault.TAB, number)


def _line_at(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def _syntax_error(error: yaml.YAMLError, text: str) -> DocumentError:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else 1
    rows = text.splitlines()
    return DocumentError(Fault.SYNTAX, line, rows[line - 1].strip() if line <= len(rows) else "")


class _Composer:
    """Turns the events of one document into data and lines."""

    def __init__(self, text: str) -> None:
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=yaml.CSafeLoader)
        self._lines: dict[Path, int] = {}

    def document(self) -> Document:
        data: Data = None
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise DocumentError(Fault.MANY_DOCUMENTS, _line(event))
                data = self._value(next(self._events), ())
        if documents == 0 or data is None:
            raise DocumentError(Fault.EMPTY, 1)
        return Document(data, self._lines)

    def _value(self, event: yaml.Event, path: Path) -> Data:
        _refuse_magic(event)
        if len(path) > MAX_DEPTH:
            raise DocumentError(Fault.TOO_DEEP, _line(event))
        self._lines.setdefault(path, _line(event))
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        assert isinstance(event, yaml.ScalarEvent)  # noqa: S101 - no other event starts a value
        return _scalar(event)

    def _sequence(self, path: Path) -> Data:
        items: list[Data] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._value(event, (*path, len(items))))
        return items

    def _mapping(self, path: Path) -> Data:
        items: dict[str, Data] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = _key(event)
            if key in items:
                raise DocumentError(Fault.DUPLICATE_KEY, _line(event), key)
            self._lines[(*path, key)] = _line(event)
            items[key] = self._value(next(self._events), (*path, key))
        return items


def _line(event: yaml.Event) -> int:
    return int(event.start_mark.line) + 1 if event.start_mark else 1


def _refuse_magic(event: yaml.Event) -> None:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise DocumentError(Fault.ANCHOR, _line(event), str(getattr(event, "anchor", "")))
    if tag := getattr(event, "tag", None):
        raise DocumentError(Fault.TAG, _line(event), str(tag))


def _key(event: yaml.Event) -> str:
    _refuse_magic(event)
    if not isinstance(event, yaml.ScalarEvent):
        raise DocumentError(Fault.KEY_NOT_TEXT, _line(event))
    return str(event.value)


def _scalar(event: yaml.ScalarEvent) -> Data:
    value = str(event.value)
    if event.style:  # quoted or block: a text, whatever it looks like
        return value
    if not value:
        return None
    return Trap(value) if _TRAPS.match(value) else value
