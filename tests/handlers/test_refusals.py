"""Whoever may not, may not: by command, by button, by number, by anything that can be sent."""

import random
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from cases.people import Municipality, Post, Role
from handlers.callbacks.admin import AskEnrolment, AskWithoutOffice, RenewEnrolment
from handlers.callbacks.case import CaseStep
from handlers.callbacks.case import OnCase as OnOwnCase
from handlers.callbacks.desk import Do, OnCase
from handlers.menus import STAFF_COMMANDS
from handlers.secretariat.place import COMMANDS
from storage.tables import metadata
from tests.handlers.chat import FORUM, GROUP, Chat, Json, Persona
from tests.handlers.telegram import MOMENT
from tests.handlers.test_taps import PREFIXES
from tests.handlers.topic import NUMBER, TOPIC, Topic

#: What everybody may change of her own: who she is, what she asked, what she is typing.
OWN_TABLES = frozenset({"people", "questions", "conversations", "audit", "inbox", "lanes"})
RANDOM_STRINGS, RANDOM_UPDATES = 10_000, 400
SEED = 20261122

#: Who has no business with the case, and the commands of the staff that are hers all the same.
OUTSIDERS: dict[str, frozenset[str]] = {
    "stranger": frozenset(),
    "expired secretary": frozenset(),
    "officer of another municipality": frozenset(),
    "member": frozenset(STAFF_COMMANDS[Role.MEMBER]),
    "editor": frozenset(STAFF_COMMANDS[Role.EDITOR]),
    "auditor": frozenset(STAFF_COMMANDS[Role.AUDITOR]),
}
#: /rol is for everybody: it shows one's own roles.
STAFF_ONLY = frozenset(name for names in STAFF_COMMANDS.values() for name in names) - {"rol"}
FOREIGN = [
    (who, command) for who, own in OUTSIDERS.items() for command in sorted(STAFF_ONLY - own)
]


async def _kept(chat: Chat) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table that a refused person must leave as it is."""
    async with chat.storage.database.read() as connection:
        return {
            table.name: [
                tuple(row)
                for row in await connection.execute(
                    select(table).order_by(*table.primary_key.columns)
                )
            ]
            for table in metadata.sorted_tables
            if table.name not in OWN_TABLES
        }


async def _persona(chat: Chat, who: str) -> Persona:
    """Somebody who is nothing more than that."""
    persona = Persona(chat, 7001)
    town = Municipality("Adalar", "İstanbul")
    match who:
        case "stranger":
            pass
        case "expired secretary":
            await persona.becomes(Role.SECRETARY)
            chat.now += timedelta(days=800)
        case "officer of another municipality":
            await persona.becomes(Role.OFFICER, Post(municipality=town))
        case "member":
            post = Post(institution="Uzak Üniversite", group="akademi")
            await persona.becomes(Role.MEMBER, post)
        case _:
            await persona.becomes(Role(who))
    return persona


@pytest.mark.parametrize(("who", "command"), FOREIGN)
async def test_a_command_of_another_role_is_refused_in_one_message(
    chat: Chat, topic: Topic, who: str, command: str
) -> None:
    outsider = await _persona(chat, who)
    before, said = await _kept(chat), len(chat.texts)
    await outsider.says(f"/{command} {topic.number}")
    assert await _kept(chat) == before
    assert len(chat.texts) == said + 1
    assert topic.title not in chat.text


@pytest.mark.parametrize("who", OUTSIDERS)
@pytest.mark.parametrize("do", Do)
async def test_no_button_of_the_secretariat_works_for_anybody_else(
    chat: Chat, topic: Topic, who: str, do: Do
) -> None:
    outsider = await _persona(chat, who)
    before = await _kept(chat)
    await outsider.taps_in_forum(OnCase(number=NUMBER, do=do), TOPIC)
    await outsider.taps(OnCase(number=NUMBER, do=do))
    assert await _kept(chat) == before


@pytest.mark.parametrize("who", OUTSIDERS)
@pytest.mark.parametrize("word", sorted(COMMANDS))
async def test_no_command_in_a_topic_moves_the_case_for_an_outsider(
    chat: Chat, topic: Topic, who: str, word: str
) -> None:
    outsider = await _persona(chat, who)
    before = await _kept(chat)
    await outsider.says_in_forum(f"/{word}", TOPIC)
    await outsider.says(f"/{word} {topic.number}")
    assert await _kept(chat) == before


@pytest.mark.parametrize("who", OUTSIDERS)
@pytest.mark.parametrize("step", CaseStep)
async def test_nobody_but_its_officer_learns_of_a_case_by_its_number(
    chat: Chat, topic: Topic, who: str, step: CaseStep
) -> None:
    outsider = await _persona(chat, who)
    before, said = await _kept(chat), len(chat.texts)
    await outsider.taps(OnOwnCase(number=NUMBER, step=step))
    assert await _kept(chat) == before
    assert all(topic.title not in text for text in chat.texts[said:])


async def test_a_replayed_claim_is_one_claim(chat: Chat, topic: Topic, secretary: Persona) -> None:
    await secretary.taps_in_forum(OnCase(number=NUMBER, do=Do.CLAIM), TOPIC)
    before = await _kept(chat)
    chat.again()
    await secretary.taps_in_forum(OnCase(number=NUMBER, do=Do.CLAIM), TOPIC)
    assert await _kept(chat) == before
    assert (await topic.case()).holder_id == (await secretary.known()).id


def _strings(luck: random.Random) -> Iterator[str]:
    """What buttons could carry: plausible, mistyped and mad, each within Telegram's 64 bytes."""
    parts = ["", "0", "1", "2", "7", "-1", "99999999999", NUMBER, "SDK-2026-0001", "deadbeef"]
    parts += ["en", "urgent", "type", "send", "claim", "reply", "yes", "a" * 20, "\u0130", "'--"]
    prefixes = [
        prefix
        for prefix in PREFIXES
        if prefix not in {kind.prefix for kind in (AskEnrolment, RenewEnrolment, AskWithoutOffice)}
    ]
    while True:
        if luck.random() < 0.1:
            length = luck.randint(1, 20)
            yield "".join(chr(luck.choice((luck.randint(1, 126), 0x131))) for _ in range(length))
        else:
            chosen = luck.choices(parts, k=luck.randint(0, 3))
            text = ":".join((luck.choice(prefixes), *chosen))
            yield text.encode()[:64].decode(errors="ignore")


async def test_ten_thousand_random_buttons_raise_nothing_and_change_nothing(
    chat: Chat, topic: Topic
) -> None:
    stranger, strings = Persona(chat, 6666), _strings(random.Random(SEED))
    before = await _kept(chat)
    for _ in range(RANDOM_STRINGS):
        await stranger.taps_raw(next(strings))
        assert all(topic.title not in text for text in chat.texts)
        chat.calls.clear()
    assert await _kept(chat) == before


def _content(luck: random.Random) -> Json:
    """What a message may hold."""
    words = ["/vaka", "/kuyruk", NUMBER, "merhaba", "\u202e", "😀" * 9, "<b>", "ı" * 400, "@", "1"]
    text = " ".join(luck.choices(words, k=luck.randint(1, 6)))
    file = {"file_id": "F", "file_unique_id": "F"}
    return luck.choice(
        [
            {"text": text},
            {"photo": [{**file, "width": 1, "height": 1}], "caption": text},
            {"document": file, "media_group_id": "9"},
            {
                "sticker": {**file, "type": "regular", "width": 1, "height": 1}
                | {"is_animated": False, "is_video": False}
            },
            {"contact": {"phone_number": "1", "first_name": "A"}},
            {"location": {"latitude": 1.0, "longitude": 1.0}},
            {"new_chat_title": text},
            {"forum_topic_created": {"name": NUMBER, "icon_color": 1}},
        ]
    )


def _update(luck: random.Random, sender: Json) -> Json:
    """A message, a correction or a search from anywhere, of a kind that Telegram sends."""
    if luck.random() < 0.1:
        query = {"id": "1", "from": sender, "query": luck.choice(("", NUMBER)), "offset": ""}
        return {"inline_query": query}
    chats: list[Json] = [
        {"id": sender["id"], "type": "private", "first_name": "A"},
        {"id": FORUM, "type": "supergroup", "title": "S", "is_forum": True},
        {"id": GROUP, "type": "supergroup", "title": "B"},
    ]
    thread = {"message_thread_id": TOPIC, "is_topic_message": True}
    message = {"message_id": luck.randint(1, 999), "date": MOMENT, "from": sender}
    message |= {"chat": luck.choice(chats), **luck.choice((thread, {})), **_content(luck)}
    if luck.random() < 0.2:
        return {"edited_message": {**message, "edit_date": MOMENT + 1}}
    return {"message": message}


async def test_random_updates_of_a_stranger_raise_nothing_and_change_nothing(
    chat: Chat, topic: Topic
) -> None:
    luck, stranger = random.Random(SEED), Persona(chat, 6666)
    before = await _kept(chat)
    for _ in range(RANDOM_UPDATES):
        await chat.feed(_update(luck, stranger.user))
        assert all(topic.title not in text for text in chat.texts)
        chat.calls.clear()
    assert await _kept(chat) == before
