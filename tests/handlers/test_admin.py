"""An admin and the secretariat speak with the desk about roles."""

import re

import pytest

from cases.delivery import Message
from cases.membership import RefusedFor
from cases.notice import EnrolmentAsked, EnrolmentChanged, EnrolmentDecided, Notice
from cases.people import Language, Post, Role
from handlers.callbacks.admin import (
    AskEnrolment,
    ConfirmGrant,
    DecideEnrolment,
    GiveRole,
    InviteRole,
    InviteTown,
    ReconsiderEnrolment,
    RefuseEnrolment,
    RevokeGrant,
    ShowHolder,
    ShowPeople,
    TakeBackInvite,
)
from handlers.phrases import phrases
from handlers.services.delivery import Reference, facts_of
from handlers.services.municipalities import suggest, town_key
from handlers.views.notices import render
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
        RefuseEnrolment(request=1, why=RefusedFor.OTHER_TOWN),
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


@pytest.mark.parametrize("role", ["memur", "kurul üyesi"])
async def test_role_that_wants_a_post_is_given_by_invitation(
    chat: Chat, admin: Persona, editor: Persona, role: str
) -> None:
    await admin.says(f"/rol {(await editor.known()).id} {role}")
    assert "/davet" in chat.text
    assert (await editor.known()).roles(chat.now) == {Role.EDITOR}


async def test_auditor_sees_the_list_without_a_button_that_changes(
    chat: Chat, auditor: Persona, editor: Persona
) -> None:
    await auditor.says("/kisiler")
    await auditor.taps("Editör")
    await auditor.taps(f"Kişi {(await editor.known()).id} · Editör")
    assert chat.labels == ["‹ Listeye dön"]


async def test_admin_is_not_offered_what_she_may_not_do_for_herself(
    chat: Chat, admin: Persona
) -> None:
    await admin.says("/kisiler")
    await admin.taps("Yönetici")
    await admin.taps(f"Kişi {(await admin.known()).id} · Yönetici")
    assert chat.labels == ["Görevi geri al", "‹ Listeye dön"]


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
    await officer.says("Sosyal Yardım İşleri Müdürlüğü")
    assert "Başvurunuz sekretaryaya iletildi" in chat.text
    assert f"Kayıt kodunuz: K-{(await officer.known()).id}" in chat.text
    await secretary.taps_in_forum(DecideEnrolment(request=1, granted=True))
    assert "Onaylayan: Sekreter · Hukuk müşaviri" in chat.text
    (grant,) = (await officer.known()).grants
    assert grant.post == Post(municipality=TOWN, title="Sosyal Yardım İşleri Müdürlüğü")


async def _asks(chat: Chat, officer: Persona, town: str = "Şahinbey") -> None:
    """She chooses a municipality and asks to be enrolled there."""
    await officer.says("/start")
    if await officer.questions() or chat.labels == ["Belediyemi değiştir"]:
        await officer.taps("Belediyemi değiştir")
    await officer.says(town)
    await officer.taps(chat.labels[0])
    await officer.says("/rol")
    await officer.taps(chat.labels[0])
    await officer.taps("Yazmadan başvur")


async def _told(chat: Chat, notice: Notice) -> Message:
    """A notice as the reader sees it."""
    async with chat.storage.read() as unit:
        facts = await facts_of(notice, unit, Reference(chat.shelf, chat.rules, lambda: chat.now))
    assert facts is not None
    shown = render(notice, facts, phrases(Language.TURKISH))
    assert isinstance(shown, Message)
    return shown


async def test_secretariat_reads_the_code_that_the_applicant_has(
    chat: Chat, officer: Persona
) -> None:
    await _asks(chat, officer)
    code = f"K-{(await officer.known()).id}"
    assert code in chat.text
    (said,) = (await _told(chat, EnrolmentAsked(1))).parts
    assert code in said
    assert "Belediye bu kodu kendisi söyle" in said
    await officer.says("/rol")
    assert f"Kayıt kodunuz: {code}" in chat.text


async def test_office_that_she_names_is_told_to_the_secretariat(
    chat: Chat, officer: Persona
) -> None:
    await officer.says("/start")
    await officer.says("Şahinbey")
    await officer.taps("Şahinbey Belediyesi (Gaziantep)")
    await officer.taps(AskEnrolment())
    await officer.says("Kadın ve Aile Hizmetleri Müdürlüğü")
    (said,) = (await _told(chat, EnrolmentAsked(1))).parts
    assert "Kadın ve Aile Hizmetleri Müdürlüğü" in said


async def test_question_in_place_of_an_office_is_answered(chat: Chat, officer: Persona) -> None:
    await officer.says("/start")
    await officer.says("Şahinbey")
    await officer.taps("Şahinbey Belediyesi (Gaziantep)")
    await officer.taps(AskEnrolment())
    await officer.says("Yabancı çocuk okula nasıl kaydedilir?")
    assert len(await officer.questions()) == 1
    assert await chat.desk.enrolments.pending(await officer.known()) is None


async def test_wrong_town_of_a_request_is_put_right(chat: Chat, officer: Persona) -> None:
    await _asks(chat, officer)
    await _asks(chat, officer, "Kadıköy")
    assert "Kadıköy Belediyesi (İstanbul) memuru" in chat.text
    assert "Önceki başvurunuz (Şahinbey Belediyesi (Gaziantep)) geri alındı" in chat.text
    (said,) = (await _told(chat, EnrolmentChanged(2))).parts
    assert "Kadıköy Belediyesi (İstanbul)" in said


async def test_officer_asks_to_move_to_another_municipality(
    chat: Chat, enrolled: Persona, secretary: Persona
) -> None:
    await enrolled.says("/rol")
    assert chat.labels == ["Belediyemi değiştir"]
    await enrolled.taps("Belediyemi değiştir")
    await enrolled.says("Kadıköy")
    await enrolled.taps("Kadıköy Belediyesi (İstanbul)")
    assert "Kaydınız Şahinbey Belediyesi (Gaziantep) içindir" in chat.text
    await enrolled.taps("Kayıt iste: Kadıköy Belediyesi (İstanbul)")
    await enrolled.taps("Yazmadan başvur")
    await secretary.taps_in_forum(DecideEnrolment(request=1, granted=True))
    (grant,) = (await enrolled.known()).grants
    assert grant.post.municipality == (await enrolled.known()).municipality
    assert chat.desk.opening.municipality_of(await enrolled.known()) == grant.post.municipality
    assert grant.post.municipality != TOWN


async def test_refusal_tells_the_reason_that_was_chosen(
    chat: Chat, officer: Persona, secretary: Persona
) -> None:
    await _asks(chat, officer)
    await secretary.taps_in_forum(DecideEnrolment(request=1, granted=False))
    assert chat.labels == ["Doğrulanamadı", "Yanlış belediye", "Görevli değil", "‹ Vazgeç"]
    assert await chat.desk.enrolments.pending(await officer.known()) is not None
    await secretary.taps_in_forum("‹ Vazgeç")
    assert chat.labels == ["Onayla", "Reddet"]
    await secretary.taps_in_forum("Reddet")
    await secretary.taps_in_forum("Yanlış belediye")
    assert "reddedildi: Yanlış belediye. Reddeden: Sekreter" in chat.text
    (said,) = (await _told(chat, EnrolmentDecided(1))).parts
    assert "çalıştığınız belediye değil" in said


async def test_buttons_of_a_request_are_changed_by_nobody_else(
    chat: Chat, officer: Persona, stranger: Persona
) -> None:
    await _asks(chat, officer)
    for tap in (DecideEnrolment(request=1, granted=False), ReconsiderEnrolment(request=1)):
        asked = len(chat.calls)
        await stranger.taps_in_forum(tap)
        assert REFUSED in str(chat.toasts[-1])
        assert len(chat.calls) == asked + 1


async def test_second_secretary_is_told_that_it_is_decided(
    chat: Chat, officer: Persona, secretary: Persona, colleague: Persona
) -> None:
    await officer.says("/rol")
    await chat.desk.enrolments.ask(await officer.known(), TOWN)
    await secretary.taps_in_forum(RefuseEnrolment(request=1, why=RefusedFor.NOT_CONFIRMED))
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
    assert "geri alındı; bağlantısı artık geçerli değil" not in chat.text
    assert "Bu davet artık kullanılamıyordu" in chat.text
