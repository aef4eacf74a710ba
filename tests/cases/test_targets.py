"""What was promised to a case, moved on by pauses and extensions, and when it is near or missed.

23 November 2026 is a Monday. The shipped rules: first response in one working day, answer in
five; urgent: two hours and two days.
"""

from dataclasses import replace
from datetime import datetime

import pytest

from cases.case import Case, Extension, Pause, Progress, Request, Status, Urgency
from cases.errors import Code, DeskError
from cases.rules import load
from cases.target import is_paused, marks, reached, targets
from tests.cases.calendars import DAY, HOUR, at

RULES = load()
REQUEST = Request("hukuki-teknik", "Nikâh", "Nikâh için hangi belgeler istenir?")
URGENT = replace(REQUEST, urgency=Urgency.URGENT)
OPENED = at("2026-11-23 10:00")
DUE = at("2026-11-30 10:00")


def _due(*pauses: Pause, extensions: tuple[Extension, ...] = ()) -> datetime:
    return targets(RULES, REQUEST, OPENED, pauses, extensions).due_at


def _pause(since: str, until: str | None = None) -> Pause:
    return Pause(at(f"2026-{since}"), at(f"2026-{until}") if until else None)


def _case(*pauses: Pause, request: Request = REQUEST, status: Status = Status.CLAIMED) -> Case:
    found = targets(RULES, request, OPENED, pauses)
    progress = Progress(found, pauses=pauses)
    return Case("SDK-2026-0001", 1, status, request, OPENED, progress, officer_id=1)


def _names(case: Case, moment: str) -> list[str]:
    return [mark.name for mark in reached(case, at(f"2026-{moment}"), RULES)]


def test_case_is_promised_what_its_type_promises() -> None:
    found = targets(RULES, REQUEST, OPENED)
    assert (found.respond_by, found.due_at) == (at("2026-11-24 10:00"), DUE)


def test_urgent_case_is_promised_more() -> None:
    found = targets(RULES, URGENT, OPENED)
    assert (found.respond_by, found.due_at) == (at("2026-11-23 12:00"), at("2026-11-25 10:00"))


def test_case_of_an_unknown_type_is_refused() -> None:
    with pytest.raises(DeskError) as refused:
        targets(RULES, replace(REQUEST, type="yok"), OPENED)
    assert refused.value.code is Code.UNKNOWN_TYPE


def test_pause_moves_the_answer_on_by_the_working_time_it_took() -> None:
    assert _due(_pause("11-24 09:00", "11-24 11:00")) == at("2026-11-30 12:00")


def test_pause_overnight_takes_working_time_only() -> None:
    assert _due(_pause("11-24 16:30", "11-25 09:30")) == at("2026-11-30 12:00")


def test_pause_over_a_weekend_takes_no_weekend() -> None:
    assert _due(_pause("11-27 16:30", "11-30 09:30")) == at("2026-11-30 12:00")


def test_pause_over_a_holiday_takes_no_holiday() -> None:
    opened = at("2026-10-26 10:00")
    pause = _pause("10-27 16:30", "10-30 09:30")  # 1 h, a half day of 4 h, 1 h
    found = targets(RULES, REQUEST, opened, [pause])
    without = targets(RULES, REQUEST, opened)
    assert without.due_at == at("2026-11-03 15:00")
    assert found.due_at == at("2026-11-04 12:00")


def test_pause_that_starts_and_ends_outside_hours_moves_nothing() -> None:
    assert _due(_pause("11-24 18:00", "11-25 08:00")) == DUE


def test_pause_that_starts_outside_hours_counts_from_the_opening() -> None:
    assert _due(_pause("11-24 20:00", "11-25 09:30")) == at("2026-11-30 11:00")


def test_pause_in_the_lunch_break_moves_nothing() -> None:
    assert _due(_pause("11-24 12:30", "11-24 13:30")) == DUE


def test_several_pauses_add_up() -> None:
    pauses = (_pause("11-24 09:00", "11-24 10:00"), _pause("11-25 09:00", "11-25 10:00"))
    assert _due(*pauses) == at("2026-11-30 12:00")


def test_pauses_that_overlap_are_taken_once() -> None:
    pauses = (_pause("11-24 09:00", "11-24 11:00"), _pause("11-24 10:00", "11-24 12:00"))
    assert _due(*pauses) == at("2026-11-30 14:00")


def test_pause_within_the_time_that_a_pause_gained_counts() -> None:
    pauses = (_pause("11-24 09:00", "11-24 11:00"), _pause("11-30 11:00", "11-30 11:30"))
    assert _due(*pauses) == at("2026-11-30 12:30")


def test_pause_after_the_promise_was_missed_does_not_undo_it() -> None:
    assert _due(_pause("11-30 11:00", "12-01 11:00")) == DUE


def test_pause_that_begins_at_the_promised_moment_is_too_late() -> None:
    assert _due(_pause("11-30 10:00", "12-01 11:00")) == DUE


def test_first_response_waits_through_a_pause_as_well() -> None:
    pause = _pause("11-23 11:00", "11-23 12:00")
    assert targets(RULES, REQUEST, OPENED, [pause]).respond_by == at("2026-11-24 11:00")


def test_ongoing_pause_leaves_the_moment_as_it_stood() -> None:
    assert _due(_pause("11-24 09:00")) == DUE


def test_case_with_an_ongoing_pause_is_paused() -> None:
    assert is_paused(_case(_pause("11-24 09:00")).progress)
    assert not is_paused(_case(_pause("11-24 09:00", "11-24 11:00")).progress)


def test_extension_moves_the_answer_and_not_the_first_response() -> None:
    found = targets(RULES, REQUEST, OPENED, (), [Extension(DAY, "Yazı bekleniyor.", OPENED)])
    assert (found.respond_by, found.due_at) == (at("2026-11-24 10:00"), at("2026-12-01 10:00"))


def test_several_extensions_add_up() -> None:
    extensions = tuple(Extension(DAY, "Yazı bekleniyor.", OPENED) for _ in range(2))
    assert _due(extensions=extensions) == at("2026-12-02 10:00")


def test_extension_while_paused_adds_to_what_the_pause_takes() -> None:
    pause = _pause("11-24 09:00", "11-25 09:00")
    extension = Extension(DAY, "Yazı bekleniyor.", at("2026-11-24 12:00"))
    assert _due(pause, extensions=(extension,)) == at("2026-12-02 10:00")


def test_nothing_is_near_at_first() -> None:
    assert _names(_case(), "11-23 10:00") == []


def test_promise_comes_near_four_working_hours_before() -> None:
    assert _names(_case(), "11-23 14:59") == []
    assert _names(_case(), "11-23 15:00") == ["near:respond"]


def test_promise_is_missed_at_its_moment() -> None:
    assert _names(_case(), "11-24 10:00") == ["missed:respond"]


def test_both_promises_may_be_missed() -> None:
    assert _names(_case(), "11-30 10:00") == ["missed:respond", "missed:due"]


def test_short_promise_comes_near_at_its_half() -> None:
    assert _names(_case(request=URGENT), "11-23 10:59") == []
    assert _names(_case(request=URGENT), "11-23 11:00") == ["near:respond"]


def test_promise_that_was_kept_is_not_missed() -> None:
    case = _case()
    answered = replace(case.progress, responded_at=OPENED + HOUR)
    assert _names(replace(case, progress=answered), "11-30 10:00") == ["missed:due"]


def test_nothing_is_missed_while_the_clock_stands() -> None:
    assert _names(_case(_pause("11-23 11:00")), "12-24 10:00") == []


@pytest.mark.parametrize("status", [Status.CLOSED, Status.LINKED, Status.ANSWERED])
def test_nothing_is_missed_once_nothing_is_owed(status: Status) -> None:
    assert _names(_case(status=status), "12-24 10:00") == []


def test_board_does_not_stop_the_clock() -> None:
    assert _names(_case(status=Status.REFERRED), "11-30 10:00") == ["missed:respond", "missed:due"]


def test_marks_lie_ahead_in_their_order() -> None:
    found = [(mark.name, mark.at) for mark in marks(_case(), RULES)]
    assert found == [
        ("near:respond", at("2026-11-23 15:00")),
        ("missed:respond", at("2026-11-24 10:00")),
        ("near:due", at("2026-11-27 15:00")),
        ("missed:due", DUE),
    ]
