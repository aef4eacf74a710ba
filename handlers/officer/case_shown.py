"""A case of hers on one screen, opened by a tap or by its number."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardMarkup

from cases.errors import Code, DeskError
from cases.move import Move
from cases.people import Role
from handlers.keyboards import case as keys
from handlers.markup import Html
from handlers.middleware import Visit
from handlers.officer.letters import Letter
from handlers.phrases import named as named_phrase
from handlers.screen import show
from handlers.views import answer
from handlers.views import case as views

Screen = tuple[Sequence[Html], InlineKeyboardMarkup | None]
#: What is refused because somebody's move, or time, was quicker.
TOO_LATE = frozenset({Code.CASE_ENDED, Code.WRONG_STATUS, Code.REOPENING_OVER})


async def shown(number: str, visit: Visit) -> Screen:
    """The case as it stands. Raises UNKNOWN_CASE."""
    story = await visit.desk.own_cases.story(number, by=visit.person)
    topic = visit.desk.entries.library.topics.get(story.case.request.topic or "")
    judged = answer.solved(number, visit.t) if Move.COMPLAIN in story.allowed else ()
    return views.one(story, topic, visit.desk.rules, visit.t), keys.one(story, judged, visit.t)


async def too_late(refusal: DeskError, number: str, visit: Visit) -> Screen:
    """What is said of a tap that somebody's move, or time, was quicker than, with the way on."""
    t = visit.t
    story = await visit.desk.own_cases.story(number, by=visit.person)
    said = t(named_phrase("ERROR", refusal.code), **refusal.data)
    until = answer.until(story.until, t) if Move.REOPEN in story.allowed else Html()
    return [Html("\n".join(part for part in (said, until) if part))], keys.way_on(story, t)


async def named(letter: Letter) -> bool:
    """Whether a message is about a case by its number: it is shown.

    One that is not hers is as unknown as one that does not exist. The desk's own people look
    for the cases of others elsewhere: to them it stays a question.
    """
    visit = letter.visit
    number = visit.desk.own_cases.named_in(letter.message.text or "")
    if number is None:
        return False
    try:
        screen = await shown(number, visit)
    except DeskError as refusal:
        is_staff = visit.person.roles(visit.desk.clock()) - {Role.OFFICER}
        if refusal.code is Code.UNKNOWN_CASE and is_staff:
            return False
        raise
    await show(letter.message, *screen)
    return True
