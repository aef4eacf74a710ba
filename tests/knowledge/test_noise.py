"""Typed-text noise is the same every time and does what it says, no more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.noise import Noise, slipped, typed
from knowledge.text import fold

QUESTION = "Yabancı çocuğun okula kaydı nasıl yapılır?"


@given(st.text(), st.sampled_from(Noise))
def test_same_text_is_always_spoiled_the_same_way(text: str, noise: Noise) -> None:
    assert typed(text, noise) == typed(text, noise)


def test_text_without_diacritics_keeps_its_letters() -> None:
    bare = typed(QUESTION, Noise.NO_DIACRITICS)
    assert bare == "Yabanci cocugun okula kaydi nasil yapilir?"
    assert fold(bare) == fold(QUESTION)


def test_capitals_have_no_dotted_letter() -> None:
    loud = typed(QUESTION, Noise.CAPITALS)
    assert loud == "YABANCI ÇOCUĞUN OKULA KAYDI NASIL YAPILIR?"
    assert "İ" not in typed("ikamet izni", Noise.CAPITALS)


@pytest.mark.parametrize("times", [1, 2])
def test_so_many_words_get_a_slip(times: int) -> None:
    before, after = QUESTION.split(" "), slipped(QUESTION, times).split(" ")
    assert len(after) == len(before)
    changed = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
    assert len(changed) <= times
    assert changed
    assert all(abs(len(a) - len(b)) <= 1 and a[0] == b[0] for a, b in changed)


def test_short_words_and_numbers_stay() -> None:
    assert slipped("99 mu bu o 6458", 2) == "99 mu bu o 6458"
