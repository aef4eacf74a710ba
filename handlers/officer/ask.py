"""Asking: any text is a question; what cannot be read is asked for in writing."""

from enum import StrEnum

from aiogram import F, Router
from aiogram.enums import ContentType
from aiogram.filters import CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from cases.people import Role
from handlers.access import OWN_RESULT, Command, Commanding, Plain, Typed
from handlers.middleware import Visit
from handlers.officer import replies
from handlers.officer.case_words import took, took_correction
from handlers.officer.letters import Letter, is_seen
from handlers.phrases import Edit, Say
from handlers.screen import acknowledge, show

#: What people share of themselves or of others; refused more plainly than a picture.
PERSONAL = (ContentType.CONTACT, ContentType.LOCATION, ContentType.VENUE)
#: What the desk cannot read; service messages are not among them.
UNREADABLE = (
    *(ContentType.PHOTO, ContentType.VIDEO, ContentType.VIDEO_NOTE, ContentType.ANIMATION),
    *(ContentType.VOICE, ContentType.AUDIO, ContentType.DOCUMENT, ContentType.STICKER),
    *(ContentType.POLL, ContentType.DICE, ContentType.STORY, ContentType.PAID_MEDIA),
    *(ContentType.GAME, ContentType.CHECKLIST),
)


def first() -> Router:
    """Most of all that comes in, found before any of the other conversations is looked at."""
    router = Router(name="question")
    router.message.register(asked, Plain())
    return router


def build() -> Router:
    """What is typed, and nothing that another router waits for."""
    router = Router(name="ask")
    router.message.register(asked, Typed())
    edited = router.edited_message
    edited.register(begun_again, Commanding(), Command("vaka"))
    edited.register(asked_again, Typed())
    edited.register(captioned_again, F.caption, ~F.caption.startswith("/"))
    return router


def rest() -> Router:
    """What nobody else has taken; included after all others in a private chat."""
    router = Router(name="rest")
    messages = router.message
    messages.register(own_result, OWN_RESULT)
    messages.register(asked_by_command, Command("sor"))
    messages.register(unknown_command, F.text.startswith("/"))
    messages.register(captioned, F.caption)
    messages.register(personal_media, F.content_type.in_(PERSONAL))
    messages.register(media, F.content_type.in_(UNREADABLE))
    return router


def stale() -> Router:
    """Taps that mean nothing, wherever they come from; included last."""
    router = Router(name="stale")
    router.callback_query.register(stale_tap)
    return router


async def asked(
    message: Message, visit: Visit, state: FSMContext, raw_state: str | None = None
) -> None:
    """A question, unless it was meant for a case; a cry for help is heard there, too."""
    if await took(Letter(message, visit, state, raw_state)):
        await replies.warn(message, visit)
        return
    await replies.answer(message, message.text or "", visit)


async def asked_by_command(message: Message, command: CommandObject, visit: Visit) -> None:
    """A question behind /sor, as it is asked in groups."""
    await replies.answer(message, command.args or "", visit)


async def asked_again(
    message: Message, visit: Visit, state: FSMContext, raw_state: str | None = None
) -> None:
    """A corrected question gets an answer of its own; a corrected letter joins its case."""
    if await took_correction(Letter(message, visit, state, raw_state)):
        return
    await replies.answer(message, message.text or "", visit, [visit.t(Say.EDITED)])


async def begun_again(
    message: Message, visit: Visit, state: FSMContext, raw_state: str | None = None
) -> None:
    """The words of a case behind its command, corrected."""
    await took_correction(Letter(message, visit, state, raw_state))


async def captioned_again(
    message: Message, visit: Visit, state: FSMContext, raw_state: str | None = None
) -> None:
    """Corrected words beside a picture, as corrected words alone."""
    if await took_correction(Letter(message, visit, state, raw_state)):
        return
    notes = [visit.t(Say.EDITED), visit.t(Say.CAPTION_READ)]
    await replies.answer(message, message.caption or "", visit, notes)


async def captioned(
    message: Message, visit: Visit, state: FSMContext, raw_state: str | None = None
) -> None:
    """The words beside a picture are a question; the picture stays closed."""
    if await took(Letter(message, visit, state, raw_state)) or await is_seen(message, state):
        return
    await replies.answer(message, message.caption or "", visit, [visit.t(Say.CAPTION_READ)])


async def media(
    message: Message, visit: Visit, state: FSMContext, raw_state: str | None = None
) -> None:
    """Ask for writing, once an album."""
    if await took(Letter(message, visit, state, raw_state)):
        return
    if not await is_seen(message, state):
        await show(message, [visit.t(_unread(message, visit))])


async def personal_media(message: Message, visit: Visit) -> None:
    """Refuse contacts and places kindly."""
    await show(message, [visit.t(Say.PERSONAL_MEDIA)])


async def unknown_command(message: Message, visit: Visit) -> None:
    """A command that does not exist."""
    await show(message, [visit.t(Say.UNKNOWN_COMMAND)])


async def own_result(_message: Message) -> None:
    """A card that she sent herself through inline search needs no answer."""


async def stale_tap(tap: CallbackQuery, visit: Visit) -> None:
    """A button that means nothing, or nothing here."""
    await acknowledge(tap, visit.t.plain(Say.ERROR_BAD_REQUEST))


def _unread(message: Message, visit: Visit) -> StrEnum:
    """What is said of what nobody reads; an editor's file may be an entry under a wrong name."""
    is_editor = visit.person.grant(Role.EDITOR, visit.desk.clock()) is not None
    return Edit.FILE_NAME if is_editor and message.document else Say.MEDIA
