"""The board and the clock: extensions, reminders, late opinions, withdrawals."""

from collections.abc import Callable
from typing import TypeAlias

import pytest

from cases import seats
from cases.board import Declaration, Late, Result
from cases.delivery import ToPerson, ToTopic
from cases.errors import Code, DeskError
from cases.notice import (
    BoardEnded,
    BoardExtended,
    BoardReminder,
    Outgoing,
)
from cases.people import Person, Post, Role
from tests.cases.boards import declared, give, referred
from tests.cases.calls import code_of
from tests.cases.desk import (
    BOARD,
    DAY,
    EXPERT,
    HOUR,
    LAWYER,
    MAYOR,
    NOON,
    NUMBER,
    OFFICER,
    PROFESSOR,
    RULES,
    SECRETARY,
    STRANGER,
    TOWN,
    days_later,
    grant,
    member,
    person,
    with_board,
)

Steps: TypeAlias = tuple[Callable[[], object], ...]

FOUR = (*BOARD, EXPERT)
NEIGHBOUR = person(
    40, grant(Role.MEMBER, Post(municipality=TOWN, institution="Kent Konseyi", group="akademi"))
)
OWN_HOUSE = member(41, "yerel-yonetim", "ÖRNEKKÖY  BELEDİYESİ")


def test_an_extension_is_ones_own_and_as_frequent_as_the_rules_say() -> None:
    referral = declared(*FOUR)
    boarded = seats.extend(referral, by=EXPERT, at=NOON, rules=RULES)
    mine, other = boarded.referral.seat_of(EXPERT.id), boarded.referral.seat_of(MAYOR.id)
    assert mine is not None
    assert other is not None
    assert RULES.calendar.between(other.due_at, mine.due_at) == RULES.board.extend_by
    assert boarded.referral.due_at == mine.due_at
    notice = BoardExtended(NUMBER, 5, 1)
    assert boarded.outgoing == (
        Outgoing(notice, ToTopic(NUMBER)),
        Outgoing(notice, ToPerson(EXPERT.id)),
    )
    with pytest.raises(DeskError) as refused:
        seats.extend(boarded.referral, by=EXPERT, at=NOON, rules=RULES)
    assert code_of(refused) is Code.NO_MORE_TIME


def test_no_extension_is_given_after_the_deadline() -> None:
    referral = declared()
    with pytest.raises(DeskError) as refused:
        seats.extend(referral, by=MAYOR, at=referral.due_at + HOUR, rules=RULES)
    assert code_of(refused) is Code.REFERRAL_OVER


def test_two_extensions_are_two_notices() -> None:
    first = seats.extend(declared(*FOUR), by=EXPERT, at=NOON, rules=RULES)
    second = seats.extend(first.referral, by=MAYOR, at=NOON, rules=RULES)
    assert first.outgoing[0].notice != second.outgoing[0].notice


def test_those_who_are_silent_are_reminded_until_the_deadline() -> None:
    referral, rounds = give(declared(*FOUR), MAYOR).referral, []
    while referral.next_at is not None:
        boarded = seats.sweep(referral, referral.next_at, RULES)
        assert boarded is not None, "the referral names a moment at which nothing is due"
        reminded = [each for each in boarded.outgoing if isinstance(each.notice, BoardReminder)]
        rounds.append({each.to for each in reminded})
        referral = boarded.referral
    awaited = {ToPerson(each.id) for each in (PROFESSOR, LAWYER, EXPERT)}
    assert rounds == [awaited, awaited, set()]
    assert referral.outcome is not None
    assert referral.outcome.at == referral.due_at


def test_reminders_that_were_slept_through_become_one() -> None:
    referral = declared()
    boarded = seats.sweep(referral, referral.due_at - HOUR, RULES)
    assert boarded is not None
    assert boarded.referral.reminders == 2
    assert seats.sweep(boarded.referral, referral.due_at - HOUR, RULES) is None


def test_a_referral_with_an_outcome_is_swept_no_more() -> None:
    gone = seats.withdraw(referred(), by=SECRETARY, at=NOON, rules=RULES).referral
    assert gone.next_at is None
    assert seats.sweep(gone, days_later(60), RULES) is None


def test_a_withdrawn_question_is_over_for_everybody() -> None:
    referral = declared()
    boarded = seats.withdraw(referral, by=SECRETARY, at=NOON, rules=RULES)
    assert boarded.concluded
    assert boarded.referral.outcome is not None
    assert boarded.referral.outcome.result is Result.WITHDRAWN
    told = {each.to for each in boarded.outgoing if isinstance(each.notice, BoardEnded)}
    assert told == {ToTopic(NUMBER), *(ToPerson(each.id) for each in BOARD)}
    with pytest.raises(DeskError) as refused:
        give(boarded.referral, MAYOR)
    assert code_of(refused) is Code.REFERRAL_OVER


def test_a_withdrawal_of_the_case_withdraws_the_question() -> None:
    assert seats.withdraw(referred(), by=None, at=NOON, rules=RULES).concluded


@pytest.mark.parametrize("by", [MAYOR, OFFICER, STRANGER])
def test_no_member_withdraws_a_question(by: Person) -> None:
    with pytest.raises(DeskError) as refused:
        seats.withdraw(referred(), by=by, at=NOON, rules=RULES)
    assert code_of(refused) is Code.NOT_ALLOWED


def test_an_early_end_is_not_forced() -> None:
    assert seats.conclude(declared(), NOON, RULES).changes_nothing


@pytest.mark.parametrize(("late", "counts"), [(Late.COUNT, True), (Late.ANNEX, False)])
def test_a_late_opinion_counts_for_what_the_rules_say(late: Late, *, counts: bool) -> None:
    rules = with_board(late=late)
    referral = give(give(declared(), MAYOR).referral, LAWYER).referral
    over = seats.conclude(referral, referral.due_at, rules).referral
    assert over.outcome is not None
    assert over.outcome.result is Result.NO_QUORUM
    after = give(over, PROFESSOR, referral.due_at + DAY, rules)
    seat = after.referral.seat_of(PROFESSOR.id)
    assert seat is not None
    assert seat.is_late
    assert after.referral.outcome is not None
    assert after.referral.outcome.result is (Result.ADOPTED if counts else Result.NO_QUORUM)
    assert after.concluded is counts


def test_a_late_opinion_may_be_refused() -> None:
    rules = with_board(late=Late.REFUSE)
    referral = declared()
    for at in (referral.due_at + HOUR, days_later(60)):
        with pytest.raises(DeskError) as refused:
            give(referral, MAYOR, at, rules)
        assert code_of(refused) is Code.REFERRAL_OVER
    assert give(referral, MAYOR, referral.due_at, rules).event == "board_opinion"


def test_a_recusal_after_the_outcome_counts_it_again() -> None:
    referral = declared()
    for each in BOARD:
        referral = give(referral, each).referral
    assert referral.outcome is not None
    assert referral.outcome.result is Result.ADOPTED
    after = seats.declare(referral, by=LAWYER, at=days_later(1), rules=RULES, recused=True)
    assert after.concluded
    assert after.referral.outcome is not None
    assert after.referral.outcome.result is Result.NO_QUORUM
    told = {each.to for each in after.outgoing if isinstance(each.notice, BoardEnded)}
    assert told == {ToTopic(NUMBER), ToPerson(MAYOR.id), ToPerson(PROFESSOR.id)}
    seat = after.referral.seat_of(LAWYER.id)
    assert seat is not None
    assert seat.declaration is Declaration.RECUSED
    assert seat.opinion is not None, "nothing that was said is lost"
