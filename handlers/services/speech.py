"""What the desk is about to tell the officer of a case: shown first, then said once."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from cases import moves
from cases.case import Attachment, Case, Exchange
from cases.errors import Code, DeskError
from cases.move import Move
from cases.moved import Moved
from cases.notice import ExchangeShown, Notice, TargetExtended
from cases.people import Language, Person
from cases.rules import Rules

#: The moves by which the desk speaks to the officer, each after a preview.
SPOKEN = frozenset({Move.ASK, Move.REPLY, Move.DECLINE, Move.EXTEND})


@dataclass(frozen=True, slots=True)
class Speech:
    """Words for the officer; `update_id` is that of the message they came with.

    `longer` and `nth` belong to more time: how much of it, and which extension it is to be.
    `linked` are the cases whose officers are to hear it, too, as the preview named them.
    """

    move: Move
    text: str
    update_id: int
    attachments: tuple[Attachment, ...] = ()
    entry_id: str | None = None
    longer: timedelta = timedelta()
    nth: int = 1
    linked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """What the officer would be told, with what its words are made of, in her language.

    `language` is None when nobody is left to read it; `linked` numbers the cases told as well.
    """

    case: Case
    notice: Notice
    exchange: Exchange | None
    language: Language | None
    linked: tuple[str, ...] = ()


def spoken(case: Case, speech: Speech, *, by: Person, at: datetime, rules: Rules) -> Moved:
    """The move by which it is said; raises DeskError where it may not be."""
    match speech.move:
        case Move.ASK | Move.DECLINE:
            say = moves.ask if speech.move is Move.ASK else moves.decline
            return say(
                case,
                text=speech.text,
                by=by,
                at=at,
                rules=rules,
                attachments=speech.attachments,
                update_id=speech.update_id,
            )
        case Move.REPLY:
            return moves.reply(
                case,
                text=speech.text,
                by=by,
                at=at,
                rules=rules,
                attachments=speech.attachments,
                update_id=speech.update_id,
                entry_id=speech.entry_id,
            )
        case Move.EXTEND:
            return moves.extend(
                case,
                by_working=speech.longer,
                reason=speech.text,
                nth=speech.nth,
                by=by,
                at=at,
                rules=rules,
            )
        case _:
            raise DeskError(Code.BAD_REQUEST)


def notice_of(moved: Moved, speech: Speech) -> Notice:
    """What the officer would be told of that move."""
    number = moved.case.number
    if moved.exchange is not None:
        return ExchangeShown(number, moved.exchange.nth)
    return TargetExtended(number, speech.nth)
