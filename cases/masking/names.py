"""Names of people after the words that announce them, and known names that need no cue."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from cases.masking import name_cues, vocabulary
from cases.masking.endings import stem
from cases.masking.name_alone import Alone
from cases.masking.name_doubts import Doubts
from cases.masking.name_reach import Found, Reach
from cases.masking.name_rows import row_names
from cases.masking.name_rules import Rules
from cases.masking.name_shapes import Shapes
from cases.masking.name_strangers import Strangers
from cases.personal import Kind, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from cases.masking.reading import Reading

_Rule: TypeAlias = "Callable[[Rules, int], Found]"

_BY_CUE: tuple[tuple[frozenset[str], _Rule], ...] = (
    (name_cues.FIELD, Rules.field),
    (name_cues.SAID_AFTER, Rules.said_after),
    (name_cues.HONORIFIC, Rules.honoured),
    (name_cues.PROFESSION, Rules.practised),
    (name_cues.HONORIFIC_AFTER, Rules.honoured_after),
    (name_cues.ROLE_WORDS, Rules.role),
    (name_cues.LABELS, Rules.labelled),
    (name_cues.BETWEEN, Rules.between),
    (name_cues.SIGNED, Rules.signed),
    (name_cues.WHO, Rules.role),
    (frozenset({"olarak"}), Rules.known_as),
    (frozenset({"diye"}), Rules.called),
)
_BY_WORD: Mapping[str, tuple[_Rule, ...]] = {
    word: tuple(rule for cues, rule in _BY_CUE if word in cues)
    for word in frozenset().union(*(cues for cues, _ in _BY_CUE))
}


def names(reading: Reading, numbers: Sequence[Span] = ()) -> Iterator[Span]:
    """Every name that a cue announces, a known given name begins, or a personal number adjoins.

    `numbers` are the identity, passport and telephone numbers already found in the plain text.
    """
    reach = Reach(reading)
    for found in _found(reach):
        if found is not None:
            yield from _spans(reading, found)
    if numbers:
        shapes = Shapes(reach)
        starts = {word.start: at for at, word in enumerate(reading.words)}
        ends = {word.end: at for at, word in enumerate(reading.words)}
        for number in numbers:
            yield from _spans(reading, shapes.before_number(number, ends))
            yield from _spans(reading, shapes.after_number(number, starts))


def _found(reach: Reach) -> Iterator[Found]:
    rules, shapes, alone = Rules(reach), Shapes(reach), Alone(reach)
    doubts, strangers = Doubts(reach), Strangers(reach)
    for at, word in enumerate(reach.words):
        plain = word.plain
        for rule in _rules(plain):
            yield rule(rules, at)
        if word.capital or stem(plain):
            yield shapes.pair(at)
            yield alone.alone(at)
        if word.capital:
            yield shapes.possessor(at)
            yield doubts.doubted(at)
            yield strangers.strangers(at)
        if plain in vocabulary.KUNYAS:
            yield alone.kunya(at)
        elif plain.startswith("ailesi"):
            yield alone.family(at)
    if reach.reading.runs:
        yield from row_names(reach)


def _rules(plain: str) -> Iterator[_Rule]:
    yield from _BY_WORD.get(plain, ())
    if name_cues.INFLECTED.fullmatch(plain) is None:
        return
    if name_cues.KIN.fullmatch(plain):
        yield Rules.kin if plain not in name_cues.NOT_KIN else Rules.half_kin
    if name_cues.ROLE.fullmatch(plain):
        yield Rules.role
    if name_cues.INFLECTED_AFTER.fullmatch(plain):
        yield Rules.honoured_after


def _spans(reading: Reading, found: Found) -> Iterator[Span]:
    if found is not None and found[0] < found[1]:
        first, last = reading.words[found[0]], reading.words[found[1] - 1]
        yield Span(first.start, last.end, Kind.NAME)
