"""Telegram's HTML by our own renderer: escaping, measuring, and splitting between paragraphs."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence

#: Telegram counts a text after parsing; source: core.telegram.org/bots/api, sendMessage.
TEXT_CHARS = 4096
#: Telegram ignores entities beyond the hundredth; a few are left to what it finds by itself.
ENTITIES = 90

_TAG = re.compile(r"<[^>]*>")
_OPENING = re.compile(r"<[a-z]")
#: Between the paragraphs of one message.
_GAP = "\n\n"


class Html(str):
    """Text that is escaped already; every other text is escaped when it is put into one."""

    __slots__ = ()


def escape(text: object) -> Html:
    """The text as it may stand inside a message; Html is left alone."""
    return text if isinstance(text, Html) else Html(html.escape(str(text), quote=False))


def bold(text: object) -> Html:
    """Strong letters."""
    return Html(f"<b>{escape(text)}</b>")


def italic(text: object) -> Html:
    """Slanted letters."""
    return Html(f"<i>{escape(text)}</i>")


def pre(text: object) -> Html:
    """A block that is copied with one tap."""
    return Html(f"<pre>{escape(text)}</pre>")


def link(text: object, url: str | None) -> Html:
    """A text that leads to an address, where there is one."""
    return Html(f'<a href="{html.escape(url)}">{escape(text)}</a>') if url else escape(text)


def lines(*texts: object) -> Html:
    """Texts under each other; the empty ones leave no line."""
    return Html("\n".join(escape(text) for text in texts if text))


def visible(text: str) -> str:
    """What is left for the eye of a text in HTML."""
    return html.unescape(_TAG.sub("", text))


def length(text: str) -> int:
    """Visible UTF-16 units: never less than the code points that Telegram counts."""
    return len(visible(text).encode("utf-16-le")) // 2


def pages(paragraphs: Iterable[Html], *, limit: int = TEXT_CHARS) -> tuple[Html, ...]:
    """The paragraphs in as few messages as hold them; none is cut that fits one message.

    A longer paragraph is parted between its lines, a longer line between its words.
    """
    packed: list[list[Html]] = []
    held, marked = limit, 0
    for paragraph in paragraphs:
        for part in _parts(paragraph, limit):
            units, entities = length(part), _entities(part)
            if held + len(_GAP) + units <= limit and marked + entities <= ENTITIES:
                packed[-1].append(part)
                held, marked = held + len(_GAP) + units, marked + entities
            else:
                packed.append([part])
                held, marked = units, entities
    return tuple(Html(_GAP.join(page)) for page in packed)


def shorten(text: str, limit: int) -> str:
    """A plain text in at most `limit` characters, cut between words and marked so."""
    if len(text) <= limit:
        return text
    cut = text[:limit]  # one more than stays: a blank there means that a whole word fits
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut[:-1]).rstrip(" ,;:.") + "…"


def _fits(text: str, limit: int) -> bool:
    return length(text) <= limit and _entities(text) <= ENTITIES


def _entities(text: str) -> int:
    return len(_OPENING.findall(text))


def _parts(paragraph: Html, limit: int) -> Iterator[Html]:
    if not paragraph:
        return
    if _fits(paragraph, limit):
        yield paragraph
        return
    rows = [row for line in paragraph.split("\n") for row in _rows(line, limit)]
    yield from _packed(rows, "\n", limit)


def _rows(line: str, limit: int) -> Iterator[str]:
    """A line that fits, else its words without their markup: a guard, never the rule."""
    if _fits(line, limit):
        yield line
        return
    words = (
        word[i : i + limit // 2] for word in visible(line).split() for i in _steps(word, limit)
    )
    yield from _packed([escape(word) for word in words], " ", limit)


def _steps(word: str, limit: int) -> range:
    return range(0, len(word), limit // 2)


def _packed(pieces: Sequence[str], glue: str, limit: int) -> Iterator[Html]:
    held = ""
    for piece in pieces:
        joined = f"{held}{glue}{piece}" if held else piece
        if held and not _fits(joined, limit):
            yield Html(held)
            held = piece
        else:
            held = joined
    if held:
        yield Html(held)
