"""Putting a referral together: whom it can be sent to, and what goes along with the brief."""

import pytest

from cases.case import Status
from cases.people import Post, Role
from handlers.callbacks.desk import TickMember
from tests.handlers.chat import Chat, Persona
from tests.handlers.topic import NUMBER, TOPIC, Topic

Members = tuple[Persona, ...]
NAMES = ("Gaziantep Üniversitesi", "Göç Çalışmaları Derneği", "Belediyeler Birliği")


@pytest.fixture
def members(member: Persona, second_member: Persona, third_member: Persona) -> Members:
    """As many as the board needs."""
    return (member, second_member, third_member)


@pytest.fixture
async def insider(chat: Chat) -> Persona:
    """A member of the asker's own municipality."""
    insider = Persona(chat, 3009)
    post = Post(institution="Şahinbey Belediyesi", group="yerel-yonetim")
    await insider.becomes(Role.MEMBER, post)
    return insider


@pytest.fixture
async def topic(chat: Chat, enrolled: Persona, forum: int, members: Members) -> Topic:
    """A case of an officer in its topic, and a board that could be asked."""
    assert forum
    assert members
    return await Topic(chat, enrolled).opened()


async def _tick(secretary: Persona) -> None:
    for name in NAMES:
        await secretary.taps_in_forum(f"⬜️ {name}", TOPIC)


async def test_member_of_the_askers_institution_is_named_and_not_offered(
    topic: Topic, secretary: Persona, insider: Persona
) -> None:
    chat = topic.chat
    await secretary.says_in_forum("/kurul", TOPIC)
    assert not any("Şahinbey" in label for label in chat.labels)
    assert "🚫 Şahinbey Belediyesi seçilemez: soranın kurumundan." in chat.text
    number = (await insider.known()).id
    await secretary.taps_in_forum(TickMember(number=NUMBER, person=number), TOPIC)
    assert "Şahinbey Belediyesi soruyu soran kurumdan" in str(chat.toasts[-1])


async def test_refusal_names_the_member_who_became_one_of_the_askers_institution(
    topic: Topic, secretary: Persona, members: Members
) -> None:
    chat = topic.chat
    await secretary.says_in_forum("/kurul", TOPIC)
    await _tick(secretary)
    buttons = chat.keyboard
    (grant,) = (await members[0].known()).grants
    await chat.desk.membership.revoke(grant.id, by=None)
    await members[0].becomes(Role.MEMBER, Post(institution="Şahinbey Belediyesi", group="akademi"))
    assert buttons
    await secretary.taps_in_forum("Kurula gönder", TOPIC)
    assert any("Şahinbey Belediyesi soruyu soran" in str(toast) for toast in chat.toasts)
    assert "Seçilen üye: 2" in chat.text
    assert (await topic.case()).status is not Status.REFERRED


async def test_quorum_stands_alone_where_no_group_is_required(
    topic: Topic, secretary: Persona
) -> None:
    rules = topic.chat.rules
    free = rules.board.model_copy(update={"composition": {}})
    other = Chat(
        topic.chat.storage,
        topic.chat.library,
        rules=rules.model_copy(update={"board": free}),
        now=topic.chat.now,
    )
    await Persona(other, secretary.number).says_in_forum("/kurul", TOPIC)
    assert "Yeter sayı: en az 3 üye.\n" in other.text
    assert "Ayrıca" not in other.text
