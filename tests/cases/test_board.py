"""The board at work: who is asked, what comes before what, and who is told."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TypeAlias

import pytest

from cases import seats
from cases.board import Declaration, Late, Opinion, Position, Referral, Result
from cases.boarded import Boarded, invitations
from cases.case import Case, Status
from cases.delivery import ToPerson, ToTopic
from cases.errors import Code, DeskError
from cases.members import Conflict, propose
from cases.notice import (
    BoardAsked,
    BoardEnded,
    BoardExtended,
    BoardMoved,
    BoardReminder,
    Outgoing,
)
from cases.people import Municipality, Person, Post, Role
from cases.rules import Rules
from tests.cases.desk import (
    ADMIN,
    BOARD,
    COLLEAGUE,
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
    claimed,
    days_later,
    grant,
    member,
    opened,
    opinion,
    person,
    with_board,
)

Steps: TypeAlias = tuple[Callable[[], object], ...]

FOUR = (*BOARD, EXPERT)
NEIGHBOUR = person(
    40, grant(Role.MEMBER, Post(municipality=TOWN, institution="Kent Konseyi", group="akademi"))
)
OWN_HOUSE = member(41, "yerel-yonetim", "ÖRNEKKÖY  BELEDİYESİ")


def _referred(members: tuple[Person, ...] = BOARD, rules: Rules = RULES) -> Referral:
    """A referral as it is once it was kept."""
    fresh = seats.refer(
        claimed(), members=members, by=SECRETARY, at=NOON, rules=rules, brief="Nikâh sorusu"
    ).referral
    numbered = (replace(seat, id=nth) for nth, seat in enumerate(fresh.seats, 1))
    return replace(fresh, id=5, seats=tuple(numbered))


def _declared(*members: Person, rules: Rules = RULES) -> Referral:
    referral = _referred(members or BOARD, rules)
    for each in members or BOARD:
        referral = seats.declare(referral, by=each, at=NOON, rules=rules, recused=False).referral
    return referral


def _give(referral: Referral, by: Person, at: datetime = NOON, rules: Rules = RULES) -> Boarded:
    return seats.give(referral, by=by, opinion=opinion(), at=at, rules=rules)


def _code(refused: pytest.ExceptionInfo[DeskError]) -> Code:
    return refused.value.code


def test_the_expert_is_proposed_first_and_who_has_a_conflict_last() -> None:
    everybody = (OWN_HOUSE, NEIGHBOUR, EXPERT, LAWYER, PROFESSOR, MAYOR, STRANGER)
    proposed = propose(everybody, claimed(), OFFICER, NOON, RULES)
    assert [candidate.person for candidate in proposed] == [
        *(PROFESSOR, MAYOR, LAWYER, EXPERT, NEIGHBOUR, OWN_HOUSE)
    ]
    assert [candidate.conflict for candidate in proposed][-2:] == [
        Conflict.MUNICIPALITY,
        Conflict.INSTITUTION,
    ]


def test_a_member_who_asked_herself_has_a_conflict() -> None:
    both = person(OFFICER.id, *MAYOR.grants, *OFFICER.grants)
    assert propose((both,), opened(), both, NOON, RULES)[0].conflict is Conflict.ASKER


def test_a_namesake_town_in_another_province_is_no_conflict() -> None:
    post = Post(municipality=Municipality(TOWN.name, "Konya"), institution="X", group="akademi")
    namesake = person(42, grant(Role.MEMBER, post))
    assert propose((namesake,), opened(), OFFICER, NOON, RULES)[0].conflict is None


def test_a_referral_asks_each_chosen_member_once_it_has_a_number() -> None:
    referred = seats.refer(
        claimed(), members=BOARD, by=SECRETARY, at=NOON, rules=RULES, brief="Nikâh sorusu"
    )
    assert referred.moved.case.status is Status.REFERRED
    assert all(not isinstance(each.notice, BoardAsked) for each in referred.moved.outgoing)
    referral = _referred()
    assert set(invitations(referral)) == {
        Outgoing(BoardAsked(NUMBER, 5), ToPerson(each.id)) for each in BOARD
    }


def test_a_member_chosen_twice_has_one_seat() -> None:
    assert len(_referred((*BOARD, MAYOR)).seats) == len(BOARD)


def test_a_suggested_conflict_is_kept_with_the_seat() -> None:
    seat = _referred((*BOARD, NEIGHBOUR)).seat_of(NEIGHBOUR.id)
    assert seat is not None
    assert (seat.conflict, seat.declaration) == (Conflict.MUNICIPALITY, None)


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ((*BOARD, STRANGER), Code.NOT_A_MEMBER),
        ((*BOARD, OWN_HOUSE), Code.OWN_INSTITUTION),
        ((MAYOR, PROFESSOR), Code.BOARD_TOO_SMALL),
        ((PROFESSOR, LAWYER, EXPERT), Code.BOARD_TOO_SMALL),
        ((), Code.BOARD_TOO_SMALL),
    ],
    ids=["stranger", "asker's own", "too few", "a group is missing", "nobody"],
)
def test_a_board_that_cannot_decide_is_not_asked(members: tuple[Person, ...], code: Code) -> None:
    with pytest.raises(DeskError) as refused:
        _referred(members)
    assert _code(refused) is code


def test_a_member_whose_role_has_ended_is_not_asked() -> None:
    ended = person(43, grant(Role.MEMBER, Post(institution="X", group="akademi"), NOON - DAY))
    with pytest.raises(DeskError) as refused:
        _referred((*BOARD, ended))
    assert _code(refused) is Code.NOT_A_MEMBER


def test_a_brief_is_needed() -> None:
    with pytest.raises(DeskError) as refused:
        seats.refer(claimed(), members=BOARD, by=SECRETARY, at=NOON, rules=RULES, brief=" ")
    assert _code(refused) is Code.TEXT_MISSING


@pytest.mark.parametrize(
    ("case", "by", "code"),
    [
        (claimed(), COLLEAGUE, Code.CASE_TAKEN),
        (opened(), ADMIN, Code.NOT_ALLOWED),
        (opened(), MAYOR, Code.UNKNOWN_CASE),
    ],
)
def test_only_a_secretary_with_a_free_case_refers_it(case: Case, by: Person, code: Code) -> None:
    with pytest.raises(DeskError) as refused:
        seats.refer(case, members=BOARD, by=by, at=NOON, rules=RULES, brief="Soru")
    assert _code(refused) is code


def test_the_brief_is_hidden_until_a_declaration() -> None:
    referral = _referred()
    with pytest.raises(DeskError) as refused:
        seats.brief_for(referral, MAYOR)
    assert _code(refused) is Code.NOT_DECLARED
    clear = seats.declare(referral, by=MAYOR, at=NOON, rules=RULES, recused=False).referral
    assert seats.brief_for(clear, MAYOR) == "Nikâh sorusu"


def test_the_brief_is_hidden_from_whoever_recused_herself() -> None:
    away = seats.declare(_referred(), by=MAYOR, at=NOON, rules=RULES, recused=True).referral
    with pytest.raises(DeskError) as refused:
        seats.brief_for(away, MAYOR)
    assert _code(refused) is Code.RECUSED


@pytest.mark.parametrize("who", [STRANGER, SECRETARY, EXPERT, OFFICER])
def test_whoever_was_not_asked_does_not_learn_of_the_referral(who: Person) -> None:
    steps: Steps = (
        lambda: seats.brief_for(_declared(), who),
        lambda: seats.others_opinions(_declared(), who),
        lambda: seats.declare(_declared(), by=who, at=NOON, rules=RULES, recused=False),
        lambda: _give(_declared(), who),
        lambda: seats.abstain(_declared(), by=who, at=NOON, rules=RULES),
        lambda: seats.extend(_declared(), by=who, at=NOON, rules=RULES),
    )
    for step in steps:
        with pytest.raises(DeskError) as refused:
            step()
        assert _code(refused) is Code.UNKNOWN_REFERRAL


def test_a_member_whose_role_ended_meanwhile_says_nothing_any_more() -> None:
    gone = person(MAYOR.id)
    with pytest.raises(DeskError) as refused:
        _give(_declared(), gone)
    assert _code(refused) is Code.NOT_A_MEMBER


@pytest.mark.parametrize("recused", [False, True])
def test_nobody_speaks_without_a_declaration_or_after_a_recusal(*, recused: bool) -> None:
    referral = _referred(FOUR)
    if recused:
        referral = seats.declare(referral, by=MAYOR, at=NOON, rules=RULES, recused=True).referral
    steps: Steps = (
        lambda: _give(referral, MAYOR),
        lambda: seats.abstain(referral, by=MAYOR, at=NOON, rules=RULES),
        lambda: seats.extend(referral, by=MAYOR, at=NOON, rules=RULES),
    )
    for step in steps:
        with pytest.raises(DeskError) as refused:
            step()
        assert _code(refused) is (Code.RECUSED if recused else Code.NOT_DECLARED)


def test_a_recusal_is_not_taken_back() -> None:
    away = seats.declare(_referred(FOUR), by=EXPERT, at=NOON, rules=RULES, recused=True).referral
    with pytest.raises(DeskError) as refused:
        seats.declare(away, by=EXPERT, at=NOON, rules=RULES, recused=False)
    assert _code(refused) is Code.RECUSED


def test_every_step_twice_is_one_step() -> None:
    referral = _declared(*FOUR)
    assert seats.declare(referral, by=MAYOR, at=NOON, rules=RULES, recused=False).changes_nothing
    given = _give(referral, MAYOR).referral
    assert _give(given, MAYOR).changes_nothing
    silent = seats.abstain(given, by=LAWYER, at=NOON, rules=RULES).referral
    assert seats.abstain(silent, by=LAWYER, at=NOON, rules=RULES).changes_nothing
    longer = seats.extend(silent, by=EXPERT, at=NOON, rules=RULES, nth=1).referral
    assert seats.extend(longer, by=EXPERT, at=NOON, rules=RULES, nth=1).changes_nothing
    gone = seats.withdraw(longer, by=SECRETARY, at=NOON, rules=RULES).referral
    assert seats.withdraw(gone, by=SECRETARY, at=NOON, rules=RULES).changes_nothing


def test_whoever_has_spoken_speaks_once() -> None:
    given = _give(_declared(*FOUR), MAYOR).referral
    steps: Steps = (
        lambda: seats.give(given, by=MAYOR, opinion=opinion(Position.NO), at=NOON, rules=RULES),
        lambda: seats.abstain(given, by=MAYOR, at=NOON, rules=RULES),
        lambda: seats.extend(given, by=MAYOR, at=NOON, rules=RULES),
    )
    for step in steps:
        with pytest.raises(DeskError) as refused:
            step()
        assert _code(refused) is Code.ALREADY_SPOKEN


@pytest.mark.parametrize(
    "said",
    [
        replace(opinion(), reasoning=" "),
        replace(opinion(), obligation=""),
        replace(opinion(Position.CONDITIONAL), conditions=""),
    ],
)
def test_an_opinion_is_complete(said: Opinion) -> None:
    with pytest.raises(DeskError) as refused:
        seats.give(_declared(), by=MAYOR, opinion=said, at=NOON, rules=RULES)
    assert _code(refused) is Code.TEXT_MISSING


def test_the_topic_sees_each_step_of_a_member() -> None:
    boarded = _give(_declared(*FOUR), PROFESSOR)
    seat = boarded.referral.seat_of(PROFESSOR.id)
    assert seat is not None
    assert boarded.outgoing == (
        Outgoing(BoardMoved(NUMBER, 5, seat.id, "opinion"), ToTopic(NUMBER)),
    )


def test_others_are_read_only_after_ones_own() -> None:
    given = _give(_declared(*FOUR), MAYOR).referral
    with pytest.raises(DeskError) as refused:
        seats.others_opinions(given, LAWYER)
    assert _code(refused) is Code.SPEAK_FIRST
    silent = seats.abstain(given, by=LAWYER, at=NOON, rules=RULES).referral
    assert [seat.person_id for seat in seats.others_opinions(silent, LAWYER)] == [MAYOR.id]


def test_the_opinion_of_a_recused_member_is_shown_to_nobody() -> None:
    given = _give(_give(_declared(*FOUR), MAYOR).referral, LAWYER).referral
    away = seats.declare(given, by=MAYOR, at=NOON, rules=RULES, recused=True).referral
    assert seats.others_opinions(away, LAWYER) == ()


def test_an_extension_is_ones_own_and_as_frequent_as_the_rules_say() -> None:
    referral = _declared(*FOUR)
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
    assert _code(refused) is Code.NO_MORE_TIME


def test_no_extension_is_given_after_the_deadline() -> None:
    referral = _declared()
    with pytest.raises(DeskError) as refused:
        seats.extend(referral, by=MAYOR, at=referral.due_at + HOUR, rules=RULES)
    assert _code(refused) is Code.REFERRAL_OVER


def test_two_extensions_are_two_notices() -> None:
    first = seats.extend(_declared(*FOUR), by=EXPERT, at=NOON, rules=RULES)
    second = seats.extend(first.referral, by=MAYOR, at=NOON, rules=RULES)
    assert first.outgoing[0].notice != second.outgoing[0].notice


def test_those_who_are_silent_are_reminded_until_the_deadline() -> None:
    referral, rounds = _give(_declared(*FOUR), MAYOR).referral, []
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
    referral = _declared()
    boarded = seats.sweep(referral, referral.due_at - HOUR, RULES)
    assert boarded is not None
    assert boarded.referral.reminders == 2
    assert seats.sweep(boarded.referral, referral.due_at - HOUR, RULES) is None


def test_a_referral_with_an_outcome_is_swept_no_more() -> None:
    gone = seats.withdraw(_referred(), by=SECRETARY, at=NOON, rules=RULES).referral
    assert gone.next_at is None
    assert seats.sweep(gone, days_later(60), RULES) is None


def test_a_withdrawn_question_is_over_for_everybody() -> None:
    referral = _declared()
    boarded = seats.withdraw(referral, by=SECRETARY, at=NOON, rules=RULES)
    assert boarded.concluded
    assert boarded.referral.outcome is not None
    assert boarded.referral.outcome.result is Result.WITHDRAWN
    told = {each.to for each in boarded.outgoing if isinstance(each.notice, BoardEnded)}
    assert told == {ToTopic(NUMBER), *(ToPerson(each.id) for each in BOARD)}
    with pytest.raises(DeskError) as refused:
        _give(boarded.referral, MAYOR)
    assert _code(refused) is Code.REFERRAL_OVER


def test_a_withdrawal_of_the_case_withdraws_the_question() -> None:
    assert seats.withdraw(_referred(), by=None, at=NOON, rules=RULES).concluded


@pytest.mark.parametrize("by", [MAYOR, OFFICER, STRANGER])
def test_no_member_withdraws_a_question(by: Person) -> None:
    with pytest.raises(DeskError) as refused:
        seats.withdraw(_referred(), by=by, at=NOON, rules=RULES)
    assert _code(refused) is Code.NOT_ALLOWED


def test_an_early_end_is_not_forced() -> None:
    assert seats.conclude(_declared(), NOON, RULES).changes_nothing


@pytest.mark.parametrize(("late", "counts"), [(Late.COUNT, True), (Late.ANNEX, False)])
def test_a_late_opinion_counts_for_what_the_rules_say(late: Late, *, counts: bool) -> None:
    rules = with_board(late=late)
    referral = _give(_give(_declared(), MAYOR).referral, LAWYER).referral
    over = seats.conclude(referral, referral.due_at, rules).referral
    assert over.outcome is not None
    assert over.outcome.result is Result.NO_QUORUM
    after = _give(over, PROFESSOR, referral.due_at + DAY, rules)
    seat = after.referral.seat_of(PROFESSOR.id)
    assert seat is not None
    assert seat.is_late
    assert after.referral.outcome is not None
    assert after.referral.outcome.result is (Result.ADOPTED if counts else Result.NO_QUORUM)
    assert after.concluded is counts


def test_a_late_opinion_may_be_refused() -> None:
    rules = with_board(late=Late.REFUSE)
    referral = _declared()
    for at in (referral.due_at + HOUR, days_later(60)):
        with pytest.raises(DeskError) as refused:
            _give(referral, MAYOR, at, rules)
        assert _code(refused) is Code.REFERRAL_OVER
    assert _give(referral, MAYOR, referral.due_at, rules).event == "board_opinion"


def test_a_recusal_after_the_outcome_counts_it_again() -> None:
    referral = _declared()
    for each in BOARD:
        referral = _give(referral, each).referral
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
