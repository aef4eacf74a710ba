"""The front door: one router over all conversations, and the commands they answer to."""

from aiogram import Router
from aiogram.types import BotCommand

from cases.people import Language
from handlers import admin, board, editor, errors, officer, secretariat
from handlers.middleware import Acquaintance, Overheard
from handlers.phrases import Say, phrases
from handlers.services.desk import Desk

#: The kinds of update that some handler reads; the receiver asks Telegram for these.
UPDATES = (
    *("message", "edited_message", "callback_query", "inline_query"),
    *("my_chat_member", "chat_member"),
)
PRIVATE_COMMANDS = (
    *("start", "konular", "rehber", "yayinlar", "uygulamalar", "etkinlikler"),
    *("vaka", "vakalarim", "dil", "gizlilik"),
    *("verilerim", "sil", "yardim", "iptal"),
)
GROUP_COMMANDS = ("sor", "yardim")


def build(desk: Desk) -> Router:
    """Everything the desk converses about, over one set of services."""
    router = Router(name="desk")
    acquaintance = Acquaintance(desk)
    for observer in (router.message, router.edited_message, router.callback_query):
        observer.middleware(acquaintance)
    for observer in (router.inline_query, router.my_chat_member, router.chat_member):
        observer.middleware(Overheard(desk))
    router.include_routers(
        *(board.build(), admin.build(), editor.build(), secretariat.build(desk)),
        *(officer.build(), errors.build(desk)),
    )
    return router


def commands(language: Language, *, group: bool = False) -> list[BotCommand]:
    """The commands with a line on each, for Telegram's menu in private chats or in groups."""
    t = phrases(language)
    names = GROUP_COMMANDS if group else PRIVATE_COMMANDS
    return [
        BotCommand(command=name, description=t.plain(Say[f"COMMAND_{name.upper()}"]))
        for name in names
    ]
