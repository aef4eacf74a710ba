"""A command ends where its word ends, at a blank or at a line break; what follows is kept."""

import pytest

from cases.case import Status
from tests.handlers.chat import Chat, Persona
from tests.handlers.topic import NUMBER, TOPIC, Topic

LETTER = "Sayın meslektaşım,\npasaport yeterlidir."


async def test_a_reply_may_begin_on_the_line_below(topic: Topic, secretary: Persona) -> None:
    await secretary.says_in_forum(f"/yanitla\n{LETTER}", TOPIC)
    await secretary.taps_in_forum("Gönder", TOPIC)
    assert LETTER in " ".join(await topic.reaches_officer())


async def test_a_number_may_stand_on_the_line_below(topic: Topic, secretary: Persona) -> None:
    await secretary.says(f"/ustlen\n{NUMBER}")
    assert (await topic.case()).status is Status.CLAIMED


async def test_help_needs_no_blank_behind_it(topic: Topic, secretary: Persona) -> None:
    await secretary.says_in_forum("/yardim\nlütfen", TOPIC)
    assert "/ustlen" in topic.chat.text


async def test_a_reason_may_stand_below_the_days(topic: Topic, secretary: Persona) -> None:
    await secretary.says_in_forum("/uzat 3\nKurum görüşü bekleniyor", TOPIC)
    await secretary.taps_in_forum("Gönder", TOPIC)
    [told] = await topic.reaches_officer()
    assert "Kurum görüşü bekleniyor" in told
    assert len((await topic.case()).progress.extensions) == 1


async def test_a_question_may_stand_below_its_command(chat: Chat, officer: Persona) -> None:
    await officer.says("/sor\nGöçmen çocuk okula kaydedilir mi?")
    assert [each.asked.text for each in await officer.questions()] == [
        "Göçmen çocuk okula kaydedilir mi?"
    ]


@pytest.mark.parametrize(
    ("typed", "near"),
    [("/yantla", "/yanitla"), ("/ustlan", "/ustlen"), ("/kyruk@danisma_masasi_bot", "/kuyruk")],
)
async def test_a_mistyped_command_is_met_with_the_nearest(
    topic: Topic, secretary: Persona, typed: str, near: str
) -> None:
    await secretary.says_in_forum(f"{typed} Sayın meslektaşım", TOPIC)
    assert "diye bir komut yok" in topic.chat.text
    assert f"Şunu mu demek istediniz: {near}?" in topic.chat.text
    assert await topic.notes() == []


async def test_a_command_like_no_other_is_not_left_unanswered(
    topic: Topic, secretary: Persona
) -> None:
    await secretary.says_in_forum("/xyzxyz", TOPIC)
    assert topic.chat.text.startswith("/xyzxyz diye bir komut yok")


async def test_commands_of_others_are_left_to_them(
    topic: Topic, secretary: Persona, stranger: Persona
) -> None:
    await secretary.says_in_forum("/yantla@baska_bot", TOPIC)
    await secretary.says_in_forum("/yantla")
    await stranger.says_in_forum("/yantla", TOPIC)
    assert topic.chat.calls == []


async def test_turkish_letters_are_the_same_command(topic: Topic, secretary: Persona) -> None:
    await secretary.says_in_forum("/üstlen", TOPIC)
    assert (await topic.case()).status is Status.CLAIMED
    await secretary.says_in_forum(f"/yanıtla\n{LETTER}", TOPIC)
    await secretary.taps_in_forum("Gönder", TOPIC)
    assert LETTER in " ".join(await topic.reaches_officer())
    await secretary.says_in_forum("/geçmiş", TOPIC)
    assert NUMBER in topic.chat.text


async def test_a_corrected_command_word_is_followed(topic: Topic, secretary: Persona) -> None:
    await secretary.says_in_forum(f"/yantla {LETTER}", TOPIC)
    await secretary.edits_in_forum(f"/yanitla {LETTER}", TOPIC)
    await secretary.taps_in_forum("Gönder", TOPIC)
    assert LETTER in " ".join(await topic.reaches_officer())


@pytest.mark.parametrize("command", ["/vakalarım", "/YARDIM", "/yardım", "/yayınlar", "/İptal"])
async def test_turkish_letters_are_the_same_command_in_private(
    chat: Chat, officer: Persona, command: str
) -> None:
    await officer.says(command)
    assert "Bu komutu tanımıyorum" not in chat.text
