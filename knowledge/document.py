"""YAML as the editors may write it: plain data, and the line of every value.

Built from parser events, so that what YAML allows and the desk does not (anchors, tags,
duplicate keys, several documents) is refused before it can do harm.
"""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

import yaml

from knowledge.syntax import CURVED, DocumentError, Fault, diagnose, is_unclosed

if TYPE_CHECKING:
    from collections.abc import Iterator

Path: TypeAlias = tuple[str | int, ...]
Data: TypeAlias = "str | Trap | list[Data] | dict[str, Data] | None"

#: Deeper nesting is no entry any more; a bound against hostile files.
MAX_DEPTH = 12
#: A file of more characters is no entry any more.
MAX_CHARS = 200_000

_MERGE_MARKER = re.compile(r"^(<{7}|={7}|>{7}|\|{7})(?=[ \r\n]|$)", re.MULTILINE)
#: Characters that nobody sees: control characters, soft hyphens, marks of word processors.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]"
)
#: Turkish letters read in the wrong encoding once, and saved so.
_MANGLED = re.compile("\ufffd|Ä[±°Ÿž]|Å[žŸ]|Ã[¼¶§œ–‡]")
#: Without one of these there is no such mark, nothing is mangled; they are looked for first.
_MERGE_HEADS = tuple(sign * 7 for sign in "<=>|")
_MANGLED_HEADS = "\ufffdÄÅÃ"
#: Faults of a file as a whole; no field is to blame.
_WHOLE_FILE = frozenset({Fault.TOO_LONG, Fault.MERGE_MARKER, Fault.MANY_DOCUMENTS, Fault.EMPTY})
_WRAPPED = re.compile(f'^[{CURVED}][^{CURVED}]*[{CURVED}"]$')
_TRAPS = re.compile(
    r"^(?:y|yes|n|no|true|false|on|off|[-+]?[0-9][0-9_]*(?:\.[0-9]*)?|0x[0-9a-f]+"
    r"|\d{4}-\d{1,2}-\d{1,2})$",
    re.IGNORECASE,
)


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
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in raw[:2]:
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
    try:
        _refuse_unsafe(text)
        return _compose(text)
    except DocumentError as error:
        if error.fault not in _WHOLE_FILE:
            error.locate(text.splitlines())
        raise


def _compose(text: str) -> Document:
    composer = _Composer(text)
    try:
        return composer.document()
    except yaml.MarkedYAMLError as error:
        raise diagnose(error, composer.rows, composer.last) from error


def _refuse_unsafe(text: str) -> None:
    if len(text) > MAX_CHARS:
        raise DocumentError(Fault.TOO_LONG, 1, str(len(text)))
    if marker := any(map(text.__contains__, _MERGE_HEADS)) and _MERGE_MARKER.search(text):
        raise DocumentError(Fault.MERGE_MARKER, _line_at(text, marker.start()), marker[0])
    is_plain = text.replace("\n", "").isprintable()  # no sign or blank but those of every day
    if not is_plain and (unseen := _UNSEEN.search(text)):
        code = f"U+{ord(unseen[0]):04X}"
        raise DocumentError(Fault.CONTROL, _line_at(text, unseen.start()), code)
    if mangled := any(map(text.__contains__, _MANGLED_HEADS)) and _MANGLED.search(text):
        raise DocumentError(Fault.MANGLED, _line_at(text, mangled.start()), mangled[0])
    if not is_plain:
        _refuse_odd_blanks(text)


def _refuse_odd_blanks(text: str) -> None:
    for number, row in enumerate(text.splitlines(), start=1):
        indent = row[: len(row) - len(row.lstrip())]
        if "\t" in indent or row.lstrip().startswith("-\t"):
            raise DocumentError(Fault.TAB, number)
        if indent.strip(" "):
            raise DocumentError(Fault.ODD_SPACE, number)


def _line_at(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


class _Composer:
    """Turns the events of one document into data and lines; keeps the last event understood."""

    def __init__(self, text: str) -> None:
        self.rows = text.splitlines()
        self.last: yaml.Event | None = None
        self._events: Iterator[yaml.Event] = iter(yaml.CSafeLoader(text).get_event, None)
        self._lines: dict[Path, int] = {}

    def document(self) -> Document:
        data: Data = None
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise DocumentError(Fault.MANY_DOCUMENTS, _line(event))
                data = self._value(self._next(), ())
        if documents == 0 or data is None:
            raise DocumentError(Fault.EMPTY, 1)
        return Document(data, self._lines)

    def _next(self) -> yaml.Event:
        self.last = next(self._events)
        return self.last

    def _value(self, event: yaml.Event, path: Path) -> Data:
        _refuse_magic(event)
        if len(path) > MAX_DEPTH:
            raise DocumentError(Fault.TOO_DEEP, _line(event))
        if path not in self._lines:
            self._lines[path] = _line(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        assert isinstance(event, yaml.ScalarEvent)  # noqa: S101 - no other event starts a value
        return self._scalar(event, path)

    def _scalar(self, event: yaml.ScalarEvent, path: Path) -> Data:
        try:
            self._refuse_slips(event)
        except DocumentError as error:
            error.field = next((part for part in reversed(path) if isinstance(part, str)), "")
            raise
        return _scalar(event)

    def _refuse_slips(self, event: yaml.ScalarEvent) -> None:
        """What YAML takes for text although the editor meant quotation marks or a new item."""
        if event.style:
            return
        value, line = str(event.value), _line(event)
        if value[:1] in CURVED and _WRAPPED.match(value):
            row = self.rows[line - 1].strip()
            mended = row.replace(value, f'"{value[1:-1]}"')
            raise DocumentError(Fault.SMART_QUOTES, line, row, mended)
        if value.count('"') % 2:
            raise DocumentError(Fault.QUOTE, line)
        for number in range(line, min(_last_line(event), len(self.rows))):
            if self.rows[number].lstrip().startswith("-"):
                if is_unclosed(self.rows[line - 1]):
                    raise DocumentError(Fault.BRACKET, line)
                raise DocumentError(Fault.INDENT, number + 1, self.rows[number].strip())

    def _sequence(self, path: Path) -> Data:
        items: list[Data] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            items.append(self._value(event, (*path, len(items))))
        return items

    def _mapping(self, path: Path) -> Data:
        items: dict[str, Data] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = _key(event)
            if key in items:
                raise DocumentError(Fault.DUPLICATE_KEY, _line(event), key)
            self._lines[(*path, key)] = _line(event)
            items[key] = self._value(self._next(), (*path, key))
        return items


def _line(event: yaml.Event) -> int:
    mark = event.start_mark
    return int(mark.line) + 1 if mark else 1


def _last_line(event: yaml.Event) -> int:
    """The last line, from one, that holds a part of the event."""
    mark = event.end_mark
    return int(mark.line) + (1 if mark.column else 0) if mark else 0


def _refuse_magic(event: yaml.Event) -> None:
    if anchor := getattr(event, "anchor", None):  # that of an alias, too
        raise DocumentError(Fault.ANCHOR, _line(event), str(anchor))
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
    if not value or value.lower() in {"~", "null"}:
        return None
    return Trap(value) if " " not in value and _TRAPS.match(value) else value
