"""The time that is left is rounded up: what was promised just now is still whole."""

from datetime import timedelta

import pytest

from tests.handlers.topic import Topic


@pytest.mark.parametrize(
    ("later", "left"),
    [
        (timedelta(days=1, minutes=1), "5 iş günü kaldı"),
        (timedelta(days=1), "5 iş günü kaldı"),
        (timedelta(days=2), "4 iş günü kaldı"),
    ],
)
async def test_a_fresh_promise_is_whole(topic: Topic, later: timedelta, left: str) -> None:
    # Asked on a Sunday: the time runs from the next morning on, half past eight in İstanbul.
    opened = topic.chat.now.replace(hour=5, minute=30)
    topic.chat.now = opened + later
    assert left in (await topic.card()).card.parts[0]
