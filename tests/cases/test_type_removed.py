"""A case whose type the rules know no longer goes on with what it was promised."""

from datetime import datetime

import pytest

from cases import moves
from cases.case import Case, Status
from cases.errors import Code, DeskError
from cases.rules import Rules
from tests.cases.desk import (
    DAY,
    HOUR,
    NOON,
    OFFICER,
    RULES,
    SECRETARY,
    WORKING_DAY,
    answered,
    asked,
    closed,
    days_later,
    opened,
)

LEFT = {kind: RULES.types[kind] for kind in RULES.types if kind != "hukuki-teknik"}
#: The rules without the type of the cases here.
FEWER: Rules = RULES.model_copy(update={"types": LEFT})


def _due(case: Case) -> datetime:
    return case.progress.targets.due_at


@pytest.mark.parametrize("hours", [1, 5, 30, 77])
def test_her_answer_moves_the_promise_on_as_for_any_other_case(hours: int) -> None:
    at = NOON + hours * HOUR
    known, unknown = (
        moves.add(asked(), text="Mayısta.", by=OFFICER, at=at, rules=rules).case
        for rules in (RULES, FEWER)
    )
    assert unknown.status is Status.CLAIMED
    assert unknown.progress.targets == known.progress.targets


def test_it_can_be_answered_while_the_clock_stands() -> None:
    case = moves.reply(asked(), text="Olur.", by=SECRETARY, at=NOON + DAY, rules=FEWER).case
    assert case.status is Status.ANSWERED


def test_a_complaint_gives_it_back_with_the_time_that_was_left() -> None:
    at, why = days_later(1), "Soru bu değildi."
    known, unknown = (
        moves.satisfy(answered(), satisfied=False, text=why, by=OFFICER, at=at, rules=rules).case
        for rules in (RULES, FEWER)
    )
    assert unknown.progress.targets == known.progress.targets


def test_more_time_is_added_to_its_answer_only() -> None:
    case = moves.extend(
        opened(), by_working=WORKING_DAY, reason="Görüş.", by=SECRETARY, at=NOON, rules=FEWER
    ).case
    before = opened()
    assert _due(case) == RULES.calendar.add(_due(before), WORKING_DAY)
    assert case.progress.targets.respond_by == before.progress.targets.respond_by


def test_reopened_it_has_as_long_as_it_had() -> None:
    at = days_later(20)
    case = moves.reopen(closed(), text="Yetmedi.", by=OFFICER, at=at, rules=FEWER).case
    had = RULES.calendar.between(NOON, _due(opened()))
    assert RULES.calendar.between(at, _due(case)) == had


def test_it_is_sorted_as_another_type() -> None:
    kind = "kurumla-iletisim"
    case = moves.triage(opened(), by=SECRETARY, at=NOON, rules=FEWER, type=kind).case
    assert _due(case) == RULES.calendar.add(NOON, RULES.types[kind].resolve_within)


def test_nothing_new_is_opened_with_it() -> None:
    with pytest.raises(DeskError) as refused:
        moves.open_case(opened().request, number="SDK-1", by=OFFICER, at=NOON, rules=FEWER)
    assert refused.value.code is Code.UNKNOWN_TYPE


def test_it_is_warned_of_when_it_is_late() -> None:
    moved = moves.sweep(opened(), at=days_later(30), rules=FEWER)
    assert moved is not None
    assert moved.event == "warn"
