"""What a step of the board gives: the referral as it is afterwards, and what is to be told."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from cases.board import Late, Outcome, Referral, Seat
from cases.delivery import Addressee, ToPerson, ToTopic
from cases.moved import Moved
from cases.notice import BoardAsked, BoardEnded, BoardMoved, CaseNotice, Outgoing
from cases.outcome import is_awaited, is_decided, tally, weigh
from cases.rules import Rules


@dataclass(frozen=True, slots=True)
class Boarded:
    """A step of the board; no event: it had been made before, and there is nothing to keep.

    `concluded`: the outcome is a new one, and the case goes back to the secretariat with it.
    `before` is the outcome in whose place it comes, if one was told already.
    """

    referral: Referral
    outgoing: tuple[Outgoing, ...] = ()
    event: str = ""
    data: Mapping[str, str | int] = field(default_factory=dict)
    concluded: bool = False
    before: Outcome | None = None

    @property
    def changes_nothing(self) -> bool:
        """Whether it had been made before."""
        return not self.event


@dataclass(frozen=True, slots=True)
class Referred:
    """A referral, its number and those of its seats 0 until it is kept, and the case's move."""

    referral: Referral
    moved: Moved


def invitations(referral: Referral) -> tuple[Outgoing, ...]:
    """What the members are told of a new referral that has its number."""
    notice = BoardAsked(referral.number, referral.id)
    return tuple(
        Outgoing(notice, ToPerson(seat.person_id))
        for seat in referral.seats
        if seat.person_id is not None
    )


def to_board(referral: Referral, notice: CaseNotice, *others: Addressee) -> tuple[Outgoing, ...]:
    """A notice for the topic of the case, and for others."""
    addressees = (ToTopic(referral.number), *others)
    return tuple(Outgoing(notice, addressee) for addressee in addressees)


def kept(referral: Referral, seat: Seat, step: str) -> Boarded:
    """A member took a step: the topic sees it."""
    outgoing = to_board(referral, BoardMoved(referral.number, referral.id, seat.id, step))
    return Boarded(referral, outgoing, f"board_{step}", {"seat": seat.id})


def recounted(boarded: Boarded, at: datetime, rules: Rules) -> Boarded:
    """The step with the outcome, if it brings one or changes the one there was.

    Where late opinions do not count, an outcome is counted again as of its own moment: whoever
    was not waited for then is not silent later, and what she says is an annex.
    """
    referral, old = boarded.referral, boarded.referral.outcome
    moment = at if old is None or rules.board.late is Late.COUNT else old.at
    counted = tally(referral, moment, rules.board)
    if referral.is_open and not is_decided(counted, rules.board):
        return replace(boarded, referral=planned(referral, at, rules))
    new = weigh(counted, moment, rules.board)
    if old is not None and replace(old, at=moment) == new:
        return boarded
    return concluded(boarded, new)


def concluded(boarded: Boarded, outcome: Outcome) -> Boarded:
    """The step with that outcome, told to the topic and to all who were not recused."""
    referral = replace(boarded.referral, outcome=outcome, next_at=None)
    members = (
        ToPerson(seat.person_id)
        for seat in referral.seats
        if seat.person_id is not None and not seat.is_recused
    )
    before = boarded.referral.outcome
    anew = _counted_anew(before, outcome, boarded.event)
    notice = BoardEnded(referral.number, referral.id, referral.revision + 1, *anew)
    return Boarded(
        referral,
        (*boarded.outgoing, *to_board(referral, notice, *members)),
        boarded.event or "board_concluded",
        {**boarded.data, "result": outcome.result.value},
        concluded=True,
        before=before,
    )


def _counted_anew(before: Outcome | None, now: Outcome, event: str) -> tuple[str, str]:
    """The step that brought another outcome, and the result that no longer holds, if any."""
    if before is None:
        return "", ""
    old, new = ((each.result, each.position, each.obligation) for each in (before, now))
    return event.removeprefix("board_"), "" if old == new else before.result.value


def planned(referral: Referral, at: datetime, rules: Rules) -> Referral:
    """The referral with the next moment at which the sweep must look at it.

    That is the next reminder, and the end of each awaited member's own time.
    """
    ends = [seat.due_at for seat in referral.seats if is_awaited(seat, at)]
    if not ends:
        return replace(referral, next_at=at)
    reminder = reminder_at(referral, referral.reminders + 1, rules)
    return replace(referral, next_at=min(reminder, *ends))


def reminder_at(referral: Referral, nth: int, rules: Rules) -> datetime:
    """When the members are reminded for the nth time."""
    return rules.calendar.add(referral.referred_at, rules.board.remind_every * nth)
