"""Finding the chat, topic and message a call means, and refusing what Telegram refuses."""

from bot.sandbox.errors import bad_request, chat_not_found, forbidden, migrated
from bot.sandbox.stage import Stage
from bot.sandbox.wire import Call
from bot.sandbox.world import Chat, Message, Topic

GENERAL = 1


def known_chat(stage: Stage, call: Call, name: str = "chat_id") -> Chat:
    """The chat a parameter names. Raises ApiError when it is missing or unknown."""
    value = call.params.get(name)
    if value is None or value == "":
        raise bad_request(f"{name} is empty")
    chat = stage.world.chats.get(value) if isinstance(value, int) else None
    if chat is None:
        raise chat_not_found()
    if chat.migrated_to is not None:
        raise migrated(chat.migrated_to)
    return chat


def joined_chat(stage: Stage, call: Call, name: str = "chat_id") -> Chat:
    """A chat the bot is in. Raises ApiError when it was removed, or never met the person."""
    chat = known_chat(stage, call, name)
    if chat.is_private:
        if not chat.started:
            raise chat_not_found()
        return chat
    kind = "group" if chat.type == "group" else "supergroup"
    status = chat.member(stage.bot_id).status
    if status == "kicked":
        raise forbidden(f"bot was kicked from the {kind} chat")
    if status == "left":
        raise forbidden(f"bot is not a member of the {kind} chat")
    return chat


def writable_chat(stage: Stage, call: Call) -> Chat:
    """A chat the bot may write to. Raises ApiError in Telegram's words."""
    chat = known_chat(stage, call)
    if not chat.is_private:
        return joined_chat(stage, call)
    person = stage.world.people[chat.id]
    if person.deactivated:
        raise forbidden("user is deactivated")
    if chat.blocked:
        raise forbidden("bot was blocked by the user")
    if not chat.started:
        if _shares_group(stage, person.id):
            raise forbidden("bot can't initiate conversation with a user")
        raise chat_not_found()
    return chat


def _shares_group(stage: Stage, user_id: int) -> bool:
    return any(
        chat.member(user_id).present and chat.member(stage.bot_id).present
        for chat in stage.world.chats.values()
        if not chat.is_private
    )


def open_thread(chat: Chat, call: Call) -> int | None:
    """The topic a new message goes to; None outside topics and in "General".

    Raises ApiError for a topic that does not exist, was deleted or is closed.
    """
    if call.params.get("message_thread_id") is None:
        thread_id = _thread_of_reply(chat, call)
    else:
        thread_id = call.number("message_thread_id")
    if thread_id is None:
        if chat.general_closed:
            raise bad_request("TOPIC_CLOSED")
        return None
    topic = chat.topics.get(thread_id)
    if topic is None or topic.deleted:
        raise bad_request("message thread not found")
    if topic.closed:
        raise bad_request("TOPIC_CLOSED")
    return thread_id


def _thread_of_reply(chat: Chat, call: Call) -> int | None:
    reply = call.mapping("reply_parameters")
    replied = chat.messages.get(reply.get("message_id", 0)) if reply else None
    return replied.thread_id if replied else None


def replied_id(chat: Chat, call: Call) -> int | None:
    """The message a new one answers. Raises ApiError when it is gone and must not be."""
    reply = call.mapping("reply_parameters")
    if not reply:
        return None
    message = chat.messages.get(reply.get("message_id", 0))
    if message is not None and not message.deleted:
        return message.message_id
    if reply.get("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")


def topic_of(stage: Stage, call: Call) -> tuple[Chat, Topic]:
    """The topic to manage. Raises ApiError without the right or the topic."""
    chat = joined_chat(stage, call)
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    if not chat.member(stage.bot_id).may("can_manage_topics"):
        raise bad_request("not enough rights to manage topics in the chat")
    topic = chat.topics.get(call.number("message_thread_id"))
    if topic is None or topic.deleted:
        raise bad_request("TOPIC_ID_INVALID")
    return chat, topic


def live_message(chat: Chat, message_id: object, purpose: str) -> Message:
    """A message that is still there. Raises ApiError "message to <purpose> not found"."""
    message = chat.messages.get(message_id) if isinstance(message_id, int) else None
    if message is None or message.deleted:
        raise bad_request(f"message to {purpose} not found")
    return message
