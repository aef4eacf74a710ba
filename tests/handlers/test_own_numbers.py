"""Whoever types the number of a case is shown hers, and learns nothing of any other."""

import pytest

from cases import moves
from cases.people import Post, Role
from handlers.services.case_numbers import number_in
from tests.handlers.chat import TOWN, Chat, Persona
from tests.handlers.own_case import SURE, UNKNOWN, Desk, opened

UNKNOWN_CASE = "Bu numarada bir vaka bulamadım"


@pytest.mark.parametrize(
    "typed",
    [
        "SDK-2026-0001",
        "vakam ne oldu SDK-2026-0001",
        "sdk 2026 1",
        "#1",
        "SDK-2026-0001'de durum?",
    ],
)
async def test_the_number_of_her_case_opens_it(
    chat: Chat, enrolled: Persona, desk: Desk, typed: str
) -> None:
    await enrolled.says(typed)
    assert chat.text.startswith("SDK-2026-0001")
    assert UNKNOWN in chat.text
    assert "‹ Vakalarım" in chat.labels
    assert len(await enrolled.questions()) == 1


async def test_a_number_is_no_answer_while_the_desk_waits_for_one(
    chat: Chat, enrolled: Persona, desk: Desk
) -> None:
    await desk.does(moves.ask, text="Hangi stadyum?")
    await enrolled.says("SDK-2026-0001")
    assert chat.text.startswith("SDK-2026-0001")
    assert len((await opened(chat))[1]) == 2


@pytest.mark.parametrize("number", ["SDK-2026-0001", "SDK-2026-0099"])
async def test_a_case_of_another_is_as_unknown_as_none(
    chat: Chat, officer: Persona, desk: Desk, number: str
) -> None:
    await officer.becomes(Role.OFFICER, Post(municipality=TOWN))
    await officer.says(number)
    assert chat.text.startswith(UNKNOWN_CASE)
    assert chat.labels == []


async def test_to_a_secretary_a_case_of_others_is_not_said_to_be_missing(
    chat: Chat, secretary: Persona, desk: Desk
) -> None:
    await secretary.says("SDK-2026-0001")
    assert UNKNOWN_CASE not in chat.text


async def test_a_question_that_mentions_a_number_is_a_question(
    chat: Chat, enrolled: Persona, desk: Desk
) -> None:
    await enrolled.says(f"SDK-2026-0001 için sormuştum, şimdi başka bir sorum var: {SURE}")
    assert "🔵 Yönlendirme" in chat.text


@pytest.mark.parametrize("text", ["2026 7", "6458", "#soru", "# 12345", "sdk nedir", "SDK-2026"])
def test_other_numbers_name_no_case(text: str) -> None:
    assert number_in(text, "SDK", 2026) is None
