"""Texts and captions of a call: markup, entities, and the limits after parsing."""

from bot.sandbox.entities import with_found
from bot.sandbox.errors import bad_request
from bot.sandbox.markup import Formatted, parse_html, trim
from bot.sandbox.shapes import Json
from bot.sandbox.stage import Stage
from bot.sandbox.wire import Call

TEXT_CHARS = 4096
CAPTION_CHARS = 1024
MOST_ENTITIES = 100


def read_text(stage: Stage, call: Call) -> Json:
    """The `text` and `entities` of a message.

    Raises ApiError when empty, too long after parsing, or not parsable.
    """
    source = call.text("text")
    if not source:
        raise bad_request("message text is empty")
    formatted = _formatted(stage, source, call.params)
    if not formatted.text:
        raise bad_request("text must be non-empty")
    return _fields(_limited(formatted), "text", "entities")


def read_caption(stage: Stage, source: Json) -> Json:
    """The `caption` and `caption_entities` of a media message; empty without a caption."""
    given = source | {"entities": source.get("caption_entities")}
    formatted = _formatted(stage, str(source.get("caption") or ""), given)
    if len(formatted.text) > CAPTION_CHARS:
        raise bad_request("message caption is too long")
    return _fields(formatted, "caption", "caption_entities") if formatted.text else {}


def read_draft(stage: Stage, call: Call) -> Formatted:
    """The text of a draft, which may be empty."""
    return _limited(_formatted(stage, call.text("text"), call.params))


def read_inline_content(stage: Stage, content: Json) -> Formatted:
    """The text of an inline result's input_message_content."""
    text = str(content.get("message_text") or "")
    if not text:
        raise bad_request("message text is empty")
    return _limited(_formatted(stage, text, content))


def _limited(formatted: Formatted) -> Formatted:
    if len(formatted.text) > TEXT_CHARS:
        raise bad_request("message is too long")
    return formatted


def _formatted(stage: Stage, source: str, given: Json) -> Formatted:
    mode = str(given.get("parse_mode") or "")
    if mode.lower().startswith("markdown"):
        raise bad_request(f"can't parse entities: this server reads HTML, not {mode}")
    if mode.lower() not in {"", "html", "none"}:
        raise bad_request("unsupported parse_mode")
    if mode.lower() == "html":
        parsed = parse_html(source)
    else:
        entities = given.get("entities") or ()
        parsed = Formatted(source, tuple(_checked(entity) for entity in entities))
    found = with_found(trim(parsed))
    known = [entity for entity in found.entities if _resolve(stage, entity)]
    return Formatted(found.text, tuple(known[:MOST_ENTITIES]))


def _resolve(stage: Stage, entity: Json) -> bool:
    """Complete a mention by id; a mention of somebody unknown is dropped."""
    if entity["type"] != "text_mention":
        return True
    user = entity.get("user")
    user_id = user.get("id") if isinstance(user, dict) else None
    person = stage.world.person(user_id) if isinstance(user_id, int) else None
    if person is not None:
        entity["user"] = person.wire()
    return person is not None


def _checked(entity: object) -> Json:
    if not isinstance(entity, dict):
        raise bad_request("can't parse MessageEntity: expected an Object")
    for name, kind in (("type", str), ("offset", int), ("length", int)):
        if not isinstance(entity.get(name), kind):
            raise bad_request(f"can't parse MessageEntity: can't find field \"{name}\"")
    return {name: value for name, value in entity.items() if value is not None}


def _fields(formatted: Formatted, text: str, entities: str) -> Json:
    fields: Json = {text: formatted.text}
    return fields | ({entities: list(formatted.entities)} if formatted.entities else {})
