"""Duplicates: a case is linked to the one that is worked on, and follows what becomes of it.

Links are one step long: what a case is linked to is itself linked to nothing. Nothing is merged
and nothing is lost; a link can be taken back.
"""

from dataclasses import replace
from datetime import datetime

from cases.case import ENDED, Case, ExchangeKind, Status
from cases.errors import Code, DeskError
from cases.gate import admits
from cases.move import Move
from cases.moved import Moved, Turn
from cases.moves_words import declined, replied
from cases.notice import CaseLinked, CaseUnlinked
from cases.people import Person
from cases.rules import Rules
from cases.steps import clock_running, freed, made, to_officer, to_topic, unchanged

#: What brings another case its answer: not what was answered or has ended, nor what is linked.
HEADS = frozenset(Status) - ENDED - {Status.ANSWERED, Status.LINKED}
#: A linked case is answered with its head from these; from others it goes its own way.
FOLLOWING = frozenset({Status.LINKED, Status.ANSWERED})


def link(case: Case, *, other: Case, by: Person, at: datetime, rules: Rules) -> Moved:
    """Let the case be answered together with another; through a linked one, with that one's head.

    Raises DeskError for the case itself, for what is linked to it, and for what has an answer.
    """
    turn = Turn(by, at, rules)
    admits(case, Move.LINK, turn)
    head = other.linked_to if other.status is Status.LINKED else other.number
    if head is None or case.number in {head, other.number}:
        raise DeskError(Code.LINKED_TO_ITSELF, number=case.number)
    if other.status not in HEADS | {Status.LINKED}:
        raise DeskError(Code.OTHER_ENDED, number=other.number)
    if case.linked_to == head and case.status is Status.LINKED:
        return unchanged(case)
    return _linked(case, head, turn)


def unlink(case: Case, *, by: Person | None, at: datetime, rules: Rules) -> Moved:
    """Let the case go its own way again; its officer, who awaits the other answer, is told."""
    turn = Turn(by, at, rules)
    if not admits(case, Move.UNLINK, turn):
        return unchanged(case)
    own = replace(case, status=Status.TRIAGED, linked_to=None)
    notice = CaseUnlinked(case.number, case.revision + 1)
    told = (*to_topic(notice), *to_officer(case, notice))
    return made(own, Move.UNLINK, turn, outgoing=told)


def follow(
    case: Case, *, head: Moved, by: Person | None, at: datetime, rules: Rules
) -> Moved | None:
    """What a move of the head means for a case that is linked to it; None for nothing.

    Who might make that move may make this one: the same answer or refusal, a link to where the
    head was linked, and the case on its own again when the head ended without an answer.
    """
    if case.linked_to != head.case.number:
        return None
    turn = Turn(by, at, rules)
    if head.exchange is not None and head.exchange.kind is ExchangeKind.REPLY:
        return _answered_too(case, head, turn)
    if case.status is not Status.LINKED:
        return None
    if head.case.status is Status.DECLINED and head.exchange is not None:
        words = head.exchange
        return declined(
            case, words.text, turn, attachments=words.attachments, update_id=words.update_id
        )
    if head.case.status is Status.LINKED and head.case.linked_to is not None:
        return _linked(case, head.case.linked_to, turn)
    return unlink(case, by=None, at=at, rules=rules) if head.case.has_ended else None


def _answered_too(case: Case, head: Moved, turn: Turn) -> Moved | None:
    if head.exchange is None or case.status not in FOLLOWING:
        return None
    words = head.exchange
    return replied(
        replace(case, holder_id=head.case.holder_id, held_until=head.case.held_until),
        words.text,
        turn,
        entry_id=words.entry_id,
        attachments=words.attachments,
        update_id=words.update_id,
    )


def _linked(case: Case, head: str, turn: Turn) -> Moved:
    """Whoever was asked something is asked no more: the other case has what is needed."""
    running = clock_running(freed(case), turn)
    tied = replace(running, status=Status.LINKED, linked_to=head)
    told = to_officer(case, CaseLinked(case.number, head, case.revision + 1))
    return made(tied, Move.LINK, turn, outgoing=told, data={"other": head})
