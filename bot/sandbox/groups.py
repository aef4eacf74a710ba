"""How chats change: blocks, members, topics, new groups, groups that become supergroups."""

from dataclasses import dataclass
from typing import Any

from bot.sandbox.forum import close_topic, create_topic, delete_topic, edit_topic
from bot.sandbox.mistakes import Mistake, chat_of, person_of, topic_in
from bot.sandbox.objects import chat_object, member_object
from bot.sandbox.posts import chat_changed, service
from bot.sandbox.stage import Stage
from bot.sandbox.world import ADMIN_RIGHTS, PRESENT, Chat, Member, Person, Topic

STATUSES = frozenset((*PRESENT, "left", "kicked"))


@dataclass(slots=True)
class Groups:
    """Changes to chats by people."""

    stage: Stage

    def block(self, user_id: int, *, blocked: bool) -> Chat:
        """Block the bot in a private chat, or lift the block."""
        chat = chat_of(self.stage, user_id)
        if not chat.is_private:
            raise Mistake(f"{user_id} is not a person")
        if chat.blocked == blocked:
            return chat
        chat.blocked = blocked
        before, after = ("member", "kicked") if blocked else ("kicked", "member")
        self._tell_member("my_chat_member", chat, user_id, self._bot(before), self._bot(after))
        chat_changed(self.stage, chat)
        return chat

    def _bot(self, status: str) -> Member:
        return Member(self.stage.bot_id, status)

    def member(
        self,
        chat_id: int,
        user_id: int,
        status: str,
        *,
        rights: dict[str, bool] | None = None,
        by: int | None = None,
    ) -> Member:
        """Make somebody a member, an administrator, a stranger of a group."""
        chat = chat_of(self.stage, chat_id)
        person = person_of(self.stage, user_id)
        if status not in STATUSES or chat.is_private:
            raise Mistake(f"nobody can become {status!r} in chat {chat_id}")
        old = chat.member(user_id)
        held = dict(ADMIN_RIGHTS) | (rights or {}) if status == "administrator" else {}
        new = chat.members[user_id] = Member(user_id, status, held or dict(rights or {}))
        kind = "my_chat_member" if user_id == self.stage.bot_id else "chat_member"
        actor = by or user_id
        if kind == "my_chat_member" or chat.member(self.stage.bot_id).status == "administrator":
            self._tell_member(kind, chat, actor, old, new)
        self._say_who_came(chat, person, actor, old.present, new.present)
        chat_changed(self.stage, chat)
        return new

    def _say_who_came(
        self, chat: Chat, person: Person, actor: int, was: bool, now_is: bool
    ) -> None:
        if now_is and not was:
            came = {"new_chat_members": [person.wire()]}
            service(self.stage, chat, actor, came, f"{person.name} gruba katıldı")
        elif was and not now_is:
            went = {"left_chat_member": person.wire()}
            service(self.stage, chat, actor, went, f"{person.name} gruptan ayrıldı")

    def _tell_member(self, kind: str, chat: Chat, actor: int, old: Member, new: Member) -> None:
        world = self.stage.world
        payload = {
            "chat": chat_object(world, chat),
            "from": person_of(self.stage, actor).wire(),
            "date": self.stage.timestamp(),
            "old_chat_member": member_object(world, old),
            "new_chat_member": member_object(world, new),
        }
        self.stage.queue(kind, payload, chat)

    def topic(
        self,
        chat_id: int,
        action: str,
        *,
        from_id: int | None = None,
        thread_id: int = 0,
        name: str = "",
    ) -> Topic:
        """Open, rename, close, reopen or delete a topic by hand."""
        chat = chat_of(self.stage, chat_id)
        actor = from_id or next(iter(chat.members))
        if not chat.is_forum:
            raise Mistake(f"chat {chat_id} is not a forum")
        if action == "create":
            return create_topic(self.stage, chat, actor, {"name": name or "Yeni konu"})
        topic = topic_in(chat, thread_id)
        match action:
            case "edit":
                edit_topic(self.stage, chat, topic, actor, {"name": name})
            case "close" | "reopen":
                close_topic(self.stage, chat, topic, actor, closed=action == "close")
            case "delete":
                delete_topic(self.stage, chat, topic)
            case _:
                raise Mistake(f"unknown action {action!r}")
        return topic

    def add_persona(self, name: str, **details: Any) -> Person:  # noqa: ANN401 - fields of Person
        """A new person who has not met the bot."""
        user_id = int(details.pop("id", 0)) or max(self.stage.world.people) + 1
        if user_id in self.stage.world.people or user_id <= 0:
            raise Mistake(f"id {user_id} is taken")
        person = self.stage.world.add_person(Person(user_id, name, **details))
        chat_changed(self.stage, self.stage.world.chats[user_id])
        return person

    def add_chat(
        self,
        title: str,
        *,
        basic: bool = False,
        is_forum: bool = False,
        members: list[int] | None = None,
        bot: str = "member",
    ) -> Chat:
        """A new group with the bot in it."""
        chat = self.stage.world.add_group(title, basic=basic, is_forum=is_forum)
        for user_id in members or []:
            person_of(self.stage, user_id)
            chat.members[user_id] = Member(user_id)
        self.member(chat.id, self.stage.bot_id, bot, by=(members or [self.stage.bot_id])[0])
        return chat

    def migrate(self, chat_id: int) -> Chat:
        """Turn a basic group into a supergroup, which is a new chat with a new id."""
        old = chat_of(self.stage, chat_id)
        if old.type != "group" or old.migrated_to is not None:
            raise Mistake(f"chat {chat_id} is not a basic group")
        new = self.stage.world.add_group(old.title)
        new.members = dict(old.members)
        actor = next(iter(old.members))
        service(self.stage, old, actor, {"migrate_to_chat_id": new.id}, "Grup süper gruba dönüştü")
        old.migrated_to = new.id
        service(
            self.stage,
            new,
            actor,
            {"migrate_from_chat_id": old.id},
            "Süper grup eski gruptan oluştu",
        )
        chat_changed(self.stage, old)
        chat_changed(self.stage, new)
        return new
