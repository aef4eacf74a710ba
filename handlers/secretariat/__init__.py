"""The secretariat's conversation: its group, its queue, the desk's health, the topics."""

from aiogram import Router

from handlers.secretariat import group, queue, status, topic
from handlers.services.desk import Desk


def build(desk: Desk) -> Router:
    """The group first: what happens to it is no talk about cases; what is typed comes last."""
    router = Router(name="secretariat")
    router.include_routers(group.build(desk), queue.build(desk))
    router.include_routers(status.build(desk), topic.build(desk))
    return router
