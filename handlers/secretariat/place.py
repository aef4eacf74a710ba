"""Which messages are for the secretariat: its group, and in private a few commands."""

from collections.abc import Mapping

from aiogram import Bot
from aiogram.filters import Filter
from aiogram.types import Message
from rapidfuzz import fuzz, process

from cases.numbers import is_written
from handlers.access import order_in
from handlers.callbacks.desk import Do
from handlers.menus import GROUP_COMMANDS, SECRETARIAT_COMMANDS
from handlers.services.desk import Desk
from handlers.services.spots import Spot

#: Every move by a word, in the topic of the case or with its number.
COMMANDS: Mapping[str, Do] = {
    "ustlen": Do.CLAIM,
    "birak": Do.RELEASE,
    "bilgi": Do.ASK,
    "yanitla": Do.REPLY,
    "kayit_gonder": Do.ENTRY,
    "kurul": Do.REFER,
    "geri_al": Do.RECALL,
    "ata": Do.ASSIGN,
    "bagla": Do.LINK,
    "coz": Do.UNLINK,
    "uzat": Do.EXTEND,
    "ayikla": Do.SORT,
    "kapsamdisi": Do.DECLINE,
    "kapat": Do.CLOSE,
    "yenidenac": Do.REOPEN,
    "kart": Do.SHOW,
    "gecmis": Do.HISTORY,
}
HELP = "yardim"
#: Of 100. One letter off in five is 80, two in seven are 71.
_NEAR = 70.0
#: With this sign begins every prompt: only a reply to one is looked up in a private chat.
SIGN = "✍️"
#: Commands that are known here and answered elsewhere; the empty one is for another bot.
_OTHERS = frozenset({"", "masa", "help", "start", *SECRETARIAT_COMMANDS, *GROUP_COMMANDS})
_GROUPS = frozenset({"group", "supergroup"})


class AtDesk(Filter):
    """Gives `spot` for what the secretariat types: nothing is looked up for officers."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def __call__(self, message: Message, bot: Bot) -> bool | dict[str, Spot]:
        """Whether it is a command of the secretariat, an answer to a prompt, or a note."""
        word = await _command(message, bot)
        if message.chat.type == "private":
            known = word in COMMANDS or (word is None and answers_prompt(message))
            return {"spot": Spot()} if known else False
        if message.chat.type not in _GROUPS:
            return False
        return await self._in_group(message, word)

    async def _in_group(self, message: Message, word: str | None) -> bool | dict[str, Spot]:
        thread = message.message_thread_id if message.is_topic_message else None
        replied = message.reply_to_message
        spot = await self._desk.spots.find(
            message.chat.id, thread, replied.message_id if replied else None
        )
        if spot is None:
            return False
        if word is not None and (word in COMMANDS or word == HELP):
            return {"spot": spot}
        if word in _OTHERS or (word is not None and spot.number is None):
            return False
        if spot.number is None and not answers_prompt(message):
            return False
        return {"spot": spot} if await self._is_for_us(message) else False

    async def _is_for_us(self, message: Message) -> bool:
        """Whether a secretary typed it, or somebody who cannot be told from one."""
        if is_anonymous(message):
            return True
        author = message.from_user
        return author is not None and await self._desk.spots.writes_notes(author.id)


def nearest(word: str) -> str | None:
    """The command that was probably meant by one that does not exist."""
    found = process.extractOne(word, SECRETARIAT_COMMANDS, scorer=fuzz.ratio, score_cutoff=_NEAR)
    return found[0] if found else None


def is_anonymous(message: Message) -> bool:
    """Whether it was written in the name of the group: nobody knows by whom."""
    return message.sender_chat is not None and message.sender_chat.id == message.chat.id


def answers_prompt(message: Message) -> bool:
    """Whether it replies to a message that looks like a prompt: the sign, and a case's number."""
    replied = message.reply_to_message
    text = (replied.text if replied else None) or ""
    return text.startswith(SIGN) and is_written(text)


async def _command(message: Message, bot: Bot) -> str | None:
    """The word of a command to the desk; empty for a command to another bot."""
    order = order_in(message.text or message.caption or "")
    if order is None:
        return None
    name = (await bot.me()).username or "" if order.addressed else ""
    return order.word if order.addressed.casefold() == name.casefold() else ""
