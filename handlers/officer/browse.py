"""Browsing: topics and their entries, the directory of institutions."""

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from handlers import keyboards
from handlers.access import Command, Commanding, Tapped
from handlers.callbacks import (
    OpenDirectory,
    ShowDirectory,
    ShowInstitution,
    ShowTopic,
    ShowTopics,
)
from handlers.markup import Html
from handlers.middleware import Visit
from handlers.screen import acknowledge, follow, redraw, show
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
    taps.register(open_directory, Tapped(OpenDirectory))
    taps.register(show_institution, Tapped(ShowInstitution))
    return router


async def topics(message: Message, visit: Visit) -> None:
    """The topics."""
    await show(message, *_topics(visit, 0))


async def directory(message: Message, command: CommandObject, visit: Visit) -> None:
    """The institutions and hotlines, or those in which the words behind the command stand."""
    words = (command.args or "").strip()
    await show(message, *(_found(visit, words) if words else _directory(visit, 0)))


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


async def open_directory(tap: CallbackQuery, visit: Visit) -> None:
    """The directory below an answer or an abstention, whose own buttons stay."""
    await acknowledge(tap)
    await follow(tap, *_directory(visit, 0))


async def show_institution(
    tap: CallbackQuery, callback_data: ShowInstitution, visit: Visit
) -> None:
    """One institution: in place of the directory, or below what was found."""
    await acknowledge(tap)
    place, page = visit.desk.entries.institution(callback_data.institution), callback_data.page
    if page is None:
        await follow(tap, browse.institution(place))
    else:
        await redraw(tap, browse.institution(place), keyboards.institution(page, visit.t))


def _topics(visit: Visit, number: int) -> Screen:
    page = page_of(tuple(visit.desk.entries.library.topics.values()), number)
    return browse.topics(page, visit.t), keyboards.topics(page, visit.t)


def _found(visit: Visit, words: str) -> Screen:
    found = visit.desk.entries.institutions(words)
    return browse.found(words, found, visit.t), keyboards.found_institutions(found)


def _directory(visit: Visit, number: int) -> Screen:
    page = page_of(tuple(visit.desk.entries.library.directory.values()), number)
    return browse.directory(page, visit.t), keyboards.directory(page, visit.t)
