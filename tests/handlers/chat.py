"""People in chats with the desk: what they do, and what they see of it."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.methods import (
    AnswerCallbackQuery,
    EditMessageReplyMarkup,
    EditMessageText,
    SendDocument,
    SendMessage,
    TelegramMethod,
)
from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup, Update

from bot.fsm import SqlStorage
from bot.shelf import Shelf
from cases import rules
from cases.people import NO_POST, Grant, Municipality, Person, Post, Role
from cases.privacy import Kind
from cases.question import Question
from cases.rules import Rules
from cases.threads import SECRETARIAT
from handlers.callbacks import Tap
from handlers.markup import length as units
from handlers.markup import visible
from handlers.routers import build
from handlers.services.desk import Desk
from knowledge.library import Library
from storage.unit import Storage
from tests.handlers.telegram import DESK, MOMENT, RecordingSession

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
GROUP = -1001234567890
#: The number of the message whose buttons are tapped.
TAPPED = 500
#: The secretariat's group with topics.
FORUM = -1009876543210
#: For whom an enrolled officer works.
TOWN = Municipality("Şahinbey", "Gaziantep")
#: For whom she works once she has moved.
NEXT_TOWN = Municipality("Üsküdar", "İstanbul")
FORUM_CHAT = {"id": FORUM, "type": "supergroup", "title": "Sekretarya", "is_forum": True}
LIBRARY = Path(__file__).parent / "library"
Json = dict[str, Any]


@dataclass
class Chat:
    """The real dispatcher over the real storage; only Telegram and the clock are doubles."""

    storage: Storage
    library: Library
    #: Where the entries of the library stand.
    folder: Path = LIBRARY
    rules: Rules = field(default_factory=rules.load)
    session: RecordingSession = field(default_factory=RecordingSession)
    numbers: "count[int]" = field(default_factory=lambda: count(1))
    #: What the desk's clock shows; a test may move it on.
    now: datetime = NOW
    #: The number of the update that was fed last.
    fed: int = 0

    def __post_init__(self) -> None:
        self.shelf = Shelf(self.library, self.folder)
        self.desk = Desk.of(self.storage, self.shelf, lambda: self.now, self.rules)
        self.bot = Bot("7010203040:sandbox", session=self.session)
        self.dispatcher = Dispatcher(storage=MemoryStorage())
        self.dispatcher.include_router(build(self.desk))

    async def set_up_forum(self) -> None:
        """Let the secretariat work in its group with topics."""
        async with self.storage.write() as unit:
            await unit.places.set(SECRETARIAT, FORUM, is_forum=True, at=self.now)

    def again(self) -> None:
        """Give the next update the number of the last one: a lane handles it once more."""
        self.numbers = count(self.fed)

    def restart(self) -> None:
        """Build the dispatcher anew, with nothing but what stands in the database."""
        self.dispatcher = Dispatcher(storage=SqlStorage(self.storage, lambda: self.now))
        self.dispatcher.include_router(build(self.desk))

    async def feed(self, update: Json, *masked: Kind) -> None:
        """One update, as a lane feeds it."""
        number = self.fed = next(self.numbers)
        raw = {"update_id": number, **update}
        parsed = Update.model_validate(raw, context={"bot": self.bot})
        await self.dispatcher.feed_update(self.bot, parsed, masked=masked)

    @property
    def calls(self) -> list[TelegramMethod[Any]]:
        """Everything the desk asked of Telegram."""
        return self.session.calls

    @property
    def files(self) -> list[tuple[str | None, bytes]]:
        """The files that the desk sent, with their names."""
        sent = [call.document for call in self.calls if isinstance(call, SendDocument)]
        return [(f.filename, f.data) for f in sent if isinstance(f, BufferedInputFile)]

    def shown(self) -> list[SendMessage | EditMessageText]:
        """The texts that were sent or redrawn, in order."""
        return [c for c in self.calls if isinstance(c, SendMessage | EditMessageText)]

    @property
    def text(self) -> str:
        """The last text, as the eye sees it."""
        return visible(str(self.shown()[-1].text))

    @property
    def texts(self) -> list[str]:
        """All texts, as the eye sees them."""
        return [visible(str(call.text)) for call in self.shown()]

    @property
    def keyboard(self) -> list[list[InlineKeyboardButton]]:
        """The buttons that were put on the screen last."""
        for call in reversed(self.calls):
            if isinstance(call, EditMessageReplyMarkup) and call.message_id != TAPPED:
                continue  # of a message further up
            if isinstance(call, SendMessage | EditMessageText | EditMessageReplyMarkup):
                markup = call.reply_markup
                return markup.inline_keyboard if isinstance(markup, InlineKeyboardMarkup) else []
        return []

    @property
    def labels(self) -> list[str]:
        """What stands on those buttons."""
        return [button.text for row in self.keyboard for button in row]

    @property
    def toasts(self) -> list[str | None]:
        """What taps were answered with."""
        return [call.text for call in self.calls if isinstance(call, AnswerCallbackQuery)]


@dataclass
class Persona:
    """Somebody with a Telegram number."""

    chat: Chat
    number: int

    @property
    def user(self) -> Json:
        """Herself, as Telegram introduces her."""
        return {"id": self.number, "is_bot": False, "first_name": "Elif"}

    async def becomes(self, role: Role, post: Post = NO_POST) -> Grant:
        """The command line gives her a role."""
        membership = self.chat.desk.membership
        return await membership.grant_newcomer(self.number, role, post, by=None)

    async def known(self) -> Person:
        """What the desk remembers of her."""
        async with self.chat.storage.read() as unit:
            person = await unit.people.known(self.number)
        assert person is not None
        return person

    async def says(self, text: str, *masked: Kind) -> None:
        """A text in her private chat."""
        await self.sends({"text": text, **_command(text)}, *masked)

    async def sends(self, content: Json, *masked: Kind) -> None:
        """Any message in her private chat."""
        await self.chat.feed({"message": self._message(content)}, *masked)

    async def sends_file(self, name: str, raw: bytes) -> None:
        """A document in her private chat."""
        number = f"file{len(self.chat.session.files)}"
        self.chat.session.files[number] = raw
        document = {"file_id": number, "file_unique_id": number, "file_name": name}
        await self.sends({"document": {**document, "file_size": len(raw)}})

    async def edits(self, text: str, **more: object) -> None:
        """A message of hers, corrected."""
        message = {**self._message({"text": text, **more}), "edit_date": MOMENT + 5}
        await self.chat.feed({"edited_message": message})

    async def says_in_group(self, text: str, *masked: Kind, **more: object) -> None:
        """A text in a group where the desk is a member."""
        group = {"id": GROUP, "type": "supergroup", "title": "Belediyeler"}
        content = {"text": text, **_command(text), **_mention(text), **more}
        await self.chat.feed({"message": {**self._message(content), "chat": group}}, *masked)

    async def says_in_forum(
        self, text: str, topic: int | None = None, *masked: Kind, **more: object
    ) -> None:
        """A text in the secretariat's group: in a topic, or in General."""
        where = {"message_thread_id": topic, "is_topic_message": True} if topic else {}
        content = {"text": text, **_command(text), **_mention(text), **where, **more}
        message = {**self._message(content), "chat": FORUM_CHAT}
        await self.chat.feed({"message": message}, *masked)

    async def edits_in_forum(self, text: str, topic: int, **more: object) -> None:
        """A message of hers in a topic, corrected."""
        where = {"message_thread_id": topic, "is_topic_message": True, "chat": FORUM_CHAT}
        content = {"text": text, **where, **more}
        message = {**self._message(content), "edit_date": MOMENT + 5}
        await self.chat.feed({"edited_message": message})

    async def taps_in_forum(
        self, target: str | Tap, topic: int | None = None, *, under: str = "ekran"
    ) -> None:
        """A button in the secretariat's group, under a text: by its label, or by its data."""
        data = target.pack() if isinstance(target, Tap) else self.carried(target)
        where = {"message_thread_id": topic, "is_topic_message": True} if topic else {}
        rows = [[b.model_dump(exclude_none=True) for b in row] for row in self.chat.keyboard]
        markup = {"reply_markup": {"inline_keyboard": rows}} if rows else {}
        shown = {"message_id": TAPPED, "date": MOMENT, "chat": FORUM_CHAT, "from": DESK}
        await self._press({**shown, **_seen(under), **where, **markup}, data)

    async def searches(self, text: str) -> None:
        """An inline search in any chat."""
        query = {"id": "1", "from": self.user, "query": text, "offset": ""}
        await self.chat.feed({"inline_query": query})

    async def taps(self, target: str | Tap, *, date: int = MOMENT) -> None:
        """A button: by its label, or by what it carries; `date=0` is out of reach."""
        data = target.pack() if isinstance(target, Tap) else self.carried(target)
        await self.taps_raw(data, date=date)

    async def taps_raw(self, data: str, *, date: int = MOMENT) -> None:
        """A button that carries this string."""
        message: Json = {
            "message_id": TAPPED,
            "date": date,
            "chat": {"id": self.number, "type": "private"},
        }
        if date:
            rows = [[b.model_dump(exclude_none=True) for b in row] for row in self.chat.keyboard]
            markup = {"reply_markup": {"inline_keyboard": rows}} if rows else {}
            message |= {"from": DESK, "text": "ekran", **markup}
        await self._press(message, data)

    async def questions(self) -> list[Question]:
        """What the desk remembers that she asked, the newest first."""
        async with self.chat.storage.read() as unit:
            person = await unit.people.known(self.number)
            return list(await unit.questions.of_person(person.id, limit=99)) if person else []

    async def _press(self, message: Json, data: str) -> None:
        query = {"id": "9", "from": self.user, "chat_instance": "1", "data": data}
        await self.chat.feed({"callback_query": {**query, "message": message}})

    def carried(self, label: str) -> str:
        """What the button of that label carries."""
        found = [b.callback_data for row in self.chat.keyboard for b in row if b.text == label]
        assert found, f"no button {label!r} among {self.chat.labels}"
        return str(found[0])

    def _message(self, content: Json) -> Json:
        chat = {"id": self.number, "type": "private", "first_name": "Elif"}
        base = {"message_id": 77, "date": MOMENT, "chat": chat, "from": self.user}
        return {**base, **content}


def _seen(html: str) -> Json:
    """A text as Telegram gives it back: without its tags, its bold letters beside it."""
    plain, *marked = html.split("<b>")
    entities = []
    for part in marked:
        strong, _, rest = part.partition("</b>")
        entities.append({"type": "bold", "offset": units(plain), "length": units(strong)})
        plain += strong + rest
    return {"text": plain, "entities": entities}


def _command(text: str) -> Json:
    if not text.startswith("/"):
        return {}
    length = len(text.split(" ", 1)[0])
    return {"entities": [{"type": "bot_command", "offset": 0, "length": length}]}


def _mention(text: str) -> Json:
    name = f"@{DESK['username']}"
    if name not in text or text.startswith("/"):
        return {}
    offset = len(text[: text.index(name)].encode("utf-16-le")) // 2
    return {"entities": [{"type": "mention", "offset": offset, "length": len(name)}]}
