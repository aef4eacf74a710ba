"""Being enrolled as an officer: she asks, the secretariat approves or refuses."""

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass

from cases.delivery import ToPerson, ToSecretariat
from cases.errors import Code, DeskError
from cases.membership import Decision, Enrolment, EnrolmentState
from cases.notice import EnrolmentAsked, EnrolmentDecided, Outgoing
from cases.people import Grant, Municipality, Person, Post, Role
from cases.rights import READS_CASES, good_until, held, require_enrolment
from cases.rules import Rules
from handlers.services.membership import Holder, acting, confirmed, given
from handlers.services.ports import Clock, Storage, Unit
from handlers.services.refusals import audited


@dataclass(frozen=True, slots=True)
class Asked:
    """A request with the person behind it."""

    request: Enrolment
    person: Person


class Enrolments:
    """What may be done with requests to be enrolled."""

    def __init__(self, storage: Storage, clock: Clock, rules: Rules) -> None:
        self._storage = storage
        self._clock = clock
        self._rules = rules

    async def ask(
        self, person: Person, municipality: Municipality, *, title: str | None = None
    ) -> Enrolment:
        """Ask to be enrolled; while a request of hers waits, that one comes back."""
        at = self._clock()
        async with self._storage.write() as unit:
            request = await unit.enrolments.add(person.id, municipality, at=at, title=title)
            if request.asked_at == at:
                data = {"request": request.id}
                await unit.audit.add(
                    at=at, person_id=person.id, event="enrolment.asked", data=data
                )
            # The key makes the notice one, also when the same update is handled again.
            notice = EnrolmentAsked(request.id)
            await unit.outbox.add(Outgoing(notice, ToSecretariat()), at=at)
        return request

    async def waiting(self, *, by: Person | None) -> Sequence[Enrolment]:
        """The requests that nobody has decided, the oldest first."""
        async with self._audited(by, "enrolments"):
            if by is not None and not by.roles(self._clock()) & READS_CASES:
                raise DeskError(Code.NOT_ALLOWED)
            async with self._storage.read() as unit:
                return await unit.enrolments.waiting()

    async def decide(
        self, request_id: int, *, by: Person, granted: bool, reason: str = ""
    ) -> Asked:
        """Enrol her, or refuse; her enrolment for the same municipality is then confirmed.

        Raises NOTHING_WAITS when a colleague was quicker.
        """
        at = self._clock()
        async with self._audited(by, "enrol"), self._storage.write() as unit:
            by = await acting(unit, by) or by
            asked = await _asked(unit, request_id)
            post = Post(municipality=asked.request.municipality, title=asked.request.title)
            require_enrolment(by=by, to=asked.person, post=post, at=at)
            state = EnrolmentState.GRANTED if granted else EnrolmentState.REFUSED
            decision = Decision(by.id, at, reason)
            request = await unit.enrolments.decide(request_id, state, decision)
            data: dict[str, object] = {"request": request_id, "to": asked.person.id}
            await unit.audit.add(
                at=at, person_id=by.id, event=f"enrolment.{state.value}", data=data
            )
            if granted:
                await self._enrol(unit, asked.person, post, by)
            notice = EnrolmentDecided(request_id)
            await unit.outbox.add(Outgoing(notice, ToPerson(asked.person.id)), at=at)
        return Asked(request, asked.person)

    async def _enrol(self, unit: Unit, person: Person, post: Post, by: Person) -> None:
        at = self._clock()
        before = held(person, Role.OFFICER, post, at)
        if before is not None:
            await confirmed(unit, Holder(person, before), self._rules, by=by, at=at)
            return
        until = good_until(Role.OFFICER, self._rules, at=at)
        await given(unit, person, Grant(0, Role.OFFICER, at, until, by.id, post=post))

    def _audited(self, by: Person | None, move: str) -> AbstractAsyncContextManager[None]:
        return audited(self._storage, self._clock, by, move)


async def _asked(unit: Unit, request_id: int) -> Asked:
    request = await unit.enrolments.get(request_id)
    if request is None:
        raise DeskError(Code.NOTHING_WAITS)
    person = await unit.people.get(request.person_id)
    if person is None:
        raise DeskError(Code.UNKNOWN_PERSON)
    return Asked(request, person)
