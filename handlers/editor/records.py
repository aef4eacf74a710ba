"""/kayit: an entry as officers see it, what they made of it, and its versions."""

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import BufferedInputFile, CallbackQuery, Message

from handlers.access import Command, Commanding, Tapped
from handlers.callbacks import editor as taps
from handlers.keyboards import editor as keyboards
from handlers.middleware import Visit
from handlers.phrases import Edit
from handlers.screen import acknowledge, send_file, show
from handlers.views import editing as view


def build() -> Router:
    """One entry, whole."""
    router = Router(name="records")
    router.message.register(show_record, Commanding(), Command("kayit"))
    router.message.register(list_commands, Commanding(), Command("editor"))
    router.callback_query.register(fetch, Tapped(taps.FetchEntry))
    return router


async def list_commands(message: Message, visit: Visit) -> None:
    """What an editor may do here."""
    await visit.desk.editing.due(by=visit.person)
    await show(message, [visit.t(Edit.COMMANDS)])


async def show_record(message: Message, command: CommandObject, visit: Visit) -> None:
    """The card, the numbers and the versions of the entry of that id."""
    desk, t = visit.desk, visit.t
    wanted = (command.args or "").strip()
    if not wanted:
        await show(message, [t(Edit.RECORD_HOW)])
        return
    remembered = await desk.editing.record(wanted, by=visit.person)
    entry = desk.entries.library.resolve(wanted)
    if entry is None:
        await show(message, view.unknown(wanted, desk.entries.like(wanted), t))
        return
    if entry.id != wanted:
        remembered = await desk.editing.record(entry.id, by=visit.person)
    shown = view.record(desk.entries.card(entry), remembered, t)
    await show(message, shown, keyboards.record(entry, t))


async def fetch(tap: CallbackQuery, callback_data: taps.FetchEntry, visit: Visit) -> None:
    """The file of the entry, to be changed and sent back."""
    await acknowledge(tap)
    entry = visit.desk.entries.by_key(callback_data.entry)
    text = await visit.desk.editing.file_of(entry.id, by=visit.person)
    await send_file(tap, BufferedInputFile(text.encode(), f"{entry.id}.yaml"))
