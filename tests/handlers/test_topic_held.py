"""A colleague's case: whose it is, and who may give it up."""

from cases.case import Status
from tests.handlers.chat import Persona
from tests.handlers.topic import NUMBER, TOPIC, Topic


async def test_who_gives_up_a_colleagues_case_hears_whose_it_is(
    topic: Topic, secretary: Persona, colleague: Persona
) -> None:
    await colleague.says_in_forum("/ustlen", TOPIC)
    for command in ("/birak", "/ata"):
        await secretary.says_in_forum(command, TOPIC)
        assert f"{NUMBER}: bu vakayla Sekreter · Uzman ilgileniyor" in topic.chat.text
        assert "şu görevdekiler: Yönetici" in topic.chat.text
    assert (await topic.case()).status is Status.CLAIMED


async def test_the_holder_without_colleagues_hears_that_there_is_nobody(
    topic: Topic, secretary: Persona
) -> None:
    await secretary.says_in_forum("/ustlen", TOPIC)
    await secretary.says_in_forum("/ata", TOPIC)
    assert "başka sekreter yok" in topic.chat.text


async def test_an_auditor_who_gives_a_case_up_is_still_refused(
    topic: Topic, colleague: Persona, auditor: Persona
) -> None:
    await colleague.says_in_forum("/ustlen", TOPIC)
    await auditor.says_in_forum("/birak", TOPIC)
    assert "Denetçi olarak" in topic.chat.text
