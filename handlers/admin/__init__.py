"""The conversation about roles: who invites whom, who holds what, who asks to be enrolled."""

from aiogram import Router

from handlers.access import PRIVATE, TAPPED_IN_PRIVATE
from handlers.admin import enrolment, invite, people, redeem


def build() -> Router:
    """Roles are spoken of in private; a request is decided wherever it is shown."""
    router = Router(name="admin")
    private = Router(name="admin in private")
    private.message.filter(PRIVATE)
    private.callback_query.filter(TAPPED_IN_PRIVATE)
    private.include_routers(redeem.build(), invite.build(), people.build())
    router.include_routers(private, enrolment.build())
    return router
