"""Topics that were opened and not recorded are found again by the message that opened them.

Telegram reports that message also to whoever caused it, and every message that people write in
the topic names it as what they reply to: whichever comes first is learnt from.
"""

import re
from dataclasses import dataclass
from typing import Any

import structlog

from bot.lanes import Handler
from cases.threads import SECRETARIAT, Thread
from handlers.services.ports import Clock
from storage.lanes import Job
from storage.unit import Storage

log = structlog.get_logger()

#: What parts the name of a topic; the number of the case stands first, see views/notices.py.
_PARTING = " · "
_OPENED = "forum_topic_created"
_GROUP = re.compile(r"-\d+")
#: What somebody does in a chat, not what Telegram reports of it.
_OF_PEOPLE = frozenset({"message", "callback_query"})


@dataclass(frozen=True, slots=True)
class Learning:
    """Looks at each update before it is handled: a topic of ours finds its case.

    What people write in the secretariat's group shows that the desk is in it: what waited for it
    goes on.
    """

    handler: Handler
    storage: Storage
    bot_id: int
    clock: Clock

    async def handle(self, job: Job) -> None:
        """Learn from the update, then handle it."""
        if job.kind in _OF_PEOPLE and _GROUP.fullmatch(job.lane):
            await self._unpark(int(job.lane))
        message = job.payload.get("message")
        if isinstance(message, dict) and (opening := _opening(message)):
            await self._learn(message, opening)
        await self.handler.handle(job)

    async def give_up(self, job: Job) -> None:
        """Give the update up as it would be without us."""
        await self.handler.give_up(job)

    async def _unpark(self, chat_id: int) -> None:
        async with self.storage.read() as unit:
            place = await unit.places.get(SECRETARIAT)
        if place is None or place.chat_id != chat_id or place.parked_at is None:
            return
        async with self.storage.write() as unit:
            freed = await unit.outbox.unpark_group(at=self.clock())
        log.info("group.unparked", notices=freed)

    async def _learn(self, message: dict[str, Any], opening: dict[str, Any]) -> None:
        """Record the topic if its case waits for one; everything else is none of ours."""
        try:
            chat_id, thread_id = int(message["chat"]["id"]), int(message["message_thread_id"])
            author, name = opening["from"]["id"], str(opening[_OPENED]["name"])
        except (LookupError, TypeError, ValueError):
            return
        if author != self.bot_id:
            return
        number = name.split(_PARTING, 1)[0]
        async with self.storage.read() as unit:
            if not _waits(await unit.threads.of_case(number), chat_id):
                return
        async with self.storage.write() as unit:
            if _waits(await unit.threads.of_case(number), chat_id):
                await unit.threads.opened(number, thread_id)
        log.info("topic.found_again", number=number)


def _waits(thread: Thread | None, chat_id: int) -> bool:
    return thread is not None and thread.chat_id == chat_id and thread.thread_id is None


def _opening(message: dict[str, Any]) -> dict[str, Any] | None:
    """The message that opened the topic: this one, or the one that stands above it."""
    if _OPENED in message:
        return message
    above = message.get("reply_to_message")
    return above if isinstance(above, dict) and _OPENED in above else None
