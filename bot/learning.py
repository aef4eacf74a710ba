"""Topics that were opened and not recorded are found again by the message that opened them.

Telegram reports that message also to whoever caused it, and every message that people write in
the topic names it as what they reply to: whichever comes first is learnt from.
"""

from dataclasses import dataclass
from typing import Any

import structlog

from bot.lanes import Handler
from cases.threads import Thread
from storage.lanes import Job
from storage.unit import Storage

log = structlog.get_logger()

#: What parts the name of a topic; the number of the case stands first, see views/notices.py.
_PARTING = " · "
_OPENED = "forum_topic_created"


@dataclass(frozen=True, slots=True)
class Learning:
    """Looks at each update before it is handled: a topic of ours finds its case."""

    handler: Handler
    storage: Storage
    bot_id: int

    async def handle(self, job: Job) -> None:
        """Learn from the update, then handle it."""
        message = job.payload.get("message")
        if isinstance(message, dict) and (opening := _opening(message)):
            await self._learn(message, opening)
        await self.handler.handle(job)

    async def give_up(self, job: Job) -> None:
        """Give the update up as it would be without us."""
        await self.handler.give_up(job)

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
