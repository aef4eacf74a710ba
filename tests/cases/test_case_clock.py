"""What the desk does of a case by itself: due and not yet done, each thing said once."""

from datetime import datetime, timedelta

import pytest

from cases import moves
from cases.case import Case, Ending, Status
from cases.delivery import ToOfficer, ToPerson, ToTopic
from cases.moved import Moved
from cases.notice import (
    CaseEnded,
    ClaimEnded,
    OfficerReminder,
    OfficerSilent,
    Outgoing,
    TargetMissed,
    TargetNear,
    TopicCard,
)
from tests.cases.desk import (
    DAY,
    HOUR,
    IN,
    NOON,
    NUMBER,
    OFFICER,
    RULES,
    SECRETARY,
    WORKING_DAY,
    answered,
    asked,
    claimed,
    closed,
    concluded,
    days_later,
    forgotten,
    opened,
)


def _sweeps(case: Case, until: datetime) -> list[tuple[datetime, Moved]]:
    """Everything that the desk does by itself until then, each at its moment."""
    done: list[tuple[datetime, Moved]] = []
    while case.next_at is not None and case.next_at <= until:
        at = case.next_at
        moved = moves.sweep(case, at=at, rules=RULES)
        assert moved is not None, "the case names a moment at which nothing is due"
        done.append((at, moved))
        case = moved.case
    return done


def _notices(done: list[tuple[datetime, Moved]], *kinds: type) -> list[Outgoing]:
    told = (outgoing for _, moved in done for outgoing in moved.outgoing)
    return [outgoing for outgoing in told if isinstance(outgoing.notice, kinds)]


@pytest.mark.parametrize("status", Status)
def test_nothing_is_due_before_its_moment(status: Status) -> None:
    assert moves.sweep(IN[status](), at=NOON, rules=RULES) is None


@pytest.mark.parametrize("status", Status)
def test_what_the_desk_does_by_itself_comes_to_an_end(status: Status) -> None:
    done = _sweeps(IN[status](), days_later(400))
    last = done[-1][1].case if done else IN[status]()
    assert last.next_at is None
    assert moves.sweep(last, at=days_later(400), rules=RULES) is None


@pytest.mark.parametrize("case", [closed(), IN[Status.WITHDRAWN](), IN[Status.DECLINED]()])
def test_an_ended_case_has_no_next_moment(case: Case) -> None:
    assert (case.next_at, case.holder_id) == (None, None)


def test_a_claim_without_work_ends_and_the_topic_is_told() -> None:
    case = claimed()
    assert case.held_until is not None
    done = _sweeps(case, case.held_until)
    free = done[-1][1].case
    assert (free.status, free.holder_id) == (Status.TRIAGED, None)
    assert _notices(done, ClaimEnded) == [Outgoing(ClaimEnded(NUMBER, 1), ToTopic(NUMBER))]


def test_a_claim_does_not_end_while_the_officer_or_the_board_is_awaited() -> None:
    for status in (Status.WAITING, Status.REFERRED):
        case = IN[status]()
        assert case.held_until is not None
        moved = moves.sweep(case, at=case.held_until + HOUR, rules=RULES)
        assert moved is None or moved.case.holder_id == SECRETARY.id


def test_both_promises_are_warned_of_before_and_when_they_are_missed() -> None:
    told = _notices(_sweeps(opened(), days_later(60)), TargetNear, TargetMissed)
    targets = opened().progress.targets
    respond_by, due_at = targets.respond_by.isoformat(), targets.due_at.isoformat()
    assert [outgoing.notice for outgoing in told] == [
        TargetNear(NUMBER, "respond", 0, respond_by),
        TargetMissed(NUMBER, "respond", 0, respond_by),
        TargetNear(NUMBER, "due", 0, due_at),
        TargetMissed(NUMBER, "due", 0, due_at),
    ]


def test_what_was_missed_meanwhile_is_not_called_near() -> None:
    moved = moves.sweep(opened(), at=days_later(60), rules=RULES)
    assert moved is not None
    assert [type(outgoing.notice) for outgoing in moved.outgoing][1:] == [TargetMissed]


def test_the_holder_hears_of_a_missed_promise_herself() -> None:
    case = claimed()
    target = case.progress.targets.due_at
    case = moves.note(case, text="Sürüyor.", by=SECRETARY, at=target - HOUR, rules=RULES).case
    told = _notices(_sweeps(case, target), TargetMissed)
    missed = TargetMissed(NUMBER, "due", 0, target.isoformat())
    assert Outgoing(missed, ToPerson(SECRETARY.id)) in told


def test_no_promise_is_warned_of_while_the_clock_stands() -> None:
    assert not _notices(_sweeps(asked(), days_later(60)), TargetNear, TargetMissed)


def test_an_answered_promise_is_not_warned_of() -> None:
    assert not _notices(_sweeps(answered(), days_later(60)), TargetNear, TargetMissed)


def test_a_promise_that_moved_is_warned_of_anew() -> None:
    case = _sweeps(opened(), opened().progress.targets.due_at - HOUR / 60)[-1][1].case
    assert "near:due" in case.told
    longer = moves.extend(
        case,
        by_working=3 * WORKING_DAY,
        reason="Görüş.",
        by=SECRETARY,
        at=case.progress.targets.due_at - HOUR / 60,
        rules=RULES,
    ).case
    told = _notices(_sweeps(longer, days_later(60)), TargetNear)
    moved_to = longer.progress.targets.due_at.isoformat()
    assert [outgoing.notice for outgoing in told] == [TargetNear(NUMBER, "due", 1, moved_to)]


def test_the_officer_is_reminded_as_often_as_the_rules_say() -> None:
    told = _notices(_sweeps(asked(), days_later(60)), OfficerReminder)
    assert told == [
        Outgoing(OfficerReminder(NUMBER, 2, times), ToOfficer(NUMBER))
        for times in range(1, RULES.remind_officer_times + 1)
    ]


def test_reminders_that_were_slept_through_become_one() -> None:
    times = RULES.remind_officer_times
    last = RULES.calendar.add(NOON, RULES.remind_officer_every * times)
    moved = moves.sweep(asked(), at=last, rules=RULES)
    assert moved is not None
    assert Outgoing(OfficerReminder(NUMBER, 2, times), ToOfficer(NUMBER)) in moved.outgoing
    assert moves.sweep(moved.case, at=last, rules=RULES) is None


def test_an_officer_who_does_not_answer_is_told_of_to_topic_and_holder() -> None:
    every, times = RULES.remind_officer_every, RULES.remind_officer_times
    silent_at = RULES.calendar.add(NOON, every * (times + 1))
    done = _sweeps(asked(), silent_at)
    closes = RULES.calendar.next_opening(silent_at + RULES.close_unanswered_after)
    told = OfficerSilent(NUMBER, 2, closes.isoformat())
    assert _notices(done, OfficerSilent) == [
        Outgoing(told, ToTopic(NUMBER)),
        Outgoing(told, ToPerson(SECRETARY.id)),
    ]
    assert done[-1][1].case.next_at == closes


def test_without_an_answer_the_case_closes_and_the_officer_is_told_how_to_reopen() -> None:
    done = _sweeps(asked(), days_later(400))
    at, moved = done[-1]
    assert (moved.case.status, moved.case.ending) == (Status.CLOSED, Ending.UNANSWERED)
    assert Outgoing(CaseEnded(NUMBER, 0), ToOfficer(NUMBER)) in moved.outgoing
    assert moves.may_be_reopened(moved.case, at + DAY, RULES)


def test_after_a_long_sleep_a_case_without_an_answer_just_closes() -> None:
    moved = moves.sweep(asked(), at=days_later(200), rules=RULES)
    assert moved is not None
    assert moved.case.ending is Ending.UNANSWERED
    assert [type(outgoing.notice) for outgoing in moved.outgoing] == [CaseEnded, TopicCard]


def test_a_question_put_again_gives_the_officer_the_whole_time_again() -> None:
    silent_at = RULES.calendar.add(NOON, RULES.remind_officer_every * 3)
    case = _sweeps(asked(), silent_at)[-1][1].case
    again = moves.ask(case, text="Hâlâ geçerli mi?", by=SECRETARY, at=silent_at, rules=RULES).case
    told = _notices(_sweeps(again, days_later(400)), OfficerReminder, OfficerSilent)
    assert len(told) == RULES.remind_officer_times + 2


def test_a_case_before_the_board_is_not_closed_for_a_missing_answer() -> None:
    case = moves.refer(asked(), by=SECRETARY, at=NOON, rules=RULES).case
    done = _sweeps(case, days_later(400))
    assert not _notices(done, OfficerSilent, CaseEnded)
    assert done[-1][1].case.status is Status.REFERRED


def test_back_from_the_board_the_officer_has_the_whole_time_again() -> None:
    case = moves.refer(asked(), by=SECRETARY, at=NOON, rules=RULES).case
    slept = _sweeps(case, days_later(90))[-1][1].case
    back = moves.return_from_board(
        slept, referral=concluded(), by=None, at=days_later(90), rules=RULES
    ).case
    assert back.status is Status.WAITING
    done = _sweeps(back, days_later(500))
    assert [move.case.status for _, move in done] == [Status.WAITING, Status.CLOSED]
    assert done[0][0] >= RULES.calendar.add(days_later(90), RULES.remind_officer_every)


def test_the_officer_is_not_reminded_once_she_has_answered() -> None:
    case = moves.add(asked(), text="Mayısta.", by=OFFICER, at=NOON + HOUR, rules=RULES).case
    assert not _notices(_sweeps(case, days_later(60)), OfficerReminder)


def test_a_case_that_waits_for_a_forgotten_officer_goes_on() -> None:
    moved = moves.sweep(forgotten(asked()), at=NOON + HOUR, rules=RULES)
    assert moved is not None
    assert moved.case.status is Status.CLAIMED
    assert moved.case.progress.pauses[-1].until == NOON + HOUR


def test_silence_closes_an_answered_case() -> None:
    case = answered()
    closes = RULES.calendar.next_opening(NOON + RULES.close_after)
    assert case.next_at == closes
    moved = moves.sweep(case, at=closes, rules=RULES)
    assert moved is not None
    assert (moved.case.status, moved.case.ending) == (Status.CLOSED, Ending.SILENT)
    assert Outgoing(CaseEnded(NUMBER, 0), ToOfficer(NUMBER)) in moved.outgoing


@pytest.mark.parametrize("hours", range(0, 24 * 7, 5))
def test_nobody_is_told_anything_by_the_clock_while_the_desk_is_closed(hours: int) -> None:
    at = NOON + timedelta(hours=hours)
    for case in (answered(at=at), asked(at=at)):
        for moment, _ in _sweeps(case, at + 60 * DAY):
            just_before = moment - timedelta(seconds=1)
            assert RULES.calendar.is_open(moment) or RULES.calendar.is_open(just_before)
