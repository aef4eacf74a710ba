"""A question loses its fillers, gains its synonyms, and mistyped words find the known ones."""

import pytest

from knowledge.concepts import concepts
from knowledge.index import wordings_of
from knowledge.library import Library
from knowledge.query import MAX_WORDS, read_query
from knowledge.text import tokens

GROUPS = concepts([["okul", "mektep"], ["geçici koruma", "gkas"], ["belediye", "yerel yönetim"]])


def test_fillers_are_no_words_of_the_question(desk: Library) -> None:
    assert read_query("Merhaba, acaba okul kaydı için bir belge mi", desk.index).words == (
        *("okul", "kaydi", "belge"),
    )


def test_question_of_fillers_only_has_no_words(desk: Library) -> None:
    assert read_query("merhaba, iyi günler acaba bir...", desk.index).words in {(), ("iyi",)}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("abmulans", "ambulans"), ("srvisi", "servisi"), ("bttaniye", "battaniye")],
)
def test_mistyped_word_is_corrected_to_a_known_one(desk: Library, typed: str, meant: str) -> None:
    query = read_query(f"{typed} lazım", desk.index)
    assert (typed, meant) in query.corrected
    assert typed in query.words
    assert query.meant == tuple(meant if word == typed else word for word in query.words)


@pytest.mark.parametrize(
    "word", ["okl", "5394", "servise", "öğrencilerimizin", "ambulanslar", "xyzqwert"]
)
def test_short_known_and_wholly_unknown_words_are_left_as_they_are(
    desk: Library, word: str
) -> None:
    assert read_query(word, desk.index).corrected == ()


def test_long_text_is_read_up_to_a_bound(desk: Library) -> None:
    assert len(read_query("okul " * 5000, desk.index).words) == MAX_WORDS


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("mektep", 1),
        ("okul kapısı", 1),
        ("belediyelerimiz", 1),
        ("yerel yönetim birimi", 1),
        ("yönetim yerel", 0),
        ("gkas", 1),
        ("gkasli", 0),
        ("geçici korumadaki okul", 2),
        ("okuldaki", 0),
        ("", 0),
    ],
)
def test_group_is_found_by_any_of_its_phrases(text: str, found: int) -> None:
    assert len(GROUPS.found_in(tokens(text))) == found


def test_phrases_of_a_group_lead_to_the_same_name() -> None:
    assert GROUPS.found_in(("mektep",)) == GROUPS.found_in(("okul",))
    assert GROUPS.found_in(("gkas",)) == GROUPS.found_in(("gecici", "korumasi"))


def test_tests_are_never_indexed_and_english_questions_are(desk: Library) -> None:
    indexed = set(desk.index.wordings)
    for entry in desk.entries.values():
        assert set(wordings_of(entry)) <= indexed
        assert not set(entry.tests) & indexed
    assert "May foreigners get food and clothing aid?" in indexed


def test_wordings_of_every_entry_stand_together(desk: Library) -> None:
    index = desk.index
    for number, entry in enumerate(index.entries):
        span = index.wordings[int(index.starts[number]) : int(index.ends[number])]
        assert span == wordings_of(entry)
