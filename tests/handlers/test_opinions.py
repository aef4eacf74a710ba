"""An opinion, step by step: chosen, typed, shown, given once; the draft outlives everything."""

from datetime import timedelta

import pytest

from bot.fsm import SqlStorage
from cases.board import Opinion, Position
from cases.people import Post, Role
from cases.privacy import Kind
from handlers.callbacks import board as tap
from handlers.markup import TEXT_CHARS, length
from handlers.services.opinions import Draft, Field
from knowledge.entry import Obligation
from tests.handlers.boardroom import OPINION, TOWN, Secretariat
from tests.handlers.chat import Chat, Persona

PLACE = {"location": {"latitude": 37.0, "longitude": 37.3}}
QUESTION = "Yabancı çocuk okula nasıl kaydedilir?"
REASONING = "Kanun belediyeye hemşehri hukuku içinde yardım yetkisi verir."


@pytest.fixture
async def referral(
    chat: Chat,
    secretary: Persona,
    member: Persona,
    second_member: Persona,
    third_member: Persona,
) -> int:
    """A referral that the member may speak to."""
    asker = Persona(chat, 1002)
    await asker.becomes(Role.OFFICER, Post(municipality=TOWN))
    members = [await each.known() for each in (member, second_member, third_member)]
    desk = Secretariat(chat.storage, chat.rules, await secretary.known(), chat.now)
    asked = await desk.refers(await asker.known(), members)
    await chat.desk.boardroom.declare(asked.id, by=members[0], recused=False)
    return asked.id


async def _given(chat: Chat, referral: int, persona: Persona) -> Opinion | None:
    sitting = await chat.desk.boardroom.sitting(referral, by=await persona.known())
    return sitting.seat.opinion


async def _drafts(member: Persona, referral: int) -> None:
    """Everything up to the preview."""
    await member.taps(tap.Speak(referral=referral))
    await member.taps("Evet")
    await member.taps("🟢 Takdir")
    await member.says(REASONING)
    await member.says("5393 m. 14\nBelediye meclisi kararı")
    await member.taps("Koşul yok, sürdür")


async def test_opinion_is_asked_for_step_by_step(
    chat: Chat, referral: int, member: Persona
) -> None:
    await member.taps(tap.OpenSitting(referral=referral))
    await member.taps("✍️ Görüş yaz")
    assert chat.labels == ["Evet", "Hayır", "Koşullu"]
    await member.taps("Evet")
    assert "🔴 Zorunlu" in chat.labels
    assert len(chat.labels) == len(Obligation)
    await member.taps("🟢 Takdir")
    assert "Gerekçenizi yazınız" in chat.text
    await member.says(REASONING)
    assert "Dayanağınızı yazınız" in chat.text
    await member.says("5393 m. 14")
    assert "koşulları ya da sınırları" in chat.text
    await member.taps("Koşul yok, sürdür")
    assert "Görüş: Evet" in chat.text
    assert "Yükümlülük: 🟢 Takdir" in chat.text
    assert chat.labels == ["✅ Gönder", "✏️ Düzelt", "Vazgeç"]
    assert await _given(chat, referral, member) is None


async def test_known_laws_come_back_by_name_and_others_are_kept(
    chat: Chat, referral: int, member: Persona
) -> None:
    await _drafts(member, referral)
    assert "• 5393 m. 14 → 5393 sayılı Belediye Kanunu" in chat.text
    assert "• Belediye meclisi kararı (mevzuat sicilinde bulunamadı" in chat.text


async def test_opinion_is_given_as_it_was_shown(
    chat: Chat, referral: int, member: Persona
) -> None:
    await _drafts(member, referral)
    await member.taps("✅ Gönder")
    assert "Görüşünüz alındı" in chat.text
    basis = ("5393 m. 14", "Belediye meclisi kararı")
    expected = Opinion(Position.YES, "takdir", REASONING, basis, "")
    assert await _given(chat, referral, member) == expected


async def test_second_tap_gives_nothing_twice(chat: Chat, referral: int, member: Persona) -> None:
    await _drafts(member, referral)
    give = next(b.callback_data for row in chat.keyboard for b in row if "Gönder" in b.text)
    await member.taps_raw(str(give))
    async with chat.storage.read() as unit:
        once = await unit.board.get(referral)
    await member.taps_raw(str(give))
    assert "Görüşünüz alındı" in chat.text
    async with chat.storage.read() as unit:
        assert await unit.board.get(referral) == once


async def test_draft_that_another_device_changed_is_shown_again(
    chat: Chat, referral: int, member: Persona
) -> None:
    await _drafts(member, referral)
    give = next(b.callback_data for row in chat.keyboard for b in row if "Gönder" in b.text)
    await member.taps(tap.TakePosition(referral=referral, position=Position.NO))
    await member.taps_raw(str(give))
    assert "Taslak bu arada değişti" in chat.text
    assert await _given(chat, referral, member) is None
    await member.taps("✅ Gönder")
    given = await _given(chat, referral, member)
    assert given is not None
    assert given.position is Position.NO


async def test_one_part_is_said_anew(chat: Chat, referral: int, member: Persona) -> None:
    await _drafts(member, referral)
    await member.taps("✏️ Düzelt")
    await member.taps("Gerekçe")
    await member.says("Daha iyi bir gerekçe.")
    assert "Daha iyi bir gerekçe." in chat.text
    assert REASONING not in chat.text
    assert "✅ Gönder" in chat.labels


async def test_conditional_opinion_names_its_conditions(
    chat: Chat, referral: int, member: Persona
) -> None:
    await _drafts(member, referral)
    await member.taps(tap.TakePosition(referral=referral, position=Position.CONDITIONAL))
    assert "Hangi koşullarla?" in chat.text
    assert chat.labels == []
    await member.taps(tap.Skip(referral=referral, field=Field.CONDITIONS))
    await member.says("Meclis kararı alınması gerekir.")
    assert "Meclis kararı alınması gerekir." in chat.text
    await member.taps("✅ Gönder")
    given = await _given(chat, referral, member)
    assert given is not None
    assert given.conditions == "Meclis kararı alınması gerekir."


async def test_draft_outlives_a_restart(chat: Chat, referral: int, member: Persona) -> None:
    chat.dispatcher.fsm.storage = SqlStorage(chat.storage, lambda: chat.now)
    await member.taps(tap.Speak(referral=referral))
    await member.taps("Evet")
    await member.taps("🟢 Takdir")
    later = Chat(chat.storage, chat.library, now=chat.now)
    later.dispatcher.fsm.storage = SqlStorage(later.storage, lambda: later.now)
    herself = Persona(later, member.number)
    await herself.says(REASONING)
    assert "Dayanağınızı yazınız" in later.text


async def test_draft_outlives_everything_else_she_does(
    chat: Chat, referral: int, member: Persona
) -> None:
    await member.taps(tap.Speak(referral=referral))
    await member.taps("Evet")
    await member.taps("🟢 Takdir")
    await member.says("/iptal")
    await member.says(QUESTION)
    await member.says("/kurul")
    assert "görüş taslağınız var" in chat.text
    await member.taps(tap.OpenSitting(referral=referral))
    await member.taps("✍️ Taslağı sürdür")
    assert "Gerekçenizi yazınız" in chat.text


async def test_replayed_message_is_not_taken_for_the_next_part(
    chat: Chat, referral: int, member: Persona
) -> None:
    await member.taps(tap.Speak(referral=referral))
    await member.taps("Evet")
    await member.taps("🟢 Takdir")
    await member.says(REASONING)
    chat.again()
    await member.says(REASONING)
    assert "Dayanağınızı yazınız" in chat.text
    await member.says("5393 m. 14")
    await member.taps("Koşul yok, sürdür")
    await member.taps("✅ Gönder")
    given = await _given(chat, referral, member)
    assert given is not None
    assert given.basis == ("5393 m. 14",)


async def test_draft_is_dropped_only_when_she_says_so(
    chat: Chat, referral: int, member: Persona
) -> None:
    await _drafts(member, referral)
    await member.taps("Vazgeç")
    await member.taps("Sakla, sonra sürdürürüm")
    await member.taps(tap.Speak(referral=referral))
    assert "✅ Gönder" in chat.labels
    await member.taps("Vazgeç")
    await member.taps("🗑 Taslağı sil")
    await member.taps(tap.Speak(referral=referral))
    assert chat.labels == ["Evet", "Hayır", "Koşullu"]


async def test_masked_personal_data_is_told(chat: Chat, referral: int, member: Persona) -> None:
    await member.taps(tap.Speak(referral=referral))
    await member.taps("Evet")
    await member.taps("🟢 Takdir")
    await member.says("Kişi ███████ numaralıdır.", Kind.PHONE)
    assert "telefon" in chat.text
    assert "Dayanağınızı yazınız" in chat.text


async def test_pictures_are_no_part_of_an_opinion(
    chat: Chat, referral: int, member: Persona
) -> None:
    await member.taps(tap.Speak(referral=referral))
    await member.taps("Evet")
    await member.taps("🟢 Takdir")
    await member.sends(PLACE)
    assert "yalnız yazı alabiliyorum" in chat.text


async def test_who_loses_her_role_is_not_asked_to_go_on(
    chat: Chat, referral: int, member: Persona
) -> None:
    await member.taps(tap.Speak(referral=referral))
    await member.taps("Evet")
    await member.taps("🟢 Takdir")
    (grant,) = (await member.known()).grants
    await chat.desk.membership.revoke(grant.id, by=None)
    await member.says(REASONING)
    assert "kurul üyeliği gerekir" in chat.text
    await member.says(QUESTION)
    assert "Kayıt okul müdürlüğünde" in chat.text


async def test_question_that_was_withdrawn_while_she_wrote_is_told(
    chat: Chat, referral: int, member: Persona
) -> None:
    await member.taps(tap.Speak(referral=referral))
    await member.taps("Evet")
    await member.taps("🟢 Takdir")
    asker = Persona(chat, 1002)
    await chat.desk.own_cases.withdraw("SDK-2026-0001", by=await asker.known())
    await member.says(REASONING)
    assert "Sonuç: Geri çekildi" in chat.text


async def test_long_words_are_shown_whole(chat: Chat, referral: int, member: Persona) -> None:
    await member.taps(tap.Speak(referral=referral))
    await member.taps("Evet")
    await member.taps("🟢 Takdir")
    await member.says(("uzun gerekçe " * 300).strip())
    await member.says("\n".join(f"Dayanak {nth} " + "x" * 90 for nth in range(30)))
    await member.says("Koşul " * 500)
    assert "✅ Gönder" in chat.labels
    assert all(length(str(each.text)) <= TEXT_CHARS for each in chat.shown())


async def test_english_members_read_english(chat: Chat, referral: int, member: Persona) -> None:
    await member.says("/dil en")
    await member.says("/kurul")
    assert "Files that await your opinion" in chat.text


def test_draft_comes_back_as_it_was_kept() -> None:
    draft = Draft(Position.NO, Obligation.FORBIDDEN, "Çünkü.", ("5393",), "")
    assert Draft.kept(draft.values()) == draft
    assert draft.missing is None


def test_basis_is_one_a_line_without_bullets() -> None:
    assert Draft().typing(Field.BASIS, "• 5393 m. 14\n\n- 6458\n").basis == ("5393 m. 14", "6458")


def test_opinion_of_the_tests_is_one_that_a_draft_gives() -> None:
    draft = Draft(OPINION.position, Obligation(OPINION.obligation), OPINION.reasoning)
    whole = draft.typing(Field.BASIS, "\n".join(OPINION.basis)).skipping(Field.CONDITIONS)
    assert whole.opinion() == OPINION


async def _to_reasoning(member: Persona, referral: int) -> None:
    await member.taps(tap.Speak(referral=referral))
    await member.taps("Evet")
    await member.taps("🟢 Takdir")


async def test_present_text_stands_with_the_question_and_may_stay(
    chat: Chat, referral: int, member: Persona
) -> None:
    await _drafts(member, referral)
    await member.taps("✏️ Düzelt")
    await member.taps("Dayanak")
    shown = str(chat.shown()[-1].text)
    assert "<pre>5393 m. 14\nBelediye meclisi kararı</pre>" in shown
    assert chat.labels == ["Dayanak göstermeden sürdür", "↩️ Olduğu gibi kalsın"]
    await member.taps("↩️ Olduğu gibi kalsın")
    assert "✅ Gönder" in chat.labels
    await member.says(QUESTION)
    assert "Kayıt okul müdürlüğünde" in chat.text


async def test_whole_reasoning_is_shown_to_be_copied(
    chat: Chat, referral: int, member: Persona
) -> None:
    await _to_reasoning(member, referral)
    await member.says("a" * 4096)
    await member.says("5393 m. 14")
    await member.taps("Koşul yok, sürdür")
    await member.taps(tap.Rewrite(referral=referral, field=Field.REASONING))
    assert any(f"<pre>{'a' * 4096}</pre>" in str(call.text) for call in chat.shown())


async def test_chosen_part_may_stay_as_it_is(chat: Chat, referral: int, member: Persona) -> None:
    await _drafts(member, referral)
    await member.taps(tap.Rewrite(referral=referral, field=Field.POSITION))
    await member.taps("↩️ Olduğu gibi kalsın")
    assert "Görüş: Evet" in chat.text


async def test_corrected_message_corrects_its_part_of_the_draft(
    chat: Chat, referral: int, member: Persona
) -> None:
    await _to_reasoning(member, referral)
    await member.says(REASONING)
    await member.edits("Düzeltilmiş gerekçe.")
    assert "Dayanağınızı yazınız" in chat.text
    await member.taps(tap.Skip(referral=referral, field=Field.BASIS))
    await member.taps("Koşul yok, sürdür")
    assert "Düzeltilmiş gerekçe." in chat.text
    await member.edits("Yeniden düzeltilmiş.")
    assert "Yeniden düzeltilmiş." in chat.text
    await member.taps("✅ Gönder")
    given = await _given(chat, referral, member)
    assert given is not None
    assert given.reasoning == "Yeniden düzeltilmiş."


async def test_correction_after_the_opinion_was_given_changes_nothing(
    chat: Chat, referral: int, member: Persona
) -> None:
    await _to_reasoning(member, referral)
    await member.says(REASONING)
    await member.taps(tap.Skip(referral=referral, field=Field.BASIS))
    await member.taps("Koşul yok, sürdür")
    await member.taps("✅ Gönder")
    await member.edits("Sonradan başka bir gerekçe.")
    assert "artık değiştirilemez" in chat.text
    given = await _given(chat, referral, member)
    assert given is not None
    assert given.reasoning == REASONING


async def test_correction_of_a_message_that_was_written_anew_is_not_taken(
    chat: Chat, referral: int, member: Persona
) -> None:
    await _to_reasoning(member, referral)
    await member.sends({"message_id": 70, "text": REASONING})
    await member.taps(tap.Rewrite(referral=referral, field=Field.REASONING))
    await member.sends({"message_id": 71, "text": "Yeni gerekçe."})
    await member.edits("Eski gerekçe, düzeltilmiş.", message_id=70)
    assert "Düzelttiğiniz mesajı taslağa almadım" in chat.text
    await member.edits("Yeni gerekçe, düzeltilmiş.", message_id=71)
    await member.taps(tap.Skip(referral=referral, field=Field.BASIS))
    await member.taps("Koşul yok, sürdür")
    assert "Yeni gerekçe, düzeltilmiş." in chat.text


async def test_part_is_no_longer_awaited_after_an_hour(
    chat: Chat, referral: int, member: Persona
) -> None:
    await _to_reasoning(member, referral)
    chat.now += timedelta(hours=1, minutes=1)
    await member.says(QUESTION)
    assert any("taslağa alınmadı" in text for text in chat.texts)
    assert "Kayıt okul müdürlüğünde" in chat.text
    await member.taps(tap.Speak(referral=referral))
    assert "Gerekçenizi yazınız" in chat.text
    await member.says(REASONING)
    assert "Dayanağınızı yazınız" in chat.text


async def test_command_ends_the_listening_and_keeps_the_draft(
    chat: Chat, referral: int, member: Persona
) -> None:
    await _to_reasoning(member, referral)
    await member.says("/konular")
    assert any("taslağınız saklandı" in text for text in chat.texts)
    await member.says(QUESTION)
    assert "Kayıt okul müdürlüğünde" in chat.text
    await member.taps(tap.Speak(referral=referral))
    assert "Gerekçenizi yazınız" in chat.text
