"""Nothing personal is stored: finds personal data in a text and covers it, keeping its length.

Every recogniser reads the same folded text; where two of them meet, the surer kind wins and the
other keeps what is left. What is covered is read again, until nothing is found any more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.masking.addresses import addresses
from cases.masking.births import birth_dates
from cases.masking.citations import Untouchable
from cases.masking.cues import Cued
from cases.masking.documents import passports, registrations
from cases.masking.identifiers import emails, ibans, identity_numbers
from cases.masking.names import names
from cases.masking.phones import phones
from cases.masking.plates import plates
from cases.masking.reading import Reading, read
from cases.personal import KIND_LABELS, Kind, Masked, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["FILLER", "KIND_LABELS", "Kind", "Masked", "Span", "cover", "mask", "scan"]

#: One UTF-16 unit wide, no letter and no digit: a covered place never looks personal again.
FILLER = "•"

_RANK = {kind: rank for rank, kind in enumerate(Kind)}
_BESIDE = {Kind.TCKN, Kind.YKN, Kind.PASSPORT, Kind.PHONE}
_ASTRAL = 0xFFFF
#: A covered place can bring out another one beside it; more rounds than this are never needed
#: by what people write, and bound the work on what they do not.
_MOST_ROUNDS = 6


def scan(text: str) -> tuple[Span, ...]:
    """The personal data of a text: disjoint spans in code points, in their order."""
    found: list[Span] = []
    for _ in range(_MOST_ROUNDS):
        fresh = _scan_once(text)
        if not fresh:
            break
        found += fresh
        text = _cover_points(text, fresh)
    return tuple(sorted(found, key=lambda span: span.start))


def mask(text: str) -> Masked:
    """The text with its personal data covered; as long as before in UTF-16 units."""
    spans = scan(text)
    return Masked(cover(text, spans), tuple(dict.fromkeys(span.kind for span in spans)))


def cover(text: str, spans: Iterable[Span]) -> str:
    """Replace the spans by fillers: two for a character beyond U+FFFF; line breaks stay."""
    parts: list[str] = []
    at = 0
    for span in sorted(spans, key=lambda span: span.start):
        parts += text[at : span.start], *map(_filled, text[max(at, span.start) : span.end])
        at = max(at, span.end)
    return "".join([*parts, text[at:]])


def _filled(char: str) -> str:
    if char in "\r\n":
        return char
    return FILLER * 2 if ord(char) > _ASTRAL else FILLER


def _cover_points(text: str, spans: Iterable[Span]) -> str:
    """Cover for the next round: one filler a character, so that places stay the same."""
    chars = list(text)
    for span in spans:
        for at in range(span.start, span.end):
            if chars[at] not in "\r\n":
                chars[at] = FILLER
    return "".join(chars)


def _scan_once(text: str) -> list[Span]:
    reading = read(text)
    found = sorted(
        _candidates(reading), key=lambda span: (_RANK[span.kind], span.start - span.end)
    )
    taken = bytearray(len(reading.plain))
    if FILLER in reading.plain:
        taken = bytearray(char == FILLER for char in reading.plain)
    spans: list[Span] = []
    for span in found:
        for start, end in _free(reading, taken, span):
            taken[start:end] = b"\1" * (end - start)
            spans.append(Span(*reading.original(start, end), span.kind))
    return spans


def _candidates(reading: Reading) -> Iterator[Span]:
    # What counts or dates somebody has a digit in it; most questions have none.
    numbers = list(_numbers(reading)) if reading.runs else []
    yield from numbers
    yield from emails(reading)
    yield from addresses(reading)
    yield from names(reading, [span for span in numbers if span.kind in _BESIDE])


def _numbers(reading: Reading) -> Iterator[Span]:
    never, cued = Untouchable(reading), Cued(reading.plain)
    owned = [*identity_numbers(reading, cued, never), *passports(reading, never)]
    yield from owned
    yield from phones(reading, cued, never)
    yield from ibans(reading)
    yield from registrations(reading, never)
    yield from plates(reading, never)
    yield from birth_dates(reading, owned)


def _free(reading: Reading, taken: bytearray, span: Span) -> Iterator[tuple[int, int]]:
    """The parts of a span that no surer span has taken, if there is something to read in them."""
    at = span.start
    while at < span.end:
        if taken[at]:
            at += 1
            continue
        blocked = taken.find(1, at, span.end)
        end = span.end if blocked < 0 else blocked
        piece = reading.plain[at:end]
        if sum(map(str.isalnum, piece)) > 1 or (at, end) == (span.start, span.end):
            yield _trimmed(reading.plain, at, end)
        at = end


def _trimmed(plain: str, start: int, end: int) -> tuple[int, int]:
    while end - 1 > start and plain[end - 1] in " \t\n,;:.-/(":
        end -= 1
    while start + 1 < end and plain[start] in " \t\n,;:.-/)":
        start += 1
    return start, end
