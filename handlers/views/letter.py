"""The same content as a block to copy into an official letter."""

from collections.abc import Iterator, Sequence

from handlers.markup import TEXT_CHARS, Html, escape, italic, length, pages, pre, visible
from handlers.phrases import Phrases, Say, named
from handlers.services.entries import Card
from handlers.views.card import Face, citations, face_of, referrals, warnings

#: Room for the remark under the block.
_REMARK_CHARS = 96


def letter(card: Card, t: Phrases) -> tuple[Html, ...]:
    """The block in as few messages as hold it, the remark on copying under the last one."""
    face = face_of(card, t.language)
    blocks = pages(
        (escape(part) for part in _paragraphs(card, face, t)), limit=TEXT_CHARS - _REMARK_CHARS
    )
    copied = [pre(block) for block in blocks]
    remark = italic(t(Say.LETTER_COPY))
    if length(remark) < _REMARK_CHARS:
        copied[-1] = Html(f"{copied[-1]}\n{remark}")
    return tuple(copied)


def _paragraphs(card: Card, face: Face, t: Phrases) -> Iterator[str]:
    entry = card.entry
    yield t.plain(Say.LETTER_QUESTION, question=face.question)
    level = visible(t.plain(named("OBLIGATION", card.obligation))).split(" ", 1)[-1]
    yield t.plain(Say.LETTER_LEVEL, level=level)
    if card.status:
        yield visible(t(named("FOR", card.status))).removeprefix("📌 ")
    yield face.short
    yield from _section(t.plain(Say.LETTER_STEPS), face.steps, numbered=True)
    yield from _section(t.plain(Say.LETTER_AVOID), face.avoid)
    yield from _section(t.plain(Say.LETTER_SOURCES), _plain(citations(card, t)))
    yield from _section(t.plain(Say.LETTER_REFER), _plain(referrals(card, t)))
    yield from _section(t.plain(Say.LETTER_CAUTIONS), _cautions(card, t))
    yield t.plain(
        Say.LETTER_RECORD,
        id=entry.id,
        version=entry.version,
        reviewed=t.day(entry.reviewed_on),
        today=t.day(card.today),
    )
    yield t.plain(Say.LETTER_CLOSING)


def _section(title: str, items: Sequence[str], *, numbered: bool = False) -> Iterator[str]:
    if items:
        marks = [f"{number}." if numbered else "-" for number in range(1, len(items) + 1)]
        rows = [f"{mark} {item}" for mark, item in zip(marks, items, strict=True)]
        yield "\n".join([title, *rows])


def _cautions(card: Card, t: Phrases) -> list[str]:
    """The warnings; under a title that says "caution" none of them says it again."""
    lead = _unsigned(visible(t(Say.WARN_PARTLY, note=""))).rstrip()
    return [text.removeprefix(lead).lstrip() for text in _plain(warnings(card, t))]


def _plain(texts: Iterator[Html] | Sequence[Html]) -> list[str]:
    """Without markup, and without the signs that no official letter bears."""
    return [_unsigned(visible(text)) for text in texts]


def _unsigned(text: str) -> str:
    for sign in ("⚠️ ", "🔄 ", "🗄 ", "☎️ "):
        text = text.replace(sign, "")
    return text
