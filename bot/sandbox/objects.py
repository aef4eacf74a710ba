"""The Bot API's objects made from the world."""

from bot.sandbox.shapes import Json
from bot.sandbox.world import ADMIN_RIGHTS, Chat, Member, Message, World

#: Whom Telegram names as the author of what an anonymous administrator writes.
ANONYMOUS = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
RESTRICTED_RIGHTS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)


def chat_object(world: World, chat: Chat) -> Json:
    """Chat."""
    if chat.is_private:
        person = world.people[chat.id]
        shown: Json = {"id": chat.id, "type": "private", "first_name": person.name}
        return shown | ({"username": person.username} if person.username else {})
    shown = {"id": chat.id, "type": chat.type, "title": chat.title}
    return shown | ({"is_forum": True} if chat.is_forum else {})


def full_chat_object(world: World, chat: Chat) -> Json:
    """ChatFullInfo."""
    full = chat_object(world, chat) | {
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False,
            "limited_gifts": False,
            "unique_gifts": False,
            "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }
    if not chat.is_private:
        full["permissions"] = dict.fromkeys(RESTRICTED_RIGHTS, True)
    pinned = [m for m in chat.messages.values() if m.pinned and not m.deleted]
    if pinned:
        full["pinned_message"] = message_object(world, pinned[-1])
    return full


def member_object(world: World, member: Member) -> Json:
    """ChatMember in the shape of its status."""
    person = world.person(member.user_id)
    shown: Json = {"status": member.status, "user": person.wire() if person else {}}
    match member.status:
        case "creator":
            return shown | {"is_anonymous": False}
        case "administrator":
            return shown | dict.fromkeys(ADMIN_RIGHTS, False) | member.rights
        case "restricted":
            rights = dict.fromkeys(RESTRICTED_RIGHTS, False) | member.rights
            return shown | rights | {"is_member": True, "until_date": 0}
        case "kicked":
            return shown | {"until_date": 0}
        case _:
            return shown


def message_object(world: World, message: Message, *, with_reply: bool = True) -> Json:
    """Message as the bot sees it."""
    chat = world.chats[message.chat_id]
    shown: Json = {"message_id": message.message_id} | _author(world, chat, message)
    shown |= {"chat": chat_object(world, chat), "date": message.date}
    shown |= _place(chat, message)
    if with_reply and (root := _replied(chat, message)) is not None:
        shown["reply_to_message"] = message_object(world, root, with_reply=False)
    shown |= _circumstances(world, message)
    shown |= message.content
    if message.reply_markup and "inline_keyboard" in message.reply_markup:
        shown["reply_markup"] = message.reply_markup
    return shown


def _author(world: World, chat: Chat, message: Message) -> Json:
    if message.anonymous:
        return {"from": ANONYMOUS, "sender_chat": chat_object(world, chat)}
    person = world.person(message.sender)
    return {"from": person.wire()} if person else {}


def _place(chat: Chat, message: Message) -> Json:
    if message.thread_id is not None:
        return {"message_thread_id": message.thread_id, "is_topic_message": True}
    if message.reply_to is not None and chat.type == "supergroup":
        # A reply outside topics carries the number of its thread, which is no topic.
        return {"message_thread_id": message.reply_to}
    return {}


def _replied(chat: Chat, message: Message) -> Message | None:
    if message.reply_to is not None:
        root = chat.messages.get(message.reply_to)
        return None if root is None or root.deleted else root
    if message.thread_id is not None and message.message_id != message.thread_id:
        # Every message in a topic answers the service message that opened it.
        return chat.messages.get(message.thread_id)
    return None


def _circumstances(world: World, message: Message) -> Json:
    fields: Json = {
        "edit_date": message.edit_date,
        "media_group_id": message.media_group_id,
        "forward_origin": message.forward_origin,
        "has_protected_content": message.protected or None,
        "link_preview_options": message.link_preview,
    }
    if message.via_bot is not None:
        fields["via_bot"] = world.bot.wire()
    return {name: value for name, value in fields.items() if value is not None}


def inaccessible_object(world: World, message: Message) -> Json:
    """InaccessibleMessage: what is left of a message that is gone."""
    chat = chat_object(world, world.chats[message.chat_id])
    return {"chat": chat, "message_id": message.message_id, "date": 0}


def me_object(world: World) -> Json:
    """The bot's own User, with what it can do."""
    return world.bot.wire() | {
        "can_join_groups": True,
        "can_read_all_group_messages": not world.profile.privacy_mode,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
        "supports_guest_queries": False,
    }
