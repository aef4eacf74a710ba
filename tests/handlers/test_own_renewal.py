"""An officer whose enrolment has ended is told just that, and how to renew it."""

from datetime import timedelta

import pytest

from cases import moves
from handlers.callbacks.case import CaseStep
from tests.handlers.chat import Chat, Persona
from tests.handlers.own_case import NUMBER, POST, Desk, reply_to, taps

ENDED = "Memur kaydınızın süresi dolmuş."


async def _loses_her_role(chat: Chat, enrolled: Persona) -> None:
    grant = (await enrolled.known()).grants[0]
    await chat.desk.membership.revoke(grant.id, by=None)


@pytest.fixture
async def closed(desk: Desk) -> Desk:
    """The case, closed; she has a message of it."""
    await desk.does(moves.claim)
    await desk.does(moves.close)
    await desk.chat.desk.own_cases.posted(NUMBER, POST, by=await desk.officer.known())
    return desk


async def test_a_closed_case_is_taken_up_again_after_renewal(
    chat: Chat, enrolled: Persona, closed: Desk
) -> None:
    await _loses_her_role(chat, enrolled)
    await enrolled.sends(reply_to(POST, "Sorun sürüyor."))
    assert chat.text.startswith(ENDED)


async def test_a_case_closed_long_ago_is_over_for_everybody(
    chat: Chat, enrolled: Persona, closed: Desk
) -> None:
    chat.now += chat.rules.reopen_within + timedelta(days=1)
    await _loses_her_role(chat, enrolled)
    await enrolled.sends(reply_to(POST, "Sorun sürüyor."))
    assert "artık yeniden açılamıyor" in chat.text


@pytest.mark.parametrize("step", [CaseStep.SATISFIED, CaseStep.COMPLAIN])
async def test_an_answer_is_judged_after_renewal(
    chat: Chat, enrolled: Persona, desk: Desk, step: CaseStep
) -> None:
    await desk.does(moves.reply, text="Yanıt budur.")
    await _loses_her_role(chat, enrolled)
    await taps(enrolled, step)
    assert chat.text.startswith(ENDED)
