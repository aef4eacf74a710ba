"""Mends the form of a file where no judgement is needed: encoding, indentation, quotes, dates.

Rows are changed where they stand, so that comments stay. The data before and after is compared:
what would change anything but what was meant is left alone.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import yaml

from knowledge.document import Data, Document, Path, Trap, read
from knowledge.entry import Entry
from knowledge.labels import DATES
from knowledge.misfits import as_date, is_trapped, leaves
from knowledge.syntax import DocumentError, Fault


@dataclass(frozen=True, slots=True)
class Repair:
    """One thing that was mended; `line` counts from one, zero is the file as a whole."""

    line: int
    what: str


@dataclass(frozen=True, slots=True)
class Mended:
    """The text as it should be, with everything that was done to it."""

    text: str
    repairs: tuple[Repair, ...]


_ISO = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_KEY = re.compile(r"^([a-z_]+):(?=\s|$)")
_MIXED = re.compile(r"[ÃÄÅ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ]")
#: Faults whose remedy, a whole row, says the same as the row that was typed.
_BY_ROW = {
    Fault.SMART_QUOTES: "Kıvrık tırnaklar düz tırnak yapıldı.",
    Fault.APOSTROPHE: "Kesme işareti geçen metin çift tırnak içine alındı.",
    Fault.INNER_QUOTE: "Metnin içindeki çift tırnaklar kıvrık tırnak yapıldı.",
    Fault.NO_SPACE: "Çizgiden ya da iki noktadan sonra boşluk bırakıldı.",
    Fault.FIRST_SIGN: "Özel işaretle başlayan metin tırnak içine alındı.",
}


def mend(raw: bytes) -> Mended:
    """The mended text of a file; raises DocumentError for what only a person can mend."""
    text, repairs = _decoded(raw)
    for step in (_line_ends, _indented, _rows):
        text, found = step(text)
        repairs += found
    for careful in (_values, _trimmed, _ordered):
        text, found = _checked(careful, text)
        repairs += found
    return Mended(text, tuple(repairs))


Step = Callable[[str], tuple[str, list[Repair]]]


def _decoded(raw: bytes) -> tuple[str, list[Repair]]:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _as(raw, "utf-16", "UTF-16"), [_recoded("UTF-16")]
    if b"\0" in raw[:2]:
        name = "utf-16-be" if raw.startswith(b"\0") else "utf-16-le"
        return _as(raw, name, "UTF-16"), [_recoded("UTF-16")]
    if raw.startswith(b"\xef\xbb\xbf"):
        return _as(raw, "utf-8-sig", "UTF-8"), [Repair(0, "Görünmeyen imza (BOM) silindi.")]
    try:
        return raw.decode("utf-8"), []
    except UnicodeDecodeError as error:
        text = _as(raw, "cp1254", "UTF-8")
        if _MIXED.search(text):  # a part of the file is UTF-8 already
            line = raw[: error.start].count(b"\n") + 1
            raise DocumentError(Fault.ENCODING, line, "UTF-8") from error
        return text, [_recoded("Windows-1254")]


def _as(raw: bytes, codec: str, name: str) -> str:
    try:
        return raw.decode(codec)
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise DocumentError(Fault.ENCODING, line, name) from error


def _recoded(name: str) -> Repair:
    return Repair(0, f"Kodlama {name} yerine UTF-8 yapıldı.")


def _line_ends(text: str) -> tuple[str, list[Repair]]:
    if "\r" not in text:
        return text, []
    return re.sub(r"\r\n?", "\n", text), [Repair(0, "Satır sonları düzeltildi.")]


def _indented(text: str) -> tuple[str, list[Repair]]:
    """Blanks, and nothing else, in front of a row and behind its dash."""
    rows, repairs = text.split("\n"), []
    for number, row in enumerate(rows):
        bare = row.lstrip()
        if not bare:
            continue
        indent = re.sub(r"\s", " ", row[: len(row) - len(bare)].replace("\t", "  "))
        mended = indent + re.sub(r"^-\t+", "- ", bare)
        if mended != row:
            rows[number] = mended
            repairs.append(Repair(number + 1, "Satır başındaki girinti boşlukla yazıldı."))
    return "\n".join(rows), repairs


def _rows(text: str) -> tuple[str, list[Repair]]:
    """Rows for which the reader itself knows how they should be written."""
    repairs: list[Repair] = []
    for _ in range(text.count("\n") + 1):
        try:
            read(text.encode())
        except DocumentError as error:
            rows = text.split("\n")
            if error.fault not in _BY_ROW or not _fits(error, rows):
                raise
            row = rows[error.line - 1]
            rows[error.line - 1] = row[: len(row) - len(row.lstrip())] + error.remedy
            text = "\n".join(rows)
            repairs.append(Repair(error.line, _BY_ROW[error.fault]))
        else:
            return text, repairs
    read(text.encode())  # a remedy may be the next fault
    return text, repairs


def _fits(error: DocumentError, rows: list[str]) -> bool:
    """Whether the remedy is a row that differs; a remark behind the text would become text."""
    row = rows[error.line - 1] if error.line <= len(rows) else ""
    return bool(error.remedy) and " #" not in row and row.strip() != error.remedy


def _checked(step: Step, text: str) -> tuple[str, list[Repair]]:
    """The outcome of a step, or the text as it was when the step would change what it says."""
    mended, repairs = step(text)
    if mended == text:
        return text, []
    try:
        same = _said(read(mended.encode())) == _said(read(text.encode()))
    except DocumentError:
        same = False
    return (mended, repairs) if same else (text, [])


def _said(document: Document) -> Data:
    """What a file says: days in one form, the rest as typed."""
    return _with_days(document.data, "")


def _with_days(data: Data, name: str) -> Data:
    if isinstance(data, dict):
        return {key: _with_days(value, key) for key, value in data.items()}
    if isinstance(data, list):
        return [_with_days(value, name) for value in data]
    return (as_date(data) or data) if isinstance(data, str) and name in DATES else data


def _values(text: str) -> tuple[str, list[Repair]]:
    """Days as year-month-day, and words that count as numbers or yes/no between quotes."""
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    words = leaves(read(text.encode()).data, ())
    traps = {path for path, word in words if isinstance(word, Trap) and is_trapped(path)}
    repairs: list[Repair] = []
    for path, leaf in reversed(list(_scalars(node, ()))):
        if told := _value(path, leaf, is_trap=path in traps):
            new, what = told
            start, end = leaf.start_mark.index, leaf.end_mark.index
            text = text[:start] + new + text[end:]
            repairs.insert(0, Repair(leaf.start_mark.line + 1, what))
    return text, repairs


def _value(path: Path, leaf: yaml.ScalarNode, *, is_trap: bool) -> tuple[str, str] | None:
    name = next((part for part in reversed(path) if isinstance(part, str)), "")
    typed = str(leaf.value)
    if name in DATES:
        day = as_date(typed)
        known = _ISO.match(typed) or not day
        return None if known else (day, f"Tarih {day} biçiminde yazıldı.")
    return (f'"{typed}"', f"'{typed}' tırnak içine alındı.") if is_trap else None


def _scalars(node: yaml.Node | None, path: Path) -> Iterator[tuple[Path, yaml.ScalarNode]]:
    if isinstance(node, yaml.ScalarNode):
        yield path, node
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _scalars(value, (*path, str(key.value)))
    elif isinstance(node, yaml.SequenceNode):
        for place, value in enumerate(node.value):
            yield from _scalars(value, (*path, place))


def _trimmed(text: str) -> tuple[str, list[Repair]]:
    rows = text.rstrip().split("\n")
    repairs = [
        Repair(number, "Satır sonundaki boşluk silindi.")
        for number, row in enumerate(rows, 1)
        if row != row.rstrip()
    ]
    mended = "\n".join(row.rstrip() for row in rows) + "\n"
    if not repairs and mended != text:
        repairs.append(Repair(len(rows), "Dosyanın sonu tek satır sonuyla bitirildi."))
    return mended, repairs


def _ordered(text: str) -> tuple[str, list[Repair]]:
    """The fields of an entry in the order of the template, each with the remarks above it."""
    head, blocks, tail = _blocks(text.split("\n"))
    wanted = [name for name in Entry.model_fields if name in blocks]
    if "id" not in blocks or len(wanted) != len(blocks) or wanted == list(blocks):
        return text, []
    rows = [*head, *(row for name in wanted for row in blocks[name]), *tail]
    return "\n".join(rows), [Repair(0, "Alanlar şablondaki sıraya konuldu.")]


def _blocks(rows: list[str]) -> tuple[list[str], dict[str, list[str]], list[str]]:
    """The rows before the first field, those of each field, and the remarks at the end."""
    head: list[str] = []
    blocks: dict[str, list[str]] = {}
    waiting: list[str] = []  # remarks and empty rows, until it is known what they stand above
    name = ""
    for row in rows:
        found = _KEY.match(row)
        if not found and (not row or row.startswith("#")):
            waiting.append(row)
            continue
        if found and not name:
            head, waiting = waiting, []
        name = found[1] if found else name
        blocks.setdefault(name, []).extend([*waiting, row])
        waiting = []
    return head, blocks, waiting
