"""What holds for every calendar, every start and every length of working time."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import assume, given
from hypothesis import strategies as st

from cases.case import Extension, Pause, Request
from cases.hours import Calendar, ExtraDay
from cases.rules import load
from cases.target import targets
from cases.words import Words
from tests.cases.calendars import OFFICE, USUAL, WEEK, span

RULES = load()
WHY = Words(tr="İdari izin")
REQUEST = Request("hukuki-teknik", "başlık", "metin")

DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))
#: Every moment of three years, to the microsecond.
MOMENTS = st.timedeltas(timedelta(0), timedelta(days=3 * 365)).map(
    lambda since: datetime(2026, 1, 1, tzinfo=UTC) + since
)
LENGTHS = st.integers(0, 60 * 8 * 40).map(lambda minutes: timedelta(minutes=minutes))
WEEKS = st.sampled_from(
    [
        WEEK,
        (OFFICE,) * 6 + ((),),
        ((span("00:00-24:00"),),) * 7,
        ((), (span("22:00-24:00"),), (), (), (), (), (span("00:00-01:00"),)),
    ]
)
ZONES = st.sampled_from([ZoneInfo(n) for n in ("Europe/Istanbul", "Europe/Berlin", "UTC")])


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    closures = draw(st.dictionaries(DAYS, st.just(WHY), max_size=10))
    extra = draw(st.dictionaries(DAYS, st.just(ExtraDay((span("09:00-13:00"),), WHY)), max_size=5))
    halves = draw(st.dictionaries(DAYS, st.just(WHY), max_size=5))
    return Calendar(draw(ZONES), draw(WEEKS), closures=closures, half_days=halves, open_days=extra)


@given(calendars(), MOMENTS, LENGTHS)
def test_between_gives_back_what_was_added(c: Calendar, start: datetime, work: timedelta) -> None:
    assert c.between(start, c.add(start, work)) == work


@given(calendars(), MOMENTS, LENGTHS)
def test_counting_back_gives_back_what_was_added(
    c: Calendar, start: datetime, work: timedelta
) -> None:
    end = c.add(start, work)
    assert c.between(c.back(end, work), end) == work


@given(calendars(), MOMENTS, LENGTHS, LENGTHS)
def test_more_work_never_ends_earlier(
    c: Calendar, start: datetime, one: timedelta, other: timedelta
) -> None:
    assert c.add(start, one) <= c.add(start, one + other)


@given(calendars(), MOMENTS, st.timedeltas(timedelta(0), timedelta(days=30)), LENGTHS)
def test_later_start_never_ends_earlier(
    c: Calendar, start: datetime, later: timedelta, work: timedelta
) -> None:
    assert c.add(start, work) <= c.add(start + later, work)


@given(calendars(), MOMENTS, MOMENTS, MOMENTS)
def test_two_stretches_make_the_whole(
    c: Calendar, one: datetime, two: datetime, three: datetime
) -> None:
    first, middle, last = sorted((one, two, three))
    assert c.between(first, middle) + c.between(middle, last) == c.between(first, last)


@given(calendars(), MOMENTS, LENGTHS, DAYS)
def test_closed_day_never_brings_a_deadline_forward(
    c: Calendar, start: datetime, work: timedelta, closed: date
) -> None:
    assume(closed not in c.open_days)
    more = replace(c, closures={**c.closures, closed: WHY})
    assert more.add(start, work) >= c.add(start, work)


@given(calendars(), MOMENTS, LENGTHS.filter(bool))
def test_deadline_falls_when_the_desk_has_just_worked(
    c: Calendar, start: datetime, work: timedelta
) -> None:
    assert c.is_open(c.add(start, work) - timedelta(microseconds=1))


@given(calendars(), MOMENTS)
def test_desk_is_open_at_its_next_opening(c: Calendar, moment: datetime) -> None:
    opening = c.next_opening(moment)
    assert opening >= moment
    assert c.is_open(opening)
    assert not c.between(moment, opening)


@st.composite
def stories(draw: st.DrawFn) -> dict[str, Any]:
    opened = draw(MOMENTS)
    later = st.timedeltas(timedelta(0), timedelta(days=20))
    pauses = [
        Pause(opened + since, opened + since + length)
        for since, length in draw(st.lists(st.tuples(later, later), max_size=5))
    ]
    extensions = draw(
        st.lists(LENGTHS.map(lambda by: Extension(by, "gerekçe", opened)), max_size=3)
    )
    return {"opened_at": opened, "pauses": pauses, "extensions": extensions}


@given(stories(), st.timedeltas(timedelta(0), timedelta(days=20)), LENGTHS)
def test_pause_never_brings_a_target_forward(
    story: dict[str, Any], since: timedelta, length: timedelta
) -> None:
    begins = story["opened_at"] + since
    more = {**story, "pauses": [*story["pauses"], Pause(begins, begins + length)]}
    before, after = targets(RULES, REQUEST, **story), targets(RULES, REQUEST, **more)
    assert after.due_at >= before.due_at
    assert after.respond_by >= before.respond_by


@given(stories(), DAYS)
def test_closed_day_never_brings_a_target_forward(story: dict[str, Any], closed: date) -> None:
    calendar = replace(USUAL, closures={closed: WHY})
    rules = RULES.model_copy(update={"calendar": calendar})
    assert targets(rules, REQUEST, **story).due_at >= targets(RULES, REQUEST, **story).due_at


@given(stories(), LENGTHS)
def test_extension_never_brings_a_target_forward(story: dict[str, Any], by: timedelta) -> None:
    added = Extension(by, "gerekçe", story["opened_at"])
    more = {**story, "extensions": [*story["extensions"], added]}
    assert targets(RULES, REQUEST, **more).due_at >= targets(RULES, REQUEST, **story).due_at


@given(stories())
def test_first_response_is_never_promised_after_the_answer(story: dict[str, Any]) -> None:
    found = targets(RULES, REQUEST, **story)
    assert found.respond_by <= found.due_at
