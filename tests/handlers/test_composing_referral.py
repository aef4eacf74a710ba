"""Putting a referral together: whom it can be sent to, and what goes along with the brief."""

import pytest
from aiogram.methods import SendDocument, SendMessage, SendPhoto

from cases.board import Referral
from cases.case import Attachment, FileKind, Status
from cases.errors import DeskError
from cases.people import Post, Role
from handlers.callbacks import board as tap
from handlers.callbacks.desk import TickMember
from handlers.services.own_cases import Words
from handlers.services.referring import Brief
from handlers.views.desk import MOST_PAPERS
from tests.handlers.chat import Chat, Persona
from tests.handlers.topic import NUMBER, TOPIC, Topic, answering

Members = tuple[Persona, ...]
PLAN = Attachment(FileKind.DOCUMENT, "plan")
PICTURE = Attachment(FileKind.PHOTO, "resim")
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
    assert "Şahinbey Belediyesi seçilemez: soranın kurumundan" in str(chat.toasts[-1])


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
    assert any("Şahinbey Belediyesi seçilemez" in str(toast) for toast in chat.toasts)
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


async def test_secretary_sees_what_members_will_read_and_which_places_it_still_names(
    topic: Topic, secretary: Persona, member: Persona
) -> None:
    chat = topic.chat
    typed = "Şahinbey'de, Gaziantep'te bir aile. Komşumuz Nizip Belediyesi vermiş."
    covered = "(belediye)de, (il)de bir aile. Komşumuz Nizip Belediyesi vermiş."
    await secretary.says_in_forum("/kurul", TOPIC)
    await secretary.taps_in_forum("Özeti düzelt", TOPIC)
    await secretary.says_in_forum(typed, TOPIC, **answering(chat))
    assert covered in chat.text
    assert typed not in chat.text
    assert "Başlık: Okul kaydı" in chat.text
    assert "Şu yer adları üyelere görünür: Nizip Belediyesi." in chat.text
    await _tick(secretary)
    await secretary.taps_in_forum("🏛 Belediyeyi göster", TOPIC)
    assert typed in chat.text
    assert "yer adları" not in chat.text
    await secretary.taps_in_forum("🏛 Belediyeyi gizle", TOPIC)
    await secretary.taps_in_forum("Kurula gönder", TOPIC)
    await member.taps(tap.DeclareClear(referral=(await _referral(chat)).id))
    assert covered in chat.text
    assert "Gaziantep" not in chat.text


async def _encloses(topic: Topic, *files: Attachment, update_id: int = 900) -> None:
    """The officer adds files to her case."""
    words = Words("Ekte.", update_id, files)
    await topic.chat.desk.own_cases.add(NUMBER, words, by=await topic.officer.known())


async def _referral(chat: Chat) -> Referral:
    async with chat.storage.read() as unit:
        [referral] = await unit.board.of_case(NUMBER)
    return referral


async def _sorted(topic: Topic, secretary: Persona, kind: str) -> None:
    await topic.chat.desk.cases.triage(NUMBER, by=await secretary.known(), type=kind)


def _sent_files(chat: Chat) -> list[tuple[int | str, object]]:
    found = [c for c in chat.calls if isinstance(c, SendDocument | SendPhoto)]
    return [(c.chat_id, c.document if isinstance(c, SendDocument) else c.photo) for c in found]


async def test_no_file_goes_to_the_board_unless_it_is_ticked(
    topic: Topic, secretary: Persona, member: Persona
) -> None:
    chat = topic.chat
    await _encloses(topic, PLAN, PICTURE)
    await secretary.says_in_forum("/kurul", TOPIC)
    assert "Özetle gidecek belge: 0 / 2" in chat.text
    assert "Kişilere ait belge" in chat.text
    await _tick(secretary)
    await secretary.taps_in_forum("Kurula gönder", TOPIC)
    referral = await _referral(chat)
    assert referral.files == ()
    await member.taps(tap.DeclareClear(referral=referral.id))
    assert not any("Belge" in label for label in chat.labels)


async def test_ticked_file_goes_with_the_brief_and_opens_after_the_declaration(
    topic: Topic, secretary: Persona, member: Persona
) -> None:
    chat = topic.chat
    await _encloses(topic, PLAN, PICTURE)
    await secretary.says_in_forum("/kurul", TOPIC)
    await secretary.taps_in_forum("⬜️ 📎 1. belge · 22 Kasım 2026", TOPIC)
    assert "Özetle gidecek belge: 1 / 2" in chat.text
    await _tick(secretary)
    await secretary.taps_in_forum("Kurula gönder", TOPIC)
    referral = await _referral(chat)
    assert referral.files == (PLAN,)
    await member.taps(tap.SendFiles(referral=referral.id))
    assert _sent_files(chat) == []
    await member.taps(tap.OpenSitting(referral=referral.id))
    assert not any("Belge" in label for label in chat.labels)
    await member.taps("Çıkar çatışmam yok")
    await member.taps("📎 Belgeleri gönder (1)")
    assert _sent_files(chat) == [(member.number, "plan")]


async def test_strategy_text_goes_with_its_files_unless_they_are_unticked(
    topic: Topic, secretary: Persona
) -> None:
    chat = topic.chat
    await _sorted(topic, secretary, "strateji-metni")
    await _encloses(topic, PLAN, PICTURE)
    await secretary.says_in_forum("/kurul", TOPIC)
    assert "Özetle gidecek belge: 2 / 2" in chat.text
    await secretary.taps_in_forum("☑️ 📎 2. fotoğraf · 22 Kasım 2026", TOPIC)
    await _tick(secretary)
    await secretary.taps_in_forum("Kurula gönder", TOPIC)
    assert (await _referral(chat)).files == (PLAN,)


async def test_who_withdrew_gets_no_file(
    topic: Topic, secretary: Persona, members: Members
) -> None:
    chat = topic.chat
    await _encloses(topic, PLAN)
    by, numbers = await secretary.known(), [(await each.known()).id for each in members]
    brief = Brief("Özet", tuple(numbers), files=(PLAN,))
    await chat.desk.referring.refer(NUMBER, brief, by=by)
    number = (await _referral(chat)).id
    await members[0].taps(tap.Recuse(referral=number, sure=True))
    await members[0].taps(tap.SendFiles(referral=number))
    assert _sent_files(chat) == []
    await topic.officer.taps(tap.SendFiles(referral=number))
    assert _sent_files(chat) == []


async def test_a_tick_beside_a_long_brief_changes_one_message_and_sends_none(
    topic: Topic, secretary: Persona
) -> None:
    chat = topic.chat
    brief = "Okula kayıt sorulmaktadır. " * 150
    await secretary.says_in_forum("/kurul", TOPIC)
    await secretary.taps_in_forum("Özeti düzelt", TOPIC)
    await secretary.says_in_forum(brief, TOPIC, **answering(chat))
    assert brief.strip() in chat.texts[-2]
    before = len(chat.calls)
    await secretary.taps_in_forum(f"⬜️ {NAMES[0]}", TOPIC)
    assert "Seçilen üye: 1" in chat.text
    assert f"☑️ {NAMES[0]}" in chat.labels
    assert not any(isinstance(call, SendMessage) for call in chat.calls[before:])


async def test_a_long_brief_is_shown_anew_with_the_municipality_in_it(
    topic: Topic, secretary: Persona
) -> None:
    chat = topic.chat
    await secretary.says_in_forum("/kurul", TOPIC)
    await secretary.taps_in_forum("Özeti düzelt", TOPIC)
    await secretary.says_in_forum(
        "Şahinbey'de okula kayıt sorulmaktadır. " * 100, TOPIC, **answering(chat)
    )
    before = len(chat.texts)
    await secretary.taps_in_forum("🏛 Belediyeyi göster", TOPIC)
    assert any("Şahinbey" in text for text in chat.texts[before:])


async def test_no_file_goes_that_has_no_button(topic: Topic, secretary: Persona) -> None:
    await _sorted(topic, secretary, "strateji-metni")
    for nth in range(MOST_PAPERS + 1):
        await _encloses(topic, Attachment(FileKind.DOCUMENT, f"d{nth}"), update_id=900 + nth)
    await secretary.says_in_forum("/kurul", TOPIC)
    ticked = [label for label in topic.chat.labels if label.startswith("☑️")]
    assert len(ticked) == MOST_PAPERS
    assert f"{MOST_PAPERS} / {MOST_PAPERS + 1}" in topic.chat.text


async def test_file_of_another_case_is_refused(
    topic: Topic, secretary: Persona, members: Members
) -> None:
    numbers = [(await each.known()).id for each in members]
    brief = Brief("Özet", tuple(numbers), files=(PLAN,))
    with pytest.raises(DeskError):
        await topic.chat.desk.referring.refer(NUMBER, brief, by=await secretary.known())


async def test_file_that_telegram_lost_is_told(
    topic: Topic, secretary: Persona, members: Members
) -> None:
    chat = topic.chat
    await _encloses(topic, PLAN)
    by, numbers = await secretary.known(), [(await each.known()).id for each in members]
    brief = Brief("Özet", tuple(numbers), files=(PLAN,))
    await chat.desk.referring.refer(NUMBER, brief, by=by)
    number = (await _referral(chat)).id
    await members[0].taps(tap.DeclareClear(referral=number))
    chat.session.refusals["SendDocument"] = "wrong file identifier/HTTP URL specified"
    await members[0].taps(tap.SendFiles(referral=number))
    assert "Belge gönderilemedi" in chat.text


async def test_secretary_refers_in_private_by_the_number(
    topic: Topic, secretary: Persona, member: Persona
) -> None:
    chat = topic.chat
    await secretary.says(f"/kurul {NUMBER}")
    assert "kurula gönderilecek" in chat.text
    await secretary.says("/kurul")
    assert "/kurul SDK-2026-0042" in chat.text
    await member.says(f"/kurul {NUMBER}")
    assert "sizden beklenen bir görüş yok" in chat.text


async def test_secretary_who_is_a_member_too_has_her_list_and_refers_by_number(
    topic: Topic, secretary: Persona
) -> None:
    await secretary.becomes(Role.MEMBER, Post(institution="Birlik", group="yerel-yonetim"))
    await secretary.says("/kurul")
    assert "sizden beklenen bir görüş yok" in topic.chat.text
    await secretary.says(f"/kurul {NUMBER.lower()}")
    assert "kurula gönderilecek" in topic.chat.text
