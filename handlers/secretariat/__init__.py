"""The secretariat's conversation: its group, its queue, the desk's health."""

from aiogram import Router

from handlers.secretariat import group, queue, status
from handlers.services.desk import Desk


def build(desk: Desk) -> Router:
    """The group first: what happens to it is no talk about cases."""
    router = Router(name="secretariat")
    router.include_routers(group.build(desk), queue.build(desk), status.build(desk))
    return router
