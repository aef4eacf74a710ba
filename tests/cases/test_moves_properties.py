"""Whatever people do, in any order and at any time, a case stays one that can be worked on."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from cases import moves
from cases.case import ENDED, Case, Exchange, Status
from cases.delivery import ToOfficer, ToPerson
from cases.errors import DeskError
from cases.move import Move
from cases.moved import Moved
from cases.people import Person
from tests.cases.calls import BY_PERSONS, make
from tests.cases.desk import COLLEAGUE, EVERYBODY, NOON, NUMBER, OFFICER, REQUEST, RULES, SECRETARY

#: Where each move may lead from each state: what the table of starts leaves open.
LEADS_TO = {
    Move.TRIAGE: {Status.TRIAGED},
    Move.CLAIM: {Status.CLAIMED},
    Move.RELEASE: {Status.TRIAGED},
    Move.ASSIGN: {Status.CLAIMED},
    Move.ASK: {Status.WAITING},
    Move.ADD: {Status.CLAIMED, Status.TRIAGED},
    Move.NOTE: set[Status](),
    Move.REFER: {Status.REFERRED},
    Move.RETURN: {Status.CLAIMED, Status.TRIAGED, Status.WAITING},
    Move.REPLY: {Status.ANSWERED},
    Move.LINK: {Status.LINKED},
    Move.UNLINK: {Status.TRIAGED},
    Move.DECLINE: {Status.DECLINED},
    Move.WITHDRAW: {Status.WITHDRAWN},
    Move.SATISFY: {Status.CLOSED},
    Move.COMPLAIN: {Status.CLAIMED, Status.TRIAGED},
    Move.CLOSE: {Status.CLOSED},
    Move.REOPEN: {Status.TRIAGED},
    Move.EXTEND: set[Status](),
    Move.EXPIRE: {Status.TRIAGED},
    Move.REMIND: {Status.CLAIMED, Status.TRIAGED},
    Move.WARN: set[Status](),
}


class Life(RuleBasedStateMachine):
    """One case among all these people."""

    def __init__(self) -> None:
        super().__init__()
        self.at = NOON
        opened = moves.open_case(REQUEST, number=NUMBER, by=OFFICER, at=NOON, rules=RULES)
        self.case: Case = opened.case
        assert opened.exchange is not None
        self.said: list[Exchange] = [opened.exchange]

    @rule(move=st.sampled_from(BY_PERSONS), by=st.sampled_from(EVERYBODY))
    def somebody_tries(self, move: Move, by: Person) -> None:
        offered = move in moves.allowed(self.case, by, self.at, RULES)
        try:
            moved = make(move, self.case, by, self.at)
        except DeskError:
            # A button may be offered for what then proves impossible in itself.
            assert not offered or move in {Move.ASK, Move.LINK}
            return
        assert offered or moved.changes_nothing or move is Move.ASSIGN
        self._went(move, moved)

    @rule(by=st.sampled_from((OFFICER, SECRETARY, COLLEAGUE)), data=st.data())
    def somebody_does_what_she_is_offered(self, by: Person, data: st.DataObject) -> None:
        offered = sorted(moves.allowed(self.case, by, self.at, RULES))
        if offered:
            self.somebody_tries(data.draw(st.sampled_from(offered)), by)

    @rule(hours=st.integers(1, 24 * 40))
    def time_passes(self, hours: int) -> None:
        self.at += timedelta(hours=hours)

    @rule()
    def the_desk_looks(self) -> None:
        for _ in range(20):
            moved = moves.sweep(self.case, at=self.at, rules=RULES)
            if moved is None:
                return
            self._went(Move(moved.event), moved)
        raise AssertionError("the desk finds no end")

    @precondition(lambda self: self.case.officer_id is not None)
    @rule()
    def the_officer_is_forgotten(self) -> None:
        self.case = replace(self.case, officer_id=None)

    def _went(self, move: Move, moved: Moved) -> None:
        before, after = self.case, moved.case
        assert after.revision == before.revision
        assert (after.number, after.opened_at) == (before.number, before.opened_at)
        if moved.changes_nothing:
            assert moved == Moved(before)
            return
        assert before.status in moves.TABLE[move]
        assert after.status in LEADS_TO[move] | {before.status}
        assert after.reopened >= before.reopened
        assert after.progress.extensions[: len(before.progress.extensions)] == (
            before.progress.extensions
        )
        if before.progress.responded_at is not None:
            assert after.progress.responded_at == before.progress.responded_at
        if moved.exchange is not None:
            self.said.append(moved.exchange)
        self._tells(moved)
        self.case = after

    def _tells(self, moved: Moved) -> None:
        addressees = [outgoing.to for outgoing in moved.outgoing]
        if self.case.officer_id is None:
            assert not any(isinstance(each, ToOfficer) for each in addressees)
        assert ToPerson(OFFICER.id) not in addressees

    @invariant()
    def nothing_that_was_said_is_lost(self) -> None:
        assert [exchange.nth for exchange in self.said] == list(range(1, self.case.exchanges + 1))

    @invariant()
    def an_ended_case_rests(self) -> None:
        case = self.case
        assert (case.ended_at is not None) == (case.status in ENDED)
        if case.has_ended:
            assert (case.holder_id, case.held_until, case.next_at) == (None, None, None)

    @invariant()
    def whoever_has_a_claim_has_it_for_a_time(self) -> None:
        case = self.case
        assert (case.holder_id is None) == (case.held_until is None)
        assert case.status is not Status.CLAIMED or case.holder_id is not None
        assert case.status not in {Status.OPEN, Status.TRIAGED} or case.holder_id is None
        assert case.status is not Status.LINKED or case.linked_to is not None

    @invariant()
    def the_clock_stands_only_while_the_officer_is_asked(self) -> None:
        pauses = self.case.progress.pauses
        stands = [pause for pause in pauses if pause.until is None]
        assert (self.case.status is Status.WAITING) <= bool(stands)
        assert not stands or self.case.status in {Status.WAITING, Status.REFERRED}
        assert all(
            first.until is not None and first.until <= second.since
            for first, second in pairwise(pauses)
        )

    @invariant()
    def nothing_that_is_open_is_left_to_itself(self) -> None:
        case = self.case
        if case.status in {Status.WAITING, Status.ANSWERED}:
            assert case.next_at is not None

    @invariant()
    def at_its_next_moment_something_is_due(self) -> None:
        case = self.case
        if case.next_at is not None:
            assert moves.sweep(case, at=max(case.next_at, self.at), rules=RULES) is not None


Life.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
test_a_case_lives = Life.TestCase
