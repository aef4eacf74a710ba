"""The queue and the search, in the secretariat's group and in private."""

from aiogram import Router
from aiogram.filters import CommandObject, or_f
from aiogram.types import CallbackQuery, Message

from handlers.access import PRIVATE, Command, Commanding, InSecretariat, Tapped
from handlers.callbacks.watch import ShowCase, ShowQueue
from handlers.keyboards import watch as keys
from handlers.middleware import Visit
from handlers.phrases import Watch
from handlers.screen import acknowledge, redraw, show
from handlers.services.desk import Desk
from handlers.services.queue import Shelf
from handlers.views import watch
from knowledge.text import fold

#: The words behind /kuyruk as the search folds them, and which cases they mean.
SHELVES = {"benim": Shelf.MINE, "bos": Shelf.FREE, "geciken": Shelf.LATE}


def build(desk: Desk) -> Router:
    """Looking; the work itself is done in the topics."""
    router = Router(name="queue")
    router.message.filter(Commanding(), or_f(PRIVATE, InSecretariat(desk)))
    router.message.register(queue, Command("kuyruk"))
    router.message.register(search, Command("ara"))
    router.callback_query.register(turn, Tapped(ShowQueue))
    router.callback_query.register(case, Tapped(ShowCase))
    return router


async def queue(message: Message, command: CommandObject, visit: Visit) -> None:
    """What waits; "/kuyruk benim" begins with her own."""
    shelf = SHELVES.get(fold((command.args or "").strip()), Shelf.ALL)
    shown = await visit.desk.queue.look(shelf, 0, by=visit.person)
    private = message.chat.type == "private"
    keyboard = keys.queue(shelf, shown, visit.t, private=private)
    await show(message, watch.queue(shelf, shown, visit.person, visit.t), keyboard)


async def turn(tap: CallbackQuery, callback_data: ShowQueue, visit: Visit) -> None:
    """Another page, or other cases."""
    shelf = callback_data.shelf
    shown = await visit.desk.queue.look(shelf, callback_data.page, by=visit.person)
    await acknowledge(tap)
    keyboard = keys.queue(shelf, shown, visit.t, private=_is_private(tap))
    await redraw(tap, watch.queue(shelf, shown, visit.person, visit.t), keyboard)


async def search(message: Message, command: CommandObject, visit: Visit) -> None:
    """Cases by number, words or municipality."""
    words = (command.args or "").strip()
    if not words:
        await show(message, [visit.t(Watch.SEARCH_HOW)])
        return
    shown = await visit.desk.queue.search(words, by=visit.person)
    keyboard = keys.found(shown, private=message.chat.type == "private")
    await show(message, watch.found(words, shown, visit.person, visit.t), keyboard)


async def case(tap: CallbackQuery, callback_data: ShowCase, visit: Visit) -> None:
    """One case, with the way to its topic."""
    line = await visit.desk.queue.case(callback_data.number, by=visit.person)
    await acknowledge(tap)
    await redraw(tap, watch.case(line, visit.person, visit.t), keys.case(line, visit.t))


def _is_private(tap: CallbackQuery) -> bool:
    return tap.message is None or tap.message.chat.type == "private"
