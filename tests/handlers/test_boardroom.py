"""The board at work, on either database: every step is kept whole, and refused past the screen."""

from collections.abc import Awaitable
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from sqlalchemy import update

from bot.shelf import Shelf
from cases import rules as rulebook
from cases.board import Late, Referral, Result
from cases.case import Status
from cases.errors import Code, DeskError
from cases.people import NO_POST, Person, Post, Role
from cases.rules import Rules
from cases.sitting import Step
from handlers.services.board import Boardroom
from handlers.services.membership import Membership
from knowledge.library import Library
from storage.tables import audit, seats
from storage.unit import Storage
from tests.handlers.boardroom import (
    DISSENT,
    NUMBER,
    OPINION,
    TOWN,
    Secretariat,
    notices_for,
)
from tests.handlers.chat import LIBRARY, NOW

GROUPS = ("yerel-yonetim", "akademi", "sivil-toplum", "uluslararasi")
WEEK = timedelta(days=7)


@dataclass
class Panel:
    """A board with its secretary and an officer; its clock stands where a test puts it."""

    storage: Storage
    library: Library
    rules: Rules
    officer: Person
    secretary: Person
    members: tuple[Person, ...]
    now: datetime = NOW

    @property
    def room(self) -> Boardroom:
        """What the members may do."""
        return Boardroom(self.storage, Shelf(self.library, LIBRARY), lambda: self.now, self.rules)

    async def refer(self, number: int = 3) -> Referral:
        """Ask so many members."""
        return await self.secretariat.refers(self.officer, self.members[:number])

    @property
    def secretariat(self) -> Secretariat:
        """Who asks them."""
        return Secretariat(self.storage, self.rules, self.secretary, self.now)

    async def clear(self, referral: Referral, *members: int) -> None:
        """These members have no conflict of interest."""
        for each in members:
            await self.room.declare(referral.id, by=self.members[each], recused=False)

    async def referral(self, referral: Referral) -> Referral:
        """The referral as it stands now."""
        async with self.storage.read() as unit:
            return await unit.board.get(referral.id)

    async def status(self) -> Status:
        """Where the case stands."""
        async with self.storage.read() as unit:
            return (await unit.cases.get(NUMBER)).status

    async def events(self) -> list[str]:
        """The timeline of the case."""
        async with self.storage.read() as unit:
            return [event.event for event in await unit.cases.events(NUMBER)]

    async def told(self, member: int) -> list[str]:
        """The kinds of notices for a member."""
        notices = await notices_for(self.storage, self.members[member])
        return [type(notice).__name__ for notice in notices]


@pytest.fixture
async def panel(storage: Storage, library: Library) -> Panel:
    rules = rulebook.load()
    membership = Membership(storage, lambda: NOW, rules)

    async def holder(number: int, role: Role, post: Post = NO_POST) -> Person:
        await membership.grant_newcomer(number, role, post, by=None)
        async with storage.read() as unit:
            person = await unit.people.known(number)
        assert person is not None
        return person

    members = [
        await holder(
            3000 + nth, Role.MEMBER, Post(None, f"Kurum {nth}", group, (), f"Unvan {nth}")
        )
        for nth, group in enumerate(GROUPS)
    ]
    officer = await holder(1001, Role.OFFICER, Post(municipality=TOWN))
    secretary = await holder(2001, Role.SECRETARY)
    return Panel(storage, library, rules, officer, secretary, tuple(members))


async def _refusal(attempt: Awaitable[object]) -> Code | None:
    try:
        await attempt
    except DeskError as refusal:
        return refusal.code
    return None


async def test_two_opinions_and_a_dissent_bring_the_case_back(panel: Panel) -> None:
    referral = await panel.refer()
    await panel.clear(referral, 0, 1, 2)
    await panel.room.give(referral.id, OPINION, by=panel.members[0])
    await panel.room.give(referral.id, DISSENT, by=panel.members[1])
    assert await panel.status() is Status.REFERRED
    last = await panel.room.give(referral.id, OPINION, by=panel.members[2])
    assert last.outcome is not None
    assert last.outcome.result is Result.ADOPTED_WITH_DISSENT
    assert "1 karşı görüşle" in last.outcome.sentence
    assert await panel.status() is Status.CLAIMED
    assert (await panel.events())[-2:] == ["board_opinion", "return"]
    assert [await panel.told(each) for each in range(3)] == [["BoardAsked", "BoardEnded"]] * 3


async def test_brief_is_not_there_before_the_declaration(panel: Panel) -> None:
    referral = await panel.refer()
    asked = await panel.room.sitting(referral.id, by=panel.members[0])
    assert asked.brief is None
    assert asked.steps == {Step.CLEAR, Step.RECUSE}
    cleared = await panel.room.declare(referral.id, by=panel.members[0], recused=False)
    assert cleared.brief is not None
    assert Step.SPEAK in cleared.steps


async def test_nothing_is_said_before_the_declaration(panel: Panel) -> None:
    referral, by = await panel.refer(), panel.members[0]
    room = panel.room
    assert await _refusal(room.give(referral.id, OPINION, by=by)) is Code.NOT_DECLARED
    assert await _refusal(room.abstain(referral.id, by=by)) is Code.NOT_DECLARED
    assert await _refusal(room.extend(referral.id, 1, by=by)) is Code.NOT_DECLARED
    assert await _refusal(room.others(referral.id, by=by)) is Code.NOT_DECLARED
    assert await panel.referral(referral) == referral


async def test_who_withdrew_reads_and_says_nothing(panel: Panel) -> None:
    referral, by = await panel.refer(4), panel.members[3]
    left = await panel.room.declare(referral.id, by=by, recused=True)
    assert (left.brief, left.steps) == (None, frozenset())
    assert await _refusal(panel.room.give(referral.id, OPINION, by=by)) is Code.RECUSED
    assert await _refusal(panel.room.declare(referral.id, by=by, recused=False)) is Code.RECUSED
    assert await panel.room.awaiting(by) == ()


async def test_late_recusal_loses_the_quorum_and_the_case_stays_where_it_is(panel: Panel) -> None:
    referral = await panel.refer()
    await panel.clear(referral, 0, 1, 2)
    for member in panel.members[:3]:
        await panel.room.give(referral.id, OPINION, by=member)
    after = await panel.room.declare(referral.id, by=panel.members[1], recused=True)
    assert after.outcome is not None
    assert after.outcome.result is Result.NO_QUORUM
    assert await panel.status() is Status.CLAIMED
    assert (await panel.events()).count("return") == 1
    assert await panel.told(0) == ["BoardAsked", "BoardEnded", "BoardEnded"]
    assert await panel.told(1) == ["BoardAsked", "BoardEnded"]


async def test_outcome_counted_anew_leaves_a_second_referral_alone(panel: Panel) -> None:
    first = await panel.refer()
    await panel.clear(first, 0, 1, 2)
    for member in panel.members[:3]:
        await panel.room.give(first.id, OPINION, by=member)
    async with panel.storage.read() as unit:
        case = await unit.cases.get(NUMBER)
    await panel.secretariat.asks(case, panel.members)
    await panel.room.declare(first.id, by=panel.members[1], recused=True)
    assert await panel.status() is Status.REFERRED


async def test_quorum_out_of_reach_ends_it_at_once(panel: Panel) -> None:
    referral = await panel.refer()
    ended = await panel.room.declare(referral.id, by=panel.members[1], recused=True)
    assert ended.outcome is not None
    assert ended.outcome.result is Result.NO_QUORUM
    assert await panel.status() is Status.CLAIMED


async def test_same_step_twice_is_kept_once(panel: Panel) -> None:
    referral, by = await panel.refer(), panel.members[0]
    await panel.clear(referral, 0, 0)
    await panel.room.extend(referral.id, 1, by=by)
    await panel.room.extend(referral.id, 1, by=by)
    await panel.room.give(referral.id, OPINION, by=by)
    await panel.room.give(referral.id, OPINION, by=by)
    assert (await panel.referral(referral)).revision == referral.revision + 3
    assert (await panel.events())[-3:] == ["board_clear", "board_extended", "board_opinion"]


async def test_second_thought_is_refused(panel: Panel) -> None:
    referral, by = await panel.refer(), panel.members[0]
    await panel.clear(referral, 0)
    await panel.room.give(referral.id, OPINION, by=by)
    assert await _refusal(panel.room.give(referral.id, DISSENT, by=by)) is Code.ALREADY_SPOKEN
    assert await _refusal(panel.room.abstain(referral.id, by=by)) is Code.ALREADY_SPOKEN


async def test_more_time_is_given_as_often_as_the_rules_allow(panel: Panel) -> None:
    referral, by = await panel.refer(), panel.members[0]
    await panel.clear(referral, 0)
    before = await panel.room.sitting(referral.id, by=by)
    after = await panel.room.extend(referral.id, 1, by=by)
    assert after.seat.due_at == before.longer
    assert Step.EXTEND not in after.steps
    assert await _refusal(panel.room.extend(referral.id, 2, by=by)) is Code.NO_MORE_TIME
    assert await panel.told(0) == ["BoardAsked", "BoardExtended"]


async def test_others_are_read_after_ones_own(panel: Panel) -> None:
    referral, by = await panel.refer(), panel.members[0]
    await panel.clear(referral, 0, 1)
    await panel.room.give(referral.id, DISSENT, by=panel.members[1])
    assert await _refusal(panel.room.others(referral.id, by=by)) is Code.SPEAK_FIRST
    await panel.room.give(referral.id, OPINION, by=by)
    (spoken,) = await panel.room.others(referral.id, by=by)
    assert spoken.opinion == DISSENT
    assert spoken.group is not None
    assert (spoken.group.tr, spoken.title) == ("Üniversite", "Unvan 1")


async def test_member_whose_role_ended_is_refused_at_once(panel: Panel) -> None:
    referral, by = await panel.refer(), panel.members[0]
    await panel.clear(referral, 0)
    membership = Membership(panel.storage, lambda: NOW, panel.rules)
    await membership.revoke(by.grants[0].id, by=None)
    room = panel.room
    assert await _refusal(room.sitting(referral.id, by=by)) is Code.NOT_A_MEMBER
    assert await _refusal(room.give(referral.id, OPINION, by=by)) is Code.NOT_A_MEMBER
    assert await _refusal(room.awaiting(by)) is Code.NOT_A_MEMBER
    assert await _refusal(room.past(by)) is Code.NOT_A_MEMBER


@pytest.mark.parametrize("who", ["officer", "secretary"])
async def test_who_has_no_seat_finds_no_referral(panel: Panel, who: str) -> None:
    referral, by = await panel.refer(), getattr(panel, who)
    room = panel.room
    for attempt in (
        room.sitting(referral.id, by=by),
        room.declare(referral.id, by=by, recused=False),
        room.give(referral.id, OPINION, by=by),
        room.others(referral.id, by=by),
    ):
        assert await _refusal(attempt) is Code.UNKNOWN_REFERRAL
    assert await panel.referral(referral) == referral


async def test_member_who_was_not_asked_finds_no_referral(panel: Panel) -> None:
    referral = await panel.refer(3)
    attempt = panel.room.sitting(referral.id, by=panel.members[3])
    assert await _refusal(attempt) is Code.UNKNOWN_REFERRAL


async def test_sweep_reminds_whom_it_awaits_and_then_counts(panel: Panel) -> None:
    referral = await panel.refer()
    await panel.clear(referral, 0)
    await panel.room.give(referral.id, OPINION, by=panel.members[0])
    panel.now += timedelta(days=4)
    assert await panel.room.sweep(panel.now) == 1
    assert await panel.told(0) == ["BoardAsked"]
    assert await panel.told(1) == ["BoardAsked", "BoardReminder"]
    panel.now += WEEK
    assert await panel.room.sweep(panel.now) == 1
    outcome = (await panel.referral(referral)).outcome
    assert outcome is not None
    assert outcome.result is Result.NO_QUORUM
    assert await panel.status() is Status.CLAIMED
    assert await panel.room.sweep(panel.now + WEEK) == 0


async def test_sweep_with_nothing_to_do_sets_the_next_moment(panel: Panel) -> None:
    referral = await panel.refer()
    async with panel.storage.write() as unit:
        await unit.board.postpone(referral.id, panel.now)
    assert await panel.room.sweep(panel.now) == 1
    assert (await panel.referral(referral)).next_at == referral.next_at
    assert await panel.room.sweep(panel.now) == 0


async def test_referral_that_cannot_be_read_is_put_off(panel: Panel) -> None:
    referral = await panel.refer()
    strange = update(seats).where(seats.c.referral_id == referral.id).values(declaration="belki")
    async with panel.storage.write() as unit:
        await unit.board.postpone(referral.id, panel.now)
        await unit.connection.execute(strange)
    assert await panel.room.sweep(panel.now) == 1
    assert await panel.room.sweep(panel.now) == 0
    assert await panel.room.sweep(panel.now + timedelta(hours=1)) == 1


@pytest.mark.parametrize(
    ("late", "result"),
    [(Late.COUNT, Result.ADOPTED), (Late.ANNEX, Result.NO_QUORUM)],
)
async def test_late_opinion_counts_for_what_the_rules_say(
    panel: Panel, late: Late, result: Result
) -> None:
    board = panel.rules.board.model_copy(update={"late": late})
    panel.rules = panel.rules.model_copy(update={"board": board})
    referral = await panel.refer()
    await panel.clear(referral, 0, 1, 2)
    for member in panel.members[:2]:
        await panel.room.give(referral.id, OPINION, by=member)
    panel.now += 2 * WEEK
    await panel.room.sweep(panel.now)
    given = await panel.room.give(referral.id, OPINION, by=panel.members[2])
    assert given.seat.is_late
    assert given.outcome is not None
    assert given.outcome.result is result


async def test_late_opinion_is_refused_where_the_rules_say_so(panel: Panel) -> None:
    board = panel.rules.board.model_copy(update={"late": Late.REFUSE})
    panel.rules = panel.rules.model_copy(update={"board": board})
    referral, by = await panel.refer(), panel.members[0]
    await panel.clear(referral, 0)
    panel.now += 2 * WEEK
    seen = await panel.room.sitting(referral.id, by=by)
    assert Step.SPEAK not in seen.steps
    assert await _refusal(panel.room.give(referral.id, OPINION, by=by)) is Code.REFERRAL_OVER


async def test_past_referrals_stay_readable(panel: Panel) -> None:
    referral = await panel.refer(4)
    await panel.clear(referral, 0, 1, 2)
    await panel.room.declare(referral.id, by=panel.members[3], recused=True)
    for member in panel.members[:3]:
        await panel.room.give(referral.id, OPINION, by=member)
    (past,) = await panel.room.past(panel.members[0])
    assert past.brief is not None
    assert Step.COMPARE in past.steps
    assert await panel.room.awaiting(panel.members[0]) == ()
    assert await panel.room.past(panel.members[3]) == ()


async def test_refusal_of_a_right_stands_in_the_audit(panel: Panel) -> None:
    referral = await panel.refer()
    await _refusal(panel.room.give(referral.id, OPINION, by=panel.members[0]))
    async with panel.storage.database.read() as connection:
        line = (await connection.execute(audit.select().order_by(audit.c.id.desc()))).first()
    assert line is not None
    assert (line.event, line.data) == ("refused", {"move": "board_give", "code": "not_declared"})
