"""Browsing: topics and their entries, the directory of institutions."""

from aiogram import Router
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from handlers import keyboards
from handlers.access import Command, Commanding, Tapped
from handlers.callbacks import ShowDirectory, ShowInstitution, ShowTopic, ShowTopics
from handlers.markup import Html
from handlers.middleware import Visit
from handlers.screen import acknowledge, redraw, show
from handlers.services.paging import page_of
from handlers.views import browse

Screen = tuple[tuple[Html, ...], InlineKeyboardMarkup]


def build() -> Router:
    """The commands that show lists, and the taps that turn their pages."""
    router = Router(name="browse")
    router.message.filter(Commanding())
    router.message.register(topics, Command("konular"))
    router.message.register(directory, Command("rehber"))
    taps = router.callback_query
    taps.register(turn_topics, Tapped(ShowTopics))
    taps.register(show_topic, Tapped(ShowTopic))
    taps.register(turn_directory, Tapped(ShowDirectory))
    taps.register(show_institution, Tapped(ShowInstitution))
    return router


async def topics(message: Message, visit: Visit) -> None:
    """The topics."""
    await show(message, *_topics(visit, 0))


async def directory(message: Message, visit: Visit) -> None:
    """The institutions and hotlines."""
    await show(message, *_directory(visit, 0))


async def turn_topics(tap: CallbackQuery, callback_data: ShowTopics, visit: Visit) -> None:
    """Another page of the topics."""
    await acknowledge(tap)
    await redraw(tap, *_topics(visit, callback_data.page))


async def show_topic(tap: CallbackQuery, callback_data: ShowTopic, visit: Visit) -> None:
    """A page of a topic's entries."""
    await acknowledge(tap)
    topic = visit.desk.entries.topic(callback_data.topic)
    entries = visit.desk.entries.of_topic(topic)
    page = page_of(entries, callback_data.page)
    text = browse.topic(topic, len(entries), page, visit.t)
    await redraw(tap, text, keyboards.topic(topic, page, visit.t))


async def turn_directory(tap: CallbackQuery, callback_data: ShowDirectory, visit: Visit) -> None:
    """Another page of the directory."""
    await acknowledge(tap)
    await redraw(tap, *_directory(visit, callback_data.page))


async def show_institution(
    tap: CallbackQuery, callback_data: ShowInstitution, visit: Visit
) -> None:
    """One institution."""
    await acknowledge(tap)
    place = visit.desk.entries.institution(callback_data.institution)
    await redraw(
        tap, browse.institution(place), keyboards.institution(callback_data.page, visit.t)
    )


def _topics(visit: Visit, number: int) -> Screen:
    page = page_of(tuple(visit.desk.entries.library.topics.values()), number)
    return browse.topics(page, visit.t), keyboards.topics(page, visit.t)


def _directory(visit: Visit, number: int) -> Screen:
    page = page_of(tuple(visit.desk.entries.library.directory.values()), number)
    return browse.directory(page, visit.t), keyboards.directory(page, visit.t)
