"""A brief names no municipality, however it is written; other words stay."""

import pytest

from cases.anonymous import without_municipality
from cases.people import Municipality

TOWN = Municipality("Şahinbey", "Gaziantep")


@pytest.mark.parametrize(
    "written",
    [
        "Şahinbey",
        "ŞAHİNBEY",
        "şahinbey",
        "Şahinbey'de",
        "Şahinbey’in",
        "şahinbeyde",
        "Şahinbey Belediyesi",
        "ŞAHİNBEY BELEDİYESİ",
        "Şahinbey Belediyesinin",
        "Şahinbey Belediyesi'ne",
    ],
)
def test_name_is_taken_out(written: str) -> None:
    assert without_municipality(f"Biz {written} olarak", TOWN) == "Biz (belediye) olarak"


def test_other_words_stay() -> None:
    text = "Küçükşahinbey sokağında, Gaziantep'te bir olay"
    assert without_municipality(text, TOWN) == text


def test_short_name_swallows_no_longer_word() -> None:
    town = Municipality("Of", "Trabzon")
    assert without_municipality("Of'ta ofis açıldı, Ofluoğlu", town) == (
        "(belediye) ofis açıldı, Ofluoğlu"
    )


def test_name_of_two_words_is_found_across_blanks() -> None:
    town = Municipality("Yeni Kapı Belediyesi", None)
    assert without_municipality("yeni  kapı pazarı", town) == "(belediye) pazarı"
