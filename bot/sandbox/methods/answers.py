"""Answering pressed buttons and inline queries."""

from bot.sandbox.errors import bad_request
from bot.sandbox.keyboards import read_markup
from bot.sandbox.markup import to_html
from bot.sandbox.shapes import Json
from bot.sandbox.stage import Stage
from bot.sandbox.texts import read_inline_content
from bot.sandbox.wire import Call

ANSWER_CHARS = 200
MOST_RESULTS = 50
ID_BYTES = 64


async def answer_callback_query(stage: Stage, call: Call) -> bool:
    """Stop the button's spinner, perhaps with a note."""
    text = call.text("text")
    if len(text) > ANSWER_CHARS:
        raise bad_request("MESSAGE_TOO_LONG")
    answer = {
        "text": text or None,
        "alert": call.flag("show_alert"),
        "url": call.text("url") or None,
    }
    query = stage.queries.settle(call.text("callback_query_id"), answer)
    place = {"chat_id": query.chat_id, "message_id": query.message_id}
    event = {"query_id": query.id, "user_id": query.user_id} | place | answer
    stage.feed.publish("answer", event)
    return True


async def answer_inline_query(stage: Stage, call: Call) -> bool:
    """Offer results to somebody who typed the bot's name in any chat."""
    results = call.array("results")
    if results is None:
        raise bad_request("results are empty")
    if len(results) > MOST_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    shown = [_shown_result(stage, result) for result in results]
    ids = [result["id"] for result in shown]
    if len(set(ids)) < len(ids):
        raise bad_request("RESULT_ID_DUPLICATE")
    answer = {
        "results": shown,
        "raw": results,
        "next_offset": call.text("next_offset"),
        "button": call.mapping("button"),
        "is_personal": call.flag("is_personal"),
        "cache_time": call.number("cache_time", 300),
    }
    query = stage.queries.settle(call.text("inline_query_id"), answer)
    stage.queries.keep(query)
    public = {name: value for name, value in answer.items() if name != "raw"}
    event = {"query_id": query.id, "user_id": query.user_id}
    stage.feed.publish("inline", event | public)
    return True


def _shown_result(stage: Stage, result: object) -> Json:
    if not isinstance(result, dict):
        raise bad_request("can't parse inline query result: expected an Object")
    result_id = str(result.get("id", ""))
    if not 0 < len(result_id.encode()) <= ID_BYTES:
        raise bad_request("RESULT_ID_INVALID")
    if result.get("type") == "article" and not result.get("title"):
        raise bad_request("ARTICLE_TITLE_EMPTY")
    content = result.get("input_message_content")
    if not isinstance(content, dict):
        raise bad_request("MESSAGE_EMPTY")
    formatted = read_inline_content(stage, content)
    read_markup(Call("", {"reply_markup": result.get("reply_markup")}), None, inline_only=True)
    return {
        "id": result_id,
        "type": result.get("type", ""),
        "title": result.get("title", ""),
        "description": result.get("description", ""),
        "text": formatted.text,
        "html": to_html(formatted),
        "entities": list(formatted.entities),
    }


METHODS = {
    "answerCallbackQuery": answer_callback_query,
    "answerInlineQuery": answer_inline_query,
}
