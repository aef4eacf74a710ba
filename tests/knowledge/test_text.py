"""One normalisation for both sides of the search: however a word is typed, it is the same word."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.text import fold, sentences, tokens, trigrams

APOSTROPHES = "'’‘ʼ`´"
WORDS = st.text("abcçdefgğhıijklmnoöprsştuüvyzâîûqwxABCÇDEFGĞHIİJKLMNOÖPRSŞTUÜVYZ", min_size=1)


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("İKAMET", "ikamet"),
        ("IKAMET", "ikamet"),
        ("ikamet", "ikamet"),
        ("ıkamet", "ikamet"),
        ("ÇĞÖŞÜÂÎÛ", "cgosuaiu"),
        ("İstanbul'dan GELEN", "istanbul gelen"),
        ("Suriye’ye", "suriye"),
        ("ﬁş ①", "fis 1"),
        ("g\u0306ocu\u0308", "gocu"),
    ],
)
def test_folding_leaves_small_letters_without_marks_and_suffixes(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_accent_typed_for_an_apostrophe_cuts_the_suffix() -> None:
    assert fold("Suriye´den İstanbul''a") == "suriye istanbul"


@given(WORDS)
def test_capitals_and_small_letters_are_the_same_word(word: str) -> None:
    turkish_upper = word.replace("i", "İ").replace("ı", "I").upper()
    turkish_lower = word.replace("I", "ı").replace("İ", "i").lower()
    for other in (word.upper(), word.lower(), turkish_upper, turkish_lower):
        assert fold(other) == fold(word)


@given(st.text())
def test_composed_and_decomposed_letters_are_the_same(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(composed)


@given(st.text())
def test_tokens_are_folded_words_without_blanks_or_signs(text: str) -> None:
    for word in tokens(text):
        assert word
        assert word == fold(word)
        assert not re.search(r"[\s_\W]", word)


@given(WORDS, st.sampled_from(APOSTROPHES), st.sampled_from(["den", "ye", "nin", "DA"]))
def test_suffix_behind_an_apostrophe_is_no_part_of_the_word(
    word: str, apostrophe: str, suffix: str
) -> None:
    assert tokens(f"{word}{apostrophe}{suffix}") == tokens(word)


@given(st.text())
def test_sentences_are_not_empty_and_keep_every_letter(text: str) -> None:
    found = sentences(text)
    assert all(sentence.strip() for sentence in found)
    assert "".join("".join(found).split()) == "".join(text.split())


def test_sentences_end_at_question_marks_line_ends_and_full_stops() -> None:
    text = "Okula nasıl kaydedilir? Yardım var mı\n5393 s.k. m.14 ne der; 112. kat"
    assert sentences(text) == (
        "Okula nasıl kaydedilir?",
        "Yardım var mı",
        *("5393 s.k.", "m.14 ne der;", "112.", "kat"),
    )


def test_triples_of_letters_cover_both_ends_of_a_word() -> None:
    assert trigrams("okul") == (" ok", "oku", "kul", "ul ")
    assert trigrams("o") == (" o ",)
