"""Where the desk works: the group of the secretariat."""

from cases.errors import Code, DeskError
from cases.people import Person, Role
from cases.threads import SECRETARIAT, Place
from handlers.services.membership import acting
from handlers.services.ports import Clock, Storage
from handlers.services.refusals import audited


class Places:
    """What may be done with the places of the desk; None is the command line."""

    def __init__(self, storage: Storage, clock: Clock) -> None:
        self._storage = storage
        self._clock = clock

    async def settle(self, chat_id: int, *, is_forum: bool, by: Person | None) -> None:
        """Let the secretariat work in that group from now on."""
        at = self._clock()
        async with (
            audited(self._storage, self._clock, by, "settle"),
            self._storage.write() as unit,
        ):
            by = await acting(unit, by)
            if by is not None and Role.ADMIN not in by.roles(at):
                raise DeskError(Code.NOT_ALLOWED)
            await unit.places.set(SECRETARIAT, chat_id, is_forum=is_forum, at=at)
            number = None if by is None else by.id
            data = {"place": SECRETARIAT, "forum": is_forum}
            await unit.audit.add(at=at, person_id=number, event="place.settled", data=data)

    async def secretariat(self) -> Place | None:
        """The group in which the secretariat works, if one was named."""
        async with self._storage.read() as unit:
            return await unit.places.get(SECRETARIAT)
