"""From the inbox to the conversations: a stored update, fed to aiogram."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog
from aiogram import Bot, Dispatcher, Router
from aiogram.dispatcher.event.telegram import TelegramEventObserver
from aiogram.fsm.storage.base import BaseStorage
from aiogram.methods import TelegramMethod
from aiogram.types import TelegramObject, Update
from aiogram.types.update import UpdateTypeLookupError
from magic_filter import MagicFilter
from pydantic import ValidationError

from bot.lanes import SenselessUpdateError
from cases.people import Language
from cases.personal import Kind
from handlers import errors
from handlers.services.desk import Desk
from storage.lanes import Job

log = structlog.get_logger()


def dispatcher(router: Router, memory: BaseStorage) -> Dispatcher:
    """A dispatcher over the conversations; the lanes keep order, so nothing is locked here."""
    root = Dispatcher(storage=memory)
    root.include_router(router)
    for part in root.chain_tail:
        for observer in part.observers.values():
            _answer_at_once(observer)
    return root


@dataclass(frozen=True, slots=True)
class Feeder:
    """Hands a job to the handlers; what they raise comes out again."""

    bot: Bot
    dispatcher: Dispatcher
    desk: Desk

    async def handle(self, job: Job) -> None:
        """Handle the update of the job.

        Raises SenselessUpdateError for an update that is none.
        """
        try:
            update = Update.model_validate(job.payload, context={"bot": self.bot})
        except ValidationError:
            # The error would quote what was written, hence `from None`.
            raise SenselessUpdateError(job.kind) from None
        if not _is_known(update):
            log.warning("update.unknown_kind", update_id=job.update_id, kind=job.kind)
            return
        reply = await self.dispatcher.feed_update(
            self.bot,
            update,
            masked=tuple(Kind(kind) for kind in job.masked),
            update_id=job.update_id,
        )
        if isinstance(reply, TelegramMethod):
            await self.bot(reply)

    async def give_up(self, job: Job) -> None:
        """Tell the officer that her message was set aside, under the number of the log."""
        try:
            update = Update.model_validate(job.payload, context={"bot": self.bot})
        except ValidationError:
            return
        await errors.apologise(self.bot, update, str(job.update_id), await self._language(job))

    async def _language(self, job: Job) -> Language:
        person = await self.desk.people.known(int(job.lane)) if job.lane.isdecimal() else None
        return person.language if person else Language.TURKISH


def _answer_at_once(observer: TelegramEventObserver) -> None:
    """Let magic filters answer where they are: aiogram sends each of them through a thread."""
    own = observer._handler  # noqa: SLF001  the filters of the router itself have no other door
    for handler in (own, *observer.handlers):
        for condition in handler.filters or ():
            if condition.magic is not None:
                condition.callback = _resolving(condition.magic)
                condition.awaitable = True


def _resolving(magic: MagicFilter) -> Callable[[TelegramObject], Awaitable[object]]:
    async def resolve(event: TelegramObject) -> object:
        return magic.resolve(event)

    return resolve


def _is_known(update: Update) -> bool:
    try:
        return bool(update.event_type)
    except UpdateTypeLookupError:
        return False
