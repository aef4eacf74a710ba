"""A case is named by its number, however it was typed."""

from datetime import timedelta

import pytest

from cases.case import Status
from cases.people import Post, Role
from tests.handlers.chat import TOWN, Chat, Persona
from tests.handlers.topic import NUMBER, Topic, answering

FORMS = ("42", "#42", "# 42", "SDK-2026-42", "sdk 2026 0042", "SDK2026-0042", "sdk-2026-0042")
OTHER = "SDK-2026-0043"


@pytest.fixture
async def second(topic: Topic) -> Topic:
    """Another case in another topic."""
    officer = Persona(topic.chat, 1003)
    await officer.becomes(Role.OFFICER, Post(municipality=TOWN))
    return await Topic(topic.chat, officer, OTHER, 8, "Kayıt için kimlik").opened()


@pytest.mark.parametrize("typed", FORMS)
async def test_every_form_of_a_number_names_the_case(
    topic: Topic, secretary: Persona, typed: str
) -> None:
    await secretary.says(f"/ustlen {typed}")
    assert (await topic.case()).status is Status.CLAIMED


@pytest.mark.parametrize("typed", FORMS)
async def test_every_form_of_a_number_is_found(
    topic: Topic, secretary: Persona, typed: str
) -> None:
    await secretary.says(f"/ara {typed}")
    assert "Okul kaydı" in topic.chat.text


@pytest.mark.parametrize("typed", [*FORMS, "42 numaralı vaka", "SDK 2026 42 ile aynı"])
async def test_every_form_of_a_number_answers_which_case_is_linked(
    topic: Topic, second: Topic, secretary: Persona, typed: str
) -> None:
    await secretary.says_in_forum("/bagla", second.thread)
    await secretary.says_in_forum(typed, second.thread, **answering(topic.chat))
    assert f"{NUMBER} (Okul kaydı) ile birlikte yanıtlansın mı?" in topic.chat.text


@pytest.mark.parametrize("typed", FORMS)
async def test_the_other_case_of_a_link_is_named_by_every_form(
    topic: Topic, second: Topic, secretary: Persona, typed: str
) -> None:
    await secretary.says_in_forum(f"/bagla {typed}", second.thread)
    assert f"{NUMBER} (Okul kaydı) ile birlikte yanıtlansın mı?" in topic.chat.text
    await secretary.says(f"/bagla #43 {typed}")
    assert f"{NUMBER} (Okul kaydı) ile birlikte yanıtlansın mı?" in topic.chat.text


async def test_a_bare_number_is_the_newest_years(topic: Topic, secretary: Persona) -> None:
    chat, older = topic.chat, Persona(topic.chat, 1005)
    await older.becomes(Role.OFFICER, Post(municipality=TOWN))
    former = await Topic(chat, older, "SDK-2025-0042", 9, "Eski vaka").opened()
    chat.now += timedelta(days=60)  # a new year, without a 42nd case yet
    await secretary.says("/ustlen 42")
    assert (await topic.case()).status is Status.CLAIMED
    assert (await former.case()).status is Status.OPEN


async def test_the_days_behind_a_bare_number_stay_days(topic: Topic, secretary: Persona) -> None:
    await secretary.says("/uzat 42 3 Kurum görüşü bekleniyor")
    assert f"{NUMBER} numaralı vakanızın yanıt süresi uzatıldı" in topic.chat.text
    assert "Gerekçe: Kurum görüşü bekleniyor" in topic.chat.text


async def test_words_in_a_topic_may_begin_with_a_number(
    topic: Topic, second: Topic, secretary: Persona
) -> None:
    await secretary.says_in_forum("/ustlen 42 no'lu maddeye bakacağım", second.thread)
    assert (await second.case()).status is Status.CLAIMED
    assert (await topic.case()).status is Status.OPEN


async def test_a_number_of_no_case_is_refused(chat: Chat, secretary: Persona) -> None:
    await secretary.says("/ustlen 4711")
    assert "Bu numarada bir vaka bulamadım" in chat.text
