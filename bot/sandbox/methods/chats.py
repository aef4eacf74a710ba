"""Chats and their members."""

from bot.sandbox.chats import joined_chat
from bot.sandbox.errors import bad_request
from bot.sandbox.objects import full_chat_object, member_object
from bot.sandbox.posts import chat_changed
from bot.sandbox.shapes import Json
from bot.sandbox.stage import Stage
from bot.sandbox.wire import Call


async def get_chat(stage: Stage, call: Call) -> Json:
    """Everything about a chat."""
    return full_chat_object(stage.world, joined_chat(stage, call))


async def get_chat_member(stage: Stage, call: Call) -> Json:
    """What somebody is in a chat."""
    chat = joined_chat(stage, call)
    user_id = call.number("user_id")
    if stage.world.person(user_id) is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return member_object(stage.world, chat.member(user_id))


async def get_chat_administrators(stage: Stage, call: Call) -> list[Json]:
    """The people who run a group, without other bots."""
    chat = joined_chat(stage, call)
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    return [
        member_object(stage.world, member)
        for member in chat.members.values()
        if member.status in {"creator", "administrator"}
    ]


async def get_chat_member_count(stage: Stage, call: Call) -> int:
    """How many are in a chat."""
    chat = joined_chat(stage, call)
    return sum(member.present for member in chat.members.values())


async def leave_chat(stage: Stage, call: Call) -> bool:
    """Leave a group."""
    chat = joined_chat(stage, call)
    if chat.is_private:
        raise bad_request("chat member status can't be changed in private chats")
    chat.members[stage.bot_id].status = "left"
    chat_changed(stage, chat)
    return True


METHODS = {
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "getChatMemberCount": get_chat_member_count,
    "leaveChat": leave_chat,
}
