"""What a notice is about: the facts that its words are made of, as they are when it is sent."""

from dataclasses import dataclass
from typing import Protocol

from cases.case import Case, Exchange
from cases.errors import DeskError
from cases.membership import Enrolment, HeldGrant
from cases.notice import (
    CaseNotice,
    EnrolmentAsked,
    EnrolmentDecided,
    EntryCorrected,
    EntryPublished,
    ExchangeShown,
    GrantEnding,
    Notice,
)
from handlers.services.entries import LOCAL, Card
from handlers.services.ports import LibraryShelf
from knowledge.entry import Entry
from knowledge.library import Library


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a notice's subject; a notice uses what it is about."""

    case: Case | None = None
    exchange: Exchange | None = None
    entry: Entry | None = None
    enrolment: Enrolment | None = None
    grant: HeldGrant | None = None
    card: Card | None = None


class Cases(Protocol):
    """The cases, as far as notices need them."""

    async def get(self, number: str) -> Case:
        """The case of that number; raises DeskError when there is none."""
        ...


class Exchanges(Protocol):
    """What was said, as far as notices need it."""

    async def get(self, number: str, nth: int) -> Exchange | None:
        """The nth thing said in a case."""
        ...


class Enrolments(Protocol):
    """Requests to be enrolled, as far as notices need them."""

    async def get(self, enrolment_id: int) -> Enrolment | None:
        """The request of that number."""
        ...


class Grants(Protocol):
    """Roles, as far as notices need them."""

    async def get(self, grant_id: int) -> HeldGrant | None:
        """The grant of that number, unless it was taken back."""
        ...


class Remembered(Protocol):
    """A transaction that looks at what notices are about."""

    @property
    def cases(self) -> Cases:
        """The cases."""
        ...

    @property
    def exchanges(self) -> Exchanges:
        """What was said between officer and desk; notes have no way here."""
        ...

    @property
    def enrolments(self) -> Enrolments:
        """Who asks to be enrolled."""
        ...

    @property
    def grants(self) -> Grants:
        """Roles that were given."""
        ...


async def facts_of(notice: Notice, unit: Remembered, shelf: LibraryShelf) -> Facts | None:
    """The facts of a notice; None when what it is about is gone, and nothing is left to say."""
    match notice:
        case ExchangeShown():
            return await _exchange(notice, unit, shelf)
        case CaseNotice():
            return await _case(notice.number, unit)
        case EnrolmentAsked(request_id) | EnrolmentDecided(request_id):
            request = await unit.enrolments.get(request_id)
            return Facts(enrolment=request) if request else None
        case GrantEnding(grant_id):
            held = await unit.grants.get(grant_id)
            return Facts(grant=held) if held else None
        case EntryCorrected() | EntryPublished():
            entry = shelf.current.resolve(notice.entry_id)
            return Facts(entry=entry) if entry else None
        case _:
            return Facts()


async def _case(number: str, unit: Remembered) -> Facts | None:
    try:
        return Facts(case=await unit.cases.get(number))
    except DeskError:
        return None


async def _exchange(notice: ExchangeShown, unit: Remembered, shelf: LibraryShelf) -> Facts | None:
    facts = await _case(notice.number, unit)
    exchange = await unit.exchanges.get(notice.number, notice.nth)
    if facts is None or exchange is None:
        return None
    return Facts(facts.case, exchange, card=card_of(exchange, shelf.current))


def card_of(exchange: Exchange, library: Library) -> Card | None:
    """The entry that was sent as the answer, as it was to be read on that day."""
    entry = library.resolve(exchange.entry_id) if exchange.entry_id else None
    return Card(entry, library, exchange.at.astimezone(LOCAL).date()) if entry else None
