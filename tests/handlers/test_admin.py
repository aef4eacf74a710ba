"""An admin and the secretariat speak with the desk about roles."""

import re

import pytest

from cases.people import Post, Role
from handlers.callbacks.admin import (
    ConfirmGrant,
    DecideEnrolment,
    GiveRole,
    InviteRole,
    InviteTown,
    RevokeGrant,
    ShowHolder,
    ShowPeople,
    TakeBackInvite,
)
from handlers.services.municipalities import suggest, town_key
from tests.handlers.chat import TOWN, Chat, Persona

LINK = re.compile(r"https://t\.me/danisma_masasi_bot\?start=(d_[\w-]+)")
REFUSED = "Bu işlem için yetkiniz yok."


def _payload(chat: Chat) -> str:
    found = LINK.search(chat.text)
    assert found, chat.text
    return found[1]


async def test_officers_are_invited_for_their_municipality(
    chat: Chat, secretary: Persona, stranger: Persona
) -> None:
    await secretary.says("/davet")
    assert chat.labels == ["Memur", "Açık davetler"]
    await secretary.taps("Memur")
    await secretary.says("şahinbey")
    await secretary.taps("Şahinbey Belediyesi (Gaziantep)")
    assert "Memur · Şahinbey Belediyesi (Gaziantep)" in chat.text
    assert "En çok 20 kişi" in chat.text
    await stranger.says(f"/start {_payload(chat)}")
    assert "Kaydınız yapıldı." in chat.text
    her = await stranger.known()
    assert her.roles(chat.now) == {Role.OFFICER}
    assert her.municipality == TOWN


async def test_member_is_invited_with_institution_group_and_topics(
    chat: Chat, admin: Persona, stranger: Persona
) -> None:
    await admin.says("/davet")
    await admin.taps("Kurul üyesi")
    await admin.taps("Üniversite")
    await admin.says("Gaziantep Üniversitesi")
    topic = chat.labels[0]
    await admin.taps(topic)
    await admin.taps("Bitti")
    await stranger.says(f"/start {_payload(chat)}")
    (grant,) = (await stranger.known()).grants
    assert grant.post.institution == "Gaziantep Üniversitesi"
    assert grant.post.group == "akademi"
    assert len(grant.post.expertise) == 1


async def test_topic_is_chosen_and_given_up_again(chat: Chat, admin: Persona) -> None:
    await admin.says("/davet")
    await admin.taps("Kurul üyesi")
    await admin.taps("Üniversite")
    await admin.says("Gaziantep Üniversitesi")
    topic = chat.labels[0]
    await admin.taps(topic)
    assert chat.labels[0] == f"✓ {topic}"
    await admin.taps(f"✓ {topic}")
    assert chat.labels[0] == topic


async def test_secretary_is_invited_with_her_office(
    chat: Chat, admin: Persona, stranger: Persona
) -> None:
    await admin.says("/davet")
    await admin.taps("Sekreter")
    await admin.says("Hukuk müşaviri")
    assert "ilk kullanan görevi alır" in chat.text
    await stranger.says(f"/start {_payload(chat)}")
    assert "Sekreter · Hukuk müşaviri" in chat.text


async def test_used_link_is_refused_kindly(
    chat: Chat, admin: Persona, stranger: Persona, officer: Persona
) -> None:
    await admin.says("/davet")
    await admin.taps("Editör")
    payload = _payload(chat)
    await stranger.says(f"/start {payload}")
    await officer.says(f"/start {payload}")
    assert "Bu davet bağlantısı geçerli değil" in chat.text
    assert (await officer.known()).grants == ()


async def test_invitation_is_taken_back_from_the_list(
    chat: Chat, admin: Persona, stranger: Persona
) -> None:
    await admin.says("/davet")
    await admin.taps("Editör")
    payload = _payload(chat)
    await admin.says("/davet")
    await admin.taps("Açık davetler")
    assert "1. Editör · kalan kullanım 1/1" in chat.text
    await admin.taps("1. daveti geri al")
    await stranger.says(f"/start {payload}")
    assert "Bu davet bağlantısı geçerli değil" in chat.text


@pytest.mark.parametrize("role", [None, Role.MEMBER, Role.EDITOR, Role.AUDITOR])
async def test_who_may_invite_nobody_is_told_so(chat: Chat, role: Role | None) -> None:
    persona = Persona(chat, 9001)
    if role is not None:
        await persona.becomes(role, Post(institution="Baro", group="akademi"))
    await persona.says("/davet")
    assert REFUSED in chat.text


@pytest.mark.parametrize(
    "tap",
    [
        InviteRole(role=Role.EDITOR),
        InviteRole(role=Role.ADMIN),
        InviteTown(town=town_key(suggest("Kadıköy")[0])),
        ShowPeople(role=Role.ADMIN, page=0),
        ShowHolder(grant=1),
        ConfirmGrant(grant=1),
        RevokeGrant(grant=1, sure=True),
        GiveRole(person=1, role=Role.ADMIN),
        TakeBackInvite(invite=1),
        DecideEnrolment(request=1, granted=True),
    ],
)
async def test_forged_tap_of_a_stranger_changes_nothing(
    chat: Chat, admin: Persona, stranger: Persona, tap: InviteRole
) -> None:
    await chat.desk.enrolments.ask(await admin.known(), TOWN)
    before = (await admin.known()).grants
    await stranger.taps(tap)
    assert REFUSED in chat.text
    assert (await admin.known()).grants == before
    assert (await stranger.known()).grants == ()
    assert await chat.desk.invitations.usable(by=None) == ()


async def test_admin_looks_up_confirms_and_takes_back(
    chat: Chat, admin: Persona, editor: Persona
) -> None:
    number = (await editor.known()).id
    await admin.says("/kisiler")
    await admin.taps("Editör")
    await admin.taps(f"Kişi {number} · Editör")
    await admin.taps("Görevi sürüyor")
    assert "22 Kasım 2027" in chat.text
    await admin.taps("‹ Listeye dön")
    await admin.taps(f"Kişi {number} · Editör")
    await admin.taps("Görevi geri al")
    assert "geri alınsın mı?" in chat.text
    await admin.taps("Evet, geri al")
    assert (await editor.known()).roles(chat.now) == frozenset()


async def test_role_is_given_by_a_tap_and_by_words(
    chat: Chat, admin: Persona, editor: Persona
) -> None:
    number = (await editor.known()).id
    await admin.says("/kisiler")
    await admin.taps("Editör")
    await admin.taps(f"Kişi {number} · Editör")
    await admin.taps("+ Sekreter")
    assert (await editor.known()).roles(chat.now) == {Role.EDITOR, Role.SECRETARY}
    await admin.says(f"/rol {number} denetçi")
    assert Role.AUDITOR in (await editor.known()).roles(chat.now)


@pytest.mark.parametrize("words", ["12", "on iki editör", "1 kral", "99999999999999999 editör"])
async def test_role_by_words_nobody_understands_is_explained(
    chat: Chat, admin: Persona, words: str
) -> None:
    await admin.says(f"/rol {words}")
    assert "/rol 12 editör" in chat.text


async def test_auditor_sees_the_list_without_a_button_that_changes(
    chat: Chat, auditor: Persona, editor: Persona
) -> None:
    await auditor.says("/kisiler")
    await auditor.taps("Editör")
    await auditor.taps(f"Kişi {(await editor.known()).id} · Editör")
    assert chat.labels == ["‹ Listeye dön"]


async def test_person_sees_her_own_roles(chat: Chat, enrolled: Persona) -> None:
    await enrolled.says("/rol")
    assert "Memur · Şahinbey Belediyesi (Gaziantep)" in chat.text
    assert "22 Kasım 2027" in chat.text


async def test_officer_asks_to_be_enrolled_and_is_approved_in_the_group(
    chat: Chat, officer: Persona, secretary: Persona
) -> None:
    await officer.says("/start")
    await officer.says("Şahinbey")
    await officer.taps("Şahinbey Belediyesi (Gaziantep)")
    await officer.says("/rol")
    await officer.taps("Kayıt iste: Şahinbey Belediyesi (Gaziantep)")
    assert "Başvurunuz sekretaryaya iletildi" in chat.text
    await secretary.taps_in_forum(DecideEnrolment(request=1, granted=True))
    assert "Onaylayan: Sekreter · Hukuk müşaviri" in chat.text
    assert (await officer.known()).roles(chat.now) == {Role.OFFICER}


async def test_second_secretary_is_told_that_it_is_decided(
    chat: Chat, officer: Persona, secretary: Persona, colleague: Persona
) -> None:
    await officer.says("/rol")
    await chat.desk.enrolments.ask(await officer.known(), TOWN)
    await secretary.taps_in_forum(DecideEnrolment(request=1, granted=False))
    await colleague.taps_in_forum(DecideEnrolment(request=1, granted=True))
    assert chat.toasts[-1] == "Bekleyen bir işlem yok."
    assert (await officer.known()).grants == ()


async def test_stranger_without_a_municipality_is_shown_the_way(
    chat: Chat, stranger: Persona
) -> None:
    await stranger.says("/rol")
    assert "/start" in chat.text
    assert chat.labels == []


async def test_invitation_that_was_used_meanwhile_is_not_called_taken_back(
    chat: Chat, admin: Persona, stranger: Persona
) -> None:
    await admin.says("/davet")
    await admin.taps("Editör")
    payload = _payload(chat)
    await admin.says("/davet")
    await admin.taps("Açık davetler")
    take_back = admin.carried("1. daveti geri al")
    await stranger.says(f"/start {payload}")
    await admin.taps_raw(take_back)
    assert "geri alındı; bağlantısı artık geçmez" not in chat.text
    assert "Bu davet artık kullanılamıyordu" in chat.text
