"""Topics that were opened and not recorded are found again by the message that opened them."""

from dataclasses import dataclass
from typing import Any

import structlog

from bot.lanes import Handler
from storage.lanes import Job
from storage.unit import Storage

log = structlog.get_logger()

#: What parts the name of a topic; the number of the case stands first, see views/notices.py.
_PARTING = " · "


@dataclass(frozen=True, slots=True)
class Learning:
    """Looks at each update before it is handled: a topic of ours finds its case."""

    handler: Handler
    storage: Storage
    bot_id: int

    async def handle(self, job: Job) -> None:
        """Learn from the update, then handle it."""
        message = job.payload.get("message")
        if isinstance(message, dict) and "forum_topic_created" in message:
            await self._learn(message)
        await self.handler.handle(job)

    async def give_up(self, job: Job) -> None:
        """Give the update up as it would be without us."""
        await self.handler.give_up(job)

    async def _learn(self, message: dict[str, Any]) -> None:
        """Record the topic if its case waits for one; everything else is none of ours."""
        try:
            chat_id, thread_id = int(message["chat"]["id"]), int(message["message_thread_id"])
            author, name = message["from"]["id"], str(message["forum_topic_created"]["name"])
        except (LookupError, TypeError, ValueError):
            return
        if author != self.bot_id:
            return
        async with self.storage.write() as unit:
            thread = await unit.threads.of_case(name.split(_PARTING, 1)[0])
            if thread is None or thread.chat_id != chat_id or thread.thread_id is not None:
                return
            await unit.threads.opened(thread.number, thread_id)
        log.info("topic.found_again", number=thread.number)
