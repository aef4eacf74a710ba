"""The editors' conversation: what is missing, what is due, what is proposed and published."""

from aiogram import Router

from handlers.access import PRIVATE, TAPPED_IN_PRIVATE
from handlers.editor import drafts, files, gaps, proposals, records, reviews


def build() -> Router:
    """Editors speak with the desk in private; a case is turned into a draft where it is shown."""
    router = Router(name="editor")
    private = Router(name="editor in private")
    private.message.filter(PRIVATE)
    private.callback_query.filter(TAPPED_IN_PRIVATE)
    private.include_routers(
        *(proposals.build(), files.build(), gaps.build(), reviews.build(), records.build())
    )
    router.include_routers(private, drafts.build())
    return router
