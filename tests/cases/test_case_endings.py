"""How a case ends, goes on after an answer, and begins again."""

from collections.abc import Callable

import pytest

from cases import moves
from cases.case import (
    Attachment,
    Author,
    Case,
    Ending,
    ExchangeKind,
    FileKind,
    Status,
)
from cases.delivery import ToOfficer, ToTopic
from cases.errors import Code, DeskError
from cases.moved import Moved
from cases.notice import (
    CaseEnded,
    CaseReopened,
    CaseWithdrawn,
    ExchangeShown,
    OfficerOpinion,
    Outgoing,
    TargetExtended,
    TopicCard,
    key,
)
from cases.people import Role
from tests.cases.calls import code_of
from tests.cases.desk import (
    DAY,
    HOUR,
    IN,
    NOON,
    NUMBER,
    OFFICER,
    REQUEST,
    RULES,
    SECRETARY,
    WORKING_DAY,
    answered,
    asked,
    claimed,
    closed,
    days_later,
    forgotten,
    opened,
    person,
    replied,
)

PHOTO = Attachment(FileKind.PHOTO, "AgAC")
LATER = NOON + HOUR


def test_yes_closes_the_case() -> None:
    moved = moves.satisfy(answered(), satisfied=True, by=OFFICER, at=LATER, rules=RULES)
    case = moved.case
    assert (case.status, case.ending, case.ended_at) == (Status.CLOSED, Ending.SATISFIED, LATER)
    assert (case.holder_id, case.next_at, case.satisfied) == (None, None, True)
    assert Outgoing(OfficerOpinion(NUMBER, satisfied=True, round=0), ToTopic(NUMBER)) in (
        moved.outgoing
    )


def test_yes_after_silence_is_remembered() -> None:
    silent = moves.close(answered(), by=None, at=LATER, rules=RULES).case
    assert silent.satisfied is None
    yes = moves.satisfy(silent, satisfied=True, by=OFFICER, at=days_later(1), rules=RULES).case
    assert (yes.satisfied, yes.ending, yes.ended_at) == (True, Ending.SILENT, LATER)


def test_no_gives_the_case_back_with_the_time_that_was_left() -> None:
    case = answered(at=NOON)
    moved = moves.satisfy(
        case, satisfied=False, text="Soru bu değildi.", by=OFFICER, at=days_later(1), rules=RULES
    )
    back = moved.case
    assert (back.status, back.holder_id, back.satisfied) == (Status.CLAIMED, SECRETARY.id, False)
    assert back.progress.answered_at is None
    left = RULES.calendar.between(days_later(1), back.progress.targets.due_at)
    assert left == RULES.calendar.between(NOON, case.progress.targets.due_at)
    assert moved.exchange is not None
    assert moved.exchange.kind is ExchangeKind.COMPLAINT


def test_a_second_no_in_one_round_is_told_like_the_first() -> None:
    told = []
    case = opened()
    for _ in range(2):
        case = moves.reply(case, text="Yanıt.", by=SECRETARY, at=NOON, rules=RULES).case
        moved = moves.satisfy(
            case, satisfied=False, text="Olmadı.", by=OFFICER, at=LATER, rules=RULES
        )
        notices = (each.notice for each in moved.outgoing)
        told += [key(each) for each in notices if isinstance(each, OfficerOpinion)]
        case = moved.case
    assert len(set(told)) == 2


def test_no_needs_a_reason() -> None:
    with pytest.raises(DeskError) as refused:
        moves.satisfy(answered(), satisfied=False, by=OFFICER, at=LATER, rules=RULES)
    assert code_of(refused) is Code.REASON_MISSING


def test_declining_says_why_and_ends_the_case() -> None:
    moved = moves.decline(claimed(), text="Valiliğe sorunuz.", by=SECRETARY, at=NOON, rules=RULES)
    assert (moved.case.status, moved.case.holder_id) == (Status.DECLINED, None)
    assert Outgoing(ExchangeShown(NUMBER, 2), ToOfficer(NUMBER)) in moved.outgoing
    with pytest.raises(DeskError) as refused:
        moves.decline(claimed(), text="", by=SECRETARY, at=NOON, rules=RULES)
    assert code_of(refused) is Code.REASON_MISSING


def test_a_withdrawal_is_told_to_the_topic() -> None:
    moved = moves.withdraw(asked(), by=OFFICER, at=LATER, rules=RULES)
    assert moved.case.status is Status.WITHDRAWN
    assert moved.case.progress.pauses[-1].until == LATER
    assert Outgoing(CaseWithdrawn(NUMBER, 0), ToTopic(NUMBER)) in moved.outgoing


def test_the_card_that_closes_the_topic_comes_after_the_last_word() -> None:
    over = moves.withdraw(asked(), by=OFFICER, at=LATER, rules=RULES).outgoing
    goes_on = moves.claim(opened(), by=SECRETARY, at=LATER, rules=RULES).outgoing
    assert isinstance(over[-1].notice, TopicCard)
    assert isinstance(goes_on[0].notice, TopicCard)


def test_a_case_the_desk_closes_is_told_to_the_officer() -> None:
    moved = moves.close(claimed(), by=SECRETARY, at=NOON, rules=RULES)
    assert moved.case.ending is Ending.BY_DESK
    assert Outgoing(CaseEnded(NUMBER, 0), ToOfficer(NUMBER)) in moved.outgoing


@pytest.mark.parametrize("status", [Status.OPEN, Status.CLAIMED, Status.REFERRED])
def test_the_desk_closes_nothing_by_itself_that_is_its_own_to_answer(status: Status) -> None:
    with pytest.raises(DeskError) as refused:
        moves.close(IN[status](), by=None, at=LATER, rules=RULES)
    assert code_of(refused) is Code.WRONG_STATUS


def test_a_case_closed_for_a_missing_answer_is_reopened_with_that_answer() -> None:
    over = moves.close(asked(), by=None, at=days_later(60), rules=RULES).case
    assert over.ending is Ending.UNANSWERED
    moved = moves.reopen(over, text="Mayısta.", by=OFFICER, at=days_later(61), rules=RULES)
    kind = RULES.types[REQUEST.type]
    due_at = moved.case.progress.targets.due_at
    assert moved.case.status is Status.TRIAGED
    assert RULES.calendar.between(days_later(61), due_at) == kind.resolve_within


@pytest.mark.parametrize("move", [moves.claim, moves.withdraw, moves.release])
def test_the_desk_makes_no_move_of_a_person(move: Callable[..., Moved]) -> None:
    with pytest.raises(DeskError) as refused:
        move(opened(), by=None, at=NOON, rules=RULES)
    assert code_of(refused) is Code.NOT_ALLOWED


def test_a_reopened_case_is_promised_the_full_time_anew() -> None:
    at = days_later(20)
    moved = moves.reopen(closed(), text="Yetmedi.", by=OFFICER, at=at, rules=RULES)
    case, kind = moved.case, RULES.types[REQUEST.type]
    assert (case.status, case.reopened, case.ended_at) == (Status.TRIAGED, 1, None)
    assert RULES.calendar.between(at, case.progress.targets.due_at) == kind.resolve_within
    assert Outgoing(CaseReopened(NUMBER, 1), ToTopic(NUMBER)) in moved.outgoing


def test_a_case_answered_too_late_is_promised_the_full_time_anew() -> None:
    late = replied(at=NOON)
    very_late = moves.reply(opened(), text="Geç.", by=SECRETARY, at=days_later(30), rules=RULES)
    assert late.case.progress.targets == very_late.case.progress.targets
    over = moves.satisfy(
        very_late.case, satisfied=True, by=OFFICER, at=days_later(31), rules=RULES
    )
    at = days_later(40)
    case = moves.reopen(over.case, text="Yetmedi.", by=OFFICER, at=at, rules=RULES).case
    kind = RULES.types[REQUEST.type]
    assert RULES.calendar.between(at, case.progress.targets.due_at) == kind.resolve_within


def test_reopening_is_counted() -> None:
    case = closed()
    for nth in (1, 2):
        case = moves.reopen(case, text="Yine.", by=OFFICER, at=LATER, rules=RULES).case
        assert case.reopened == nth
        case = moves.close(case, by=SECRETARY, at=LATER, rules=RULES).case


def test_reopening_ends_with_its_window() -> None:
    case = closed(at=NOON)
    last = NOON + RULES.reopen_within
    assert moves.reopen(case, text="Yine.", by=OFFICER, at=last, rules=RULES).case.reopened
    with pytest.raises(DeskError) as refused:
        moves.reopen(case, text="Yine.", by=OFFICER, at=last + HOUR, rules=RULES)
    assert code_of(refused) is Code.REOPENING_OVER
    assert not moves.allowed(case, OFFICER, last + HOUR, RULES)


def test_what_a_secretary_writes_on_reopening_stays_a_note() -> None:
    moved = moves.reopen(closed(), text="Yanlış anladık.", by=SECRETARY, at=LATER, rules=RULES)
    assert moved.exchange is None
    assert moved.note is not None
    assert Outgoing(CaseReopened(NUMBER, 1), ToOfficer(NUMBER)) in moved.outgoing


def test_an_officer_reopens_with_a_reason() -> None:
    with pytest.raises(DeskError) as refused:
        moves.reopen(closed(), text="", by=OFFICER, at=LATER, rules=RULES)
    assert code_of(refused) is Code.REASON_MISSING


def test_an_extension_moves_the_due_day_and_is_told_with_its_number() -> None:
    case = claimed()
    moved = moves.extend(
        case, by_working=2 * WORKING_DAY, reason="Görüş.", by=SECRETARY, at=NOON, rules=RULES
    )
    before, after = case.progress.targets, moved.case.progress.targets
    assert RULES.calendar.between(before.due_at, after.due_at) == 2 * WORKING_DAY
    assert before.respond_by == after.respond_by
    assert Outgoing(TargetExtended(NUMBER, 1), ToOfficer(NUMBER)) in moved.outgoing


def test_the_same_extension_is_given_once() -> None:
    case = opened()
    for _ in range(2):
        case = moves.extend(
            *(case,), by_working=HOUR, reason="Görüş.", by=SECRETARY, at=NOON, rules=RULES, nth=1
        ).case
    assert len(case.progress.extensions) == 1


@pytest.mark.parametrize(
    ("hours", "reason", "code"), [(1, " ", Code.REASON_MISSING), (0, "Görüş.", Code.BAD_REQUEST)]
)
def test_an_extension_needs_a_length_and_a_reason(hours: int, reason: str, code: Code) -> None:
    with pytest.raises(DeskError) as refused:
        moves.extend(
            opened(), by_working=hours * HOUR, reason=reason, by=SECRETARY, at=NOON, rules=RULES
        )
    assert code_of(refused) is code


def test_nobody_can_be_asked_once_the_officer_is_forgotten() -> None:
    with pytest.raises(DeskError) as refused:
        moves.ask(forgotten(opened()), text="Ne?", by=SECRETARY, at=NOON, rules=RULES)
    assert code_of(refused) is Code.OFFICER_GONE


@pytest.mark.parametrize("case", [opened(), claimed(), asked()])
def test_a_case_goes_on_without_its_officer(case: Case) -> None:
    moved = moves.reply(forgotten(case), text="Evet.", by=SECRETARY, at=NOON, rules=RULES)
    assert moved.case.status is Status.ANSWERED
    assert [outgoing.to for outgoing in moved.outgoing] == [ToTopic(NUMBER)]


def test_an_officer_with_a_staff_role_is_no_asker_of_other_cases() -> None:
    both = person(50, *OFFICER.grants, *SECRETARY.grants)
    assert moves.capacities(opened(), both, NOON) == {Role.OFFICER, Role.SECRETARY}


def test_words_keep_who_said_them() -> None:
    exchange = replied().exchange
    assert exchange is not None
    assert (exchange.author, exchange.person_id) == (Author.DESK, SECRETARY.id)


def test_the_first_response_is_the_first_word_of_the_desk() -> None:
    case = moves.reply(asked(), text="Evet.", by=SECRETARY, at=NOON + DAY, rules=RULES).case
    assert (case.progress.responded_at, case.progress.answered_at) == (NOON, NOON + DAY)
