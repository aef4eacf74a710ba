"""The moves that need no words for the officer: done at once, or after one more tap."""

from collections.abc import Awaitable, Callable, Mapping

from aiogram.types import Message

from cases.case import Case, Status, Urgency
from cases.errors import Code, DeskError
from cases.gate import WORKS_ON_CASES
from cases.move import Move
from cases.people import Person, Role
from handlers.callbacks.desk import Do
from handlers.keyboards import desk as keys
from handlers.markup import Html, pages, shorten
from handlers.phrases import named
from handlers.phrases.desk import Work
from handlers.screen import redraw, rekey
from handlers.secretariat.scene import Scene
from handlers.services.cases import Written
from handlers.services.entries import key_of
from handlers.views import desk as screens
from handlers.views.people import role_name, staff
from handlers.views.topic import card, claim_until

#: So much of a title tells which case is meant.
_TITLE_CHARS = 200

Begin = Callable[[Scene, str], Awaitable[None]]


async def claim(scene: Scene, _words: str) -> None:
    """Take the case on."""
    await scene.visit.desk.cases.claim(scene.number, by=scene.visit.person)
    await done(scene, Do.CLAIM)


async def release(scene: Scene, _words: str) -> None:
    """Give it up, unless nobody holds it."""
    if await _nothing(scene, Work.NOTHING_RELEASE, lambda case: case.holder_id is None):
        return
    try:
        await scene.visit.desk.cases.release(scene.number, by=scene.visit.person)
    except DeskError as refusal:
        if refusal.code is not Code.NOT_ALLOWED or not await _a_colleagues(scene):
            raise
        return
    await done(scene, Do.RELEASE)


async def unlink(scene: Scene, _words: str) -> None:
    """Let it go its own way, unless it does."""
    if await _nothing(scene, Work.NOTHING_UNLINK, lambda case: case.status is not Status.LINKED):
        return
    await scene.visit.desk.cases.unlink(scene.number, by=scene.visit.person)
    await done(scene, Do.UNLINK)


async def reopen(scene: Scene, words: str) -> None:
    """Take it up again; what is written along stays a note."""
    why = Written(words, scene.update_id)
    await scene.visit.desk.cases.reopen(scene.number, why, by=scene.visit.person)
    await done(scene, Do.REOPEN)
    if scene.hidden:
        await scene.show(pages(scene.hidden))


async def close(scene: Scene, _words: str) -> None:
    """Ask once more before it is closed, also on account of those that await its answer."""
    dossier = await scene.visit.desk.cases.dossier(scene.number, by=scene.visit.person)
    awaited = any(each.status is Status.LINKED for each in dossier.linked)
    question = Work.SURE_CLOSE_LINKED if awaited else Work.SURE_CLOSE
    await _ask_once_more(scene, Do.CLOSE, Move.CLOSE, question)


async def recall(scene: Scene, _words: str) -> None:
    """Ask once more before it is taken from the board, if it is there."""
    if await _nothing(scene, Work.NOTHING_RECALL, lambda case: case.status is not Status.REFERRED):
        return
    await _ask_once_more(scene, Do.RECALL, Move.RETURN, Work.SURE_RECALL)


async def confirmed(scene: Scene, do: Do, revision: int) -> None:
    """Do what was asked once more, unless the case has changed since; its button goes away."""
    desk, who = scene.visit.desk, scene.visit.person
    case = (await desk.cases.dossier(scene.number, by=who)).case
    if case.revision != revision:
        if scene.tap is not None:
            await rekey(scene.tap, None)
        raise DeskError(Code.CASE_CHANGED)
    match do:
        case Do.CLOSE:
            await desk.cases.close(scene.number, by=who)
        case Do.RECALL:
            await desk.referring.withdraw(scene.number, by=who)
        case _:
            raise DeskError(Code.BAD_REQUEST)
    if scene.tap is not None and isinstance(scene.tap.message, Message):
        await redraw(scene.tap, [scene.t(named("DONE", do, Work), number=scene.number)])
    await done(scene, do)


async def assign(scene: Scene, _words: str) -> None:
    """Ask to whom."""
    t, desk = scene.t, scene.visit.desk
    people = await desk.cases.colleagues(scene.number, by=scene.visit.person)
    listed = [(who, _name(scene, who)) for who in people]
    if not listed and await _a_colleagues(scene):
        return
    if not listed:
        await scene.say(t(Work.ASSIGN_NOBODY), refused=True)
        return
    keyboard = keys.colleagues(scene.number, listed)
    await scene.show([t(Work.ASSIGN_WHOM, number=scene.number)], keyboard)


async def assigned(scene: Scene, person: int) -> None:
    """Give it to her."""
    desk = scene.visit.desk
    await desk.cases.assign(scene.number, person, by=scene.visit.person)
    holder = (await desk.cases.dossier(scene.number, by=scene.visit.person)).holder
    name = _name(scene, holder) if holder else ""
    await scene.say(scene.t(Work.DONE_ASSIGN, number=scene.number, holder=name))


async def link(scene: Scene, other: str) -> None:
    """Ask once more, with both cases by name, before it is answered together with another."""
    t, desk = scene.t, scene.visit.desk
    case, head = await desk.cases.would_link(scene.number, other, by=scene.visit.person)
    title, other_title = (shorten(x.request.title, _TITLE_CHARS) for x in (case, head))
    names = {"title": title, "other": head.number, "other_title": other_title}
    text = t(Work.SURE_LINK, number=case.number, **names)
    await scene.show([text], keys.sure_link(case.number, head.number, t))


async def linked(scene: Scene, other: str) -> None:
    """Answer it together with another, once it is sure."""
    await scene.visit.desk.cases.link(scene.number, other, by=scene.visit.person)
    await scene.say(scene.t(Work.DONE_LINK, number=scene.number, other=other))


async def sort(scene: Scene, _words: str) -> None:
    """Ask what is to be put right."""
    desk = scene.visit.desk
    case = await desk.cases.require(scene.number, Move.TRIAGE, by=scene.visit.person)
    text = scene.t(Work.SORT_WHAT, number=scene.number)
    await scene.show([text], keys.sorting(case, scene.t))


async def sort_list(scene: Scene, what: str) -> None:
    """The types or the topics to choose from."""
    desk, t = scene.visit.desk, scene.t
    await desk.cases.require(scene.number, Move.TRIAGE, by=scene.visit.person)
    text = [t(Work.SORT_WHAT, number=scene.number)]
    if what == "type":
        await scene.show(text, keys.types(scene.number, desk.rules, t))
        return
    topics = desk.entries.library.topics.values()
    await scene.show(text, keys.topics(scene.number, topics, t))


async def sorted_type(scene: Scene, key: str) -> None:
    """Another type."""
    kinds = scene.visit.desk.rules.types
    kind = next((name for name in kinds if key_of(name) == key), None)
    if kind is None:
        raise DeskError(Code.BAD_REQUEST)
    await scene.visit.desk.cases.triage(scene.number, type=kind, by=scene.visit.person)
    await done(scene, Do.SORT)


async def sorted_topic(scene: Scene, key: str) -> None:
    """Another topic."""
    topic = scene.visit.desk.entries.topic(key).key
    await scene.visit.desk.cases.triage(scene.number, topic=topic, by=scene.visit.person)
    await done(scene, Do.SORT)


async def sorted_urgency(scene: Scene, urgency: Urgency) -> None:
    """Another urgency."""
    await scene.visit.desk.cases.triage(scene.number, urgency=urgency, by=scene.visit.person)
    await done(scene, Do.SORT)


async def show(scene: Scene, _words: str) -> None:
    """The card, where she is."""
    dossier = await scene.visit.desk.cases.dossier(scene.number, by=scene.visit.person)
    shown = card(dossier, scene.t)
    await scene.show([Html(part) for part in shown.parts], keys.of_card(shown.buttons))


async def history(scene: Scene, _words: str) -> None:
    """What happened, was said and was noted; never but in the secretariat or to its people."""
    found = await scene.visit.desk.cases.history(scene.number, by=scene.visit.person)
    await scene.show(screens.history(found, scene.t))


async def done(scene: Scene, do: Do) -> None:
    """Say that it is done; the card shows the rest."""
    await scene.say(scene.t(named("DONE", do, Work), number=scene.number))


#: What is begun and done without words for the officer.
BEGINNINGS: Mapping[Do, Begin] = {
    Do.CLAIM: claim,
    Do.RELEASE: release,
    Do.UNLINK: unlink,
    Do.REOPEN: reopen,
    Do.CLOSE: close,
    Do.RECALL: recall,
    Do.ASSIGN: assign,
    Do.SORT: sort,
    Do.SHOW: show,
    Do.HISTORY: history,
}


async def _ask_once_more(scene: Scene, do: Do, move: Move, question: Work) -> None:
    case = await scene.visit.desk.cases.require(scene.number, move, by=scene.visit.person)
    keyboard = keys.sure(case, do, scene.t)
    await scene.show([scene.t(question, number=scene.number)], keyboard)


async def _nothing(scene: Scene, say: Work, is_undone: Callable[[Case], bool]) -> bool:
    """Whether there is nothing to undo, which she is told; others are refused by the move."""
    desk, who = scene.visit.desk, scene.visit.person
    case = (await desk.cases.dossier(scene.number, by=who)).case
    found = is_undone(case) and bool(who.roles(desk.clock()) & WORKS_ON_CASES)
    if found:
        await scene.say(scene.t(say, number=scene.number), refused=True)
    return found


async def _a_colleagues(scene: Scene) -> bool:
    """Whether a colleague holds it, which a secretary is told, with those who may give it up."""
    desk, who, t = scene.visit.desk, scene.visit.person, scene.t
    dossier = await desk.cases.dossier(scene.number, by=who)
    holder = dossier.holder
    if holder is None or holder.id == who.id or not who.roles(desk.clock()) & WORKS_ON_CASES:
        return False
    may = [role_name(role, t) for role in Role if role in desk.rules.may[Move.RELEASE]]
    say = Work.HELD_BY_OTHER if may else Work.HELD_BY_HER_ALONE
    named_by = {"holder": _name(scene, holder), "until": claim_until(dossier, t)}
    roles = {"roles": t.both(may)} if may else {}
    await scene.say(t(say, number=scene.number, **named_by, **roles), refused=True)
    return True


def _name(scene: Scene, person: Person) -> str:
    return staff(person, Role.SECRETARY, scene.visit.desk.clock(), scene.t)
