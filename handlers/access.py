"""Who is spoken with: the officer in her private chat, or a group that addresses the desk."""

from dataclasses import dataclass, replace

from aiogram import Bot, F
from aiogram.filters import Command as NamedCommand
from aiogram.filters import CommandObject, Filter
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message, MessageEntity, User

from handlers.callbacks import ForgedTapError, Tap
from handlers.services.desk import Desk
from knowledge.text import fold

#: The officer alone with the desk; buttons work only here.
PRIVATE = F.chat.type == "private"
TAPPED_IN_PRIVATE = F.message.chat.type == "private"
OWN_RESULT = F.via_bot
GROUP = F.chat.type.in_({"group", "supergroup"})


@dataclass(frozen=True, slots=True)
class Order:
    """A command: its word in plain letters, the bot it names, and what stands behind it."""

    word: str
    addressed: str
    rest: str


def order_in(text: str) -> Order | None:
    """The command a text begins with; the word ends at any blank or line break."""
    if not text.startswith("/"):
        return None
    head, *rest = text.split(maxsplit=1)
    word, _, addressed = head[1:].partition("@")
    return Order(fold(word), addressed, "".join(rest).strip())


class Command(NamedCommand):
    """A command by its name: /yardım is /yardim, for Telegram's menu knows plain letters only."""

    @classmethod
    def extract_command(cls, text: str) -> CommandObject:
        """The command in plain letters, with what stands behind it as it was typed."""
        found = super().extract_command(text)
        return replace(found, command=fold(found.command))


class Typed(Filter):
    """Plain text, no command, not sent through the desk's own inline search."""

    async def __call__(self, message: Message) -> bool:
        """Whether somebody typed it to be read."""
        text = message.text
        return bool(text) and not (text or "").startswith("/") and message.via_bot is None


class Plain(Typed):
    """Typed in private while no form listens, and no reply: a question and nothing else."""

    async def __call__(self, message: Message, raw_state: str | None = None) -> bool:
        """Whether nobody but the officer's conversation can be meant."""
        if raw_state is not None or message.reply_to_message is not None:
            return False
        return message.chat.type == "private" and await super().__call__(message)


class InSecretariat(Filter):
    """The group in which the secretariat works."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def __call__(self, event: Message | CallbackQuery | ChatMemberUpdated) -> bool:
        """Whether it happens there."""
        place = event.message if isinstance(event, CallbackQuery) else event
        if place is None or place.chat.type == "private":
            return False
        return await self._desk.places.is_secretariat(place.chat.id)


class Anonymous(Filter):
    """An administrator who remains anonymous: Telegram shows the group in her place."""

    async def __call__(self, message: Message) -> bool:
        """Whether the group itself seems to speak."""
        return message.sender_chat is not None and message.sender_chat.id == message.chat.id


class Commanding(Filter):
    """Some command, in a text or under a picture: asked once, before each command by its name.

    Gives `order`, the command cut from what stands behind it.
    """

    async def __call__(self, message: Message) -> bool | dict[str, Order]:
        """Whether it begins like a command."""
        order = order_in(message.text or message.caption or "")
        return False if order is None else {"order": order}


class Tapped(Filter):
    """Gives `callback_data`, the tap, when a button of that kind was pressed."""

    def __init__(self, kind: type[Tap]) -> None:
        self._kind = kind

    async def __call__(self, query: CallbackQuery) -> bool | dict[str, Tap]:
        """Whether the button is of that kind, and one that the desk made."""
        try:
            return {"callback_data": self._kind.unpack(query.data or "")}
        except ForgedTapError:
            return False


class Named(Filter):
    """Gives `words`, the text without the desk's name, when a group calls the desk by it."""

    async def __call__(self, message: Message, bot: Bot) -> bool | dict[str, str]:
        """Whether the message mentions the desk."""
        desk = await bot.me()
        text = message.text or message.caption or ""
        mentions = [e for e in _entities(message) if _means(e, text, desk)]
        return {"words": _without(mentions, text)} if mentions else False


class Answering(Filter):
    """Gives `words`, the text of a reply to the desk.

    In a forum every message of a topic replies to the service message that opened it.
    """

    async def __call__(self, message: Message, bot: Bot) -> bool | dict[str, str]:
        """Whether the message replies to one of the desk's own."""
        replied = message.reply_to_message
        if replied is None or replied.from_user is None or replied.forum_topic_created:
            return False
        is_ours = replied.from_user.id == bot.id
        return {"words": message.text or message.caption or ""} if is_ours else False


def _entities(message: Message) -> list[MessageEntity]:
    return message.entities or message.caption_entities or []


def _means(entity: MessageEntity, text: str, desk: User) -> bool:
    match entity.type:
        case "mention":
            return entity.extract_from(text).casefold() == f"@{desk.username}".casefold()
        case "text_mention":
            return entity.user is not None and entity.user.id == desk.id
        case _:
            return False


def _without(mentions: list[MessageEntity], text: str) -> str:
    """The text without the mentions; offsets count UTF-16 units."""
    units = text.encode("utf-16-le")
    for mention in sorted(mentions, key=lambda e: -e.offset):
        end = mention.offset + mention.length
        units = units[: mention.offset * 2] + units[end * 2 :]
    return " ".join(units.decode("utf-16-le").split())
