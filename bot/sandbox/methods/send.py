"""Sending: texts, drafts, actions, copies and forwards."""

from datetime import timedelta

from bot.sandbox.chats import (
    joined_chat,
    live_message,
    open_thread,
    replied_id,
    writable_chat,
)
from bot.sandbox.errors import bad_request
from bot.sandbox.keyboards import read_markup
from bot.sandbox.markup import to_html
from bot.sandbox.objects import message_object
from bot.sandbox.posts import chat_changed, post
from bot.sandbox.shapes import Json
from bot.sandbox.stage import Stage
from bot.sandbox.texts import read_caption, read_draft, read_text
from bot.sandbox.wire import Call
from bot.sandbox.world import Chat, Message

TYPING_LASTS = timedelta(seconds=5)
DRAFT_LASTS = timedelta(seconds=30)
ACTIONS = frozenset(
    (
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    )
)


async def send_message(stage: Stage, call: Call) -> Json:
    """Send a text."""
    chat = writable_chat(stage, call)
    content = read_text(stage, call)
    message = deliver(stage, call, chat, content)
    message.link_preview = call.mapping("link_preview_options")
    return message_object(stage.world, message)


def deliver(stage: Stage, call: Call, chat: Chat, content: Json, **details: object) -> Message:
    """Put what a call sends into its chat: topic, reply, keyboard, quietness."""
    thread_id = open_thread(chat, call)
    markup = read_markup(call, chat)
    message = post(
        stage,
        chat,
        stage.bot_id,
        content,
        thread_id=thread_id,
        reply_to=replied_id(chat, call),
        reply_markup=markup,
        silent=call.flag("disable_notification"),
        protected=call.flag("protect_content"),
        link_preview=call.mapping("link_preview_options"),
        **details,
    )
    _change_keyboard(stage, chat, markup)
    return message


def _change_keyboard(stage: Stage, chat: Chat, markup: Json | None) -> None:
    if markup and "keyboard" in markup:
        chat.reply_keyboard = markup
    elif markup and markup.get("remove_keyboard"):
        chat.reply_keyboard = None
    else:
        return
    chat_changed(stage, chat)


async def send_message_draft(stage: Stage, call: Call) -> bool:
    """Show a passing preview of an answer in a private chat."""
    chat = writable_chat(stage, call)
    if not chat.is_private:
        raise bad_request("message drafts can be sent only to private chats")
    draft_id = call.number("draft_id")
    if draft_id == 0:
        raise bad_request("draft_id must be non-zero")
    formatted = read_draft(stage, call)
    chat.draft = {
        "draft_id": draft_id,
        "text": formatted.text,
        "html": to_html(formatted),
        "until": stage.until(DRAFT_LASTS),
    }
    stage.feed.publish("draft", {"chat_id": chat.id} | chat.draft)
    return True


async def send_chat_action(stage: Stage, call: Call) -> bool:
    """Show that something is on its way."""
    chat = writable_chat(stage, call)
    action = call.text("action")
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    thread_id = call.params.get("message_thread_id")
    chat.typing = {
        "action": action,
        "thread_id": thread_id,
        "until": stage.until(TYPING_LASTS),
    }
    stage.feed.publish("typing", {"chat_id": chat.id} | chat.typing)
    return True


async def copy_message(stage: Stage, call: Call) -> Json:
    """Send the content of a message again, without its author."""
    chat = writable_chat(stage, call)
    source = joined_chat(stage, call, "from_chat_id")
    original = live_message(source, call.params.get("message_id"), "copy")
    if original.service is not None:
        raise bad_request("message can't be copied")
    content = dict(original.content)
    if "caption" in call.params and "text" not in content:
        content.pop("caption", None)
        content.pop("caption_entities", None)
        content |= read_caption(stage, call.params)
    return {"message_id": deliver(stage, call, chat, content).message_id}


async def forward_message(stage: Stage, call: Call) -> Json:
    """Send a message on, with its author."""
    chat = writable_chat(stage, call)
    source = joined_chat(stage, call, "from_chat_id")
    original = live_message(source, call.params.get("message_id"), "forward")
    if original.service is not None or original.protected:
        raise bad_request("message can't be forwarded")
    author = stage.world.person(original.sender)
    origin = original.forward_origin or {
        "type": "user",
        "date": original.date,
        "sender_user": author.wire() if author else {},
    }
    message = deliver(stage, call, chat, dict(original.content), forward_origin=origin)
    return message_object(stage.world, message)


METHODS = {
    "sendMessage": send_message,
    "sendMessageDraft": send_message_draft,
    "sendChatAction": send_chat_action,
    "copyMessage": copy_message,
    "forwardMessage": forward_message,
}
