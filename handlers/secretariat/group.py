"""The secretariat's group: named, moved, entered and left; what Telegram itself says in it."""

from aiogram import Bot, F, Router
from aiogram.types import (
    ChatMemberAdministrator,
    ChatMemberOwner,
    ChatMemberRestricted,
    ChatMemberUpdated,
    Message,
)
from aiogram.utils.chat_member import NOT_MEMBERS, ChatMemberUnion

from cases.people import Language
from handlers import keyboards
from handlers.access import (
    GROUP,
    PRIVATE,
    Anonymous,
    Command,
    Commanding,
    InSecretariat,
    Order,
)
from handlers.menus import PRIVATELY
from handlers.middleware import OVERHEARD, Visit
from handlers.phrases import Watch, phrases
from handlers.screen import show
from handlers.services.desk import Desk
from handlers.services.places import ADMINISTRATOR, DELETE, PIN, PRESENCE, TOPICS, Seen
from handlers.views import watch

#: What Telegram says of topics; which are the cases' own is learned before, see bot/learning.py.
OF_TOPICS = (
    F.forum_topic_created
    | F.forum_topic_edited
    | F.forum_topic_closed
    | F.forum_topic_reopened
    | F.general_forum_topic_hidden
    | F.general_forum_topic_unhidden
)


def build(desk: Desk) -> Router:
    """What happens to the group, before anything that is said in it."""
    router = Router(name="secretariat's group")
    here = InSecretariat(desk)
    said = router.message
    said.register(migrated, GROUP, F.migrate_to_chat_id | F.migrate_from_chat_id, flags=OVERHEARD)
    said.register(went, GROUP, F.left_chat_member, here, flags=OVERHEARD)
    said.register(came, GROUP, F.new_chat_members, here, flags=OVERHEARD)
    said.register(unheeded, GROUP, OF_TOPICS, here, flags=OVERHEARD)
    said.register(nameless, GROUP, Anonymous(), Command("masa"), flags=OVERHEARD)
    said.register(nameless, GROUP, Anonymous(), Commanding(), here, flags=OVERHEARD)
    said.register(nameless, GROUP, Anonymous(), F.is_topic_message, here, flags=OVERHEARD)
    said.register(settle, Command("masa"), GROUP)
    said.register(elsewhere, Command("masa"), PRIVATE)
    said.register(in_private, Commanding(), Command(*PRIVATELY), GROUP, here)
    router.my_chat_member.register(standing, GROUP)
    router.my_chat_member.register(reachable, PRIVATE)
    router.chat_member.register(moved, GROUP, here)
    return router


async def settle(message: Message, visit: Visit, bot: Bot) -> None:
    """Make this group the secretariat's, and say what the desk still lacks in it."""
    member = await bot.get_chat_member(message.chat.id, bot.id)
    seen = seen_in(message.chat.id, member, is_forum=bool(message.chat.is_forum))
    await visit.desk.places.settle(
        seen.chat_id, is_forum=seen.is_forum, by=visit.person, lacks=seen.lacks
    )
    await show(message, watch.settled(seen, visit.t))


async def elsewhere(message: Message, visit: Visit) -> None:
    """The command belongs into the group."""
    await show(message, [visit.t(Watch.GROUP_ONLY)])


async def in_private(message: Message, order: Order, visit: Visit, bot: Bot) -> None:
    """A command that works in private alone, with the way there."""
    t, name = visit.t, (await bot.me()).username
    keyboard = keyboards.in_private(t.plain(Watch.IN_PRIVATE_BUTTON), f"https://t.me/{name}")
    await show(message, [t(Watch.IN_PRIVATE, command=f"/{order.word}")], keyboard, reply=True)


async def nameless(message: Message) -> None:
    """Nobody knows who it was: nothing is done, and she is told why."""
    await show(message, [phrases(Language.TURKISH)(Watch.ANONYMOUS)], reply=True)


async def unheeded(_message: Message) -> None:
    """A topic was opened, renamed or closed: that is no talk about a case."""


async def migrated(message: Message, desk: Desk) -> None:
    """The group has another number; the old and the new group both say so."""
    here = message.chat.id
    old, new = message.migrate_from_chat_id or here, message.migrate_to_chat_id or here
    await desk.places.moved(old, new)


async def went(message: Message, desk: Desk) -> None:
    """Somebody left; where the desk is no administrator, only the message says so."""
    if message.left_chat_member is not None:
        await desk.places.left(message.chat.id, message.left_chat_member.id)


async def came(message: Message, desk: Desk) -> None:
    """Somebody came; where the desk is no administrator, only the message says so."""
    for user in message.new_chat_members or ():
        await desk.places.came(message.chat.id, user.id)


async def moved(update: ChatMemberUpdated, desk: Desk) -> None:
    """Somebody's standing in the group has changed."""
    member = update.new_chat_member
    follow = desk.places.left if _is_out(member) else desk.places.came
    await follow(update.chat.id, member.user.id)


async def standing(update: ChatMemberUpdated, desk: Desk) -> None:
    """The desk's own standing in a group has changed."""
    is_forum = bool(update.chat.is_forum)
    await desk.places.seen(seen_in(update.chat.id, update.new_chat_member, is_forum=is_forum))


async def reachable(update: ChatMemberUpdated, desk: Desk) -> None:
    """She let the desk in again: what waited for her goes on."""
    person = await desk.people.known(update.chat.id)
    if person is None or person.parked_at is None or _is_out(update.new_chat_member):
        return
    await desk.people.is_back(person)


def seen_in(chat_id: int, member: ChatMemberUnion, *, is_forum: bool) -> Seen:
    """The group, with the rights that the desk lacks there."""
    return Seen(chat_id, is_forum, _lacks(member, is_forum=is_forum))


def _lacks(member: ChatMemberUnion, *, is_forum: bool) -> tuple[str, ...]:
    if _is_out(member):
        return (PRESENCE,)
    if isinstance(member, ChatMemberOwner):
        return ()
    if not isinstance(member, ChatMemberAdministrator):
        return (ADMINISTRATOR,)
    missing = {
        TOPICS: is_forum and not member.can_manage_topics,
        PIN: not member.can_pin_messages,
        DELETE: not member.can_delete_messages,
    }
    return tuple(right for right, is_missing in missing.items() if is_missing)


def _is_out(member: ChatMemberUnion) -> bool:
    if isinstance(member, ChatMemberRestricted):
        return not member.is_member
    return isinstance(member, NOT_MEMBERS)
