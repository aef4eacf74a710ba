"""Rows of a table: what stands beside a name or a number belongs to the same person."""

import pytest

from cases.privacy import Kind, scan
from tests.cases.covering import covered


def test_a_row_gives_its_name_its_date_and_its_passport() -> None:
    row = "Jamol Ersoltan;13.07.1990;P00913558;5312209987;talep: gıda"
    assert covered(row, Kind.NAME) == ["Jamol Ersoltan"]
    assert covered(row, Kind.BIRTHDATE) == ["13.07.1990"]
    assert covered(row, Kind.PASSPORT) == ["P00913558"]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("iki çocuğun d.t. leri 18.01.2016 ve 27.11.2018", ["18.01.2016", "27.11.2018"]),
        ("kızın d.tarihi kimlikte 05.02.2006 yazıyor", ["05.02.2006"]),
        ("an Afghan national, born on 22 April 1993, asks", ["22 April 1993"]),
        ("Eşim (08.12.1985, pasaport GB550217) vefat etmiştir", ["08.12.1985"]),
        ("- baba 99685813616 10.02.1981", ["10.02.1981"]),
        ("Sıra 14 | 99256499430 | 02.10.1979 | kömür", ["02.10.1979"]),
    ],
)
def test_dates_beside_a_person_are_dates_of_birth(text: str, dates: list[str]) -> None:
    assert covered(text, Kind.BIRTHDATE) == dates


@pytest.mark.parametrize(
    "text",
    [
        "99685813616 10.02.2025 tarihinde başvurdu",
        "Ziyaret | Ayşe Yılmaz | 12.03.2026 | tamam",
        "toplantı | meclis salonu | 12.03.2019 | 14.00",
    ],
)
def test_dates_of_what_happens_are_left_alone(text: str) -> None:
    assert covered(text, Kind.BIRTHDATE) == []


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Sibel Arıkan (09.02.1990) yabancıyla evli", ["09.02.1990"]),
        ("1) Jamal Aziz 01.01.1983 baba", ["01.01.1983"]),
        ("beyanı 30.06.2009, kemik yaşı 19 çıkmış", ["30.06.2009"]),
        (
            "kimlikte 31.12.1999 görünüyor evrakta ise 13.12.1999, düzeltme nerede",
            ["31.12.1999", "13.12.1999"],
        ),
    ],
)
def test_a_date_that_a_paper_or_a_name_owns_is_a_birth_date(text: str, dates: list[str]) -> None:
    assert covered(text, Kind.BIRTHDATE) == dates


@pytest.mark.parametrize(
    "text",
    [
        "Ahmet Yılmaz 12.03.2019 tarihinde geldi",
        "Ayşe Demir 05.01.2020 saat 14.30 randevusu",
        "Barış Kaya 01.04.2019 seçildi",
        "kimlikte 31.12.2019 tarihli vize var",
    ],
)
def test_a_day_on_which_something_happened_is_no_birth_date(text: str) -> None:
    assert covered(text, Kind.BIRTHDATE) == []


def test_files_of_people_are_told_from_those_of_councils() -> None:
    assert covered("SYDV hane dosya no:2022-5590 ret gerekçesi", Kind.GKNO) == ["2022-5590"]
    assert covered("belge no 2026/45 sayılı meclis kararı", Kind.GKNO) == []
    assert covered("başvuru kayıt no UKBS-77120 için", Kind.GKNO) == ["UKBS-77120"]
    assert covered("travel doc T00731528 issued in Kabul", Kind.PASSPORT) == ["T00731528"]


def test_a_serial_number_before_the_passport_is_its_number() -> None:
    text = "şahsın üzerinden çıkan 20AC71935 seri numaralı Gürcistan pasaportu"
    assert covered(text, Kind.PASSPORT) == ["20AC71935"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("UK kayıt no UK2022/07718 şartlı mülteci", "UK2022/07718"),
        ("dosya kayıt no 2023/16-4409 insani ikamet", "2023/16-4409"),
        ("belgedeki no IP-2023-005417 geçerli mi", "IP-2023-005417"),
    ],
)
def test_registrations_are_known_by_their_shape(text: str, number: str) -> None:
    assert covered(text, Kind.GKNO) == [number]


def test_numbers_of_official_letters_are_no_registrations() -> None:
    assert scan("Göç İdaresi 55327416-000-22771 sayılı yazılar arşivde yok") == ()
