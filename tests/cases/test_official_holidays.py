"""The official calendar of Türkiye: law 2429 and the announced days of the religious holidays.

2026: Ramazan Bayramı 20-22 March (arife Thursday 19), Kurban Bayramı 27-30 May (arife Tuesday 26).
2027: Ramazan Bayramı 9-11 March (arife Monday 8), Kurban Bayramı 16-19 May (arife Saturday 15).
"""

from datetime import timedelta

import pytest

from cases.hours import DayKind
from cases.official import holidays_of, last_announced
from cases.people import Language
from tests.cases.calendars import DAY, HOUR, USUAL, at, day, span

FULL = {
    2026: {
        "Yılbaşı": ["01-01"],
        "Ramazan Bayramı": ["03-20", "03-21", "03-22"],
        "Ulusal Egemenlik ve Çocuk Bayramı": ["04-23"],
        "Emek ve Dayanışma Günü": ["05-01"],
        "Atatürk'ü Anma, Gençlik ve Spor Bayramı": ["05-19"],
        "Kurban Bayramı": ["05-27", "05-28", "05-29", "05-30"],
        "Demokrasi ve Millî Birlik Günü": ["07-15"],
        "Zafer Bayramı": ["08-30"],
        "Cumhuriyet Bayramı": ["10-29"],
    },
    2027: {
        "Yılbaşı": ["01-01"],
        "Ramazan Bayramı": ["03-09", "03-10", "03-11"],
        "Ulusal Egemenlik ve Çocuk Bayramı": ["04-23"],
        "Emek ve Dayanışma Günü": ["05-01"],
        "Kurban Bayramı": ["05-16", "05-17", "05-18"],
        "Atatürk'ü Anma, Gençlik ve Spor Bayramı / Kurban Bayramı": ["05-19"],
        "Demokrasi ve Millî Birlik Günü": ["07-15"],
        "Zafer Bayramı": ["08-30"],
        "Cumhuriyet Bayramı": ["10-29"],
    },
}
HALF = {
    2026: {
        "Ramazan Bayramı arifesi": ["03-19"],
        "Kurban Bayramı arifesi": ["05-26"],
        "Cumhuriyet Bayramı arifesi": ["10-28"],
    },
    2027: {
        "Ramazan Bayramı arifesi": ["03-08"],
        "Kurban Bayramı arifesi": ["05-15"],
        "Cumhuriyet Bayramı arifesi": ["10-28"],
    },
}


@pytest.mark.parametrize("year", [2026, 2027])
@pytest.mark.parametrize(("is_half", "known"), [(False, FULL), (True, HALF)])
def test_holidays_are_those_of_the_official_calendar(
    year: int, is_half: bool, known: dict[int, dict[str, list[str]]]
) -> None:
    found: dict[str, list[str]] = {}
    for on, holiday in holidays_of(year).items():
        if holiday.is_half is is_half:
            found.setdefault(holiday.name.tr, []).append(f"{on:%m-%d}")
    assert found == known[year]


#: What happens, when it begins, how much working time it takes, when that has passed.
COUNTED = {
    "ramazan 2026, arife morning": ("2026-03-18 16:30", 5 * HOUR, "2026-03-19 12:30"),
    "ramazan 2026, over it": ("2026-03-18 16:30", 6 * HOUR, "2026-03-23 09:30"),
    "ramazan 2026, from the arife afternoon": ("2026-03-19 14:00", DAY, "2026-03-23 17:30"),
    "kurban 2026, over it": ("2026-05-25 16:30", 6 * HOUR, "2026-06-01 09:30"),
    "kurban 2026, from within": ("2026-05-28 11:00", DAY, "2026-06-01 17:30"),
    "ramazan 2027, over it": ("2027-03-05 16:30", 6 * HOUR, "2027-03-12 09:30"),
    "ramazan 2027, arife morning": ("2027-03-08 08:30", 4 * HOUR, "2027-03-08 12:30"),
    "kurban 2027, with its arife on a saturday": (
        "2027-05-14 16:30",
        2 * HOUR,
        "2027-05-20 09:30",
    ),
    "republic day 2026": ("2026-10-28 08:30", DAY, "2026-10-30 12:30"),
    "republic day 2027, before a weekend": ("2027-10-28 08:30", DAY, "2027-11-01 12:30"),
}


@pytest.mark.parametrize(("start", "working", "end"), COUNTED.values(), ids=COUNTED)
def test_working_time_passes_over_holidays(start: str, working: timedelta, end: str) -> None:
    assert USUAL.add(at(start), working) == at(end)


@pytest.mark.parametrize(
    "on", ["2026-03-19", "2026-05-26", "2026-10-28", "2027-03-08", "2027-10-28"]
)
def test_half_holiday_has_a_morning_only(on: str) -> None:
    shown = USUAL.day(day(on))
    assert shown.kind is DayKind.HALF_HOLIDAY
    assert shown.spans == (span("08:30-12:30"),)


def test_arife_on_a_saturday_has_no_morning() -> None:
    assert USUAL.day(day("2027-05-15")).spans == ()


def test_arife_on_a_whole_holiday_leaves_it_whole() -> None:
    # In 2029 the arife of Kurban Bayramı is 23 April.
    shown = USUAL.day(day("2029-04-23"))
    assert shown.spans == ()
    assert shown.why is not None
    assert shown.why.tr == "Ulusal Egemenlik ve Çocuk Bayramı"


def test_announced_days_are_not_estimated() -> None:
    found = [holiday for year in (2026, 2027) for holiday in holidays_of(year).values()]
    assert not any(holiday.is_estimated for holiday in found)


def test_days_that_nobody_has_announced_are_estimated_and_named_plainly() -> None:
    later = holidays_of(last_announced() + 1).values()
    assert {h.name.tr for h in later if h.is_estimated} == {
        "Ramazan Bayramı",
        "Ramazan Bayramı arifesi",
        "Kurban Bayramı",
        "Kurban Bayramı arifesi",
    }


def test_holidays_have_english_names() -> None:
    assert holidays_of(2026)[day("2026-10-28")].name.told(Language.ENGLISH) == "Republic Day eve"
