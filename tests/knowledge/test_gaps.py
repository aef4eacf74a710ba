"""Questions without an answer are put together, counted, and named by nobody."""

import random

from knowledge.gaps import Unanswered, gaps
from knowledge.library import Library

ASKED = [
    Unanswered(1, "Suriyeli cenazesi için nakil aracı verebilir miyiz?", "a"),
    Unanswered(2, "cenaze nakli icin arac verir miyiz suriyeli", "b"),
    Unanswered(3, "yabancı drone uçurabilir mi izin", "a"),
    Unanswered(4, "drone ile çekim izni yabancıya", None),
    Unanswered(5, "stadyumda maç saat kaçta", "c"),
    Unanswered(6, "Suriyeli cenazesi için nakil aracı verebilir miyiz?", "b"),
]


def test_questions_about_the_same_thing_are_one_gap(shipped: Library) -> None:
    assert [gap.count for gap in gaps(ASKED, shipped)] == [3, 2, 1]


def test_the_largest_gap_comes_first(shipped: Library) -> None:
    first = gaps(ASKED, shipped)[0]
    assert first.count == 3
    assert first.examples[0] == "Suriyeli cenazesi için nakil aracı verebilir miyiz?"


def test_wordings_that_repeat_are_shown_once(shipped: Library) -> None:
    first = gaps(ASKED, shipped)[0]
    assert len(first.examples) == len(set(first.examples)) == 2


def test_municipalities_are_counted_once_each(shipped: Library) -> None:
    towns = {gap.examples[0]: gap.towns for gap in gaps(ASKED, shipped)}
    assert sorted(towns.values()) == [1, 1, 2]


def test_a_gap_shows_the_nearest_entries(shipped: Library) -> None:
    first = gaps(ASKED, shipped)[0]
    assert first.nearest[0].entry.id == "defin-yabanci"


def test_the_order_of_the_questions_makes_no_difference(shipped: Library) -> None:
    expected = gaps(ASKED, shipped)
    for seed in range(5):
        shuffled = random.Random(seed).sample(ASKED, len(ASKED))
        assert gaps(shuffled, shipped) == expected


def test_nothing_asked_is_no_gap(shipped: Library) -> None:
    assert gaps([], shipped) == ()


def test_a_question_without_words_does_no_harm(shipped: Library) -> None:
    assert [gap.count for gap in gaps([Unanswered(1, "???")], shipped)] == [1]


def test_of_gaps_of_the_same_size_the_newest_comes_first(shipped: Library) -> None:
    asked = [
        Unanswered(7, "arı kovanı nereye konur"),
        Unanswered(9, "zurna çalmak serbest mi", "a"),
    ]
    turned = [
        Unanswered(9, "arı kovanı nereye konur"),
        Unanswered(7, "zurna çalmak serbest mi", "a"),
    ]
    assert [gap.questions for gap in gaps(asked, shipped)] == [(9,), (7,)]
    assert [gap.questions for gap in gaps(turned, shipped)] == [(9,), (7,)]
