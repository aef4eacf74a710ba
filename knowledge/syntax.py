"""What breaks the form of a file: the faults, and which of them a failed parse points to.

The parser says where it gave up; the editor's slip often stands some rows above.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import yaml

from knowledge.labels import LABELS


class Fault(StrEnum):
    """What may be wrong with a file before its fields are looked at."""

    ENCODING = "encoding"
    BOM = "bom"
    MANGLED = "mangled"
    CONTROL = "control"
    TAB = "tab"
    ODD_SPACE = "odd_space"
    MERGE_MARKER = "merge_marker"
    ANCHOR = "anchor"
    TAG = "tag"
    DUPLICATE_KEY = "duplicate_key"
    MANY_DOCUMENTS = "many_documents"
    TOO_DEEP = "too_deep"
    TOO_LONG = "too_long"
    KEY_NOT_TEXT = "key_not_text"
    SMART_QUOTES = "smart_quotes"
    QUOTE = "quote"
    INNER_QUOTE = "inner_quote"
    APOSTROPHE = "apostrophe"
    BACKSLASH = "backslash"
    BRACKET = "bracket"
    NO_SPACE = "no_space"
    NO_COLON = "no_colon"
    COLON = "colon"
    FIRST_SIGN = "first_sign"
    INDENT = "indent"
    SYNTAX = "syntax"
    EMPTY = "empty"


class DocumentError(Exception):
    """A file that cannot be read; `line` counts from one, `remedy` is the row as it should be."""

    def __init__(self, fault: Fault, line: int, detail: str = "", remedy: str = "") -> None:
        super().__init__(f"{fault}: line {line}: {detail}")
        self.fault = fault
        self.line = line
        self.detail = detail
        self.remedy = remedy
        self.field = ""

    def locate(self, rows: list[str]) -> None:
        """Name the field that the line belongs to, and mend a sign at the start of its value."""
        self.field = self.field or field_at(rows, self.line)
        if self.fault in {Fault.ANCHOR, Fault.TAG} and not self.remedy:
            self.remedy = _quoted_sign(_row_at(rows, self.line))


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file: what stands before the value, and the value as typed."""

    head: str
    value: str

    def quoted(self, value: str) -> str:
        """The row with its value between straight quotation marks."""
        inside = value.replace('"', "'")
        return f'{self.head}"{inside}"'


#: The curved quotation marks that word processors put in place of straight ones.
CURVED = "“”„‟«»"
_ROW = re.compile(r"^\s*((?:-\s+)?(?:[\w-]+:\s+)?)(.*?)\s*$")
_KEY = re.compile(r"^(\s*)(?:-\s+)?([\w-]+):")
#: Not "on", which begins many a Turkish sentence.
_BARE_KEY = re.compile(rf"^(\s*(?:-\s+)?(?:{'|'.join(sorted({*LABELS} - {'on'}))}))(?=\s|$)")
_NO_SPACE = re.compile(r"^\s*(?:-\s+)?[a-z_]+:[^\s/:]|^\s*-[^\s-]")
_APOSTROPHE = re.compile(r"^'.*\w'\w")
_INNER_QUOTE = re.compile(r'^".*"\s*[^\s"#,].*"$')


def read_row(text: str) -> Row:
    """Split a row into its head ("- ", "short: ") and its value."""
    found = _ROW.match(text)
    return Row(found[1], found[2]) if found else Row("", text.strip())


def field_at(rows: list[str], line: int) -> str:
    """The key in a row, or else the nearest key above that is indented no deeper."""
    here = _row_at(rows, line)
    if found := _KEY.match(here):
        return found[2]
    indent = len(here) - len(here.lstrip())
    for row in reversed(rows[: line - 1]):
        found = _KEY.match(row)
        if found and len(found[1]) <= indent:
            return found[2]
    return ""


def is_unclosed(row: str) -> bool:
    """Whether more brackets are opened than closed in a row."""
    return row.count("[") + row.count("{") > row.count("]") + row.count("}")


def diagnose(
    error: yaml.MarkedYAMLError, rows: list[str], last: yaml.Event | None
) -> DocumentError:
    """The slip behind a failed parse; `last` is the last event that was understood."""
    stopped = _place(error.problem_mark)
    if started := _open_quote(error, stopped, last):
        return DocumentError(Fault.QUOTE, started, _row_at(rows, started).strip())
    context = str(error.context or "")
    if "flow" in context and error.context_mark:
        line = _place(error.context_mark)
        return DocumentError(Fault.BRACKET, line, _row_at(rows, line).strip())
    if "escape" in str(error.problem):
        return DocumentError(Fault.BACKSLASH, stopped)
    return _from_looks(rows, stopped) or DocumentError(
        Fault.INDENT if _is_about_indent(error) else Fault.SYNTAX,
        stopped,
        _row_at(rows, stopped).strip(),
    )


def _from_looks(rows: list[str], stopped: int) -> DocumentError | None:
    if line := _without_colon(rows, stopped):
        return _lacks_colon(line, _row_at(rows, line).strip())
    above = _row_at(rows, stopped - 1)
    if mended := _spaced(above):  # the parser took it for the end of the text before it
        return DocumentError(Fault.NO_SPACE, stopped - 1, above.strip(), mended)
    if is_unclosed(above):
        return DocumentError(Fault.BRACKET, stopped - 1, above.strip())
    row = _row_at(rows, stopped)
    for fault, remedy in _LOOKS:
        if mended := remedy(row):
            return DocumentError(fault, stopped, row.strip(), mended)
    return None


def _without_colon(rows: list[str], stopped: int) -> int:
    """The row of a field that lacks its colon, at or above the place; else zero."""
    for line in range(stopped, 0, -1):
        row = _row_at(rows, line)
        if _BARE_KEY.match(row):
            return line
        if line < stopped and _KEY.match(row):
            break
    return 0


def _lacks_colon(line: int, row: str) -> DocumentError:
    error = DocumentError(Fault.NO_COLON, line, row, _BARE_KEY.sub(r"\1:", row, count=1))
    error.field = read_row(error.remedy + " ").head.strip("- :")
    return error


def _place(mark: object) -> int:
    return int(getattr(mark, "line", 0)) + 1


def _row_at(rows: list[str], line: int) -> str:
    return rows[line - 1] if 0 < line <= len(rows) else ""


def _open_quote(error: yaml.MarkedYAMLError, stopped: int, last: yaml.Event | None) -> int:
    """The row of a quotation mark that is closed only rows later, or never; else zero."""
    if "unexpected end" in str(error.problem) and error.context_mark:
        return _place(error.context_mark)
    if not isinstance(last, yaml.ScalarEvent) or last.style not in {'"', "'"}:
        return 0
    first, final = _place(last.start_mark), _place(last.end_mark)
    return first if first < final == stopped else 0


def _is_about_indent(error: yaml.MarkedYAMLError) -> bool:
    return "block" in str(error.context) or "not allowed" in str(error.problem)


def _straightened(text: str) -> str:
    row = read_row(text)
    if row.value[:1] and row.value[0] in CURVED:
        return row.quoted(row.value.strip(CURVED + '"'))
    return ""


def _spaced(text: str) -> str:
    if not _NO_SPACE.match(text):
        return ""
    return re.sub(r"^\s*(-|(?:-\s+)?[a-z_]+:)", r"\1 ", text).strip()


def _with_double_quotes(text: str) -> str:
    row = read_row(text)
    return row.quoted(row.value.strip("'")) if _APOSTROPHE.match(row.value) else ""


def _with_curved_inside(text: str) -> str:
    row = read_row(text)
    if not _INNER_QUOTE.match(row.value):
        return ""
    inside = re.sub(r'"([^"]*)"', r"“\1”", row.value[1:-1])
    return row.quoted(inside.replace('"', "”"))


def _quoted_sign(text: str) -> str:
    row = read_row(text)
    return row.quoted(row.value) if len(row.value) > 1 and row.value[0] in "%@`*&!>|?" else ""


def _quoted_colon(text: str) -> str:
    row = read_row(text)
    plain = row.value[:1] not in {'"', "'", "[", "{"}
    return row.quoted(row.value) if row.head and plain and re.search(r":(\s|$)", row.value) else ""


#: In this order: how a row looks that broke the parse, and what it should have been.
_LOOKS: tuple[tuple[Fault, Callable[[str], str]], ...] = (
    (Fault.SMART_QUOTES, _straightened),
    (Fault.APOSTROPHE, _with_double_quotes),
    (Fault.INNER_QUOTE, _with_curved_inside),
    (Fault.NO_SPACE, _spaced),
    (Fault.FIRST_SIGN, _quoted_sign),
    (Fault.COLON, _quoted_colon),
)
