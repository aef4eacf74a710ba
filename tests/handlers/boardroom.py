"""A case before the board, as the secretariat brings it there, and what its members are sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from bot.rendering import Renderer
from cases import moves, seats
from cases.board import Opinion, Position, Referral
from cases.boarded import invitations
from cases.case import Case, Note, Request
from cases.delivery import Message, ToPerson
from cases.notice import Notice, restored
from cases.people import Municipality, Person
from cases.rules import Rules
from handlers.services.delivery import Reference
from handlers.services.record import keep
from storage.tables import outbox
from storage.unit import Storage

NUMBER = "SDK-2026-0001"
#: What a member must never read: the asker's municipality, her own words, a note.
TOWN = Municipality("Gizliova", "Gaziantep")
OWN_WORDS = "Bizim ilçede GİZLİSÖZ bir aile"
NOTE = "GİZLİNOT: muhtarla görüşüldü"
BRIEF = "Geçici koruma altındaki kişiye ayni yardım yapılabilir mi? (Gizliova'daki bir olay)"
REQUEST = Request("hukuki-teknik", "GİZLİOVA'da ayni yardım", OWN_WORDS, TOWN, "sosyal-yardim")
OPINION = Opinion(
    Position.YES, "takdir", "Kanun belediyeye bu yetkiyi verir.", ("5393 m. 14",), ""
)
DISSENT = Opinion(Position.NO, "yasak", "Yetki başka kurumdadır.", (), "")


@dataclass(frozen=True, slots=True)
class Secretariat:
    """Who brings cases before the board."""

    storage: Storage
    rules: Rules
    secretary: Person
    at: datetime

    async def refers(
        self, officer: Person, members: Sequence[Person], *, shows_municipality: bool = False
    ) -> Referral:
        """Open a case for the officer, note something, and ask these members."""
        at, rules = self.at, self.rules
        async with self.storage.write() as unit:
            number = await unit.cases.next_number(rules.prefix, at.year)
            opened = moves.open_case(REQUEST, number=number, by=officer, at=at, rules=rules)
            case = await unit.cases.add(opened.case, key=f"opening:{number}")
            await unit.notes.add(number, Note(at, NOTE, self.secretary.id))
        return await self.asks(case, members, shows_municipality=shows_municipality)

    async def asks(
        self, case: Case, members: Sequence[Person], *, shows_municipality: bool = False
    ) -> Referral:
        """Ask these members about a case there is."""
        referred = seats.refer(
            case,
            members=members,
            by=self.secretary,
            at=self.at,
            rules=self.rules,
            brief=BRIEF,
            shows_municipality=shows_municipality,
        )
        async with self.storage.write() as unit:
            referral = await unit.board.add(referred.referral)
            await keep(unit, referred.moved, by=self.secretary, at=self.at)
            for outgoing in invitations(referral):
                await unit.outbox.add(outgoing, at=self.at)
        return referral


async def notices_for(storage: Storage, person: Person) -> list[Notice]:
    """Everything that was written down to be said to her, in order."""
    mine = select(outbox).where(outbox.c.person_id == person.id).order_by(outbox.c.id)
    async with storage.database.read() as connection:
        return [restored(row.kind, row.data) for row in await connection.execute(mine)]


async def sent_to(storage: Storage, reference: Reference, person: Person) -> list[Message]:
    """The messages that she gets; what has nothing to say any more is left out."""
    render = Renderer(storage, reference)
    notices = await notices_for(storage, person)
    words = [await render(notice, ToPerson(person.id)) for notice in notices]
    return [each for each in words if isinstance(each, Message)]
