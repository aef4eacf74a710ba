"""Topics of a forum: opened, renamed, closed, reopened, deleted, by the bot or by people."""

from bot.sandbox.posts import erase, service, topic_changed
from bot.sandbox.shapes import Json
from bot.sandbox.stage import Stage
from bot.sandbox.world import Chat, Topic

NAME_CHARS = 128
#: The blue of an ordinary topic.
ICON_COLOR = 7_322_096


def create_topic(stage: Stage, chat: Chat, actor: int, fields: Json) -> Topic:
    """Open a topic; its number is the id of the service message that says so."""
    name = str(fields["name"])[:NAME_CHARS]
    color = fields.get("icon_color") or ICON_COLOR
    icon = str(fields.get("icon_custom_emoji_id") or "")
    thread_id = chat.last_message_id + 1
    topic = Topic(thread_id, name, actor, int(color), icon)
    chat.topics[thread_id] = topic
    content: Json = {"name": name, "icon_color": topic.icon_color}
    content |= {"icon_custom_emoji_id": icon} if icon else {}
    service(
        stage,
        chat,
        actor,
        {"forum_topic_created": content},
        f"Konu açıldı: {name}",
        thread_id,
    )
    topic_changed(stage, chat, thread_id)
    return topic


def edit_topic(stage: Stage, chat: Chat, topic: Topic, actor: int, fields: Json) -> bool:
    """Rename a topic or change its icon; False when nothing would change."""
    before = (topic.name, topic.icon_custom_emoji_id)
    if fields.get("name"):
        topic.name = str(fields["name"])[:NAME_CHARS]
    if "icon_custom_emoji_id" in fields:
        topic.icon_custom_emoji_id = str(fields["icon_custom_emoji_id"])
    if before == (topic.name, topic.icon_custom_emoji_id):
        return False
    content: Json = {}
    if topic.name != before[0]:
        content["name"] = topic.name
    if topic.icon_custom_emoji_id != before[1]:
        content["icon_custom_emoji_id"] = topic.icon_custom_emoji_id
    sentence = f"Konunun yeni adı: {topic.name}"
    edited = {"forum_topic_edited": content}
    service(stage, chat, actor, edited, sentence, topic.thread_id)
    topic_changed(stage, chat, topic.thread_id)
    return True


def close_topic(stage: Stage, chat: Chat, topic: Topic, actor: int, *, closed: bool) -> bool:
    """Close or reopen a topic; False when it already is."""
    if topic.closed == closed:
        return False
    topic.closed = closed
    content: Json = {"forum_topic_closed": {}} if closed else {"forum_topic_reopened": {}}
    sentence = "Konu kapatıldı" if closed else "Konu yeniden açıldı"
    service(stage, chat, actor, content, sentence, topic.thread_id)
    topic_changed(stage, chat, topic.thread_id)
    return True


def delete_topic(stage: Stage, chat: Chat, topic: Topic) -> None:
    """Delete a topic with all its messages; nobody is told."""
    topic.deleted = True
    inside = [
        message.message_id
        for message in chat.messages.values()
        if message.thread_id == topic.thread_id and not message.deleted
    ]
    erase(stage, chat, inside)
    topic_changed(stage, chat, topic.thread_id)
