"""Being enrolled as an officer: she asks, the secretariat approves or refuses."""

from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass

from cases.delivery import ToPerson, ToSecretariat
from cases.errors import Code, DeskError
from cases.membership import Decision, Enrolment, EnrolmentState
from cases.notice import EnrolmentAsked, EnrolmentChanged, EnrolmentDecided, Outgoing
from cases.people import Grant, Municipality, Person, Post, Role
from cases.rights import good_until, held, require_enrolment
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
        """Ask to be enrolled; what she has asked already comes back.

        Asked for another municipality or office, the new request stands in the place of the old.
        """
        at = self._clock()
        async with self._storage.write() as unit:
            before = await unit.enrolments.waiting_of(person.id)
            request = await unit.enrolments.add(person.id, municipality, at=at, title=title)
            if before is None or request.id != before.id:
                data = {"request": request.id} | ({"instead_of": before.id} if before else {})
                await unit.audit.add(
                    at=at, person_id=person.id, event="enrolment.asked", data=data
                )
                asked = EnrolmentChanged if before else EnrolmentAsked
                await unit.outbox.add(Outgoing(asked(request.id), ToSecretariat()), at=at)
        return request

    async def pending(self, person: Person) -> Enrolment | None:
        """Her own request that nobody has decided."""
        async with self._storage.read() as unit:
            return await unit.enrolments.waiting_of(person.id)

    async def require_pending(self, request_id: int, *, by: Person) -> None:
        """Whether she may decide on a request now, before she is asked how.

        Raises NOT_ALLOWED, OWN_GRANT, and NOTHING_WAITS when it was decided.
        """
        at = self._clock()
        async with self._audited(by, "enrol"), self._storage.read() as unit:
            asked = await _asked(unit, request_id)
            fresh = await acting(unit, by) or by
            require_enrolment(by=fresh, to=asked.person, post=_post(asked.request), at=at)
            if asked.request.state is not EnrolmentState.WAITING:
                raise DeskError(Code.NOTHING_WAITS)

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
            post = _post(asked.request)
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


def _post(request: Enrolment) -> Post:
    return Post(municipality=request.municipality, title=request.title)


async def _asked(unit: Unit, request_id: int) -> Asked:
    request = await unit.enrolments.get(request_id)
    if request is None:
        raise DeskError(Code.NOTHING_WAITS)
    person = await unit.people.get(request.person_id)
    if person is None:
        raise DeskError(Code.UNKNOWN_PERSON)
    return Asked(request, person)
