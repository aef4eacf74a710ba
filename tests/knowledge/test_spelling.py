"""What was typed in haste is written as the editors write it; English is left alone."""

import pytest

from knowledge.spelling import Spelling, is_english

SPELLING = Spelling.of(
    [
        "Göçmen çocuğun okul kaydı nasıl yapılır?",
        "gocmen cocugun okul kaydi",
        "Sığınmacıya gıda kolisi verilir mi?",
        "belediye yardımı",
        "How do we register a child?",
    ]
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gocmen cocugun kaydi", "göçmen çocuğun kaydı"),
        ("GÖÇMEN ÇOCUĞUN KAYDI", "göçmen çocuğun kaydı"),
        ("GOCMEN COCUGUN KAYDI", "göçmen çocuğun kaydı"),
        ("siginmacilarin gida", "sığınmacılarin gıda"),
        ("belediye yardmı", "belediye yardımı"),
        ("gıda kolsi, nasil?", "gıda kolisi, nasıl?"),
        ("99'lu kimlik 6458", "99'lu kimlik 6458"),
    ],
)
def test_text_is_written_as_the_editors_write_it(typed: str, meant: str) -> None:
    assert SPELLING.restore(typed) == meant


def test_text_in_good_spelling_stays_as_it_is() -> None:
    text = "sığınmacıya belediye yardımı nasıl yapılır?"
    assert SPELLING.restore(text) == text


@pytest.mark.parametrize("text", ["How can we register a gocmen?", "is it the cocugun kaydi"])
def test_english_is_left_alone(text: str) -> None:
    assert is_english(text)
    assert SPELLING.restore(text) == text


@pytest.mark.parametrize(
    "text", ["her yerde on kişi", "at arabası an meselesi", "", "ok", "do re mi fa sol la si"]
)
def test_turkish_is_not_taken_for_english(text: str) -> None:
    assert not is_english(text)


@pytest.mark.parametrize("text", ["", "\0", "🙂", "İıIi", "ß" * 9, "a\u0301bcdef", "\ud800 kayit"])
def test_any_text_can_be_restored(text: str) -> None:
    assert isinstance(SPELLING.restore(text), str)


def test_without_wordings_nothing_is_known() -> None:
    assert Spelling.of([]).restore("gocmen cocugun") == "gocmen cocugun"
