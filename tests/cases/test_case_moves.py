"""What each move does to a case, and who is told."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from cases import moves
from cases.board import Referral
from cases.case import (
    Attachment,
    ExchangeKind,
    FileKind,
    Request,
    Status,
    Urgency,
)
from cases.delivery import ToOfficer, ToPerson, ToTopic
from cases.errors import Code, DeskError
from cases.moved import Moved
from cases.notice import (
    CaseAssigned,
    ExchangeShown,
    Outgoing,
    TargetMoved,
    TopicCard,
)
from cases.people import Person
from tests.cases.calls import code_of
from tests.cases.desk import (
    COLLEAGUE,
    HOUR,
    IN,
    NOON,
    NUMBER,
    OFFICER,
    REQUEST,
    RULES,
    SECRETARY,
    STRANGER,
    TOWN,
    WORKING_DAY,
    answered,
    asked,
    claimed,
    concluded,
    days_later,
    opened,
    replied,
)

PHOTO = Attachment(FileKind.PHOTO, "AgAC")
LATER = NOON + HOUR


def test_an_opened_case_waits_to_be_sorted_and_promises_two_moments() -> None:
    moved = moves.open_case(REQUEST, number=NUMBER, by=OFFICER, at=NOON, rules=RULES, update_id=7)
    case, exchange = moved.case, moved.exchange
    assert (case.status, case.officer_id, case.exchanges) == (Status.OPEN, OFFICER.id, 1)
    assert NOON < case.progress.targets.respond_by < case.progress.targets.due_at
    assert exchange is not None
    assert (exchange.nth, exchange.kind, exchange.update_id) == (1, ExchangeKind.REQUEST, 7)
    assert moved.outgoing == (
        Outgoing(TopicCard(NUMBER, 0), ToTopic(NUMBER)),
        Outgoing(ExchangeShown(NUMBER, 1), ToTopic(NUMBER)),
    )


def test_an_officer_asks_for_the_municipality_she_is_enrolled_for() -> None:
    elsewhere = replace(REQUEST, municipality=replace(TOWN, name="Başkaköy"))
    moved = moves.open_case(elsewhere, number=NUMBER, by=OFFICER, at=NOON, rules=RULES)
    assert moved.case.request.municipality == TOWN


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        (replace(REQUEST, type="yok"), Code.UNKNOWN_TYPE),
        (replace(REQUEST, text="  "), Code.TEXT_MISSING),
        (replace(REQUEST, title=""), Code.TEXT_MISSING),
        (replace(REQUEST, text="👍 2026"), Code.NO_WORDS),
    ],
)
def test_an_incomplete_request_is_refused(request_: Request, code: Code) -> None:
    with pytest.raises(DeskError) as refused:
        moves.open_case(request_, number=NUMBER, by=OFFICER, at=NOON, rules=RULES)
    assert code_of(refused) is code


@pytest.mark.parametrize("by", [STRANGER, SECRETARY])
def test_only_an_officer_opens_a_case(by: Person) -> None:
    with pytest.raises(DeskError) as refused:
        moves.open_case(REQUEST, number=NUMBER, by=by, at=NOON, rules=RULES)
    assert code_of(refused) is Code.NOT_ALLOWED


def test_more_files_than_the_rules_take_are_refused() -> None:
    files = (PHOTO,) * (RULES.attachments + 1)
    with pytest.raises(DeskError) as refused:
        moves.add(asked(), text="Ekte.", by=OFFICER, at=NOON, rules=RULES, attachments=files)
    assert refused.value.data == {"limit": RULES.attachments}


def test_a_photo_alone_is_an_answer_of_the_officer() -> None:
    moved = moves.add(asked(), text="", by=OFFICER, at=NOON, rules=RULES, attachments=(PHOTO,))
    assert moved.exchange is not None
    assert moved.exchange.attachments == (PHOTO,)


@pytest.mark.parametrize("move", [moves.ask, moves.reply, moves.note])
def test_the_desk_never_says_nothing(move: Callable[..., Moved]) -> None:
    with pytest.raises(DeskError) as refused:
        move(claimed(), text=" ", by=SECRETARY, at=NOON, rules=RULES)
    assert code_of(refused) is Code.TEXT_MISSING


def test_an_entry_is_an_answer_without_words() -> None:
    moved = moves.reply(
        opened(), text="", by=SECRETARY, at=NOON, rules=RULES, entry_id="nikah-islemleri"
    )
    assert moved.exchange is not None
    assert moved.exchange.entry_id == moved.data["entry"] == "nikah-islemleri"


def test_urgency_brings_the_promised_moments_forward() -> None:
    case = opened()
    moved = moves.triage(case, urgency=Urgency.URGENT, by=SECRETARY, at=NOON, rules=RULES)
    assert moved.case.status is Status.TRIAGED
    assert moved.case.progress.targets.due_at < case.progress.targets.due_at


def test_a_later_day_is_told_to_the_officer_with_its_reason() -> None:
    urgent = moves.triage(opened(), urgency=Urgency.URGENT, by=SECRETARY, at=NOON, rules=RULES)
    assert not [told for told in urgent.outgoing if told.to == ToOfficer(NUMBER)]
    moved = moves.triage(urgent.case, urgency=Urgency.NORMAL, by=SECRETARY, at=NOON, rules=RULES)
    notice = TargetMoved(NUMBER, urgent.case.revision + 1, "urgency")
    assert Outgoing(notice, ToOfficer(NUMBER)) in moved.outgoing


def test_a_type_with_more_time_is_told_to_the_officer() -> None:
    slow = max(RULES.types, key=lambda key: RULES.types[key].resolve_within)
    moved = moves.triage(opened(), type=slow, by=SECRETARY, at=NOON, rules=RULES)
    [told] = [told.notice for told in moved.outgoing if told.to == ToOfficer(NUMBER)]
    assert isinstance(told, TargetMoved)
    assert told.why == "type"


def test_an_empty_title_leaves_the_one_there_is() -> None:
    case = opened()
    moved = moves.triage(case, title="", by=SECRETARY, at=NOON, rules=RULES)
    assert moved.case.request.title == case.request.title


def test_an_unknown_type_is_not_sorted_into() -> None:
    with pytest.raises(DeskError) as refused:
        moves.triage(opened(), type="yok", by=SECRETARY, at=NOON, rules=RULES)
    assert code_of(refused) is Code.UNKNOWN_TYPE


def test_sorting_a_sorted_case_alike_changes_nothing() -> None:
    case = IN[Status.TRIAGED]()
    moved = moves.triage(case, topic=case.request.topic, by=SECRETARY, at=LATER, rules=RULES)
    assert moved.changes_nothing


def test_second_claim_is_refused_while_the_first_is_good() -> None:
    case = claimed()
    assert case.held_until is not None
    with pytest.raises(DeskError) as refused:
        moves.claim(case, by=COLLEAGUE, at=case.held_until - HOUR / 60, rules=RULES)
    assert code_of(refused) is Code.CASE_TAKEN


def test_a_claim_that_nobody_worked_on_may_be_taken_over() -> None:
    case = claimed()
    assert case.held_until is not None
    taken = moves.claim(case, by=COLLEAGUE, at=case.held_until, rules=RULES).case
    assert taken.holder_id == COLLEAGUE.id


def test_two_secretaries_never_both_answer() -> None:
    with pytest.raises(DeskError) as refused:
        moves.reply(answered(), text="Kıyılamaz.", by=COLLEAGUE, at=LATER, rules=RULES)
    assert code_of(refused) is Code.CASE_TAKEN


def test_answering_a_free_case_claims_it() -> None:
    assert replied().case.holder_id == SECRETARY.id


def test_a_note_of_the_holder_renews_her_claim_and_tells_nobody() -> None:
    case = claimed()
    moved = moves.note(case, text="Hukuka soruldu.", by=SECRETARY, at=LATER, rules=RULES)
    assert case.held_until is not None
    assert moved.case.held_until is not None
    assert moved.case.held_until > case.held_until
    assert (moved.outgoing, moved.exchange) == ((), None)


def test_a_note_of_a_colleague_renews_nothing() -> None:
    case = claimed()
    assert moves.note(case, text="Bkz.", by=COLLEAGUE, at=LATER, rules=RULES).case == case


def test_an_assigned_secretary_is_told_but_not_by_herself() -> None:
    moved = moves.assign(opened(), to=COLLEAGUE, by=SECRETARY, at=NOON, rules=RULES)
    assert moved.case.holder_id == COLLEAGUE.id
    assert Outgoing(CaseAssigned(NUMBER, 1), ToPerson(COLLEAGUE.id)) in moved.outgoing
    own = moves.assign(opened(), to=SECRETARY, by=SECRETARY, at=NOON, rules=RULES)
    assert own.outgoing == (Outgoing(TopicCard(NUMBER, 1), ToTopic(NUMBER)),)


def test_nobody_assigns_herself_what_a_colleague_holds() -> None:
    with pytest.raises(DeskError) as refused:
        moves.assign(claimed(), to=COLLEAGUE, by=COLLEAGUE, at=NOON, rules=RULES)
    assert code_of(refused) is Code.CASE_TAKEN


def test_a_case_is_assigned_to_a_secretary_only() -> None:
    with pytest.raises(DeskError) as refused:
        moves.assign(opened(), to=OFFICER, by=SECRETARY, at=NOON, rules=RULES)
    assert code_of(refused) is Code.NOT_A_SECRETARY


def test_a_released_case_is_free_and_still_sorted() -> None:
    case = moves.release(claimed(), by=SECRETARY, at=NOON, rules=RULES).case
    assert (case.status, case.holder_id, case.held_until) == (Status.TRIAGED, None, None)


def test_releasing_while_the_officer_is_asked_keeps_the_question() -> None:
    case = moves.release(asked(), by=SECRETARY, at=NOON, rules=RULES).case
    assert (case.status, case.holder_id) == (Status.WAITING, None)
    back = moves.add(case, text="Mayısta.", by=OFFICER, at=LATER, rules=RULES).case
    assert back.status is Status.TRIAGED


def test_asking_stops_the_clock_until_the_officer_answers() -> None:
    case = opened()
    waiting = moves.ask(case, text="Hangi tarihte?", by=SECRETARY, at=NOON, rules=RULES).case
    assert waiting.progress.responded_at == NOON
    back = moves.add(waiting, text="Mayısta.", by=OFFICER, at=days_later(1), rules=RULES).case
    calendar = RULES.calendar
    before, after = case.progress.targets.due_at, back.progress.targets.due_at
    assert (back.status, back.holder_id) == (Status.CLAIMED, SECRETARY.id)
    assert calendar.between(before, after) == WORKING_DAY


def test_the_officer_is_asked_and_the_topic_reads_her_answer() -> None:
    question = moves.ask(opened(), text="Ne zaman?", by=SECRETARY, at=NOON, rules=RULES)
    assert Outgoing(ExchangeShown(NUMBER, 2), ToOfficer(NUMBER)) in question.outgoing
    answer = moves.add(question.case, text="Mayısta.", by=OFFICER, at=LATER, rules=RULES)
    assert Outgoing(ExchangeShown(NUMBER, 3), ToTopic(NUMBER)) in answer.outgoing


def test_a_second_question_lets_the_clock_stand_on() -> None:
    again = moves.ask(asked(), text="Nerede?", by=SECRETARY, at=LATER, rules=RULES).case
    answer = moves.add(again, text="Burada.", by=OFFICER, at=days_later(1), rules=RULES).case
    stood = RULES.calendar.between(
        opened().progress.targets.due_at, answer.progress.targets.due_at
    )
    assert stood == WORKING_DAY
    assert all(pause.until is not None for pause in answer.progress.pauses)


def test_asking_while_the_board_has_the_case_leaves_it_there() -> None:
    case = IN[Status.REFERRED]()
    waiting = moves.ask(case, text="Ne zaman?", by=SECRETARY, at=NOON, rules=RULES).case
    assert waiting.status is Status.REFERRED
    returned = moves.return_from_board(
        waiting, referral=concluded(), by=None, at=LATER, rules=RULES
    ).case
    assert returned.status is Status.WAITING
    answer = moves.add(waiting, text="Mayısta.", by=OFFICER, at=LATER, rules=RULES).case
    assert answer.status is Status.REFERRED


def test_the_board_gives_the_case_back_to_whoever_referred_it() -> None:
    case = moves.return_from_board(
        IN[Status.REFERRED](), referral=concluded(), by=None, at=LATER, rules=RULES
    ).case
    assert (case.status, case.holder_id) == (Status.CLAIMED, SECRETARY.id)


def test_a_case_comes_back_free_when_its_holder_left() -> None:
    free = moves.release(IN[Status.REFERRED](), by=SECRETARY, at=NOON, rules=RULES).case
    back = moves.return_from_board(free, referral=concluded(), by=None, at=LATER, rules=RULES).case
    assert (back.status, back.holder_id) == (Status.TRIAGED, None)


@pytest.mark.parametrize(
    "referral", [concluded("SDK-2026-0099"), replace(concluded(), outcome=None)]
)
def test_a_case_does_not_come_back_without_its_own_outcome(referral: Referral) -> None:
    with pytest.raises(DeskError) as refused:
        moves.return_from_board(
            IN[Status.REFERRED](), referral=referral, by=None, at=LATER, rules=RULES
        )
    assert code_of(refused) is Code.BAD_REQUEST


def test_thanks_after_the_answer_start_no_clock() -> None:
    case = answered()
    thanked = moves.add(case, text="Teşekkürler.", by=OFFICER, at=days_later(3), rules=RULES).case
    assert thanked.status is Status.ANSWERED
    assert thanked.progress == case.progress
    assert thanked.next_at is not None
    assert case.next_at is not None
    assert thanked.next_at > case.next_at
