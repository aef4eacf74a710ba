"""A raw Telegram update without personal data, still shaped as Telegram's schema wants it.

Every string the update carries is masked, unless its key is known to hold no human's words. So a
field that Telegram invents tomorrow is masked from the first day.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any, TypeAlias

from cases.masking.wordlists import listed
from cases.personal import Kind, Span
from cases.privacy import cover, scan

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
#: What `json.loads` makes of one update.
Update: TypeAlias = "dict[str, Any]"

_BLANK = "-"
#: Machine words: identifiers, types, states, file handles. They stay.
_MACHINE = listed("""
id type status source file_id file_unique_id file_path mime_type media_group_id language_code
inline_message_id chat_instance result_id offset chat_type game_short_name currency emoji
custom_emoji_id set_name point business_connection_id poll_id persistent_id effect_id
option_persistent_id option_persistent_ids reply_to_poll_option_id guest_query_id query_id
callback_data codec language country_codes align valign style gift_id bot_command
""")
#: What the desk has no use for.
_DROPPED = listed("""
last_name username vcard bio author_signature sender_tag custom_title tag performer
active_usernames invite_link connected_website passport_data order_info shipping_address photo_big
photo_small forward_signature forward_sender_name web_app_data
""")
#: Names that Telegram's schema requires.
_BLANKED = frozenset({"first_name", "sender_user_name"})
_ENTITIES = {
    "text": ("entities", "text_entities"),
    "caption": ("caption_entities",),
    "question": ("question_entities",),
    "explanation": ("explanation_entities",),
    "description": ("description_entities",),
    "title": ("title_entities",),
    "option_text": ("option_text_entities",),
    "prize_description": (),
}
_COVERED_ENTITIES = {
    "phone_number": Kind.PHONE,
    "email": Kind.EMAIL,
    "text_mention": Kind.NAME,
}
_NOWHERE: Json = {"latitude": 0.0, "longitude": 0.0}
#: Whole objects of which the desk needs only that they were sent.
_BLANKS: dict[str, tuple[tuple[Kind, ...], Json]] = {
    "contact": ((Kind.NAME, Kind.PHONE), {"phone_number": _BLANK, "first_name": _BLANK}),
    "venue": ((Kind.ADDRESS,), {"location": _NOWHERE, "title": _BLANK, "address": _BLANK}),
    "location": ((Kind.ADDRESS,), _NOWHERE),
    "user": ((), {"id": 0, "is_bot": False, "first_name": _BLANK}),
}
#: What the desk wrote itself; it wrote it from entries and from texts already masked.
_OWN_WORDS = frozenset({"text", "caption", "reply_markup", "poll"})
#: What stands behind a link of the desk's own, an invitation or an entry, is nobody's number; of
#: what else somebody writes there nothing is known.
_LINK = r"d_[A-Za-z0-9_-]{32}|k-(?!\S*\d{5})[a-z0-9-]{1,60}"
_START = re.compile(rf"/start(?:@\w{{1,64}})?(?: (?:{_LINK}))?\s*")
#: A word, not a number behind a slash.
_COMMAND = re.compile(r"/(?!\w{0,64}\d{5})(?=\d{0,4}[^\W\d])\w{1,64}(?:@\w{1,64})?")
_FILE_NAME_SPACES = str.maketrans("_-.", "   ")


def mask_update(update: Update, own_id: int) -> tuple[Update, tuple[Kind, ...]]:
    """A deep copy without personal data, and the kinds covered in what the sender wrote.

    Identifiers, callback data and entity offsets stay; what the bot with the number `own_id`
    wrote itself stays too.
    """
    masker = _Masker(own_id)
    return masker.mapping(update), tuple(masker.kinds)


class _Masker:
    """Walks one update and remembers what it has covered."""

    def __init__(self, own_id: int) -> None:
        self.kinds: dict[Kind, None] = {}
        self._own_id = own_id

    def mapping(self, value: dict[str, Json]) -> dict[str, Json]:
        """A copy of one object, its fields handled by their names."""
        own = self._is_own_message(value)
        return {
            key: self._field(key, value, own=own) for key in value if not _is_dropped(key, value)
        }

    def _field(self, key: str, parent: dict[str, Json], *, own: bool) -> Json:
        value = parent[key]
        if own and key in _OWN_WORDS:
            return deepcopy(value)
        if isinstance(value, dict) and _is_blanked(key, parent):
            return self._blank(key)
        if isinstance(value, str):
            return self._string(key, value, parent)
        return self._value(key, value)

    def _is_own_message(self, value: dict[str, Json]) -> bool:
        """Whether the desk wrote this message; other bots repeat what people say."""
        sender = value.get("from")
        is_own = isinstance(sender, dict) and sender.get("id") == self._own_id
        return "message_id" in value and is_own and "sender_chat" not in value

    def _value(self, key: str, value: Json) -> Json:
        if isinstance(value, dict):
            return self.mapping(value)
        if isinstance(value, list):
            return [
                self._words(item, key) if isinstance(item, str) else self._value(key, item)
                for item in value
            ]
        return value

    def _blank(self, key: str) -> Json:
        """An empty card or place of the same shape, in the stead of somebody's own."""
        kinds, blank = _BLANKS[key]
        self.kinds |= dict.fromkeys(kinds)
        return deepcopy(blank)

    def _string(self, key: str, value: str, parent: dict[str, Json]) -> str:
        if _is_machine(key, parent):
            return value
        if key in _BLANKED:
            return value if parent.get("is_bot") is True else _BLANK
        if key in {"title", "name"} and parent.get("type") == "private":
            return _BLANK
        if key == "file_name":
            return self._covered(value, list(scan(value.translate(_FILE_NAME_SPACES))))
        return self._words(value, key, _entities_of(key, parent))

    def _words(self, value: str, key: str, entities: list[Json] | None = None) -> str:
        if key in _MACHINE or (key == "text" and _START.fullmatch(value)):
            return value
        command = _COMMAND.match(value)
        kept = command.end() if command else 0
        spans = [_behind(span, value, kept) for span in scan(value) if span.end > kept]
        return self._covered(value, [*spans, *_marked(value, entities or [])])

    def _covered(self, value: str, spans: list[Span]) -> str:
        self.kinds |= dict.fromkeys(span.kind for span in sorted(spans, key=lambda at: at.start))
        return cover(value, spans)


def _behind(span: Span, text: str, kept: int) -> Span:
    """What of the span stands behind the first so many characters and the blanks there."""
    if span.start >= kept:
        return span
    blanks = len(text[kept : span.end]) - len(text[kept : span.end].lstrip())
    return Span(kept + blanks, span.end, span.kind)


def _is_blanked(key: str, parent: dict[str, Json]) -> bool:
    """Cards and places always; a user only where an entity mentions somebody."""
    return key in _BLANKS and (key != "user" or parent.get("type") == "text_mention")


def _is_dropped(key: str, parent: dict[str, Json]) -> bool:
    if key == "username" and parent.get("is_bot") is True:
        return False
    return key in _DROPPED


def _is_machine(key: str, parent: dict[str, Json]) -> bool:
    return key in _MACHINE or (key == "data" and "chat_instance" in parent)


def _entities_of(key: str, parent: dict[str, Json]) -> list[Json]:
    found: list[Json] = []
    for name in _ENTITIES.get(key, ()):
        listed = parent.get(name)
        if isinstance(listed, list):
            found += listed
    return found


def _marked(text: str, entities: list[Json]) -> list[Span]:
    """What Telegram itself has marked as a number, an address or a person."""
    found = []
    for entity in entities:
        if isinstance(entity, dict) and (span := _marked_span(text, entity)) is not None:
            found.append(span)
    return found


def _marked_span(text: str, entity: dict[str, Json]) -> Span | None:
    kind = _COVERED_ENTITIES.get(str(entity.get("type")))
    offset, length = entity.get("offset"), entity.get("length")
    if kind is None or not isinstance(offset, int) or not isinstance(length, int):
        return None
    units = text.encode("utf-16-le", "surrogatepass")
    start = _points(units[: 2 * offset])
    end = start + _points(units[2 * offset : 2 * (offset + length)])
    if kind is Kind.PHONE and not scan(f"tel: {text[start:end]}"):
        return None
    return Span(start, end, kind)


def _points(units: bytes) -> int:
    return len(units.decode("utf-16-le", "replace"))
