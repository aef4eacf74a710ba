"""A call as it comes over the wire: urlencoded, multipart, JSON or query string -> values."""

import json
from dataclasses import dataclass, field
from typing import Any, cast

from aiohttp import web
from aiohttp.multipart import BodyPartReader

from bot.sandbox.errors import ApiError, bad_request

#: Telegram refuses larger uploads with 413.
UPLOAD_LIMIT = 50 * 1024 * 1024
#: Parameters whose value is JSON inside a string when the call is a form.
STRUCTURED = frozenset(
    [
        "allowed_updates",
        "reply_markup",
        "entities",
        "caption_entities",
        "link_preview_options",
        "reply_parameters",
        "media",
        "results",
        "button",
        "commands",
        "scope",
        "menu_button",
        "reaction",
        "message_ids",
        "rights",
        "permissions",
        "suggested_post_parameters",
        "ephemeral_message_parameters",
    ]
)
NUMBERS = frozenset(
    [
        "offset",
        "limit",
        "timeout",
        "max_connections",
        "user_id",
        "message_id",
        "message_thread_id",
        "draft_id",
        "cache_time",
        "direct_messages_topic_id",
        "icon_color",
        "duration",
        "width",
        "height",
        "from_chat_id",
        "chat_id",
        "video_start_timestamp",
        "latitude",
        "longitude",
    ]
)
FLAGS = frozenset(
    [
        "drop_pending_updates",
        "disable_notification",
        "protect_content",
        "allow_paid_broadcast",
        "show_alert",
        "is_personal",
        "for_channels",
        "show_caption_above_media",
        "has_spoiler",
        "disable_content_type_detection",
        "is_big",
        "can_stop",
        "keep_on_stop",
        "revoke_messages",
    ]
)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a call."""

    name: str
    mime: str
    data: bytes


@dataclass(slots=True)
class Call:
    """One call with its parameters as values."""

    method: str
    params: dict[str, Any] = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str, default: str = "") -> str:
        """A string parameter."""
        value = self.params.get(name, default)
        return value if isinstance(value, str) else json.dumps(value)

    def number(self, name: str, default: int = 0) -> int:
        """An integer parameter; anything else counts as absent, as Telegram has it."""
        value = self.params.get(name, default)
        return value if isinstance(value, int) else default

    def flag(self, name: str, *, default: bool = False) -> bool:
        """A boolean parameter."""
        return bool(self.params.get(name, default))

    def mapping(self, name: str) -> dict[str, Any] | None:
        """A structured parameter that is an object."""
        value = self.params.get(name)
        return value if isinstance(value, dict) else None

    def array(self, name: str) -> list[Any] | None:
        """A structured parameter that is an array."""
        value = self.params.get(name)
        return value if isinstance(value, list) else None

    def upload(self, value: object) -> Upload | None:
        """The file that a value like `attach://name` points to."""
        if isinstance(value, str) and value.startswith("attach://"):
            return self.files.get(value.removeprefix("attach://"))
        return None


async def read_call(request: web.Request, method: str) -> Call:
    """Read a call in whatever way it was sent.

    Raises ApiError as Telegram does for bodies it cannot read.
    """
    call = Call(method)
    fields: dict[str, str] = dict(request.query)
    if request.content_type == "application/json":
        call.params.update(await _json_body(request))
    elif request.content_type == "multipart/form-data":
        await _multipart(request, call, fields)
    elif request.method == "POST":
        form = await request.post()
        fields.update({name: value for name, value in form.items() if isinstance(value, str)})
    call.params.update({name: _value(name, text) for name, text in fields.items()})
    for name, value in call.params.items():
        if name in STRUCTURED | NUMBERS and isinstance(value, str):
            call.params[name] = _value(name, value)
    for name in call.files:
        if _is_direct(call, name):
            call.params.setdefault(name, f"attach://{name}")
    return call


def _is_direct(call: Call, name: str) -> bool:
    """Whether a file is itself the parameter, not something another one points to."""
    return f"attach://{name}" not in json.dumps(call.params, default=str)


async def _json_body(request: web.Request) -> dict[str, Any]:
    try:
        body = json.loads(await request.text() or "{}")
    except ValueError as broken:
        raise bad_request("can't parse JSON object") from broken
    if not isinstance(body, dict):
        raise bad_request("can't parse JSON object")
    return cast("dict[str, Any]", body)


async def _multipart(request: web.Request, call: Call, fields: dict[str, str]) -> None:
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        if part.filename is None:
            fields[part.name] = await part.text()
            continue
        data = bytes(await part.read(decode=False))
        if len(data) > UPLOAD_LIMIT:
            raise ApiError(413, "Request Entity Too Large")
        mime = part.headers.get("Content-Type", "application/octet-stream")
        call.files[part.name] = Upload(part.filename, mime, data)


def _value(name: str, text: str) -> Any:  # noqa: ANN401 - JSON can be anything
    if name in STRUCTURED:
        return _structured(name, text)
    if name in FLAGS:
        return text.strip().lower() in {"true", "yes", "1"}
    if name in NUMBERS:
        return _number(text)
    return text


def _structured(name: str, text: str) -> Any:  # noqa: ANN401 - JSON can be anything
    try:
        return json.loads(text)
    except ValueError as broken:
        what = name.replace("_", " ")
        raise bad_request(f"can't parse {what} JSON object") from broken


def _number(text: str) -> int | float | str:
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text
