"""The officer's conversation: arriving, asking, browsing, owning her data."""

from aiogram import Router

from handlers.access import PRIVATE, TAPPED_IN_PRIVATE
from handlers.officer import (
    arrive,
    ask,
    browse,
    cards,
    case,
    case_own,
    groups,
    news,
    own,
    resources,
)
from handlers.services.desk import Desk


def first() -> Router:
    """What comes before all other conversations: a plain question."""
    return ask.first()


def build(desk: Desk) -> Router:
    """The officer's routers: her private chat, the groups, and what is left."""
    router = Router(name="officer")
    router.include_routers(_private(), groups.build(desk), ask.stale())
    return router


def _private() -> Router:
    """The officer alone with the desk; what is asked most often is looked for first."""
    router = Router(name="private")
    for observer in (router.message, router.edited_message):
        observer.filter(PRIVATE)
    router.callback_query.filter(TAPPED_IN_PRIVATE)
    router.include_routers(
        *(arrive.build(), ask.build(), own.build(), browse.build()),
        *(case.build(), case_own.build(), news.build()),
        *(resources.build(), cards.build(), ask.rest()),
    )
    return router
