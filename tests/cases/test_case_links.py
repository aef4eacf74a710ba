"""Duplicates: linked, never merged; both askers get the answer."""

from dataclasses import replace

import pytest

from cases import moves
from cases.case import Attachment, Case, FileKind, Status
from cases.delivery import ToOfficer, ToTopic
from cases.errors import Code, DeskError
from cases.moved import Moved
from cases.notice import CaseLinked, CaseUnlinked, ExchangeShown, Outgoing
from tests.cases.desk import (
    IN,
    NOON,
    NUMBER,
    OFFICER,
    OTHER_OFFICER,
    RULES,
    SECRETARY,
    answered,
    asked,
    claimed,
    linked,
    opened,
)

HEAD, THIRD = "SDK-2026-0001", "SDK-2026-0003"


def _link(case: Case, other: Case) -> Moved:
    return moves.link(case, other=other, by=SECRETARY, at=NOON, rules=RULES)


def _follow(case: Case, head: Moved) -> Moved | None:
    return moves.follow(case, head=head, by=SECRETARY, at=NOON, rules=RULES)


def test_a_linked_case_is_freed_and_its_officer_is_told() -> None:
    moved = _link(claimed(), opened(HEAD))
    case = moved.case
    assert (case.status, case.linked_to, case.holder_id) == (Status.LINKED, HEAD, None)
    told = CaseLinked(NUMBER, HEAD, moved.case.revision + 1)
    assert Outgoing(told, ToOfficer(NUMBER)) in moved.outgoing


def test_linking_while_the_officer_is_asked_lets_the_clock_run_on() -> None:
    assert _link(asked(), opened(HEAD)).case.progress.pauses[-1].until == NOON


def test_a_link_through_a_linked_case_leads_to_its_head() -> None:
    through = _link(opened(THIRD), opened(HEAD)).case
    assert _link(opened(), through).case.linked_to == HEAD


def test_the_same_link_again_changes_nothing() -> None:
    assert _link(linked(), opened(HEAD)).changes_nothing


def test_a_case_is_not_linked_to_itself() -> None:
    with pytest.raises(DeskError) as refused:
        _link(opened(), opened())
    assert refused.value.code is Code.LINKED_TO_ITSELF


def test_a_head_is_not_linked_to_what_is_linked_to_it() -> None:
    follower = _link(opened(), opened(HEAD)).case
    with pytest.raises(DeskError) as refused:
        _link(opened(HEAD), follower)
    assert refused.value.code is Code.LINKED_TO_ITSELF


@pytest.mark.parametrize(
    "status", [Status.ANSWERED, Status.CLOSED, Status.DECLINED, Status.WITHDRAWN]
)
def test_a_case_is_not_linked_to_what_brings_no_answer_any_more(status: Status) -> None:
    other = replace(IN[status](), number=HEAD)
    with pytest.raises(DeskError) as refused:
        _link(opened(), other)
    assert refused.value.code is Code.OTHER_ENDED


def test_an_unlinked_case_goes_its_own_way() -> None:
    moved = moves.unlink(linked(), by=SECRETARY, at=NOON, rules=RULES)
    assert (moved.case.status, moved.case.linked_to) == (Status.TRIAGED, None)
    told = CaseUnlinked(NUMBER, moved.case.revision + 1)
    for addressee in (ToOfficer(NUMBER), ToTopic(NUMBER)):
        assert Outgoing(told, addressee) in moved.outgoing


def test_the_answer_reaches_both_askers() -> None:
    case = linked()
    photo = (Attachment(FileKind.PHOTO, "AgAC"),)
    head = moves.reply(
        opened(HEAD, by=OTHER_OFFICER),
        text="Kıyılabilir.",
        by=SECRETARY,
        at=NOON,
        rules=RULES,
        attachments=photo,
    )
    too = _follow(case, head)
    assert too is not None
    assert too.case.status is Status.ANSWERED
    assert too.exchange is not None
    assert (too.exchange.text, too.exchange.attachments) == ("Kıyılabilir.", photo)
    assert Outgoing(ExchangeShown(NUMBER, 2), ToOfficer(NUMBER)) in too.outgoing


def test_a_better_answer_reaches_both_askers_too() -> None:
    first = moves.reply(opened(HEAD), text="Evet.", by=SECRETARY, at=NOON, rules=RULES)
    too = _follow(linked(), first)
    assert too is not None
    second = moves.reply(first.case, text="Evet, ama.", by=SECRETARY, at=NOON, rules=RULES)
    again = _follow(too.case, second)
    assert again is not None
    assert again.case.exchanges == 3


def _answered_together() -> tuple[Moved, Case]:
    """The answer of the head, and the case that was answered with it."""
    head = moves.reply(
        opened(HEAD, by=OTHER_OFFICER), text="Evet.", by=SECRETARY, at=NOON, rules=RULES
    )
    too = _follow(linked(), head)
    assert too is not None
    return head, too.case


def _better(head: Moved) -> Moved:
    """What the head's own complaint brings its asker."""
    own = moves.satisfy(
        head.case, satisfied=False, text="Bizde?", by=OTHER_OFFICER, at=NOON, rules=RULES
    ).case
    return moves.reply(own, text="Size özel.", by=SECRETARY, at=NOON, rules=RULES)


def test_a_complaint_parts_what_was_answered_together() -> None:
    head, too = _answered_together()
    own = moves.satisfy(
        too, satisfied=False, text="Bizde durum başka.", by=OFFICER, at=NOON, rules=RULES
    ).case
    assert own.linked_to is None
    again = moves.reply(own, text="Öyleyse.", by=SECRETARY, at=NOON, rules=RULES).case
    assert _follow(again, _better(head)) is None


def test_a_linked_case_answered_by_itself_is_answered_with_no_other() -> None:
    head, too = _answered_together()
    for case in (linked(), too):
        own = moves.reply(case, text="Size özel.", by=SECRETARY, at=NOON, rules=RULES).case
        assert own.linked_to is None
        assert _follow(own, _better(head)) is None


def test_a_refusal_reaches_both_askers() -> None:
    head = moves.decline(opened(HEAD), text="Valilik.", by=SECRETARY, at=NOON, rules=RULES)
    too = _follow(linked(), head)
    assert too is not None
    assert too.case.status is Status.DECLINED


def test_a_head_that_is_withdrawn_leaves_the_others_at_work() -> None:
    head = moves.withdraw(opened(HEAD), by=OFFICER, at=NOON, rules=RULES)
    too = _follow(linked(), head)
    assert too is not None
    assert (too.case.status, too.case.linked_to) == (Status.TRIAGED, None)


def test_a_head_closed_without_an_answer_leaves_the_others_at_work() -> None:
    head = moves.close(opened(HEAD), by=SECRETARY, at=NOON, rules=RULES)
    too = _follow(linked(), head)
    assert too is not None
    assert too.case.status is Status.TRIAGED


def test_what_is_linked_to_a_head_follows_it_to_its_new_head() -> None:
    head = _link(opened(HEAD), opened(THIRD))
    too = _follow(linked(), head)
    assert too is not None
    assert too.case.linked_to == THIRD


@pytest.mark.parametrize("text", ["claim", "ask"])
def test_other_moves_of_the_head_concern_nobody_else(text: str) -> None:
    head = Moved(claimed(HEAD), event=text)
    assert _follow(linked(), head) is None
    assert _follow(opened(), head) is None


def test_what_was_withdrawn_is_answered_by_nobody() -> None:
    head = moves.reply(opened(HEAD), text="Evet.", by=SECRETARY, at=NOON, rules=RULES)
    gone = moves.withdraw(linked(), by=OFFICER, at=NOON, rules=RULES).case
    assert _follow(gone, head) is None


def test_an_addition_to_a_linked_case_is_read_where_the_work_is_done() -> None:
    moved = moves.add(linked(), text="Ek bilgi.", by=OFFICER, at=NOON, rules=RULES)
    notice = ExchangeShown(NUMBER, 2)
    assert {outgoing.to for outgoing in moved.outgoing if outgoing.notice == notice} == {
        ToTopic(NUMBER),
        ToTopic(HEAD),
    }


def test_a_reopened_case_is_linked_to_nothing() -> None:
    head = moves.reply(opened(HEAD), text="Evet.", by=SECRETARY, at=NOON, rules=RULES)
    too = _follow(linked(), head)
    assert too is not None
    over = moves.satisfy(too.case, satisfied=True, by=OFFICER, at=NOON, rules=RULES).case
    assert over.linked_to == HEAD
    again = moves.reopen(over, text="Yetmedi.", by=OFFICER, at=NOON, rules=RULES).case
    assert again.linked_to is None
    assert answered().linked_to is None
