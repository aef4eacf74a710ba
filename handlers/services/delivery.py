"""What a notice is about: the facts that its words are made of, as they are when it is sent."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from cases.board import Referral
from cases.case import Case, Exchange
from cases.delivery import Address, NotYetError, ToPerson
from cases.errors import DeskError
from cases.membership import Enrolment, EnrolmentState, HeldGrant
from cases.moves import reopenable_until
from cases.notice import (
    BoardAsked,
    BoardEnded,
    BoardExtended,
    BoardMoved,
    BoardReminder,
    CaseEnded,
    CaseNotice,
    DraftDecided,
    DraftReady,
    EnrolmentAsked,
    EnrolmentDecided,
    EntryCorrected,
    EntryPublished,
    ExchangeShown,
    GrantEnding,
    Notice,
    TopicCard,
)
from cases.outcome import sentences
from cases.proposal import Proposal, ProposalState
from cases.rules import Rules
from cases.sitting import Invitation, invitation
from cases.words import Words
from handlers.services.dossier import Dossier, dossier_of
from handlers.services.entries import LOCAL, Card, topic_words
from handlers.services.ports import Board, Clock, Exchanges, LibraryShelf
from handlers.services.spoken import Spoken, heard_in, spoken_by
from handlers.services.watching import OVERSEEN, Watched, watched
from handlers.services.watching import Remembered as Overseen
from knowledge.entry import Entry
from knowledge.library import Library

#: The step of a member whose opinion came after the deadline.
LATE = "late_opinion"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a notice's subject; a notice uses what it is about."""

    case: Case | None = None
    exchange: Exchange | None = None
    entry: Entry | None = None
    enrolment: Enrolment | None = None
    grant: HeldGrant | None = None
    card: Card | None = None
    dossier: Dossier | None = None
    referral: Referral | None = None
    invitation: Invitation | None = None
    spoken: tuple[Spoken, ...] = ()
    why: Words | None = None
    watched: Watched | None = None
    proposal: Proposal | None = None
    #: The last moment at which the case may be reopened.
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """What words rest on besides what is remembered: the entries, the rules, the clock."""

    shelf: LibraryShelf
    rules: Rules
    clock: Clock


class Proposals(Protocol):
    """Drafts, as far as notices need them."""

    async def get(self, proposal_id: int) -> Proposal:
        """The proposal of that number; raises DeskError when there is none."""
        ...


class Grants(Protocol):
    """Roles, as far as notices need them."""

    async def get(self, grant_id: int) -> HeldGrant | None:
        """The grant of that number, unless it was taken back."""
        ...


class Remembered(Overseen, Protocol):
    """A transaction that looks at what notices are about; notes have no way here."""

    @property
    def exchanges(self) -> Exchanges:
        """What was said between officer and desk."""
        ...

    @property
    def board(self) -> Board:
        """Cases before the board."""
        ...

    @property
    def proposals(self) -> Proposals:
        """Drafts and changes of entries."""
        ...

    @property
    def grants(self) -> Grants:
        """Roles that were given."""
        ...


async def facts_of(
    notice: Notice, unit: Remembered, reference: Reference, to: Address | None = None
) -> Facts | None:
    """The facts of a notice; None when what it is about is gone, and nothing is left to say.

    A member is told of her own seat, so what goes to her depends on `to`.
    """
    facts = await _subject(notice, unit, reference, to)
    if facts is None or not isinstance(notice, OVERSEEN):
        return facts
    known = await watched(notice, unit, reference.rules.calendar.zone)
    return replace(facts, watched=known) if known else None


async def _subject(
    notice: Notice, unit: Remembered, reference: Reference, to: Address | None
) -> Facts | None:
    match notice:
        case TopicCard():
            return await _topic_card(notice.number, unit, reference)
        case ExchangeShown():
            return await _exchange(notice, unit, reference)
        case CaseNotice():
            return await _of_case(notice, unit, reference, to)
        case EnrolmentAsked() | EnrolmentDecided() | GrantEnding():
            return await _membership(notice, unit)
        case DraftReady() | DraftDecided() | EntryCorrected() | EntryPublished():
            return await _of_entry(notice, unit, reference)
        case _:
            return Facts()


async def _membership(
    notice: EnrolmentAsked | EnrolmentDecided | GrantEnding, unit: Remembered
) -> Facts | None:
    if isinstance(notice, GrantEnding):
        held = await unit.grants.get(notice.grant_id)
        return Facts(grant=held) if held else None
    request = await unit.enrolments.get(notice.request_id)
    if request is None:
        return None
    is_over = request.state is not EnrolmentState.WAITING
    return None if is_over and isinstance(notice, EnrolmentAsked) else Facts(enrolment=request)


async def _of_entry(
    notice: DraftReady | DraftDecided | EntryCorrected | EntryPublished,
    unit: Remembered,
    reference: Reference,
) -> Facts | None:
    """A draft that was decided meanwhile waits for nobody any more.

    Raises NotYetError for an entry that the library in force does not have.
    """
    if isinstance(notice, EntryCorrected | EntryPublished):
        entry = reference.shelf.current.resolve(notice.entry_id)
        if entry is None:
            raise NotYetError(notice.entry_id)
        return Facts(entry=entry)
    try:
        proposal = await unit.proposals.get(notice.proposal_id)
    except DeskError:
        return None
    is_idle = isinstance(notice, DraftReady) and proposal.state is not ProposalState.WAITING
    return None if is_idle else Facts(proposal=proposal)


async def _of_case(
    notice: CaseNotice, unit: Remembered, reference: Reference, to: Address | None
) -> Facts | None:
    match notice:
        case BoardAsked() | BoardReminder() | BoardExtended() | BoardMoved() | BoardEnded():
            return await _referral(notice, unit, reference, to)
        case CaseEnded():
            return await _ended(notice.number, unit, reference)
        case _:
            return await _case(notice.number, unit)


async def _case(number: str, unit: Remembered) -> Facts | None:
    try:
        return Facts(case=await unit.cases.get(number))
    except DeskError:
        return None


async def _ended(number: str, unit: Remembered, reference: Reference) -> Facts | None:
    facts = await _case(number, unit)
    if facts is None or facts.case is None:
        return None
    return replace(facts, until=reopenable_until(facts.case, reference.rules))


async def _topic_card(number: str, unit: Remembered, reference: Reference) -> Facts | None:
    facts = await _case(number, unit)
    if facts is None or facts.case is None:
        return None
    library, at = reference.shelf.current, reference.clock()
    dossier = await dossier_of(unit, facts.case, library, reference.rules, at)
    return Facts(facts.case, dossier=dossier)


async def _exchange(notice: ExchangeShown, unit: Remembered, reference: Reference) -> Facts | None:
    facts = await _case(notice.number, unit)
    exchange = await unit.exchanges.get(notice.number, notice.nth)
    if facts is None or facts.case is None or exchange is None:
        return None
    return said_in(facts.case, exchange, reference.shelf.current)


def said_in(case: Case, exchange: Exchange, library: Library) -> Facts:
    """The facts of what was said in a case."""
    return Facts(case, exchange, card=card_of(exchange, library))


def card_of(exchange: Exchange, library: Library) -> Card | None:
    """The entry that was sent as the answer, as it was to be read on that day."""
    entry = library.resolve(exchange.entry_id) if exchange.entry_id else None
    return Card(entry, library, exchange.at.astimezone(LOCAL).date()) if entry else None


async def _referral(
    notice: BoardAsked | BoardReminder | BoardExtended | BoardMoved | BoardEnded,
    unit: Remembered,
    reference: Reference,
    to: Address | None,
) -> Facts | None:
    """A member hears of her own seat; what is over by now, she is not asked for any more."""
    facts = await _case(notice.number, unit)
    if facts is None or facts.case is None:
        return None
    try:
        referral = await unit.board.get(notice.referral_id)
    except DeskError:
        return None
    case, why = facts.case, sentences(referral, reference.rules.board)
    known = replace(facts, referral=referral, why=why)
    if not isinstance(to, ToPerson):
        return replace(known, spoken=await _told(notice, referral, unit, reference))
    invited = invitation(referral, case, to.person_id, reference.rules)
    if invited is None or _is_idle(notice, referral, invited):
        return None
    topic = topic_words(reference.shelf.current, case.request.topic)
    return replace(known, invitation=replace(invited, topic=topic))


async def _told(
    notice: Notice, referral: Referral, unit: Remembered, reference: Reference
) -> tuple[Spoken, ...]:
    """What the topic reads of opinions: all with the outcome, a later one when it comes."""
    rules, at = reference.rules, reference.clock()
    if isinstance(notice, BoardEnded):
        return await heard_in(referral, unit, rules, at)
    if not isinstance(notice, BoardMoved) or notice.step != LATE or referral.is_open:
        return ()
    late = [seat for seat in referral.seats if seat.id == notice.seat_id and not seat.is_recused]
    return tuple([await spoken_by(seat, unit, rules, at) for seat in late if seat.opinion])


def _is_idle(notice: Notice, referral: Referral, invited: Invitation) -> bool:
    """Whether a question or a reminder has nothing to ask for: it came too late."""
    if not isinstance(notice, BoardAsked | BoardReminder):
        return False
    seat = invited.seat
    return not referral.is_open or seat.is_recused or seat.has_spoken
