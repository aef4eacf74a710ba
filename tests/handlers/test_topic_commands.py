"""A command ends where its word ends, at a blank or at a line break; what follows is kept."""

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
