"""A file that an editor sends: checked, compared, shown, and proposed when she says so.

It is read into memory only; what is kept until she decides is Telegram's number of it.
"""

from io import BytesIO

from aiogram import Bot, F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Document, Message

from cases.people import Role
from handlers.access import Tapped
from handlers.callbacks import editor as taps
from handlers.editor import told
from handlers.keyboards import editor as keyboards
from handlers.markup import Html
from handlers.middleware import Visit
from handlers.phrases import Edit
from handlers.screen import acknowledge, follow, redraw, show
from handlers.services.editing import FILE_BYTES, Looked
from handlers.services.entries import key_of
from handlers.views import editing as view

_ENDINGS = (".yaml", ".yml")
_FILE = "entry_file"


def build() -> Router:
    """Files of entries, and what becomes of them."""
    router = Router(name="files")
    router.message.register(check, F.document)
    router.callback_query.register(offer, Tapped(taps.OfferFile))
    router.callback_query.register(drop, Tapped(taps.DropFile))
    return router


async def check(message: Message, bot: Bot, visit: Visit, state: FSMContext) -> None:
    """Say what is wrong with the file, or what it would change."""
    document = message.document
    is_editor = visit.person.grant(Role.EDITOR, visit.desk.clock()) is not None
    if document is None or not is_editor or not _is_yaml(document):
        raise SkipHandler  # somebody else's picture or paper
    t = visit.t
    if (document.file_size or 0) > FILE_BYTES:
        await show(message, [t(Edit.FILE_TOO_LARGE)])
        return
    raw = await _read(bot, document.file_id)
    looked = await visit.desk.editing.look(raw, by=visit.person)
    if looked.entry is None or looked.faults:
        await show(message, view.faulty(looked, t))
    elif looked.says_the_same:
        await show(message, [t(Edit.FILE_SAME)])
    else:
        await state.update_data({_FILE: document.file_id})
        buttons = keyboards.offered(_digest(raw), is_new=looked.base is None, t=t)
        await show(message, _shown(looked, visit), buttons)


async def offer(
    tap: CallbackQuery, callback_data: taps.OfferFile, bot: Bot, visit: Visit, state: FSMContext
) -> None:
    """Propose the file that was sent last."""
    await acknowledge(tap)
    file_id = (await state.get_data()).get(_FILE)
    raw = await _read(bot, file_id) if file_id else b""
    if not file_id or _digest(raw) != callback_data.file:
        await follow(tap, [visit.t(Edit.FILE_GONE)])
        return
    meaning = callback_data.meaning
    proposal = await visit.desk.editing.propose(raw, changes_meaning=meaning, by=visit.person)
    await follow(tap, [await told.of_proposal(proposal, visit)])
    await state.update_data({_FILE: None})  # last: an update handled again proposes the same


async def drop(tap: CallbackQuery, visit: Visit, state: FSMContext) -> None:
    """Forget the file that was sent."""
    await acknowledge(tap)
    await state.update_data({_FILE: None})
    await redraw(tap, [visit.t(Edit.FILE_DROPPED)])


def _shown(looked: Looked, visit: Visit) -> tuple[Html, ...]:
    """What the file changes, the card, and the question whether the meaning changes."""
    if looked.entry is None:
        raise LookupError(looked.path)
    shown = view.sound(looked, visit.desk.entries.card(looked.entry), visit.t)
    return shown if looked.base is None else (*shown, visit.t(Edit.FILE_PROPOSE))


async def _read(bot: Bot, file_id: str) -> bytes:
    held = BytesIO()
    await bot.download(file_id, destination=held)
    return held.getvalue()


def _digest(raw: bytes) -> str:
    return key_of(raw.decode("utf-8", "replace"))


def _is_yaml(document: Document) -> bool:
    return (document.file_name or "").casefold().endswith(_ENDINGS)
