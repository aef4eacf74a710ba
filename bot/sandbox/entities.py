"""Entities nobody wrote: commands, links, mentions, hashtags, addresses and phone numbers."""

import re
from typing import Any

from bot.sandbox.markup import Formatted, utf16

#: Endings of host names that make a link without `http://` in front.
_ENDINGS = r"(?:com|org|net|info|io|me|tr|eu|int|gov|edu)"

#: In order of preference: an earlier one keeps its place against a later one.
PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("url", re.compile(r"(?i)\b(?:https?|tg)://[^\s<>\"«»]+")),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (
        "url",
        re.compile(
            rf"(?i)(?<![\w@./-])(?:[\w-]+\.)+{_ENDINGS}(?![\w@-])(?:[/?#][^\s<>\"«»]*)?",
        ),
    ),
    ("bot_command", re.compile(r"(?<![\w/@<>])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/<>])")),
    ("mention", re.compile(r"(?<![\w@])@[A-Za-z0-9_]{4,32}(?!\w)")),
    ("hashtag", re.compile(r"(?<![\w#])#\w*[^\W\d]\w*")),
    ("phone_number", re.compile(r"(?<![\w+])\+\d[\d ()-]{7,18}\d(?!\w)")),
)
_CLOSED = {"code", "pre", "text_link", "text_mention", "url", "bot_command", "mention"}


def with_found(formatted: Formatted) -> Formatted:
    """The text with the entities Telegram adds by itself, outside code and links."""
    taken = [
        (e["offset"], e["offset"] + e["length"])
        for e in formatted.entities
        if e["type"] in _CLOSED
    ]
    added: list[dict[str, Any]] = []
    for kind, pattern in PATTERNS:
        for found in pattern.finditer(formatted.text):
            covered = found.group().rstrip(".,;:!?'\")") if kind == "url" else found.group()
            start = utf16(formatted.text[: found.start()])
            stop = start + utf16(covered)
            if any(start < end and begin < stop for begin, end in taken):
                continue
            taken.append((start, stop))
            added.append({"type": kind, "offset": start, "length": stop - start})
    every = sorted([*formatted.entities, *added], key=lambda e: (e["offset"], -e["length"]))
    return Formatted(formatted.text, tuple(every))
