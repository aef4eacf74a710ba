"""A command that works in private alone is answered in the secretariat's group, too."""

import pytest

from tests.handlers.chat import Chat, Persona
from tests.handlers.topic import TOPIC, Topic


@pytest.mark.parametrize(
    "word", ["vaka", "vakalarim", "vakalarım", "konular", "rol", "davet", "dil"]
)
async def test_commands_of_the_private_chat_show_the_way_there(
    topic: Topic, secretary: Persona, word: str
) -> None:
    for where in (None, TOPIC):
        await secretary.says_in_forum(f"/{word}", where)
        assert "komutu özel sohbette çalışır" in topic.chat.text
        assert str(topic.chat.keyboard[0][0].url).startswith("https://t.me/")


@pytest.mark.parametrize("word", ["vaka", "dil"])
async def test_other_groups_are_left_in_peace(
    chat: Chat, secretary: Persona, forum: int, word: str
) -> None:
    await secretary.says_in_group(f"/{word}")
    assert chat.calls == []


async def test_a_command_for_another_bot_is_left_to_it(topic: Topic, secretary: Persona) -> None:
    await secretary.says_in_forum("/dil@baska_bot")
    assert topic.chat.calls == []
