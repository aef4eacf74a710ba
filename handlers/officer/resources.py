"""Reading on: the lists of publications, practices and events."""

from aiogram import Router
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from handlers import keyboards
from handlers.access import Command, Commanding, Tapped
from handlers.callbacks import ShowRegister, ShowResource
from handlers.markup import Html
from handlers.middleware import Visit
from handlers.screen import acknowledge, follow, redraw, show
from handlers.services.paging import page_of
from handlers.services.resources import Register
from handlers.views import resources

Screen = tuple[tuple[Html, ...], InlineKeyboardMarkup]


def build() -> Router:
    """The commands that show the lists, and the taps in them."""
    router = Router(name="resources")
    router.message.filter(Commanding())
    router.message.register(publications, Command("yayinlar"))
    router.message.register(practices, Command("uygulamalar"))
    router.message.register(events, Command("etkinlikler"))
    taps = router.callback_query
    taps.register(turn, Tapped(ShowRegister))
    taps.register(show_resource, Tapped(ShowResource))
    return router


async def publications(message: Message, visit: Visit) -> None:
    """What there is to read."""
    await show(message, *_register(Register.PUBLICATIONS, 0, visit))


async def practices(message: Message, visit: Visit) -> None:
    """How others do it."""
    await show(message, *_register(Register.PRACTICES, 0, visit))


async def events(message: Message, visit: Visit) -> None:
    """Trainings, workshops and meetings."""
    await show(message, *_register(Register.EVENTS, 0, visit))


async def turn(tap: CallbackQuery, callback_data: ShowRegister, visit: Visit) -> None:
    """Another page of a list."""
    await acknowledge(tap)
    await redraw(tap, *_register(callback_data.which, callback_data.page, visit))


async def show_resource(tap: CallbackQuery, callback_data: ShowResource, visit: Visit) -> None:
    """One of a list in its place, or one that stood under related entries below them."""
    await acknowledge(tap)
    found, page = visit.desk.resources, callback_data.page
    item = found.by_key(callback_data.which, callback_data.resource)
    screen = resources.resource(item, found.topics_of(item), visit.t)
    keyboard = keyboards.resource(item, page or 0, visit.t)
    await (follow if page is None else redraw)(tap, screen, keyboard)


def _register(register: Register, number: int, visit: Visit) -> Screen:
    page = page_of(visit.desk.resources.of(register), number)
    shown = resources.register(register, page, visit.t)
    return shown, keyboards.register(register, page, visit.t)
