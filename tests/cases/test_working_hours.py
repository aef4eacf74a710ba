"""Working time is counted as the people of the desk would count it on a wall calendar.

Days in 2026: 23 November is a Monday, 28 October a Wednesday, 29 October a Thursday.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from cases.hours import Calendar, DayKind, ExtraDay, NoWorkingTimeError, Span
from cases.words import Words
from tests.cases.calendars import DAY, HOUR, MINUTE, USUAL, WEEK, at, day, span

BERLIN = ZoneInfo("Europe/Berlin")
LEAVE = Words(tr="İdari izin")

#: What happens, when it begins, how much working time it may take, when that has passed.
COUNTED = {
    "within a morning": ("2026-11-23 09:00", 2 * HOUR, "2026-11-23 11:00"),
    "one minute": ("2026-11-23 09:00", MINUTE, "2026-11-23 09:01"),
    "from the last minute of a day": ("2026-11-23 17:29", 2 * MINUTE, "2026-11-24 08:31"),
    "no time at all": ("2026-11-23 09:00", 0 * HOUR, "2026-11-23 09:00"),
    "no time at all on a sunday": ("2026-11-22 09:00", 0 * HOUR, "2026-11-22 09:00"),
    "across the lunch break": ("2026-11-23 12:00", HOUR, "2026-11-23 14:00"),
    "until the lunch break": ("2026-11-23 10:30", 2 * HOUR, "2026-11-23 12:30"),
    "from the lunch break": ("2026-11-23 13:00", HOUR, "2026-11-23 14:30"),
    "from the end of the lunch break": ("2026-11-23 13:30", HOUR, "2026-11-23 14:30"),
    "before the opening": ("2026-11-23 06:00", HOUR, "2026-11-23 09:30"),
    "exactly at the opening": ("2026-11-23 08:30", HOUR, "2026-11-23 09:30"),
    "after the closing": ("2026-11-23 19:00", HOUR, "2026-11-24 09:30"),
    "exactly at the closing": ("2026-11-23 17:30", HOUR, "2026-11-24 09:30"),
    "at midnight": ("2026-11-24 00:00", HOUR, "2026-11-24 09:30"),
    "one minute before midnight": ("2026-11-23 23:59", HOUR, "2026-11-24 09:30"),
    "a whole day ends with the day": ("2026-11-23 08:30", DAY, "2026-11-23 17:30"),
    "a day and a minute": ("2026-11-23 08:30", DAY + MINUTE, "2026-11-24 08:31"),
    "a day from the middle of a day": ("2026-11-23 11:00", DAY, "2026-11-24 11:00"),
    "a day from the evening": ("2026-11-23 20:00", DAY, "2026-11-24 17:30"),
    "over several days": ("2026-11-23 10:00", 3 * DAY, "2026-11-26 10:00"),
    "over a weekend": ("2026-11-20 16:30", 2 * HOUR, "2026-11-23 09:30"),
    "on a saturday": ("2026-11-21 10:00", HOUR, "2026-11-23 09:30"),
    "on a sunday evening": ("2026-11-22 22:00", DAY, "2026-11-23 17:30"),
    "over several weeks": ("2026-11-09 08:30", 15 * DAY, "2026-11-27 17:30"),
    "on a holiday": ("2026-10-29 10:00", HOUR, "2026-10-30 09:30"),
    "on a holiday before a weekend": ("2026-05-01 10:00", HOUR, "2026-05-04 09:30"),
    "over a holiday": ("2026-04-22 16:30", 2 * HOUR, "2026-04-24 09:30"),
    "on the morning of a half day": ("2026-10-28 09:00", 2 * HOUR, "2026-10-28 11:00"),
    "until the end of a half day": ("2026-10-28 08:30", 4 * HOUR, "2026-10-28 12:30"),
    "on the afternoon of a half day": ("2026-10-28 15:00", HOUR, "2026-10-30 09:30"),
    "over a half day and a holiday": ("2026-10-27 16:30", 6 * HOUR, "2026-10-30 09:30"),
    "over the end of the year": ("2026-12-31 16:30", 2 * HOUR, "2027-01-04 09:30"),
    "over a leap day": ("2024-02-28 16:30", DAY + HOUR, "2024-02-29 17:30"),
    "over the end of a february": ("2027-02-26 16:30", 2 * HOUR, "2027-03-01 09:30"),
    "friday afternoon before a holiday week": ("2026-05-25 16:30", 6 * HOUR, "2026-06-01 09:30"),
}


@pytest.mark.parametrize(("start", "working", "end"), COUNTED.values(), ids=COUNTED)
def test_working_time_passes(start: str, working: timedelta, end: str) -> None:
    assert USUAL.add(at(start), working) == at(end)


@pytest.mark.parametrize(("start", "working", "end"), COUNTED.values(), ids=COUNTED)
def test_working_time_between_is_what_has_passed(start: str, working: timedelta, end: str) -> None:
    assert USUAL.between(at(start), at(end)) == working


def test_between_the_other_way_round_is_negative() -> None:
    assert USUAL.between(at("2026-11-23 11:00"), at("2026-11-23 09:00")) == -2 * HOUR


def test_working_time_counts_back_over_a_weekend() -> None:
    assert USUAL.back(at("2026-11-23 09:30"), 2 * HOUR) == at("2026-11-20 16:30")


def test_working_time_counts_back_to_the_beginning_of_a_day() -> None:
    assert USUAL.back(at("2026-11-24 17:30"), DAY) == at("2026-11-24 08:30")


def test_negative_working_time_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        USUAL.add(at("2026-11-23 09:00"), -HOUR)


def test_working_day_is_as_long_as_the_fullest_day_of_the_week() -> None:
    friday_is_short = replace(USUAL, week=(*WEEK[:4], (span("08:30-12:30"),), (), ()))
    assert friday_is_short.working_day == DAY


def test_desk_is_open_from_its_opening_until_just_before_its_closing() -> None:
    moments = {"08:29": False, "08:30": True, "12:29": True, "12:30": False, "17:30": False}
    assert {clock: USUAL.is_open(at(f"2026-11-23 {clock}")) for clock in moments} == moments


def test_next_opening_of_an_open_desk_is_now() -> None:
    assert USUAL.next_opening(at("2026-11-23 10:00")) == at("2026-11-23 10:00")


def test_next_opening_on_a_friday_evening_is_monday() -> None:
    assert USUAL.next_opening(at("2026-11-20 18:00")) == at("2026-11-23 08:30")


def test_next_opening_at_the_closing_is_tomorrow() -> None:
    assert USUAL.next_opening(at("2026-11-23 17:30")) == at("2026-11-24 08:30")


def test_own_closure_is_skipped_and_named() -> None:
    closed = replace(USUAL, closures={day("2026-11-24"): LEAVE})
    assert closed.add(at("2026-11-23 16:30"), 2 * HOUR) == at("2026-11-25 09:30")
    assert closed.day(day("2026-11-24")).why == LEAVE


def test_own_half_day_ends_at_noon() -> None:
    short = replace(USUAL, half_days={day("2026-12-31"): LEAVE})
    assert short.day(day("2026-12-31")).spans == (span("08:30-12:30"),)
    assert short.day(day("2026-12-31")).kind is DayKind.HALF_DAY


def test_half_day_cuts_the_hours_it_falls_into() -> None:
    through = replace(USUAL, week=((span("09:00-17:00"),),) * 5 + ((), ()))
    assert through.day(day("2026-10-28")).spans == (span("09:00-13:00"),)


def test_extra_open_saturday_counts() -> None:
    extra = ExtraDay((span("09:00-13:00"),), Words(tr="Telafi"))
    worked = replace(USUAL, open_days={day("2026-11-28"): extra})
    assert worked.add(at("2026-11-27 16:30"), 3 * HOUR) == at("2026-11-28 11:00")


def test_extra_open_day_wins_over_a_holiday_and_a_closure() -> None:
    extra = ExtraDay((span("09:00-13:00"),), Words(tr="Nöbet"))
    on = day("2026-10-29")
    worked = replace(USUAL, open_days={on: extra}, closures={on: LEAVE})
    assert worked.day(on).spans == (span("09:00-13:00"),)


def test_half_day_does_not_open_a_holiday() -> None:
    assert replace(USUAL, half_days={day("2026-10-29"): LEAVE}).day(day("2026-10-29")).spans == ()


def test_weekend_is_said_to_be_one() -> None:
    assert USUAL.day(day("2026-11-22")).kind is DayKind.WEEKEND


def test_work_round_the_clock_counts_every_minute() -> None:
    always = replace(USUAL, week=((span("00:00-24:00"),),) * 7)
    assert always.working_day == timedelta(days=1)
    assert always.add(at("2026-11-21 22:00"), 30 * HOUR) == at("2026-11-23 04:00")
    assert always.is_open(at("2026-11-22 23:59"))


def test_istanbul_changes_no_clocks() -> None:
    moments = [at(f"2026-{month:02}-16 08:30").hour for month in range(1, 13)]
    assert set(moments) == {5}


def test_hour_that_spring_leaves_out_is_not_counted() -> None:
    # Berlin, 29 March 2026: the clock goes from 02:00 to 03:00.
    nights = Calendar(BERLIN, ((span("00:00-06:00"),),) * 7)
    assert (
        nights.between(at("2026-03-29 00:00", BERLIN), at("2026-03-29 06:00", BERLIN)) == 5 * HOUR
    )


def test_hour_that_autumn_repeats_is_counted_twice() -> None:
    # Berlin, 25 October 2026: the clock goes from 03:00 back to 02:00.
    nights = Calendar(BERLIN, ((span("00:00-06:00"),),) * 7)
    assert (
        nights.between(at("2026-10-25 00:00", BERLIN), at("2026-10-25 06:00", BERLIN)) == 7 * HOUR
    )


def test_office_hours_keep_to_the_wall_when_clocks_change() -> None:
    office = Calendar(BERLIN, WEEK)
    assert office.add(at("2026-03-27 16:30", BERLIN), 2 * HOUR) == at("2026-03-30 09:30", BERLIN)


def test_span_inside_the_missing_hour_is_not_counted_twice() -> None:
    gap = Calendar(BERLIN, ((span("02:15-02:45"), span("03:00-04:00")),) * 7)
    start, end = at("2026-03-29 00:00", BERLIN), at("2026-03-29 06:00", BERLIN)
    assert 0 * HOUR < gap.between(start, end) <= HOUR


def test_start_in_another_zone_is_the_same_moment() -> None:
    berlin = datetime(2026, 11, 23, 8, 0, tzinfo=BERLIN)
    assert USUAL.add(berlin, HOUR) == at("2026-11-23 11:00")


def test_answers_are_in_utc() -> None:
    assert USUAL.add(at("2026-11-23 10:00"), HOUR).tzinfo is UTC


@pytest.mark.parametrize("working", [MINUTE, 5 * DAY])
def test_calendar_that_never_opens_gives_no_deadline(working: timedelta) -> None:
    never = replace(USUAL, week=((),) * 7)
    with pytest.raises(NoWorkingTimeError):
        never.add(at("2026-11-23 10:00"), working)


def test_calendar_that_stays_closed_for_years_is_no_endless_walk() -> None:
    closures = {day("2026-11-24") + timedelta(days=n): LEAVE for n in range(800)}
    with pytest.raises(NoWorkingTimeError):
        replace(USUAL, closures=closures).add(at("2026-11-23 16:30"), 2 * HOUR)


def test_counting_back_into_nothing_ends() -> None:
    with pytest.raises(NoWorkingTimeError):
        replace(USUAL, week=((),) * 7).back(at("2026-11-23 10:00"), HOUR)


def test_span_knows_its_length() -> None:
    assert [each.length for each in (span("08:30-12:30"), span("22:00-24:00"))] == [
        4 * HOUR,
        2 * HOUR,
    ]


def test_span_that_begins_after_noon_is_left_out_of_a_half_day() -> None:
    afternoon: Span = span("13:30-17:30")
    assert afternoon.before(span("13:00-14:00").start) is None
