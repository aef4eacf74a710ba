"""Coming by an invitation: the link opens the chat, and the role is given."""

from aiogram import F, Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from handlers.middleware import Visit
from handlers.screen import show
from handlers.services.invitations import LINK
from handlers.views import people


def build() -> Router:
    """The links of invitations alone; every other start is the officer's."""
    router = Router(name="redeem")
    router.message.filter(F.text.startswith(f"/start {LINK}"))
    router.message.register(redeem, CommandStart(deep_link=True))
    return router


async def redeem(
    message: Message, command: CommandObject, visit: Visit, state: FSMContext
) -> None:
    """Give her the role that the link was made for."""
    code = (command.args or "").removeprefix(LINK)
    grant = await visit.desk.invitations.redeem(code, by=visit.person)
    await state.clear()
    await show(message, [people.redeemed(grant, visit.t)])
