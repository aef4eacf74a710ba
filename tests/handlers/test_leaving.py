"""Somebody has herself forgotten: what waited for her, or was held by her, goes on."""

from datetime import timedelta

from sqlalchemy import select

from cases import moves
from cases.case import Case, Status
from handlers.callbacks.admin import DecideEnrolment
from handlers.services.record import keep
from handlers.services.sweep import Sweep
from storage.tables import outbox
from tests.handlers.chat import TOWN, Chat, Persona
from tests.handlers.topic import NUMBER, TOPIC, Topic


async def _swept(topic: Topic) -> Case:
    """The case after the sweep has looked, at the next opening of the desk."""
    chat = topic.chat
    at = chat.now = chat.rules.calendar.next_opening(chat.now)
    swept = await Sweep(chat.storage, lambda: at, chat.rules).once()
    assert swept.failed == ()
    return await topic.case()


async def _forgets(persona: Persona) -> None:
    await persona.says("/sil")
    await persona.taps("Evet, sil")


async def test_a_question_to_an_officer_who_left_is_waited_for_no_more(
    topic: Topic, secretary: Persona
) -> None:
    await secretary.says_in_forum("/bilgi Çocuk kaç yaşında?", TOPIC)
    await secretary.taps_in_forum("Gönder", TOPIC)
    (grant,) = (await topic.officer.known()).grants
    await topic.chat.desk.membership.revoke(grant.id, by=None)
    topic.chat.now += timedelta(days=20)
    assert (await _swept(topic)).status is Status.WAITING
    await _forgets(topic.officer)
    assert (await _swept(topic)).status is Status.CLAIMED


async def test_an_officer_whose_role_ended_leaves_no_clock_that_stands_before_the_board(
    topic: Topic, secretary: Persona
) -> None:
    chat, by = topic.chat, await secretary.known()
    async with chat.storage.write() as unit:
        case = await unit.cases.get(NUMBER)
        moved = moves.refer(case, by=by, at=chat.now, rules=chat.rules)
        case = await keep(unit, moved, by=by, at=chat.now)
        moved = moves.ask(case, text="Hangisi?", by=by, at=chat.now, rules=chat.rules)
        await keep(unit, moved, by=by, at=chat.now)
    chat.now += timedelta(days=400)
    await _forgets(topic.officer)
    case = await _swept(topic)
    assert case.status is Status.REFERRED
    assert case.progress.pauses[-1].until is not None


async def test_a_case_that_waits_at_the_desk_is_not_swept_for_nothing(topic: Topic) -> None:
    topic.chat.now += timedelta(days=400)
    before = await topic.case()
    await _forgets(topic.officer)
    assert (await topic.case()).next_at == before.next_at


async def test_what_a_secretary_held_is_free_when_she_leaves(
    topic: Topic, secretary: Persona
) -> None:
    await secretary.says_in_forum("/ustlen", TOPIC)
    await _forgets(secretary)
    case = await topic.case()
    assert (case.status, case.holder_id, case.held_until) == (Status.TRIAGED, None, None)


async def test_a_claim_of_one_whose_role_ended_does_not_outlive_her(
    topic: Topic, secretary: Persona
) -> None:
    await secretary.says_in_forum("/ustlen", TOPIC)
    topic.chat.now += timedelta(days=400)
    await _forgets(secretary)
    case = await _swept(topic)
    assert (case.status, case.holder_id) == (Status.TRIAGED, None)


async def test_button_about_one_who_left_enrols_nobody_who_came_later(
    chat: Chat, forum: int, officer: Persona, stranger: Persona, secretary: Persona
) -> None:
    assert forum
    await officer.says("/rol")
    old = await chat.desk.enrolments.ask(await officer.known(), TOWN)
    await _forgets(officer)
    await stranger.says("/rol")
    new = await chat.desk.enrolments.ask(await stranger.known(), TOWN)
    await secretary.taps_in_forum(DecideEnrolment(request=old.id, granted=True))
    assert chat.toasts[-1] == "Bekleyen bir işlem yok."
    assert (await stranger.known()).grants == ()
    async with chat.storage.read() as unit:
        keys = set(await unit.connection.scalars(select(outbox.c.key)))
    assert {f"EnrolmentAsked:{number}>secretariat" for number in (old.id, new.id)} <= keys
