"""The words of the board's notices: to its members, and to the topic of the case.

A member gets the screens of her own conversation, with their buttons.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from cases import notice as told
from cases.board import ADOPTED, Declaration, Referral, Result
from cases.delivery import Button, Message
from cases.sitting import Invitation
from handlers.callbacks.desk import FromBoard
from handlers.callbacks.editor import Promote
from handlers.markup import Html, lines, pages
from handlers.phrases import Edit, Panel, Phrases, Tell, Work, named
from handlers.services.delivery import Facts
from handlers.views import board as view
from handlers.views.moments import moment_of
from handlers.views.opinion import given, why_of


def board_asked(_notice: told.BoardAsked, facts: Facts, t: Phrases) -> Message:
    """A case waits for her; first she declares."""
    return _to_her(view.asked(_invitation(facts), t))


def board_reminder(_notice: told.BoardReminder, facts: Facts, t: Phrases) -> Message:
    """What is still missing from her."""
    return _to_her(view.reminder(_invitation(facts), t))


def board_extended(notice: told.BoardExtended, facts: Facts, t: Phrases) -> Message:
    """The new day: hers, or for the topic the last of all."""
    if facts.invitation is not None:
        return _to_her(view.prolonged(facts.invitation, t))
    day = moment_of(_referral(facts).due_at, t)
    return _to_topic(t(Tell.BOARD_EXTENDED, number=notice.number, day=day))


def board_moved(notice: told.BoardMoved, facts: Facts, t: Phrases) -> Message:
    """A member took a step; what she says after the end of the work is read at once."""
    tell = Tell[f"BOARD_MOVED_{notice.step.upper()}"]
    return Message(pages([t(tell, number=notice.number), *given(facts.spoken, t)]))


def board_ended(notice: told.BoardEnded, facts: Facts, t: Phrases) -> Message:
    """The outcome and why; the topic reads the opinions, too, and may reply with them."""
    outcome = _referral(facts).outcome
    if outcome is None:
        raise LookupError(notice.number)
    anew = _counted_anew(notice, t)
    if facts.invitation is not None:
        return _to_her(view.ended(facts.invitation, outcome, facts.why, t, anew=anew))
    result = t.plain(named("RESULT", outcome.result, Panel))
    head = (
        t(Tell.BOARD_RESULT, result=result)
        if anew
        else t(Tell.BOARD_ENDED, number=notice.number, result=result)
    )
    said = lines(head, why_of(outcome, facts.why, t))
    shown = pages([anew, said, *given(facts.spoken, t)])
    return Message(shown, _onward(notice.number, t) if outcome.result in ADOPTED else ())


def _counted_anew(notice: told.BoardEnded, t: Phrases) -> Html:
    """What an earlier result has come to, and why; nothing for the first one."""
    if not notice.step:
        return Html()
    cause = t.plain(Tell.BOARD_LEFT if notice.step == Declaration.RECUSED else Tell.BOARD_LATE)
    if not notice.before:
        return t(Tell.BOARD_RECOUNTED, number=notice.number, cause=cause)
    before = t.plain(named("RESULT", Result(notice.before), Panel))
    return t(Tell.BOARD_OVERTURNED, number=notice.number, before=before, cause=cause)


def _onward(number: str, t: Phrases) -> view.Rows:
    """What an adopted outcome may become: a reply, and an entry."""
    reply = Button(t.plain(Work.FROM_BOARD), FromBoard(number=number).pack())
    promote = Button(t.plain(Edit.PROMOTE), Promote(number=number).pack())
    return (reply,), (promote,)


def _to_her(screen: view.Screen) -> Message:
    return Message(screen.pages, screen.buttons)


def _to_topic(text: Html) -> Message:
    return Message(pages([text]))


def _invitation(facts: Facts) -> Invitation:
    if facts.invitation is None:
        raise LookupError("invitation")
    return facts.invitation


def _referral(facts: Facts) -> Referral:
    if facts.referral is None:
        raise LookupError("referral")
    return facts.referral


#: The words by the kind of notice.
OF_BOARD: Mapping[type[Any], Callable[[Any, Facts, Phrases], Message]] = MappingProxyType(
    {
        told.BoardAsked: board_asked,
        told.BoardReminder: board_reminder,
        told.BoardExtended: board_extended,
        told.BoardMoved: board_moved,
        told.BoardEnded: board_ended,
    }
)
