"""Topics of a forum."""

from bot.sandbox.chats import joined_chat, topic_of
from bot.sandbox.errors import bad_request
from bot.sandbox.forum import close_topic, create_topic, delete_topic, edit_topic
from bot.sandbox.posts import chat_changed
from bot.sandbox.shapes import Json
from bot.sandbox.stage import Stage
from bot.sandbox.wire import Call

#: The colours Telegram allows for a topic's icon.
COLORS = frozenset((7322096, 16766590, 13338331, 9367192, 16749490, 16478047))


async def create_forum_topic(stage: Stage, call: Call) -> Json:
    """Open a topic; twice the same name makes two topics."""
    chat = joined_chat(stage, call)
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    if not chat.member(stage.bot_id).may("can_manage_topics"):
        raise bad_request("not enough rights to create a topic")
    if not call.text("name").strip():
        raise bad_request("title must be non-empty")
    if call.params.get("icon_color") is not None and call.number("icon_color") not in COLORS:
        raise bad_request("TOPIC_ICON_COLOR_INVALID")
    return create_topic(stage, chat, stage.bot_id, call.params).wire()


async def edit_forum_topic(stage: Stage, call: Call) -> bool:
    """Rename a topic or change its icon."""
    chat, topic = topic_of(stage, call)
    if not edit_topic(stage, chat, topic, stage.bot_id, call.params):
        raise bad_request("TOPIC_NOT_MODIFIED")
    return True


async def close_forum_topic(stage: Stage, call: Call) -> bool:
    """Close a topic."""
    return _turn(stage, call, closed=True)


async def reopen_forum_topic(stage: Stage, call: Call) -> bool:
    """Open a closed topic again."""
    return _turn(stage, call, closed=False)


def _turn(stage: Stage, call: Call, *, closed: bool) -> bool:
    chat, topic = topic_of(stage, call)
    if not close_topic(stage, chat, topic, stage.bot_id, closed=closed):
        raise bad_request("TOPIC_NOT_MODIFIED")
    return True


async def delete_forum_topic(stage: Stage, call: Call) -> bool:
    """Delete a topic with all its messages."""
    chat, topic = topic_of(stage, call)
    if not chat.member(stage.bot_id).may("can_delete_messages"):
        raise bad_request("not enough rights to delete messages in the chat")
    delete_topic(stage, chat, topic)
    return True


async def close_general(stage: Stage, call: Call) -> bool:
    """Close the topic "General"."""
    return _turn_general(stage, call, closed=True)


async def reopen_general(stage: Stage, call: Call) -> bool:
    """Open the topic "General" again."""
    return _turn_general(stage, call, closed=False)


def _turn_general(stage: Stage, call: Call, *, closed: bool) -> bool:
    chat = joined_chat(stage, call)
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    if chat.general_closed == closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    chat.general_closed = closed
    chat_changed(stage, chat)
    return True


METHODS = {
    "createForumTopic": create_forum_topic,
    "editForumTopic": edit_forum_topic,
    "closeForumTopic": close_forum_topic,
    "reopenForumTopic": reopen_forum_topic,
    "deleteForumTopic": delete_forum_topic,
    "closeGeneralForumTopic": close_general,
    "reopenGeneralForumTopic": reopen_general,
}
