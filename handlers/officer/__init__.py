"""The officer's conversation: arriving, asking, browsing, owning her data."""

from aiogram import Router

from handlers.officer import arrive, ask, browse, cards, groups, own


def build() -> Router:
    """The officer's routers, the catch-all of plain text last."""
    router = Router(name="officer")
    router.include_routers(
        arrive.build(), own.build(), browse.build(), cards.build(), groups.build(), ask.build()
    )
    return router
