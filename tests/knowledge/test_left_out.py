"""A wording thought away leaves nearly the index that is built without it."""

from dataclasses import fields, replace

import pytest

from knowledge.index import Registers, build, wordings_of
from knowledge.left_out import LeftOut, left_out
from knowledge.library import Library
from knowledge.query import read_query
from knowledge.rank import score


def test_nothing_left_out_changes_nothing(desk: Library) -> None:
    without, text = LeftOut.of(desk), "yabancı çocuk okula nasıl kayıt olur"
    expected = score(read_query(text, desk.index), desk.index, desk.calibration).total
    for number in range(len(desk.index.entries)):
        assert without.totals(text, number, None) == pytest.approx(expected)


def test_left_out_wording_scores_as_in_an_index_built_without_it(shipped: Library) -> None:
    number = 20
    text = shipped.index.entries[number].aliases[0]
    shorter = _without_alias(shipped, number, 0)
    built = score(read_query(text, shorter.index), shorter.index, shipped.calibration)
    row = int(shipped.index.starts[number]) + 1
    thought = LeftOut.of(shipped).totals(text, number, row)
    # the rarity of terms moves a little in the index that is really built
    assert thought == pytest.approx(built.total, abs=0.03)


def test_every_alias_is_asked_once(desk: Library) -> None:
    asked = left_out(desk)
    expected = [(e.id, text) for e in desk.index.entries if not e.retired for text in e.aliases]
    told = [(one.entry, one.wording) for one in asked if not one.is_example]
    assert told == expected
    assert all((one.place == 1) == (one.first == one.entry) for one in asked)


def test_examples_are_told_from_aliases(desk: Library) -> None:
    entries = tuple(desk.entries.values())
    examples = {entries[0].id: ("bu bambaşka bir söyleyiş",)}
    registers = _registers(desk)
    with_one = replace(desk, index=build(entries, replace(registers, examples=examples)))
    assert [one.wording for one in left_out(with_one) if one.is_example] == [
        "bu bambaşka bir söyleyiş"
    ]


def _registers(library: Library) -> Registers:
    """The registers that the index of a library was built with."""
    index = library.index
    examples = {
        entry.id: index.wordings[int(start) + len(wordings_of(entry)) : int(end)]
        for entry, start, end in zip(index.entries, index.starts, index.ends, strict=True)
    }
    given = {f.name: getattr(index, f.name) for f in fields(Registers) if f.name != "examples"}
    return Registers(**given, examples=examples)


def _without_alias(library: Library, number: int, place: int) -> Library:
    entries = list(library.index.entries)
    aliases = list(entries[number].aliases)
    del aliases[place]
    entries[number] = entries[number].model_copy(update={"aliases": tuple(aliases)})
    return replace(library, index=build(entries, _registers(library)))
