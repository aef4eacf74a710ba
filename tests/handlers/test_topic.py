"""What a secretary does in the topic of a case."""

from datetime import timedelta

from aiogram.methods import SetMessageReaction

from cases.case import Status, Urgency
from cases.people import Post, Role
from handlers.callbacks.desk import Decide, Do, OnCase, Step
from handlers.markup import length
from handlers.secretariat.place import COMMANDS
from tests.handlers.chat import FORUM, TOWN, Chat, Persona
from tests.handlers.topic import ASKED, NUMBER, TOPIC, Topic, answering


async def test_claim_by_button_makes_it_hers(topic: Topic, secretary: Persona) -> None:
    await secretary.taps_in_forum(OnCase(number=NUMBER, do=Do.CLAIM), TOPIC)
    case = await topic.case()
    assert (case.status, case.holder_id) == (Status.CLAIMED, (await secretary.known()).id)
    assert topic.chat.toasts == [f"{NUMBER} artık sizde."]


async def test_claim_by_command_in_the_topic(topic: Topic, secretary: Persona) -> None:
    await secretary.says_in_forum("/ustlen", TOPIC)
    assert (await topic.case()).status is Status.CLAIMED


async def test_claim_by_number_in_private(topic: Topic, secretary: Persona) -> None:
    await secretary.says(f"/ustlen {NUMBER.lower()}")
    assert (await topic.case()).status is Status.CLAIMED
    assert "artık sizde" in topic.chat.text


async def test_command_without_a_case_is_explained(topic: Topic, secretary: Persona) -> None:
    await secretary.says("/ustlen")
    assert "/ustlen SDK-2026-0042" in topic.chat.text


async def test_release_frees_it(topic: Topic, secretary: Persona) -> None:
    await secretary.says_in_forum("/ustlen", TOPIC)
    await secretary.says_in_forum("/birak", TOPIC)
    assert (await topic.case()).holder_id is None


async def test_typed_message_is_a_note_with_a_quiet_sign(topic: Topic, secretary: Persona) -> None:
    await secretary.says_in_forum("Kimlik bilgisi eksik olabilir", TOPIC)
    [note] = await topic.notes()
    assert note.text == "Kimlik bilgisi eksik olabilir"
    assert [type(call) for call in topic.chat.calls] == [SetMessageReaction]
    assert await topic.reaches_officer() == []


async def test_photo_is_noted_with_its_caption(topic: Topic, secretary: Persona) -> None:
    photo = [{"file_id": "p1", "file_unique_id": "p1", "width": 9, "height": 9}]
    await secretary.says_in_forum("", TOPIC, photo=photo, caption="Ekran görüntüsü")
    [note] = await topic.notes()
    assert (note.text, note.attachments[0].file_id) == ("Ekran görüntüsü", "p1")


async def test_corrected_note_is_noted_again(topic: Topic, secretary: Persona) -> None:
    await secretary.says_in_forum("Eksik", TOPIC)
    await secretary.edits_in_forum("Tamam", TOPIC)
    assert [note.text for note in await topic.notes()] == ["Eksik", "(düzeltilmiş not) Tamam"]


async def test_reply_goes_only_after_its_preview_is_confirmed(
    topic: Topic, secretary: Persona
) -> None:
    chat = topic.chat
    await secretary.taps_in_forum(OnCase(number=NUMBER, do=Do.REPLY), TOPIC)
    assert chat.text.startswith("✍️")
    await secretary.says_in_forum("Kayıt için pasaport yeterlidir.", TOPIC, **answering(chat))
    assert "Kayıt için pasaport yeterlidir." in chat.text
    assert chat.labels == ["Gönder", "Düzelt", "Vazgeç"]
    assert await topic.reaches_officer() == []
    previewed = chat.text
    await secretary.taps_in_forum("Gönder", TOPIC)
    [received] = await topic.reaches_officer()
    assert received in previewed
    assert (await topic.case()).status is Status.ANSWERED


async def test_notes_between_prompt_and_answer_stay_notes(
    topic: Topic, secretary: Persona, colleague: Persona
) -> None:
    chat = topic.chat
    await secretary.taps_in_forum(OnCase(number=NUMBER, do=Do.REPLY), TOPIC)
    answer = answering(chat)
    await secretary.says_in_forum("Gizli: önce müdüre soralım", TOPIC)
    await colleague.says_in_forum("Gizli: bence de", TOPIC, **answer)
    await secretary.says_in_forum("Evet, kaydedilir.", TOPIC, **answer)
    await secretary.says_in_forum("Gizli: umarım olur", TOPIC, **answer)
    await secretary.taps_in_forum("Gönder", TOPIC)
    assert [n.text[:5] for n in await topic.notes()] == ["Gizli"] * 3
    assert "Gizli" not in " ".join(await topic.reaches_officer())
    assert "Evet, kaydedilir." in " ".join(await topic.reaches_officer())


async def test_double_tap_sends_once(topic: Topic, secretary: Persona) -> None:
    await secretary.says_in_forum("/yanitla Pasaport yeterlidir.", TOPIC)
    keyboard = topic.chat.keyboard
    data = str(keyboard[0][0].callback_data)
    await secretary.taps_in_forum(Decide.unpack(data), TOPIC)
    await secretary.taps_in_forum(Decide.unpack(data), TOPIC)
    assert len(await topic.said()) == 2
    assert "artık geçerli değil" in str(topic.chat.toasts[-1])


async def test_preview_of_a_colleague_cannot_be_sent(
    topic: Topic, secretary: Persona, colleague: Persona
) -> None:
    await secretary.says_in_forum("/yanitla Pasaport yeterlidir.", TOPIC)
    await colleague.taps_in_forum("Gönder", TOPIC)
    assert await topic.reaches_officer() == []
    await secretary.taps_in_forum(Decide(number=NUMBER, draft=10**12, step=Step.SEND), TOPIC)
    assert await topic.reaches_officer() == []


async def test_dropped_preview_sends_nothing(topic: Topic, secretary: Persona) -> None:
    await secretary.says_in_forum("/yanitla Pasaport yeterlidir.", TOPIC)
    await secretary.taps_in_forum("Vazgeç", TOPIC)
    assert await topic.reaches_officer() == []
    assert "hiçbir şey gitmedi" in topic.chat.text


async def test_edit_asks_again_with_the_text_before(topic: Topic, secretary: Persona) -> None:
    await secretary.says_in_forum("/yanitla Pasaport yeterlidir.", TOPIC)
    await secretary.taps_in_forum("Düzelt", TOPIC)
    assert "Önceki metin" in topic.chat.text
    await secretary.says_in_forum("Kimlik yeterlidir.", TOPIC, **answering(topic.chat))
    await secretary.taps_in_forum("Gönder", TOPIC)
    [text] = await topic.reaches_officer()
    assert "Kimlik yeterlidir." in text


async def test_colleagues_claim_is_told_with_who_and_how_long(
    topic: Topic, secretary: Persona, colleague: Persona
) -> None:
    await secretary.says_in_forum("/yanitla Pasaport yeterlidir.", TOPIC)
    preview = topic.chat.keyboard[0][0].callback_data
    await colleague.says_in_forum("/ustlen", TOPIC)
    await secretary.taps_in_forum(Decide.unpack(str(preview)), TOPIC)
    toast = str(topic.chat.toasts[-1])
    assert "Uzman ilgileniyor" in toast
    assert "2026" in toast
    assert await topic.reaches_officer() == []


async def test_question_stops_the_clock(topic: Topic, secretary: Persona) -> None:
    await secretary.says_in_forum("/bilgi Çocuk kaç yaşında?", TOPIC)
    await secretary.taps_in_forum("Gönder", TOPIC)
    assert (await topic.case()).status is Status.WAITING
    assert "Süre durdu" in (await topic.card()).card.parts[0]


async def test_out_of_scope_needs_its_words(topic: Topic, secretary: Persona) -> None:
    await secretary.says_in_forum("/kapsamdisi Bu konu için valiliğe başvurunuz.", TOPIC)
    await secretary.taps_in_forum("Gönder", TOPIC)
    assert (await topic.case()).status is Status.DECLINED


async def test_more_time_is_previewed_with_its_reason(topic: Topic, secretary: Persona) -> None:
    before = (await topic.case()).progress.targets.due_at
    await secretary.says_in_forum("/uzat 3 Kurum görüşü bekleniyor", TOPIC)
    assert "Kurum görüşü bekleniyor" in topic.chat.text
    assert (await topic.case()).progress.targets.due_at == before
    await secretary.taps_in_forum("Gönder", TOPIC)
    assert (await topic.case()).progress.targets.due_at > before
    [told] = await topic.reaches_officer()
    assert "Kurum görüşü bekleniyor" in told


async def test_more_time_by_buttons(topic: Topic, secretary: Persona) -> None:
    await secretary.taps_in_forum(OnCase(number=NUMBER, do=Do.EXTEND), TOPIC)
    await secretary.taps_in_forum("2 iş günü", TOPIC)
    await secretary.says_in_forum("Görüş bekleniyor", TOPIC, **answering(topic.chat))
    await secretary.taps_in_forum("Gönder", TOPIC)
    [extension] = (await topic.case()).progress.extensions
    assert extension.by == timedelta(hours=16)


async def test_entry_is_sent_as_the_answer(topic: Topic, secretary: Persona) -> None:
    await secretary.taps_in_forum(OnCase(number=NUMBER, do=Do.ENTRY), TOPIC)
    assert "puan" in topic.chat.text
    await secretary.taps_in_forum(topic.chat.labels[0], TOPIC)
    assert "Yönlendirme" in topic.chat.text
    await secretary.taps_in_forum("Gönder", TOPIC)
    assert (await topic.said())[-1].entry_id == "okul-kaydi"
    assert "Yönlendirme" in " ".join(await topic.reaches_officer())


async def test_case_is_given_to_a_colleague(
    topic: Topic, secretary: Persona, colleague: Persona
) -> None:
    await secretary.says_in_forum("/ata", TOPIC)
    assert "Sekreter · Uzman" in topic.chat.labels
    await secretary.taps_in_forum("Sekreter · Uzman", TOPIC)
    assert (await topic.case()).holder_id == (await colleague.known()).id


async def test_only_those_are_offered_to_whom_it_may_be_given(
    topic: Topic, secretary: Persona, colleague: Persona
) -> None:
    chat = topic.chat
    third = Persona(chat, 2003)
    await third.becomes(Role.SECRETARY, Post(title="Avukat"))
    await secretary.says_in_forum("/ata", TOPIC)
    assert chat.labels == ["Sekreter · Uzman", "Sekreter · Avukat"]
    await secretary.taps_in_forum("Sekreter · Uzman", TOPIC)
    assert "Sekreter · Uzman" in str(chat.toasts[-1])
    await secretary.says_in_forum("/ata", TOPIC)
    assert chat.labels == ["Sekreter · Avukat"]
    await chat.desk.places.left(FORUM, third.number)
    await secretary.says_in_forum("/ata", TOPIC)
    assert "bu vakayla Sekreter · Uzman ilgileniyor" in chat.text


async def test_only_those_cases_are_offered_that_it_may_be_linked_to(
    topic: Topic, secretary: Persona, chat: Chat
) -> None:
    for nth in (3, 4):
        other = Persona(chat, 1000 + nth)
        await other.becomes(Role.OFFICER, Post(municipality=TOWN))
        await Topic(chat, other, f"SDK-2026-004{nth}", 5 + nth).opened()
    await secretary.says_in_forum("/yanitla Pasaport yeterlidir.", 8)
    await secretary.taps_in_forum("Gönder", 8)
    await secretary.taps_in_forum(OnCase(number=NUMBER, do=Do.LINK), TOPIC)
    assert [label[:13] for label in chat.labels] == ["SDK-2026-0044"]


async def test_linked_case_gets_the_same_answer(
    topic: Topic, secretary: Persona, chat: Chat
) -> None:
    other = Persona(chat, 1003)
    await other.becomes(Role.OFFICER, Post(municipality=(await topic.case()).request.municipality))
    second = await Topic(chat, other, "SDK-2026-0043", 8).opened()
    await secretary.says_in_forum("/bagla SDK-2026-0042", 8)
    await secretary.taps_in_forum("🔗 Bağla", 8)
    assert (await second.case()).status is Status.LINKED
    assert "SDK-2026-0043" in (await topic.card()).card.parts[0]
    await secretary.says_in_forum("/yanitla Pasaport yeterlidir.", TOPIC)
    assert "Bağlı vakaların memurlarına da gider: SDK-2026-0043." in chat.text
    await secretary.taps_in_forum("Gönder", TOPIC)
    for each in (topic, second):
        assert "Pasaport yeterlidir." in " ".join(await each.reaches_officer())
    assert (await second.case()).status is Status.ANSWERED


async def test_close_asks_once_more(topic: Topic, secretary: Persona) -> None:
    await secretary.says_in_forum("/kapat", TOPIC)
    assert (await topic.case()).status is Status.OPEN
    await secretary.taps_in_forum("✔️ Kapat", TOPIC)
    assert (await topic.case()).status is Status.CLOSED
    await secretary.says_in_forum("/yenidenac Yeni bilgi var", TOPIC)
    assert (await topic.case()).status is Status.TRIAGED
    assert [note.text for note in await topic.notes()] == ["Yeni bilgi var"]


async def test_sorting_changes_urgency_and_type(topic: Topic, secretary: Persona) -> None:
    await secretary.says_in_forum("/ayikla", TOPIC)
    await secretary.taps_in_forum("⚡ İvedi yap", TOPIC)
    assert (await topic.case()).request.urgency is Urgency.URGENT
    await secretary.says_in_forum("/ayikla", TOPIC)
    await secretary.taps_in_forum("Tür", TOPIC)
    await secretary.taps_in_forum("İlkelere uygunluk", TOPIC)
    assert (await topic.case()).request.type == "ilkelere-uygunluk"
    await secretary.says_in_forum("/ayikla", TOPIC)
    await secretary.taps_in_forum("Konu", TOPIC)
    await secretary.taps_in_forum("Sağlık", TOPIC)
    assert (await topic.case()).request.topic == "saglik"


async def test_to_refer_again_goes_on_with_what_was_put_together(
    topic: Topic, secretary: Persona, member: Persona
) -> None:
    chat = topic.chat
    await member.says("/start")
    await secretary.says_in_forum("/kurul", TOPIC)
    await secretary.taps_in_forum("⬜️ Gaziantep Üniversitesi", TOPIC)
    await secretary.taps_in_forum("🏛 Belediyeyi göster", TOPIC)
    await secretary.taps_in_forum("Özeti düzelt", TOPIC)
    await secretary.says_in_forum("Okula kayıt sorulmaktadır.", TOPIC, **answering(chat))
    await secretary.taps_in_forum(OnCase(number=NUMBER, do=Do.REFER), TOPIC)
    assert "Okula kayıt sorulmaktadır." in chat.text
    assert "Seçilen üye: 1" in chat.text
    assert "🏛 Belediyeyi gizle" in chat.labels
    await secretary.taps_in_forum("Vazgeç", TOPIC)
    await secretary.taps_in_forum(OnCase(number=NUMBER, do=Do.REFER), TOPIC)
    assert ASKED in chat.text
    assert "Seçilen üye: 0" in chat.text


async def test_plain_group_finds_the_case_by_the_post_replied_to(
    topic: Topic, secretary: Persona
) -> None:
    chat = topic.chat
    await chat.desk.spots.posted(-1009876543210, 321, NUMBER)
    post = {"message_id": 321, "date": 1, "chat": {"id": -1009876543210, "type": "supergroup"}}
    await secretary.says_in_forum("Bir not", reply_to_message=post)
    assert [note.text for note in await topic.notes()] == ["Bir not"]
    await secretary.says_in_forum("/yanitla", reply_to_message=post)
    await secretary.says_in_forum("Pasaport yeterlidir.", **answering(chat))
    await secretary.taps_in_forum("Gönder")
    assert "Pasaport yeterlidir." in " ".join(await topic.reaches_officer())
    await secretary.says_in_forum("Herkese günaydın")
    assert len(await topic.notes()) == 1


async def test_case_goes_to_ticked_members(
    topic: Topic,
    secretary: Persona,
    member: Persona,
    second_member: Persona,
    third_member: Persona,
) -> None:
    chat = topic.chat
    await secretary.says_in_forum("/kurul", TOPIC)
    assert ASKED in chat.text
    for name in ("Gaziantep Üniversitesi", "Göç Çalışmaları Derneği", "Belediyeler Birliği"):
        await secretary.taps_in_forum(f"⬜️ {name}", TOPIC)
    assert "Seçilen üye: 3" in chat.text
    await secretary.taps_in_forum("🏛 Belediyeyi göster", TOPIC)
    await secretary.taps_in_forum("Özeti düzelt", TOPIC)
    await secretary.says_in_forum("Okula kayıt sorulmaktadır.", TOPIC, **answering(chat))
    await secretary.taps_in_forum("Kurula gönder", TOPIC)
    assert (await topic.case()).status is Status.REFERRED
    async with chat.storage.read() as unit:
        [referral] = await unit.board.of_case(NUMBER)
    asked = {seat.person_id for seat in referral.seats}
    assert asked == {(await each.known()).id for each in (member, second_member, third_member)}
    assert (referral.brief, referral.shows_municipality) == ("Okula kayıt sorulmaktadır.", True)
    await secretary.says_in_forum("/geri_al", TOPIC)
    await secretary.taps_in_forum("⚖️ Kuruldan geri al", TOPIC)
    assert (await topic.case()).status is Status.CLAIMED


async def test_help_explains_every_command(topic: Topic, secretary: Persona) -> None:
    await secretary.says_in_forum("/yardim", TOPIC)
    assert all(f"/{command}" in topic.chat.text for command in COMMANDS)
    assert length(topic.chat.text) <= 4096


async def test_history_shows_events_words_and_notes(topic: Topic, secretary: Persona) -> None:
    await secretary.says_in_forum("Bir not", TOPIC)
    await secretary.says_in_forum("/ustlen", TOPIC)
    await secretary.says_in_forum("/gecmis", TOPIC)
    assert all(word in topic.chat.text for word in ("üstlenildi", ASKED, "Bir not"))


async def test_card_says_how_long_is_left_and_how_late_it_is(topic: Topic) -> None:
    assert "5 iş günü kaldı" in (await topic.card()).card.parts[0]
    topic.chat.now += timedelta(days=14)
    assert "iş günü gecikti" in (await topic.card()).card.parts[0]


async def test_card_says_a_title_that_begins_the_text_only_once(
    chat: Chat, enrolled: Persona, forum: int
) -> None:
    assert forum
    topic = await Topic(chat, enrolled, title=ASKED).opened()
    assert (await topic.card()).card.parts[0].count(ASKED) == 1


async def test_card_says_a_shortened_title_that_begins_the_text_only_once(
    chat: Chat, enrolled: Persona, forum: int
) -> None:
    assert forum
    beginning = ASKED[:12]
    topic = await Topic(chat, enrolled, title=f"{beginning}…").opened()
    assert (await topic.card()).card.parts[0].count(beginning) == 1
