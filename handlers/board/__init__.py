"""The conversation of board members: what awaits them, and the opinion, step by step."""

from aiogram import Router

from handlers.access import PRIVATE, TAPPED_IN_PRIVATE
from handlers.board import opinion, sittings


def build() -> Router:
    """The board speaks with the desk in private only."""
    router = Router(name="board")
    for observer in (router.message, router.edited_message):
        observer.filter(PRIVATE)
    router.callback_query.filter(TAPPED_IN_PRIVATE)
    router.message.register(opinion.interrupted, opinion.TYPING, *opinion.BREAKS_OFF)
    router.include_routers(sittings.build(), opinion.build())
    return router
