"""The front door: one router over all conversations."""

from aiogram import Router

from handlers import admin, board, editor, errors, forms, officer, secretariat
from handlers.middleware import Acquaintance, Overheard
from handlers.services.desk import Desk

#: The kinds of update that some handler reads; the receiver asks Telegram for these.
UPDATES = (
    *("message", "edited_message", "callback_query", "inline_query"),
    *("my_chat_member", "chat_member"),
)


def build(desk: Desk) -> Router:
    """Everything the desk converses about, over one set of services."""
    router = Router(name="desk")
    acquaintance = Acquaintance(desk)
    for observer in (router.message, router.edited_message, router.callback_query):
        observer.middleware(acquaintance)
    router.message.middleware(forms.EndedByCommand())
    for observer in (router.inline_query, router.my_chat_member, router.chat_member):
        observer.middleware(Overheard(desk))
    router.include_routers(
        officer.first(),
        *(board.build(), admin.build(), editor.build(), secretariat.build(desk)),
        *(officer.build(desk), errors.build(desk)),
    )
    return router
