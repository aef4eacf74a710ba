"""Telegram's HTML read into plain text and entities, and written back for the page."""

import re
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape

from bot.sandbox.errors import ApiError, bad_request
from bot.sandbox.shapes import Json

#: Tag names and the entity each one makes.
TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "blockquote": "blockquote",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
_PLAIN = re.compile(r"[^<&]+")
_NAME = re.compile(r"[^\s>]*")
_TAG_END = re.compile(r"\s*>")
_END_TAG = re.compile(r"</([^\s>]*)\s*>")
_CHARACTERS = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(lt|gt|amp|quot));?")
_ATTRIBUTE = re.compile(r"""\s+([^\s=>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?""")
_LINK = re.compile(r"^(?:https?|tg|ton|mailto|tel)://?\S+$|^(?:mailto|tel):\S+$", re.IGNORECASE)
_BARE_LINK = re.compile(r"^[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?$")
_MENTION = re.compile(r"^tg://user\?id=(\d+)$")


@dataclass(frozen=True, slots=True)
class Formatted:
    """Plain text with its entities; offsets and lengths in UTF-16 units."""

    text: str
    entities: tuple[Json, ...] = ()


def utf16(text: str) -> int:
    """The length of a text in UTF-16 units, the measure of every offset."""
    return len(text.encode("utf-16-le")) // 2


def parse_html(source: str) -> Formatted:
    """Read Telegram's HTML.

    Raises ApiError with Telegram's description, byte offsets in UTF-8.
    """
    return _Reader(source).read()


@dataclass(slots=True)
class _Open:
    """A tag waiting for its end."""

    tag: str
    start: int
    attributes: dict[str, str]


@dataclass(slots=True)
class _Reader:
    source: str
    at: int = 0
    text: list[str] = field(default_factory=list)
    length: int = 0
    stack: list[_Open] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)

    def read(self) -> Formatted:
        while self.at < len(self.source):
            if self.source[self.at] == "<":
                self._tag()
            else:
                self._characters()
        if self.stack:
            raise _unparsed(
                f'Can\'t find end tag corresponding to start tag "{self.stack[-1].tag}"'
            )
        self.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return Formatted("".join(self.text), tuple(_joined(self.entities)))

    def _characters(self) -> None:
        plain = _PLAIN.match(self.source, self.at)
        reference = None if plain else _REFERENCE.match(self.source, self.at)
        if reference is not None:
            self._take(_decoded(reference))
            self.at = reference.end()
            return
        piece = plain.group() if plain else self.source[self.at]
        self._take(piece)
        self.at += len(piece)

    def _take(self, piece: str) -> None:
        self.text.append(piece)
        self.length += len(piece) if piece.isascii() else utf16(piece)

    def _tag(self) -> None:
        if self.source.startswith("</", self.at):
            self._close()
        else:
            self._open()

    def _open(self) -> None:
        begin = self.at
        name = _NAME.match(self.source, begin + 1)
        tag = name.group().lower() if name else ""
        self.at = begin + 1 + len(tag)
        if tag not in TAGS:
            raise _unparsed(f'Unsupported start tag "{tag}" at byte offset {self._bytes(begin)}')
        attributes = self._attributes(tag, begin)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise _unparsed(
                f'Tag "span" must have class "tg-spoiler" at byte offset {self._bytes(begin)}'
            )
        self.stack.append(_Open(tag, self.length, attributes))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        attributes: dict[str, str] = {}
        while found := _ATTRIBUTE.match(self.source, self.at):
            value = next((part for part in found.groups()[1:] if part is not None), "")
            attributes[found.group(1).lower()] = _REFERENCE.sub(_decoded, value)
            self.at = found.end()
        rest = _TAG_END.match(self.source, self.at)
        if rest is None:
            where = self._bytes(begin)
            raise _unparsed(f'Unclosed start tag "{tag}" at byte offset {where}')
        self.at = rest.end()
        return attributes

    def _close(self) -> None:
        begin = self.at
        found = _END_TAG.match(self.source, begin)
        if not self.stack:
            raise _unparsed(f"Unexpected end tag at byte offset {self._bytes(begin)}")
        if found is None:
            raise _unparsed(f"Unclosed end tag at byte offset {self._bytes(begin)}")
        name = found.group(1).lower()
        opened = self.stack.pop()
        if name and name != opened.tag:
            raise _unparsed(
                f"Unmatched end tag at byte offset {self._bytes(begin)}, "
                f'expected "</{opened.tag}>", found "</{name}>"'
            )
        self.at = found.end()
        self._emit(opened)

    def _emit(self, opened: _Open) -> None:
        length = self.length - opened.start
        if length == 0:
            return
        extra = _details(opened, self._since(opened.start))
        if extra is not None:
            kind = {"type": TAGS[opened.tag]}
            self.entities.append(kind | {"offset": opened.start, "length": length} | extra)

    def _since(self, start: int) -> Callable[[], str]:
        """The text from a place on; costly, hence only made when asked for."""
        return lambda: "".join(self.text).encode("utf-16-le")[start * 2 :].decode("utf-16-le")

    def _bytes(self, index: int) -> int:
        return len(self.source[:index].encode())


def _unparsed(reason: str) -> ApiError:
    return bad_request(f"can't parse entities: {reason}")


def _decoded(found: re.Match[str]) -> str:
    decimal, hexadecimal, name = found.groups()
    if name:
        return _CHARACTERS[name]
    code = int(decimal) if decimal else int(hexadecimal, 16)
    if code == 0 or code > sys.maxunicode or unicodedata.category(chr(code)) == "Cs":
        return found.group()
    return chr(code)


def _details(opened: _Open, covered: Callable[[], str]) -> Json | None:
    """The fields an entity has beside its place, or None when it makes no entity."""
    attributes = opened.attributes
    match opened.tag:
        case "a":
            return _link(attributes.get("href") or covered())
        case "blockquote" if "expandable" in attributes:
            return {"type": "expandable_blockquote"}
        case "tg-emoji":
            return {"custom_emoji_id": attributes.get("emoji-id", "")}
        case "tg-time":
            return _moment(attributes.get("unix", ""))
        case "code" if attributes.get("class", "").startswith("language-"):
            return {"language": attributes["class"].removeprefix("language-")}
        case _:
            return {}


def _moment(unix: str) -> Json:
    if not unix.isdecimal():
        raise _unparsed('Tag "tg-time" must have a valid attribute "unix"')
    return {"unix_time": int(unix)}


def _link(target: str) -> Json | None:
    if mention := _MENTION.match(target):
        return {"type": "text_mention", "user": {"id": int(mention.group(1))}}
    if _LINK.match(target):
        return {"url": target}
    if _BARE_LINK.match(target):
        return {"url": f"http://{target}"}
    return None


def _joined(entities: list[Json]) -> list[Json]:
    """`<pre><code class="language-x">` is one entity that knows its language."""
    by_place = {(e["offset"], e["length"]): e for e in entities if e["type"] == "pre"}
    joined = []
    for entity in entities:
        pre = by_place.get((entity["offset"], entity["length"]))
        if entity["type"] == "code" and pre is not None:
            pre |= {"language": entity["language"]} if "language" in entity else {}
            continue
        if entity["type"] == "code":
            entity.pop("language", None)
        joined.append(entity)
    return joined


def trim(formatted: Formatted) -> Formatted:
    """Cut white space from both ends, as Telegram does with what a bot sends."""
    text = formatted.text.rstrip()
    kept = text.lstrip()
    cut, length = utf16(text) - utf16(kept), utf16(kept)
    entities = []
    for entity in formatted.entities:
        start = max(entity["offset"] - cut, 0)
        stop = min(entity["offset"] + entity["length"] - cut, length)
        if stop > start:
            entities.append(entity | {"offset": start, "length": stop - start})
    return Formatted(kept, tuple(entities))


def to_html(formatted: Formatted) -> str:
    """The same for a browser: safe for `innerHTML`, line breaks left as they are."""
    units = formatted.text.encode("utf-16-le")
    ordered = sorted(formatted.entities, key=lambda e: (e["offset"], -e["length"]))
    return _written(units, ordered, 0, len(units) // 2)


def _written(units: bytes, entities: list[Json], start: int, stop: int) -> str:
    parts, at, index = [], start, 0
    while index < len(entities):
        entity = entities[index]
        begin = max(entity["offset"], at)
        end = min(entity["offset"] + entity["length"], stop)
        index += 1
        if end <= begin:
            continue
        inner = []
        while index < len(entities) and entities[index]["offset"] < end:
            inner.append(entities[index])
            index += 1
        opening, closing = _tags(entity, units[begin * 2 : end * 2].decode("utf-16-le", "replace"))
        parts += [_plain(units, at, begin), opening, _written(units, inner, begin, end), closing]
        at = end
    return "".join([*parts, _plain(units, at, stop)])


def _plain(units: bytes, start: int, stop: int) -> str:
    if start == stop:
        return ""
    return escape(units[start * 2 : stop * 2].decode("utf-16-le", "replace"))


_SIMPLE = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "spoiler": "tg-spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_CLASSED = {"bot_command": "command", "phone_number": "phone", "email": "email"} | {
    kind: kind for kind in ("mention", "hashtag", "cashtag")
}


def _tags(entity: Json, covered: str) -> tuple[str, str]:
    kind = entity["type"]
    if kind in _SIMPLE:
        return f"<{_SIMPLE[kind]}>", f"</{_SIMPLE[kind]}>"
    if kind == "expandable_blockquote":
        return "<blockquote expandable>", "</blockquote>"
    if kind in {"text_link", "url"}:
        target = str(entity.get("url") or covered)
        if not re.match(r"(?i)(https?|tg|ton)://|mailto:|tel:", target):
            target = f"http://{target}"
        return f'<a href="{escape(target)}" target="_blank" rel="noopener noreferrer">', "</a>"
    if kind in _CLASSED:
        return f'<a class="{_CLASSED[kind]}">', "</a>"
    return "", ""
