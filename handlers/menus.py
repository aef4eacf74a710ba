"""The commands that Telegram offers: to everybody, to the staff by role, in the groups."""

from collections.abc import Iterable, Mapping
from itertools import chain

from aiogram.types import BotCommand

from cases.people import Language, Role
from handlers.phrases import Menu, Say, phrases

PRIVATE_COMMANDS = (
    *("start", "konular", "rehber", "yayinlar", "uygulamalar", "etkinlikler"),
    *("vaka", "vakalarim", "dil", "gizlilik"),
    *("bildirim", "rol", "verilerim", "sil", "yardim", "iptal"),
)
GROUP_COMMANDS = ("sor", "yardim")
#: What a role may do besides, in her private chat.
STAFF_COMMANDS: Mapping[Role, tuple[str, ...]] = {
    Role.SECRETARY: ("kuyruk", "ara", "durum", "davet"),
    Role.MEMBER: ("kurul",),
    Role.EDITOR: ("bosluklar", "gozden", "kayit", "oneriler", "gerial", "editor"),
    Role.ADMIN: ("davet", "kisiler", "durum"),
    Role.AUDITOR: ("kuyruk", "ara", "durum", "kisiler"),
}
#: The secretariat's group: the work on a case, then the overview.
SECRETARIAT_COMMANDS = (
    *("ustlen", "birak", "bilgi", "yanitla", "kayit_gonder", "kurul", "geri_al", "ata", "bagla"),
    *("coz", "uzat", "ayikla", "kapsamdisi", "kapat", "yenidenac", "kart", "gecmis"),
    *("kuyruk", "ara", "durum", "yardim"),
)
#: What works in a private chat and nowhere else; /start says in a group how the desk is asked.
PRIVATELY = tuple(
    name
    for name in dict.fromkeys((*PRIVATE_COMMANDS, *chain(*STAFF_COMMANDS.values())))
    if name not in {"start", *GROUP_COMMANDS, *SECRETARIAT_COMMANDS}
)
#: Words that mean something else there than in a private chat.
OF_GROUP: Mapping[str, Menu] = {"kurul": Menu.REFER}


def commands(language: Language, *, group: bool = False) -> list[BotCommand]:
    """The commands for everybody, in private chats or in groups."""
    t = phrases(language)
    names = GROUP_COMMANDS if group else PRIVATE_COMMANDS
    return [
        BotCommand(command=name, description=t.plain(Say[f"COMMAND_{name.upper()}"]))
        for name in names
    ]


def of_staff(roles: Iterable[Role], language: Language) -> list[BotCommand]:
    """The commands of somebody's roles, each once; officers have none of their own."""
    held = frozenset(roles)
    names = [name for role, own in STAFF_COMMANDS.items() if role in held for name in own]
    return _listed({name: Menu[name.upper()] for name in names}, language)


def of_secretariat(language: Language) -> list[BotCommand]:
    """The commands in the secretariat's group."""
    names = SECRETARIAT_COMMANDS
    return _listed({name: OF_GROUP.get(name) or Menu[name.upper()] for name in names}, language)


def _listed(lines: Mapping[str, Menu], language: Language) -> list[BotCommand]:
    t = phrases(language)
    return [BotCommand(command=n, description=t.plain(line)) for n, line in lines.items()]
