"""Keyboards checked as Telegram checks them."""

import re
from collections.abc import Callable
from typing import Any

from bot.sandbox.errors import bad_request
from bot.sandbox.shapes import Json
from bot.sandbox.wire import Call
from bot.sandbox.world import Chat

MOST_BUTTONS = 100
DATA_BYTES = 64
COPIED_CHARS = 256

_URL = re.compile(
    r"(?i)^(?:(?:https?|ton)://)?[^\s/?#:@]+(?:\.[^\s/?#:@]+)+(?::\d+)?(?:[/?#]\S*)?$"
)
_TG_URL = re.compile(r"(?i)^tg:(?://)?\S+$")
#: Buttons whose field alone makes them valid.
_PLAIN_ACTIONS = (
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "callback_game",
    "pay",
    "disabled",
)


def read_markup(call: Call, chat: Chat | None, *, inline_only: bool = False) -> Json | None:
    """The keyboard of a call, None when there is none.

    Raises ApiError for a keyboard Telegram would refuse in that chat.
    """
    markup = call.params.get("reply_markup")
    if markup is None or markup == "":
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    private = chat is None or chat.is_private
    if "inline_keyboard" in markup:
        return _inline(markup, private=private)
    if inline_only:
        raise bad_request("inline keyboard expected")
    if "keyboard" in markup:
        _rows(markup, "keyboard", lambda button: _check_key(button, private=private))
    return markup


def _inline(markup: Json, *, private: bool) -> Json | None:
    def check(button: object) -> None:
        _check_button(button, private=private)

    rows = _rows(markup, "inline_keyboard", check)
    if sum(len(row) for row in rows) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    rows = [row for row in rows if row]
    return {"inline_keyboard": rows} if rows else None


def _rows(markup: Json, name: str, check: Callable[[object], None]) -> list[list[Any]]:
    rows = markup[name]
    if not isinstance(rows, list):
        raise bad_request(f'field "{name}" must be of type Array')
    for row in rows:
        if not isinstance(row, list):
            raise bad_request(f'field "{name}" must be an Array of Arrays')
        for button in row:
            check(button)
    return rows


def _check_button(button: object, *, private: bool) -> None:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: expected an Object")
    text = button.get("text")
    if not isinstance(text, str):
        raise bad_request(
            'can\'t parse inline keyboard button: field "text" must be of type String'
        )
    if not text.strip():
        raise bad_request("inline keyboard button text must be non-empty")
    if button.get("web_app") and not private:
        raise bad_request("BUTTON_TYPE_INVALID")
    _check_action(button)


def _check_action(button: Json) -> None:
    if button.get("url"):
        _check_url(str(button["url"]))
    elif button.get("callback_data"):
        if len(str(button["callback_data"]).encode()) > DATA_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
    elif "copy_text" in button:
        _check_copied(button["copy_text"])
    elif not any(action in button for action in _PLAIN_ACTIONS):
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )


def _check_url(url: str) -> None:
    if not _URL.match(url) and not _TG_URL.match(url):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def _check_copied(copied: object) -> None:
    text = copied.get("text") if isinstance(copied, dict) else None
    if not isinstance(text, str) or not 0 < len(text) <= COPIED_CHARS:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


def _check_key(button: object, *, private: bool) -> None:
    text = button.get("text") if isinstance(button, dict) else button
    if not isinstance(text, str) or not text.strip():
        raise bad_request("keyboard button text must be non-empty")
    if not isinstance(button, dict) or private:
        return
    if button.get("request_contact"):
        raise bad_request("phone number can be requested in private chats only")
    if button.get("request_location"):
        raise bad_request("location can be requested in private chats only")
    if button.get("web_app"):
        raise bad_request("BUTTON_TYPE_INVALID")
