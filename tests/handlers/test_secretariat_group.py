"""The secretariat's group: named by an admin, followed, entered and left."""

from typing import Any

import pytest
from aiogram.types import ChatMemberAdministrator
from sqlalchemy import select

from cases.people import Role
from handlers.markup import visible
from storage.tables import outbox
from tests.handlers.chat import FORUM, FORUM_CHAT, Chat, Persona
from tests.handlers.telegram import DESK, MOMENT

NEW = -1001112223334
RIGHTS = {"can_manage_topics": True, "can_pin_messages": True, "can_delete_messages": True}
_NO_RIGHTS = tuple(
    name for name, field in ChatMemberAdministrator.model_fields.items() if field.is_required()
)


def _administrator(**rights: bool) -> dict[str, Any]:
    rights = dict.fromkeys(RIGHTS, False) | rights
    return {**dict.fromkeys(_NO_RIGHTS, False), "status": "administrator", "user": DESK, **rights}


def _changed(user: dict[str, Any], status: str) -> dict[str, Any]:
    more = {"until_date": 0} if status == "kicked" else {}
    return {
        "chat": FORUM_CHAT,
        "from": user,
        "date": MOMENT,
        "old_chat_member": {"status": "member", "user": user},
        "new_chat_member": {"status": status, "user": user, **more},
    }


async def _notices(chat: Chat) -> list[str]:
    async with chat.storage.read() as unit:
        return list(await unit.connection.scalars(select(outbox.c.kind).order_by(outbox.c.id)))


async def test_an_admin_names_the_group(chat: Chat, admin: Persona) -> None:
    chat.session.answers["GetChatMember"] = _administrator(**RIGHTS)
    await admin.says_in_forum("/masa")
    assert "Bu grup artık sekretaryanın çalışma yeri." in chat.text
    assert "Eksik" not in chat.text
    place = await chat.desk.places.secretariat()
    assert place is not None
    assert (place.chat_id, place.is_forum) == (FORUM, True)


async def test_missing_rights_are_named_with_what_to_do(chat: Chat, admin: Persona) -> None:
    chat.session.answers["GetChatMember"] = _administrator(can_delete_messages=True)
    await admin.says_in_forum("/masa")
    assert "“Konuları yönet” yetkisini" in chat.text
    assert "“Mesajları sabitle” yetkisini" in chat.text
    assert "“Mesajları sil”" not in chat.text
    place = await chat.desk.places.secretariat()
    assert place is not None
    assert not place.is_forum


async def test_a_member_desk_is_asked_to_become_administrator(chat: Chat, admin: Persona) -> None:
    chat.session.answers["GetChatMember"] = {"status": "member", "user": DESK}
    await admin.says_in_forum("/masa")
    assert "Masayı grupta yönetici yapınız" in chat.text


async def test_nobody_else_names_a_group(
    chat: Chat, secretary: Persona, stranger: Persona
) -> None:
    chat.session.answers["GetChatMember"] = _administrator(**RIGHTS)
    for persona in (secretary, stranger):
        await persona.says_in_forum("/masa")
        assert "yetki" in chat.text.casefold()
    assert await chat.desk.places.secretariat() is None


async def test_the_command_belongs_into_the_group(chat: Chat, admin: Persona) -> None:
    await admin.says("/masa")
    assert "grubun içinde yazılır" in chat.text


@pytest.mark.usefixtures("forum")
async def test_a_group_that_becomes_a_supergroup_is_followed(
    chat: Chat, stranger: Persona
) -> None:
    for content in ({"migrate_to_chat_id": NEW}, {"migrate_to_chat_id": NEW}):
        message = {"message_id": 9, "date": MOMENT, "chat": FORUM_CHAT, "from": stranger.user}
        await chat.feed({"message": {**message, **content}})
    place = await chat.desk.places.secretariat()
    assert place is not None
    assert place.chat_id == NEW
    assert await chat.desk.people.known(stranger.number) is None


@pytest.mark.usefixtures("forum")
async def test_a_refused_call_tells_of_the_move_as_well(chat: Chat, secretary: Persona) -> None:
    chat.session.moved_to = NEW
    await secretary.says_in_forum("/durum")
    place = await chat.desk.places.secretariat()
    assert place is not None
    assert place.chat_id == NEW


@pytest.mark.usefixtures("forum", "admin")
async def test_a_secretary_who_leaves_rests_until_she_is_back(
    chat: Chat, secretary: Persona
) -> None:
    for _ in range(2):
        await chat.feed({"chat_member": _changed(secretary.user, "left")})
    assert Role.SECRETARY not in (await secretary.known()).roles(chat.now)
    await secretary.says("/kuyruk")
    assert "yetki" in chat.text.casefold()
    await chat.feed({"chat_member": _changed(secretary.user, "member")})
    assert Role.SECRETARY in (await secretary.known()).roles(chat.now)
    assert await _notices(chat) == ["StaffAway", "StaffAway"]


@pytest.mark.usefixtures("forum", "admin")
async def test_an_officer_who_leaves_is_nobodys_business(chat: Chat, enrolled: Persona) -> None:
    await chat.feed({"chat_member": _changed(enrolled.user, "left")})
    assert await _notices(chat) == []


@pytest.mark.usefixtures("forum", "admin")
async def test_a_desk_that_is_put_out_tells_the_admins_and_waits(
    chat: Chat, secretary: Persona
) -> None:
    await chat.feed({"my_chat_member": _changed(DESK, "kicked")})
    await secretary.says("/durum")
    assert "✗ Sekretarya grubu: masa gruptan çıkarıldı" in chat.text
    place = await chat.desk.places.secretariat()
    assert place is not None
    assert place.parked_at is not None
    back = {**_changed(DESK, "member"), "new_chat_member": _administrator(**RIGHTS)}
    await chat.feed({"my_chat_member": back})
    place = await chat.desk.places.secretariat()
    assert place is not None
    assert place.parked_at is None
    assert await _notices(chat) == ["HealthAlert", "HealthAlert"]


@pytest.mark.usefixtures("forum")
@pytest.mark.parametrize(("text", "topic"), [("/kuyruk", None), ("Bunu kim yazdı?", 101)])
async def test_an_anonymous_administrator_is_told_why_nothing_happens(
    chat: Chat, stranger: Persona, text: str, topic: int | None
) -> None:
    await stranger.says_in_forum(text, topic, sender_chat=FORUM_CHAT)
    assert "isimsiz yönetici" in chat.text
    assert await chat.desk.people.known(stranger.number) is None


@pytest.mark.usefixtures("forum")
async def test_plain_talk_in_general_and_foreign_topics_are_left_alone(
    chat: Chat, secretary: Persona
) -> None:
    await secretary.says_in_forum("Öğle yemeği nerede?")
    opened = {"name": "Yemek", "icon_color": 1}
    base = {"message_id": 9, "date": MOMENT, "chat": FORUM_CHAT, "from": secretary.user}
    created = {**base, "message_thread_id": 77, "forum_topic_created": opened}
    await chat.feed({"message": created})
    await chat.feed({"message": {**base, "message_thread_id": 77, "forum_topic_closed": {}}})
    assert chat.calls == []


async def test_other_groups_have_no_queue(chat: Chat, secretary: Persona) -> None:
    await secretary.says_in_group("/kuyruk")
    assert chat.calls == []


@pytest.mark.usefixtures("forum")
async def test_a_stranger_in_the_group_is_refused_there(chat: Chat, stranger: Persona) -> None:
    await stranger.says_in_forum("/durum")
    assert "yetki" in visible(chat.text).casefold()
