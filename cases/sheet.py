"""A YAML sheet as plain data: every value a text as typed, and the line of each.

Small on purpose: what YAML guesses (dates, numbers, yes and no) is left to whoever reads the
values, and what nobody needs here (anchors, tags) is refused.
"""

import re
from dataclasses import dataclass, field
from typing import TypeAlias

import yaml

Path: TypeAlias = tuple[str | int, ...]
Data: TypeAlias = "str | list[Data] | dict[str, Data] | None"

_TAB = re.compile(r"^ *\t", re.MULTILINE)
_CURVED = re.compile(r"^[^#\n]*[:\-\[,]\s*[“”«»]", re.MULTILINE)
_QUOTED = re.compile(r"""^\s*(?:- )?(?:[\w-]+:\s+)?(['"])([^#]*)""")
_NO_SPACE = re.compile(r"^\s*[a-z_-]+:[^\s/]")
_GLUED = "Anahtardan sonraki iki noktadan (:) sonra bir boşluk bırakılmalı."
_UNREADABLE = (
    "Bu satır ya da bir üstündeki anlaşılamadı; girintiyi, tırnakları ve ayraçları denetleyiniz."
)


class SheetError(Exception):
    """A sheet that cannot be read: the line, a Turkish sentence, and the remedy as typed."""

    def __init__(self, line: int, sentence: str, example: str) -> None:
        super().__init__(f"{line}: {sentence}")
        self.line = line
        self.sentence = sentence
        self.example = example


@dataclass(frozen=True)
class Sheet:
    """Plain data of one file, with the line (from one) of every path in it."""

    data: Data
    lines: dict[Path, int] = field(default_factory=dict)

    def line_of(self, path: Path) -> int:
        """The line of a value, or of the nearest value around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read(raw: bytes) -> Sheet:
    """The data of a file; raises SheetError with the first thing that is wrong."""
    text = _decoded(raw)
    if found := _TAB.search(text):
        raise _at(
            text, found, "Girintide sekme (Tab) var; yerine boşluk kullanınız.", "  quorum: 3"
        )
    if found := _CURVED.search(text):
        raise _at(
            text, found, "Kıvrık tırnak (“ ”) yerine düz tırnak kullanınız.", 'tr: "İdari izin"'
        )
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        raise _unreadable(error, text.splitlines()) from error
    except yaml.YAMLError as error:
        raise SheetError(
            1, "Dosyada görünmeyen bir işaret var; siliniz.", "prefix: SDK"
        ) from error
    if not isinstance(node, yaml.MappingNode):
        raise SheetError(1, "Dosya 'anahtar: değer' satırlarından oluşmalı.", "prefix: SDK")
    reader = _Reader()
    return Sheet(reader.value(node, ()), reader.lines)


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        sentence = "Dosya UTF-8 olarak kaydedilmemiş; Türkçe harfler okunamıyor."
        raise SheetError(line, sentence, "Farklı Kaydet > Kodlama: UTF-8") from error


def _at(text: str, found: re.Match[str], sentence: str, example: str) -> SheetError:
    return SheetError(text.count("\n", 0, found.start()) + 1, sentence, example)


def _unreadable(error: yaml.MarkedYAMLError, rows: list[str]) -> SheetError:
    """The slip behind a failed parse; it often stands a row above where the parser gave up."""
    mark = error.problem_mark or error.context_mark
    stopped = mark.line + 1 if mark else 1
    context = error.context_mark.line + 1 if error.context_mark else stopped
    if line := _open_quote(rows) or ("quoted" in str(error.context) and context):
        return SheetError(line, "Açılan tırnak kapatılmamış.", 'half_day_until: "13:00"')
    if "flow" in str(error.context):
        return SheetError(context, "Açılan ayraç kapatılmamış.", "open: [memur, sekreter]")
    for line in (_written_above(rows, stopped), stopped):
        if 0 < line <= len(rows) and _NO_SPACE.match(rows[line - 1]):
            mended = rows[line - 1].strip().replace(":", ": ", 1)
            return SheetError(line, _GLUED, mended)
    return SheetError(min(stopped, max(len(rows), 1)), _UNREADABLE, "board:\n  quorum: 3")


def _open_quote(rows: list[str]) -> int:
    """The first row whose value begins with a quotation mark and has no other; zero for none.

    The parser goes on to the next such mark, be it in a remark at the end of the file.
    """
    begun = ((n, _QUOTED.match(row)) for n, row in enumerate(rows, start=1))
    return next((n for n, found in begun if found and found[1] not in found[2]), 0)


def _written_above(rows: list[str], line: int) -> int:
    """The nearest line above that is neither empty nor a remark; zero for none."""
    above = range(min(line - 1, len(rows)), 0, -1)
    return next((n for n in above if rows[n - 1].split("#")[0].strip()), 0)


class _Reader:
    """Turns nodes into data and remembers their lines."""

    def __init__(self) -> None:
        self.lines: dict[Path, int] = {}
        self._seen: set[int] = set()

    def value(self, node: yaml.Node, path: Path) -> Data:
        self._refuse_twice(node)
        self.lines.setdefault(path, _line(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, n)) for n, item in enumerate(node.value)]
        text = str(node.value)
        is_quoted = isinstance(node, yaml.ScalarNode) and bool(node.style)
        return text if is_quoted or text not in {"", "~", "null"} else None

    def _mapping(self, node: yaml.MappingNode, path: Path) -> Data:
        items: dict[str, Data] = {}
        for key_node, value_node in node.value:
            line = _line(key_node)
            key = str(key_node.value)
            if not isinstance(key_node, yaml.ScalarNode) or key == "<<":
                raise SheetError(line, "Anahtar tek bir sözcük olmalı.", "quorum: 3")
            if key in items:
                first = self.lines[*path, key]
                sentence = f"'{key}' iki kez yazılmış (ilki {first}. satırda)."
                raise SheetError(line, sentence, "İki satırdan birini siliniz.")
            self.lines[*path, key] = line
            items[key] = self.value(value_node, (*path, key))
        return items

    def _refuse_twice(self, node: yaml.Node) -> None:
        """A value that a second name points at (an anchor) may only stand in one place."""
        if id(node) in self._seen:
            sentence = "'&' ve '*' ile başka satıra gönderme yapılamaz."
            raise SheetError(_line(node), sentence, "Değeri yeniden yazınız.")
        self._seen.add(id(node))


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
