"""The buttons of an officer's cases: each offers only what a service would allow."""

from collections.abc import Iterable, Sequence

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from cases.case import Case, Urgency
from cases.delivery import Button
from cases.move import Move
from cases.rules import Rules
from handlers import callbacks as tap
from handlers.callbacks import case as step
from handlers.callbacks.case import CaseStep, DraftStep, LooseStep
from handlers.markup import shorten
from handlers.phrases import CaseSay, Phrases, Say
from handlers.services.entries import key_of, topic_title
from handlers.services.opening import Draft
from handlers.services.own_cases import Story
from handlers.services.paging import Page
from knowledge.entry import Topic

#: A phone cuts longer labels.
LABEL_CHARS = 48
#: So many cases are offered for one message; the others are found in the list.
OFFERED = 6

Row = Sequence[InlineKeyboardButton]


def draft(shown: Draft, t: Phrases) -> InlineKeyboardMarkup:
    """To send it, to change it, or to let it be."""
    is_urgent = shown.urgency is Urgency.URGENT
    other = Urgency.NORMAL if is_urgent else Urgency.URGENT
    label = CaseSay.MAKE_NORMAL if is_urgent else CaseSay.MAKE_URGENT
    return _keyboard(
        [_made(t.plain(CaseSay.SEND), step.SendDraft(draft=shown.key, seen=shown.face))],
        [
            _draft(shown, DraftStep.FILES, CaseSay.ADD_FILE, t),
            _made(t.plain(label), step.PickUrgency(draft=shown.key, urgency=other)),
        ],
        [
            _draft(shown, DraftStep.EDIT, CaseSay.EDIT, t),
            _draft(shown, DraftStep.DROP, CaseSay.DROP, t),
        ],
    )


def editing(shown: Draft, t: Phrases) -> InlineKeyboardMarkup:
    """What may be changed of a draft."""
    return _keyboard(
        [
            _draft(shown, DraftStep.TYPE, CaseSay.EDIT_TYPE, t),
            _draft(shown, DraftStep.TOPIC, CaseSay.EDIT_TOPIC, t),
            _draft(shown, DraftStep.TEXT, CaseSay.EDIT_TEXT, t),
        ],
        [_draft(shown, DraftStep.NO_FILES, CaseSay.NO_FILES, t)] if shown.files else [],
        [_back(shown, t)],
    )


def types(shown: Draft, rules: Rules, t: Phrases) -> InlineKeyboardMarkup:
    """The kinds of help; the one in force is marked."""
    offered = (
        [
            _made(
                _marked(kind.name.told(t.language), t, is_chosen=key == shown.type),
                step.PickType(draft=shown.key, type=key_of(key)),
            )
        ]
        for key, kind in rules.types.items()
    )
    return _keyboard(*offered, [_back(shown, t)] if shown.text else [])


def topics(shown: Draft, offered: Iterable[Topic], t: Phrases) -> InlineKeyboardMarkup:
    """The topics, two a row, and none of them."""
    buttons = [
        _made(
            _marked(topic_title(topic, t.language), t, is_chosen=topic.key == shown.topic),
            step.PickTopic(draft=shown.key, topic=key_of(topic.key)),
        )
        for topic in offered
    ]
    none = _made(t.plain(CaseSay.TOPIC_NONE), step.PickTopic(draft=shown.key))
    return _keyboard(*_pairs(buttons), [none], [_back(shown, t)])


def back(shown: Draft, t: Phrases) -> InlineKeyboardMarkup | None:
    """Back to the draft, where there is something to see of it."""
    return _keyboard([_back(shown, t)]) if shown.text else None


def offer(question: int, t: Phrases) -> InlineKeyboardMarkup:
    """To take the question to the board."""
    return _keyboard([_made(t.plain(Say.ASK_BOARD), tap.AskBoard(question=question))])


def town_first(t: Phrases) -> InlineKeyboardMarkup:
    """To say where she works, which an enrolment needs."""
    return _keyboard([_made(t.plain(CaseSay.ENROL_TOWN), tap.ChangeTown())])


def opened(case: Case, t: Phrases) -> InlineKeyboardMarkup:
    """What may be asked about a case that was just opened."""
    why = _case(case.number, CaseStep.WHY, CaseSay.WHY_DATE, t)
    return _keyboard([why, _made(t.plain(CaseSay.MY_CASES), step.ShowCases(page=0))])


def listed(page: Page[Case], t: Phrases) -> InlineKeyboardMarkup | None:
    """The cases of a page, and the pages around it."""
    shown = [
        [
            _made(
                shorten(f"{case.number} · {case.request.title}", LABEL_CHARS),
                step.OnCase(number=case.number, step=CaseStep.SHOW),
            )
        ]
        for case in page.items
    ]
    return _keyboard(*shown, _turn(page, t)) if shown else None


def one(story: Story, judged: Iterable[Sequence[Button]], t: Phrases) -> InlineKeyboardMarkup:
    """What she may do with the case, and look at; `judged` asks whether it is settled."""
    number, may = story.case.number, story.allowed
    ways = (
        (Move.ADD in may, CaseStep.ADD, CaseSay.ADD),
        (story.answer is not None, CaseStep.ANSWER, CaseSay.SHOW_ANSWER),
        (Move.REOPEN in may, CaseStep.REOPEN, CaseSay.REOPEN),
        (True, CaseStep.WHY, CaseSay.WHY_DATE),
        (Move.WITHDRAW in may, CaseStep.WITHDRAW, CaseSay.WITHDRAW),
    )
    offered = [_case(number, way, say, t) for holds, way, say in ways if holds]
    back_row = [_made(t.plain(CaseSay.BACK_TO_CASES), step.ShowCases(page=0))]
    return _keyboard(*_plain(judged), *_pairs(offered), back_row)


def way_on(story: Story, t: Phrases) -> InlineKeyboardMarkup:
    """From a tap that came too late: to take the case up again where she may, and to see it."""
    number = story.case.number
    again = [_case(number, CaseStep.REOPEN, CaseSay.REOPEN, t)]
    look = _case(number, CaseStep.SHOW, CaseSay.SHOW_CASE, t)
    return _keyboard([*(again if Move.REOPEN in story.allowed else ()), look])


def withdrawing(number: str, t: Phrases) -> InlineKeyboardMarkup:
    """To withdraw for certain, or not."""
    return _keyboard(
        [
            _case(number, CaseStep.WITHDRAW_SURE, CaseSay.WITHDRAW_YES, t),
            _case(number, CaseStep.SHOW, CaseSay.WITHDRAW_NO, t),
        ]
    )


def loose(said: int, numbers: Sequence[str], t: Phrases, *, is_text: bool) -> InlineKeyboardMarkup:
    """To add a message to one of the cases that wait for her, or not."""
    joining = (
        [_loose(said, LooseStep.JOIN, t.plain(CaseSay.LOOSE_JOIN, number=number), number)]
        for number in numbers[:OFFERED]
    )
    others = [_made(t.plain(CaseSay.MY_CASES), step.ShowCases(page=0))]
    more = others if len(numbers) > OFFERED else []
    return _keyboard(*joining, more, [_left(said, t, is_text=is_text)])


def ended(
    said: int, number: str, t: Phrases, *, may_reopen: bool, is_text: bool
) -> InlineKeyboardMarkup:
    """What may become of a message to a case that has ended."""
    again = _loose(said, LooseStep.REOPEN, t.plain(CaseSay.REOPEN), number)
    return _keyboard([again] if may_reopen else [], [_left(said, t, is_text=is_text)])


def markup(rows: Iterable[Sequence[Button]]) -> InlineKeyboardMarkup:
    """Buttons of a notice, as aiogram wants them."""
    return _keyboard(*_plain(rows))


def _left(said: int, t: Phrases, *, is_text: bool) -> InlineKeyboardButton:
    way, say = LooseStep.DROP, CaseSay.LOOSE_DROP
    if is_text:
        way, say = LooseStep.ASK, CaseSay.LOOSE_QUESTION
    return _loose(said, way, t.plain(say))


def _loose(
    said: int, way: LooseStep, label: str, number: str | None = None
) -> InlineKeyboardButton:
    return _made(label, step.OnLoose(said=said, step=way, number=number))


def _back(shown: Draft, t: Phrases) -> InlineKeyboardButton:
    return _draft(shown, DraftStep.SHOW, CaseSay.BACK, t)


def _draft(shown: Draft, way: DraftStep, say: CaseSay, t: Phrases) -> InlineKeyboardButton:
    return _made(t.plain(say), step.OnDraft(draft=shown.key, step=way))


def _case(number: str, way: CaseStep, say: CaseSay, t: Phrases) -> InlineKeyboardButton:
    return _made(t.plain(say), step.OnCase(number=number, step=way))


def _marked(name: str, t: Phrases, *, is_chosen: bool) -> str:
    return t.plain(CaseSay.CHOSEN, name=name) if is_chosen else name


def _turn(page: Page[Case], t: Phrases) -> Row:
    before, after = page.number - 1, page.number + 1
    row = [_made(t.plain(Say.PAGE_BEFORE), step.ShowCases(page=before))] if page.number else []
    if after < page.pages:
        row.append(_made(t.plain(Say.PAGE_AFTER), step.ShowCases(page=after)))
    return row


def _plain(rows: Iterable[Sequence[Button]]) -> list[Row]:
    return [[_of(each) for each in row] for row in rows]


def _of(each: Button) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=each.label, callback_data=each.data, url=each.url)


def _made(label: str, data: tap.Tap) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=label, callback_data=data.pack())


def _pairs(buttons: Sequence[InlineKeyboardButton]) -> list[Row]:
    return [buttons[i : i + 2] for i in range(0, len(buttons), 2)]


def _keyboard(*rows: Row) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[list(row) for row in rows if row])
