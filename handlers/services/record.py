"""Keeping what a move gave, at once: case, words, timeline, audit and notices."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TypeVar

from cases import moves_board, seats
from cases.board import Referral
from cases.boarded import Boarded
from cases.case import Case, Status
from cases.delivery import ToTopic
from cases.errors import Code, DeskError
from cases.moved import Moved
from cases.moves import follow
from cases.notice import Outgoing, TopicCard
from cases.people import Person
from cases.queue import CaseEvent
from cases.rules import Rules
from handlers.services.overturned import withdraw_drafts
from handlers.services.ports import Storage, Unit

Kept = TypeVar("Kept")


async def keep(unit: Unit, moved: Moved, *, by: Person | None, at: datetime) -> Case:
    """Keep the move as a whole; the case comes back at its new revision.

    Words that came with an update which is kept already were handled before: then nothing is
    kept, and the case comes back as it stands.
    """
    number = moved.case.number
    if moved.changes_nothing:
        return moved.case
    if not await _said(unit, number, moved):
        return await unit.cases.get(number)
    kept = await unit.cases.save(moved.case)
    await tell(unit, moved, by=by, at=at)
    return kept


async def keep_with_linked(
    unit: Unit, moved: Moved, *, by: Person | None, at: datetime, rules: Rules
) -> Case:
    """Keep the move, and what it means for the cases that are answered together with this one."""
    kept = await keep(unit, moved, by=by, at=at)
    if kept.status is Status.WITHDRAWN:
        await take_back(unit, kept.number, at=at, rules=rules)
    for linked in await unit.cases.linked_to(moved.case.number):
        followed = follow(linked, head=moved, by=by, at=at, rules=rules)
        if followed is not None:
            await keep(unit, followed, by=by, at=at)
    return kept


async def keep_step(
    unit: Unit, boarded: Boarded, *, by: Person | None, at: datetime, rules: Rules
) -> Referral:
    """Keep a step of the board as a whole; with an outcome the case goes back to the desk.

    An outcome that is counted anew after it was told does not bring a case back a second time,
    nor one that is before the board again; what rests on the one before is taken back.
    """
    if boarded.changes_nothing:
        return boarded.referral
    kept = await unit.board.save(boarded.referral)
    case = await unit.cases.get(kept.number)
    told = Moved(case, boarded.outgoing, event=boarded.event, data=boarded.data)
    await tell(unit, told, by=by, at=at)
    if boarded.before is not None:
        await withdraw_drafts(unit, kept.number, boarded.before, at=at)
        await _redraw(unit, case, at=at)
    elif boarded.concluded and case.status is Status.REFERRED:
        others = await unit.board.of_case(kept.number)
        if not any(other.is_open for other in others):
            moved = moves_board.return_from_board(case, referral=kept, by=None, at=at, rules=rules)
            await keep(unit, moved, by=None, at=at)
    return kept


async def _redraw(unit: Unit, case: Case, *, at: datetime) -> None:
    """The card shows the outcome: it is drawn anew although the case itself makes no move."""
    kept = await unit.cases.save(case)
    card = TopicCard(kept.number, kept.revision)
    await unit.outbox.add(Outgoing(card, ToTopic(kept.number)), at=at)


async def take_back(unit: Unit, number: str, *, at: datetime, rules: Rules) -> None:
    """The officer needs no answer any more: neither does the board have to give one."""
    for referral in await unit.board.of_case(number):
        if referral.is_open:
            boarded = seats.withdraw(referral, by=None, at=at, rules=rules)
            await keep_step(unit, boarded, by=None, at=at, rules=rules)


async def tell(unit: Unit, moved: Moved, *, by: Person | None, at: datetime) -> None:
    """The timeline, the audit and the notices of a move whose case is kept."""
    number, who = moved.case.number, None if by is None else by.id
    await unit.cases.event(number, CaseEvent(at, who, moved.event, moved.data))
    audited = {**moved.data, "case": number}
    await unit.audit.add(at=at, person_id=who, event=f"case.{moved.event}", data=audited)
    for outgoing in moved.outgoing:
        await unit.outbox.add(outgoing, at=at)


async def at_most_twice(storage: Storage, work: Callable[[Unit], Awaitable[Kept]]) -> Kept:
    """Do the work in one transaction; when somebody was quicker, look again, once."""
    try:
        async with storage.write() as unit:
            return await work(unit)
    except DeskError as overtaken:
        if overtaken.code is not Code.CASE_CHANGED:
            raise
    async with storage.write() as unit:
        return await work(unit)


async def _said(unit: Unit, number: str, moved: Moved) -> bool:
    """Keep the words; False when the same update has brought them before."""
    if moved.exchange is not None and not await unit.exchanges.add(number, moved.exchange):
        return False
    return moved.note is None or await unit.notes.add(number, moved.note)
