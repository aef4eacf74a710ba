"""Opening a case: a draft on one screen, changed by taps, sent once."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from cases.case import Case
from cases.dates import elapsed_in_words
from cases.errors import Code, DeskError
from handlers import forms
from handlers.access import Command, Commanding, Tapped
from handlers.callbacks import AskBoard
from handlers.callbacks.case import (
    DraftStep,
    OnDraft,
    PickTopic,
    PickType,
    PickUrgency,
    SendDraft,
)
from handlers.keyboards import case as keys
from handlers.keyboards.admin import enrolment
from handlers.markup import Html
from handlers.middleware import Visit
from handlers.officer.drafts import Drafting, Drafts
from handlers.officer.letters import Letter
from handlers.phrases import CaseSay, Phrases
from handlers.screen import acknowledge, bare, follow, redraw, show
from handlers.services.entries import key_of
from handlers.services.opening import Draft
from handlers.views import case as views
from handlers.views import own

Screen = tuple[Sequence[Html], InlineKeyboardMarkup | None]


@dataclass(frozen=True, slots=True)
class Form:
    """One tap on a draft: the tap, the visit, where the draft is kept, and the draft itself."""

    tap: CallbackQuery
    visit: Visit
    state: FSMContext
    drafts: Drafts
    draft: Draft


def build() -> Router:
    """The draft of a case."""
    router = Router(name="case")
    router.message.register(begin, Commanding(), Command("vaka"))
    taps = router.callback_query
    taps.register(ask_board, Tapped(AskBoard))
    taps.register(step, Tapped(OnDraft))
    taps.register(send, Tapped(SendDraft))
    taps.register(pick_type, Tapped(PickType))
    taps.register(pick_topic, Tapped(PickTopic))
    taps.register(pick_urgency, Tapped(PickUrgency))
    return router


async def begin(message: Message, visit: Visit, state: FSMContext) -> None:
    """A case from nothing, from the words behind /vaka, or the draft that was left."""
    drafts, letter = Drafts(state, visit.desk.opening), Letter(message, visit, state)
    left = await drafts.current()
    draft = await _begun(letter, left)
    await drafts.keep(draft)
    notes = [own.masked(visit.masked, visit.t), *_of_left(left, draft, visit.t)]
    if letter.is_unkept:
        notes.append(visit.t(CaseSay.REST_LEFT))
    shown = await show(message, *await screen(draft, visit, state, notes))
    await drafts.keep(draft.shown_in(shown))


async def _begun(letter: Letter, left: Draft | None) -> Draft:
    """A fresh draft with the words of the letter, else the one that was left, with its file."""
    opening, update_id = letter.visit.desk.opening, letter.visit.update_id
    draft = left or opening.empty(update_id)
    if letter.text:
        by = letter.message.message_id
        draft = await opening.written(opening.empty(update_id), letter.text, by=by)
    if letter.file is not None:
        draft = opening.enclosed(draft, letter.file)
    return opening.touched(draft.but(album=letter.message.media_group_id))


def _of_left(left: Draft | None, draft: Draft, t: Phrases) -> Sequence[Html]:
    """What became of the draft that was left: it goes on, or another has taken its place."""
    if left is None or not left.text:
        return ()
    if left.key == draft.key:
        return (t(CaseSay.DRAFT_AGAIN),)
    return views.instead(left, t)


async def ask_board(
    tap: CallbackQuery, callback_data: AskBoard, visit: Visit, state: FSMContext
) -> None:
    """A case from a question: its words and its topic are taken over."""
    await acknowledge(tap)
    drafts, opening = Drafts(state, visit.desk.opening), visit.desk.opening
    number = callback_data.question
    left = await drafts.current()
    if left is not None and number and left.question_id == number:
        draft = opening.touched(left)
    elif number:
        draft = await opening.from_question(number, by=visit.person, update_id=visit.update_id)
    else:
        draft = opening.empty(visit.update_id)
    await drafts.keep(draft)
    shown = await follow(tap, *await screen(draft, visit, state))
    await drafts.keep(draft.shown_in(shown) if shown is not None else draft)


async def step(
    tap: CallbackQuery, callback_data: OnDraft, visit: Visit, state: FSMContext
) -> None:
    """One of the buttons under a draft."""
    await acknowledge(tap)
    if callback_data.step is DraftStep.SEND:
        await _sent(tap, callback_data.draft, visit, state)
        return
    await _STEPS[callback_data.step](await _form(tap, callback_data.draft, visit, state))


async def send(
    tap: CallbackQuery, callback_data: SendDraft, visit: Visit, state: FSMContext
) -> None:
    """Open the case; a second tap shows the same one."""
    await acknowledge(tap)
    await _sent(tap, callback_data.draft, visit, state, seen=callback_data.seen)


async def _sent(
    tap: CallbackQuery, key: int, visit: Visit, state: FSMContext, *, seen: int | None = None
) -> None:
    """Open the case of the draft as it was seen; what has changed since is shown first."""
    drafts, opening = Drafts(state, visit.desk.opening), visit.desk.opening
    draft = await drafts.current()
    if draft is None or draft.key != key:
        case = await opening.sent(key, by=visit.person)
        if case is None:
            raise DeskError(Code.BAD_REQUEST)
        await _opened(tap, case, visit)
        return
    if not opening.is_open_to(visit.person):
        await redraw(tap, *_not_enrolled(draft, visit))
        return
    if draft.face != seen:
        notes = [visit.t(CaseSay.DRAFT_CHANGED)]
        await _redrawn(tap, drafts, draft, await screen(draft, visit, state, notes))
        return
    case = await opening.send(draft, by=visit.person, update_id=visit.update_id)
    await visit.desk.own_cases.posted(case.number, *draft.brought, by=visit.person)
    await drafts.drop()
    await state.set_state(None)
    await _opened(tap, case, visit)
    await _bare_others(tap, draft)


async def pick_type(
    tap: CallbackQuery, callback_data: PickType, visit: Visit, state: FSMContext
) -> None:
    """Another type; where there are no words yet they are asked for next."""
    await acknowledge(tap)
    form = await _form(tap, callback_data.draft, visit, state)
    kinds = {key_of(name): name for name in visit.desk.rules.types}
    await _changed(form, visit.desk.opening.typed(form.draft, kinds.get(callback_data.type, "")))


async def pick_topic(
    tap: CallbackQuery, callback_data: PickTopic, visit: Visit, state: FSMContext
) -> None:
    """Another topic, or none."""
    await acknowledge(tap)
    form = await _form(tap, callback_data.draft, visit, state)
    key = callback_data.topic
    topic = visit.desk.entries.topic(key).key if key else None
    await _changed(form, visit.desk.opening.touched(form.draft.but(topic=topic)))


async def pick_urgency(
    tap: CallbackQuery, callback_data: PickUrgency, visit: Visit, state: FSMContext
) -> None:
    """How soon it is needed."""
    await acknowledge(tap)
    form = await _form(tap, callback_data.draft, visit, state)
    draft = form.draft.but(urgency=callback_data.urgency)
    await _changed(form, visit.desk.opening.touched(draft))


async def screen(
    draft: Draft, visit: Visit, state: FSMContext, notes: Sequence[Html] = ()
) -> Screen:
    """The draft, or what has to come before it: an enrolment, a type and words."""
    if not visit.desk.opening.is_open_to(visit.person):
        return _not_enrolled(draft, visit)
    if not draft.text:
        await forms.listen(state, Drafting.text, visit)
        rules = visit.desk.rules
        return views.types(rules, draft.type, visit.t), keys.types(draft, rules, visit.t)
    await state.set_state(Drafting.ready)
    return preview(draft, visit, [note for note in notes if note])


def preview(draft: Draft, visit: Visit, notes: Sequence[Html] = ()) -> Screen:
    """The draft exactly as it will be kept."""
    desk = visit.desk
    shown = views.draft(
        draft,
        topic=desk.entries.library.topics.get(draft.topic or ""),
        municipality=desk.opening.municipality_of(visit.person),
        rules=desk.rules,
        t=visit.t,
        notes=notes,
    )
    return shown, keys.draft(draft, visit.t)


def renewal(refusal: DeskError, visit: Visit) -> Screen:
    """How an officer whose role has ended goes on with her case; other refusals are raised."""
    if refusal.code is not Code.NOT_ALLOWED or visit.desk.opening.is_open_to(visit.person):
        raise refusal
    return renewing(visit)


def renewing(visit: Visit) -> Screen:
    """What an officer whose role has ended is told, and how she asks for it anew."""
    return _enrolling([visit.t(CaseSay.ROLE_ENDED)], visit)


def _not_enrolled(draft: Draft, visit: Visit) -> Screen:
    said = [visit.t(CaseSay.NOT_ENROLLED)]
    if draft.text:
        kept = elapsed_in_words(visit.desk.rules.retention.conversations, visit.t.language)
        said.append(visit.t(CaseSay.NOT_ENROLLED_KEPT, length=kept))
    return _enrolling(said, visit)


def _enrolling(said: Sequence[Html], visit: Visit) -> Screen:
    t = visit.t
    municipality = visit.person.municipality
    keyboard = enrolment(own.town(municipality, t), t) if municipality else keys.town_first(t)
    return [Html("\n\n".join(said))], keyboard


async def _opened(tap: CallbackQuery, case: Case, visit: Visit) -> None:
    t = visit.t
    shown = await redraw(tap, views.opened(case, visit.desk.rules, t), keys.opened(case, t))
    if shown is not None:
        await visit.desk.own_cases.posted(case.number, shown, by=visit.person)


async def _form(tap: CallbackQuery, key: int, visit: Visit, state: FSMContext) -> Form:
    """The draft under which the tapped button stands, if it is still the one in hand."""
    drafts = Drafts(state, visit.desk.opening)
    draft = await drafts.current()
    if draft is None or draft.key != key:
        raise DeskError(Code.BAD_REQUEST)
    return Form(tap, visit, state, drafts, draft)


async def _changed(form: Form, draft: Draft) -> None:
    """Keep the draft and show what comes next."""
    await form.drafts.keep(draft)
    if draft.text:
        shown = await screen(draft, form.visit, form.state)
        await _redrawn(form.tap, form.drafts, draft, shown)
        return
    await _ask_text(replace(form, draft=draft))


async def _show(form: Form) -> None:
    await _changed(form, form.visit.desk.opening.touched(form.draft))


async def _edit(form: Form) -> None:
    t = form.visit.t
    await redraw(form.tap, [t(CaseSay.EDIT_ASK)], keys.editing(form.draft, t))


async def _choose_type(form: Form) -> None:
    t, rules = form.visit.t, form.visit.desk.rules
    shown = views.types(rules, form.draft.type, t)
    await redraw(form.tap, shown, keys.types(form.draft, rules, t))


async def _choose_topic(form: Form) -> None:
    t = form.visit.t
    topics = form.visit.desk.entries.library.topics.values()
    await redraw(form.tap, [t(CaseSay.TOPIC_ASK)], keys.topics(form.draft, topics, t))


async def _ask_text(form: Form) -> None:
    t, draft = form.visit.t, form.draft
    await form.drafts.keep(form.visit.desk.opening.touched(draft))
    await forms.listen(form.state, Drafting.text, form.visit)
    asked = views.text_again(draft, t) if draft.text else [t(CaseSay.TEXT_ASK)]
    await follow(form.tap, asked, keys.back(draft, t))


async def _ask_files(form: Form) -> None:
    t, draft = form.visit.t, form.draft
    await form.drafts.keep(form.visit.desk.opening.touched(draft))
    limit = form.visit.desk.rules.attachments
    await follow(form.tap, [t(CaseSay.FILES_ASK, limit=limit)], keys.back(draft, t))


async def _without_files(form: Form) -> None:
    await _changed(form, form.visit.desk.opening.touched(form.draft.but(files=(), album=None)))


async def _redrawn(tap: CallbackQuery, drafts: Drafts, draft: Draft, screen: Screen) -> None:
    """Put the screen of the draft in place of the tapped one, and remember where it stands."""
    shown = await redraw(tap, *screen)
    await drafts.keep(draft.shown_in(shown) if shown is not None else draft)


async def _bare_others(tap: CallbackQuery, draft: Draft) -> None:
    """Take the buttons from whatever else shows the draft, now that it is gone."""
    tapped = tap.message.message_id if tap.message else None
    for each in draft.screens:
        if each != tapped:
            await bare(tap, each)


async def _drop(form: Form) -> None:
    await form.drafts.drop()
    await form.state.set_state(None)
    await redraw(form.tap, [form.visit.t(CaseSay.DROPPED)])
    await _bare_others(form.tap, form.draft)


_STEPS: dict[DraftStep, Callable[[Form], Awaitable[None]]] = {
    DraftStep.SHOW: _show,
    DraftStep.EDIT: _edit,
    DraftStep.TYPE: _choose_type,
    DraftStep.TOPIC: _choose_topic,
    DraftStep.TEXT: _ask_text,
    DraftStep.FILES: _ask_files,
    DraftStep.NO_FILES: _without_files,
    DraftStep.DROP: _drop,
}
