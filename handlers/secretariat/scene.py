"""Where something is done with a case: the case, who does it, and the place to answer in."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from aiogram import BaseMiddleware, Bot
from aiogram.enums import ParseMode
from aiogram.fsm.context import FSMContext
from aiogram.types import (
    CallbackQuery,
    ForceReply,
    InlineKeyboardMarkup,
    Message,
    ReplyParameters,
    TelegramObject,
)

from cases.errors import Code, DeskError
from cases.people import Role
from handlers.markup import Html, visible
from handlers.middleware import Visit
from handlers.phrases import Phrases, Say, named
from handlers.phrases.desk import Work
from handlers.screen import NO_PREVIEW, acknowledge
from handlers.secretariat.memory import UNSENDABLE, Files, Memory, files_of
from handlers.views.desk import hidden
from handlers.views.people import staff
from handlers.views.topic import claim_until

#: Telegram's limit of a callback answer.
TOAST_CHARS = 200
Keys = InlineKeyboardMarkup | ForceReply | None
Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Scene:
    """One thing that a person does with a case, by a tap or by a message of hers."""

    visit: Visit
    bot: Bot
    memory: Memory
    number: str
    chat_id: int
    thread_id: int | None = None
    message: Message | None = None
    tap: CallbackQuery | None = None

    @property
    def t(self) -> Phrases:
        """Her phrases."""
        return self.visit.t

    @property
    def update_id(self) -> int:
        """The number of the update she did it with."""
        return self.visit.update_id

    @property
    def message_id(self) -> int:
        """The number of the message she did it with; 0 for a tap."""
        return self.message.message_id if self.message is not None else 0

    @property
    def files(self) -> Files:
        """The files of that message."""
        return files_of(self.message) if self.message is not None else ()

    @property
    def album(self) -> str | None:
        """The album it is a part of."""
        return self.message.media_group_id if self.message is not None else None

    @property
    def hidden(self) -> list[Html]:
        """What was hidden in her message, as it is said to her."""
        if self.message is None:
            return []
        in_group = self.message.chat.type != "private"
        return hidden(self.visit.masked, self.t, in_group=in_group)

    @property
    def left(self) -> list[Html]:
        """That a recording beside her words stays behind."""
        is_left = self.message is not None and self.message.content_type in UNSENDABLE
        return [self.t(Work.PREVIEW_LEFT)] if is_left else []

    @property
    def staff(self) -> str:
        """Herself, by role and office."""
        person = self.visit.person
        return staff(person, Role.SECRETARY, self.visit.desk.clock(), self.t)

    async def say(self, text: Html, *, refused: bool = False) -> None:
        """A sentence: a toast for a tap, a reply for a message; a refusal stays until read."""
        if self.tap is not None:
            await acknowledge(self.tap, visible(text)[:TOAST_CHARS], stays=refused)
            return
        await self.show([text])

    async def show(self, pages: Sequence[Html], keys: Keys = None) -> int:
        """The pages where she is; the buttons stand under the last. Gives its number."""
        replied = (
            ReplyParameters(message_id=self.message_id, allow_sending_without_reply=True)
            if self.message is not None
            else None
        )
        shown = 0
        for page in pages:
            sent = await self.bot.send_message(
                self.chat_id,
                page,
                message_thread_id=self.thread_id,
                parse_mode=ParseMode.HTML,
                link_preview_options=NO_PREVIEW,
                reply_parameters=replied,
                reply_markup=keys if page is pages[-1] else None,
            )
            shown = sent.message_id
        if self.tap is not None:
            await acknowledge(self.tap)
        return shown


async def at_message(message: Message, visit: Visit, state: FSMContext, number: str) -> Scene:
    """The scene of a message."""
    return Scene(
        visit,
        message.bot or _no_bot(),
        await Memory.of(state),
        number,
        message.chat.id,
        message.message_thread_id if message.is_topic_message else None,
        message,
    )


async def at_tap(tap: CallbackQuery, visit: Visit, state: FSMContext, number: str) -> Scene:
    """The scene of a tap; of a message that is out of reach the topic is looked up."""
    shown = tap.message
    if shown is None:
        raise DeskError(Code.BAD_REQUEST)
    if isinstance(shown, Message):
        thread = shown.message_thread_id if shown.is_topic_message else None
    else:
        thread = await visit.desk.spots.topic_of(number, shown.chat.id)
    memory = await Memory.of(state)
    return Scene(visit, tap.bot or _no_bot(), memory, number, shown.chat.id, thread, None, tap)


class Kindly(BaseMiddleware):
    """Says a refusal where it happened: over the button, or under the command."""

    async def __call__(
        self, handler: Handler, event: TelegramObject, data: dict[str, Any]
    ) -> object:
        """Handle it, and turn what is refused into a sentence."""
        try:
            return await handler(event, data)
        except DeskError as refusal:
            text = await _sentence(refusal, data["visit"])
            if isinstance(event, CallbackQuery):
                await acknowledge(event, visible(text)[:TOAST_CHARS], stays=True)
            elif isinstance(event, Message):
                await event.reply(text, parse_mode=ParseMode.HTML)
            return None


async def _sentence(refusal: DeskError, visit: Visit) -> Html:
    t, person, at = visit.t, visit.person, visit.desk.clock()
    match refusal.code:
        case Code.NOT_ALLOWED:
            roles = person.roles(at)
            reader = Role.AUDITOR in roles and not roles & {Role.SECRETARY, Role.ADMIN}
            return t(Work.READER_ONLY if reader else Work.NOT_STAFF)
        case Code.CASE_TAKEN:
            dossier = await visit.desk.cases.dossier(str(refusal.data["number"]), by=person)
            if dossier.holder is not None:
                holder = staff(dossier.holder, Role.SECRETARY, at, t)
                return t(Work.TAKEN_BY, holder=holder, until=claim_until(dossier, t))
        case Code.BAD_REQUEST:
            return t(Work.NOT_THIS_SCREEN)
    return t(named("ERROR", refusal.code, Say), **refusal.data)


def _no_bot() -> Bot:
    raise DeskError(Code.BAD_REQUEST)
