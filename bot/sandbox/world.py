"""The world of the sandbox: people, chats, topics, messages and files as they stand."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.sandbox.shapes import Json

#: Rights of an administrator bot in the seeded forum.
ADMIN_RIGHTS = {
    "can_be_edited": False,
    "is_anonymous": False,
    "can_manage_chat": True,
    "can_delete_messages": True,
    "can_manage_video_chats": False,
    "can_restrict_members": True,
    "can_promote_members": False,
    "can_change_info": True,
    "can_invite_users": True,
    "can_post_stories": False,
    "can_edit_stories": False,
    "can_delete_stories": False,
    "can_pin_messages": True,
    "can_manage_topics": True,
    "can_send_welcome_messages": False,
}
PRESENT = {"creator", "administrator", "member", "restricted"}


@dataclass(slots=True)
class Person:
    """Somebody who writes to the bot, or the bot itself."""

    id: int
    name: str
    username: str = ""
    role: str = ""
    label: str = ""
    language: str = "tr"
    is_bot: bool = False
    deactivated: bool = False

    def wire(self) -> Json:
        """The Bot API's User."""
        user: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.name}
        if self.username:
            user["username"] = self.username
        if not self.is_bot:
            user["language_code"] = self.language
        return user


@dataclass(slots=True)
class Member:
    """What somebody is in a chat."""

    user_id: int
    status: str = "member"
    rights: dict[str, bool] = field(default_factory=dict)

    @property
    def present(self) -> bool:
        """Whether the person is in the chat."""
        return self.status in PRESENT

    def may(self, right: str) -> bool:
        """Whether the member holds an administrator's right."""
        return self.status == "creator" or (
            self.status == "administrator" and self.rights.get(right, False)
        )


@dataclass(slots=True)
class Topic:
    """A topic of a forum; its number is the id of the message that opened it."""

    thread_id: int
    name: str
    created_by: int
    icon_color: int = 7322096
    icon_custom_emoji_id: str = ""
    closed: bool = False
    deleted: bool = False

    def wire(self) -> Json:
        """The Bot API's ForumTopic."""
        topic: Json = {
            "message_thread_id": self.thread_id,
            "name": self.name,
            "icon_color": self.icon_color,
        }
        if self.icon_custom_emoji_id:
            topic["icon_custom_emoji_id"] = self.icon_custom_emoji_id
        return topic


@dataclass(slots=True)
class Message:
    """A message as the chat keeps it; `content` holds the Bot API's own content fields."""

    chat_id: int
    message_id: int
    sender: int
    date: int
    content: Json
    thread_id: int | None = None
    edit_date: int | None = None
    reply_markup: Json | None = None
    reply_to: int | None = None
    media_group_id: str | None = None
    forward_origin: Json | None = None
    via_bot: int | None = None
    inline_message_id: str | None = None
    silent: bool = False
    protected: bool = False
    deleted: bool = False
    pinned: bool = False
    anonymous: bool = False
    service: str | None = None
    link_preview: Json | None = None
    reactions: dict[int, list[Json]] = field(default_factory=dict)


@dataclass(slots=True)
class Chat:
    """A private chat, a group or a supergroup, perhaps a forum."""

    id: int
    type: str
    title: str
    is_forum: bool = False
    members: dict[int, Member] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    general_closed: bool = False
    blocked: bool = False
    started: bool = False
    migrated_to: int | None = None
    reply_keyboard: Json | None = None
    menu_button: Json | None = None
    typing: Json | None = None
    draft: Json | None = None
    last_message_id: int = 0

    @property
    def is_private(self) -> bool:
        """Whether the chat has one person and the bot."""
        return self.type == "private"

    def member(self, user_id: int) -> Member:
        """What somebody is here; strangers have left."""
        return self.members.get(user_id) or Member(user_id, "left")


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file somebody uploaded."""

    file_id: str
    unique_id: str
    name: str
    mime: str
    data: bytes
    path: str


@dataclass(slots=True)
class BotProfile:
    """What the bot says about itself, by language."""

    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    menu_button: Json = field(default_factory=lambda: {"type": "commands"})
    privacy_mode: bool = True


@dataclass(slots=True)
class World:
    """Everything that is, without any rule of who may change it."""

    bot: Person
    people: dict[int, Person] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    files: dict[str, StoredFile] = field(default_factory=dict)
    profile: BotProfile = field(default_factory=BotProfile)
    #: Where every supergroup that is added begins to count its messages.
    counts_from: int = 0
    last_private_id: int = 0
    last_group_number: int = 0

    def person(self, user_id: int) -> Person | None:
        """A person, or the bot, by id."""
        return self.bot if user_id == self.bot.id else self.people.get(user_id)

    def add_person(self, person: Person) -> Person:
        """A new person with a private chat nobody has opened yet."""
        self.people[person.id] = person
        members = {i: Member(i) for i in (person.id, self.bot.id)}
        self.chats[person.id] = Chat(person.id, "private", person.name, members=members)
        return person

    def add_group(self, title: str, *, basic: bool = False, is_forum: bool = False) -> Chat:
        """A new empty group (basic) or supergroup."""
        self.last_group_number += 1
        base = -4_200_000_000 if basic else -1_001_900_000_000
        chat = Chat(
            base - self.last_group_number,
            "group" if basic else "supergroup",
            title,
            is_forum=is_forum and not basic,
            last_message_id=self.counts_from,
        )
        self.chats[chat.id] = chat
        return chat

    def count_from(self, number: int) -> None:
        """Give no message a number up to this one."""
        self.counts_from = number
        self.last_private_id = max(self.last_private_id, number)
        for chat in self.chats.values():
            chat.last_message_id = max(chat.last_message_id, number)

    def next_message_id(self, chat: Chat) -> int:
        """Supergroups count by themselves; private chats and basic groups share one count."""
        if chat.type == "supergroup":
            chat.last_message_id += 1
            return chat.last_message_id
        self.last_private_id += 1
        return self.last_private_id

    def put(self, chat: Chat, sender: int, content: Json, at: datetime) -> Message:
        """A new message at the end of a chat."""
        message = Message(
            chat.id, self.next_message_id(chat), sender, int(at.timestamp()), content
        )
        chat.messages[message.message_id] = message
        return message

    def find_inline(self, inline_message_id: str) -> Message | None:
        """The message that was sent from an inline result."""
        for chat in self.chats.values():
            for message in chat.messages.values():
                if message.inline_message_id == inline_message_id:
                    return message
        return None

    def add_file(self, name: str, mime: str, data: bytes, folder: str) -> StoredFile:
        """Keep an uploaded file; the ids look like Telegram's and carry nothing."""
        number = len(self.files) + 1
        ending = name.rsplit(".", 1)[-1] if "." in name else "bin"
        kept = StoredFile(
            file_id=f"BQACAgQAAxkDAAI{number:08d}sandbox",
            unique_id=f"AgAD{number:08d}",
            name=name,
            mime=mime,
            data=data,
            path=f"{folder}/file_{number}.{ending}",
        )
        self.files[kept.file_id] = kept
        return kept
