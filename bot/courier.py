"""One message to one place: paced, in parts, marked before the first request is written."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from bot.outbound import Spot, Telegram
from bot.pace import Pacer
from bot.steps import Step, Steps
from bot.windows import Haste
from cases.delivery import Later, Message, Outcome, Sent, ThreadClosed, Unknown
from handlers.services.ports import Clock
from storage.unit import Storage, Unit

Ask = Callable[[], Awaitable[Outcome]]

#: Once the first part stands in the chat the others follow, after so many waits of at most so
#: long each; a message that stays half is left to a person.
PATIENCE = 3
LONGEST_PAUSE = timedelta(seconds=10)
#: A place in the pace that was taken longer ago than this is past.
LATE_SECONDS = 0.1


class ParcelLostError(Exception):
    """The lease has ended and the notice is another's: nothing may be sent."""


@dataclass(frozen=True, slots=True)
class Posting:
    """What came of an attempt, and the messages that now stand in the chat.

    `chat_id` is the chat that was written to; None when it did not come to that.
    """

    outcome: Outcome
    message_ids: tuple[int, ...] = ()
    chat_id: int | None = None

    @property
    def last(self) -> int | None:
        """The number of the last message."""
        return self.message_ids[-1] if self.message_ids else None


@dataclass(slots=True)
class Mark:
    """Says in the outbox that a request may be on its way from now on."""

    storage: Storage
    clock: Clock
    lease_for: timedelta
    parcel_id: int
    owner: str
    steps: Steps
    is_set: bool = False

    async def set(self) -> None:
        """Mark the parcel, once, and begin its lease anew.

        Raises ParcelLostError when it is another's.
        """
        if self.is_set:
            return
        async with self.storage.write(durable=True) as unit:
            await self.hold(unit)
            self.is_set = await unit.outbox.sending(self.parcel_id, owner=self.owner)
        if not self.is_set:
            raise ParcelLostError(self.parcel_id)
        self.steps.reached(Step.MARKED)

    async def hold(self, unit: Unit) -> None:
        """Begin the lease anew: something else has to be done first.

        Raises ParcelLostError when the parcel is another's.
        """
        if not await unit.outbox.renew(self.owner, until=self.clock() + self.lease_for):
            raise ParcelLostError(self.parcel_id)


@dataclass(frozen=True, slots=True)
class Courier:
    """Telegram under the pace that everything which is sent shares."""

    telegram: Telegram
    pace: Pacer
    steps: Steps

    async def call(self, chat_id: int, ask: Ask, mark: Mark | None = None) -> Outcome:
        """Ask Telegram something when the pace lets it pass; a 429 halts everybody."""
        await self.pace.wait(chat_id, Haste.NOTICE)
        if mark is not None and await _takes_long(mark.set()):
            # Others have passed meanwhile; together with them it could be too many at once.
            await self.pace.wait(chat_id, Haste.NOTICE)
        outcome = await ask()
        if isinstance(outcome, Later) and not outcome.counted:
            await self.pace.halt(outcome.after.total_seconds())
        return outcome

    async def post(self, spot: Spot, message: Message, mark: Mark | None = None) -> Posting:
        """The parts and the files of a message, in order."""
        sent: list[int] = []
        for piece in self._pieces(spot, message):
            outcome = await self._place(spot, piece, mark, waits=PATIENCE if sent else 0)
            if not isinstance(outcome, Sent):
                return Posting(_half(outcome) if sent else outcome, tuple(sent), spot.chat_id)
            self.steps.reached(Step.POSTED)
            if outcome.message_id is not None:
                sent.append(outcome.message_id)
        return Posting(Sent(sent[-1] if sent else None), tuple(sent), spot.chat_id)

    async def _place(self, spot: Spot, piece: Ask, mark: Mark | None, *, waits: int) -> Outcome:
        """One piece; a closed topic is opened first, what was only too early is said again."""
        outcome = await self.call(spot.chat_id, piece, mark)
        if isinstance(outcome, ThreadClosed):
            await self.call(spot.chat_id, lambda: self.telegram.reopen_topic(spot))
            outcome = await self.call(spot.chat_id, piece, mark)
        for _ in range(waits):
            if not isinstance(outcome, Later) or outcome.after > LONGEST_PAUSE:
                break
            await asyncio.sleep(max(outcome.after.total_seconds(), 0.1))
            outcome = await self.call(spot.chat_id, piece, mark)
        return outcome

    def _pieces(self, spot: Spot, message: Message) -> list[Ask]:
        bare, last = message.parts[:-1], message.parts[-1:]
        return [
            *(partial(self.telegram.send, spot, part) for part in bare),
            *(partial(self.telegram.send, spot, part, message.buttons) for part in last),
            *(partial(self.telegram.send_file, spot, file) for file in message.attachments),
        ]


async def _takes_long(work: Awaitable[None]) -> bool:
    """Do it; whether a slow disk has made it longer than the windows of the pace allow for."""
    now = asyncio.get_running_loop().time
    begun = now()
    await work
    return now() - begun > LATE_SECONDS


def _half(outcome: Outcome) -> Outcome:
    """A message of which a part has arrived is never begun again."""
    return Unknown(f"in part: {type(outcome).__name__}")
