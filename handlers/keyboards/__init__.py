"""The buttons under the screens: each offers only what a service would allow."""

from collections.abc import Iterable, Sequence

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from cases.municipalities import Listed
from cases.people import Language
from cases.question import Complaint, Verdict
from handlers import callbacks as tap
from handlers.keyboards.news import follow
from handlers.keyboards.parts import LABEL_CHARS, Row, around, button, keyboard, pairs, turn
from handlers.markup import shorten
from handlers.phrases import Phrases, Say, named
from handlers.services.entries import Card, key_of, question_in, topic_title
from handlers.services.municipalities import town_key
from handlers.services.paging import PER_PAGE, Page
from handlers.services.resources import Item, Register
from knowledge.entry import Entry, Institution, LegalStatus, Topic

ANSWER_COMPLAINTS = (
    Complaint.WRONG_TOPIC,
    Complaint.TOO_GENERAL,
    Complaint.OUTDATED,
    Complaint.UNCLEAR,
    Complaint.OTHER,
)
_FEEDBACK = (tap.Judge, tap.Complain)


def card(shown: Card, t: Phrases) -> InlineKeyboardMarkup:
    """Verdict, statuses, and the ways on from a card."""
    key = key_of(shown.entry.id)
    leads_on = shown.related or shown.resources
    ways = [button(t.plain(Say.RELATED), tap.Related(entry=key))] if leads_on else []
    ways.append(button(t.plain(Say.LETTER), tap.Letter(entry=key, status=shown.status)))
    board = tap.AskBoard(question=shown.question_id)
    return keyboard(
        _verdict(shown.question_id, t) if shown.question_id else [],
        *pairs(_statuses(shown, t)),
        *pairs(ways),
        [button(t.plain(Say.ASK_BOARD), board)],
        _successor(shown, t),
    )


def reasons(question: int, t: Phrases) -> list[Row]:
    """Why an answer did not help, two a row."""
    offered = (
        button(
            t.plain(named("WHY", complaint)), tap.Complain(question=question, complaint=complaint)
        )
        for complaint in ANSWER_COMPLAINTS
    )
    return pairs(offered)


def with_feedback_row(
    shown: InlineKeyboardMarkup | None, rows: Sequence[Row] = ()
) -> InlineKeyboardMarkup | None:
    """The same keyboard with these rows where the feedback stood."""
    others = [row for row in (shown.inline_keyboard if shown else ()) if not _is_feedback(row)]
    kept = [*rows, *others]
    return InlineKeyboardMarkup(inline_keyboard=kept) if kept else None


def choices(question: int, entries: Sequence[Entry], t: Phrases) -> InlineKeyboardMarkup:
    """The entries of a clarification, and none of them."""
    return keyboard(
        *_chosen(question, entries, t),
        [button(t.plain(Say.NONE_OF_THESE), tap.Dismiss(question=question))],
    )


def statuses(question: int, entry: Entry, t: Phrases) -> InlineKeyboardMarkup:
    """The statuses for which the entry has an answer, and that it is not known."""
    key = key_of(entry.id)
    return keyboard(
        *pairs(
            button(
                t.plain(named("STATUS", status)),
                tap.ShowStatus(question=question, entry=key, status=status),
            )
            for status in LegalStatus
            if status in entry.variants
        ),
        [button(t.plain(Say.STATUS_UNKNOWN), tap.ShowStatus(question=question, entry=key))],
    )


def silence(question: int, nearest: Sequence[Entry], t: Phrases) -> InlineKeyboardMarkup:
    """What may help after an abstention, and what the officer makes of it."""
    made_of_it = (
        (Say.SILENCE_REWORD, Complaint.REWORD),
        (Say.SILENCE_NOT_OURS, Complaint.NOT_OURS),
    )
    return keyboard(
        *_chosen(question, nearest, t),
        [button(t.plain(Say.ASK_BOARD), tap.AskBoard(question=question))],
        [
            button(t.plain(say), tap.Silence(question=question, complaint=complaint))
            for say, complaint in made_of_it
        ],
        [button(t.plain(Say.DIRECTORY_OPEN), tap.OpenDirectory())],
        follow(question, wants=True, t=t),
    )


def dismissed(question: int, t: Phrases) -> InlineKeyboardMarkup:
    """The ways on when none of the choices was meant."""
    return keyboard(
        [button(t.plain(Say.ASK_BOARD), tap.AskBoard(question=question))],
        [button(t.plain(Say.DIRECTORY_OPEN), tap.OpenDirectory())],
    )


def related(listed: Iterable[Entry], beside: Iterable[Item], t: Phrases) -> InlineKeyboardMarkup:
    """Entries to open, numbered as in the text, then what there is to read on."""
    shown = ([button(f"📚 {_title(item)}", _opening(item))] for item in beside)
    return keyboard(*_opened(listed, 1, t), *shown)


def topics(page: Page[Topic], t: Phrases) -> InlineKeyboardMarkup:
    """The topics of a page."""
    shown = (
        [button(topic_title(topic, t.language), tap.ShowTopic(topic=key_of(topic.key), page=0))]
        for topic in page.items
    )
    return keyboard(
        *shown, turn(page, t, [tap.ShowTopics(page=number) for number in around(page)])
    )


def topic(shown: Topic, page: Page[Entry], t: Phrases) -> InlineKeyboardMarkup:
    """The entries of a topic's page."""
    turns = [tap.ShowTopic(topic=key_of(shown.key), page=number) for number in around(page)]
    return keyboard(
        *_opened(page.items, page.number * PER_PAGE + 1, t),
        turn(page, t, turns),
        [button(t.plain(Say.TOPICS_BACK), tap.ShowTopics(page=0))],
    )


def directory(page: Page[Institution], t: Phrases) -> InlineKeyboardMarkup:
    """The institutions of a page."""
    turns = [tap.ShowDirectory(page=number) for number in around(page)]
    return keyboard(*_places(page.items, page.number), turn(page, t, turns))


def found_institutions(found: Iterable[Institution]) -> InlineKeyboardMarkup:
    """The institutions that were found by words."""
    return keyboard(*_places(found))


def institution(page: int, t: Phrases) -> InlineKeyboardMarkup:
    """The way back to the directory."""
    return keyboard([button(t.plain(Say.DIRECTORY_BACK), tap.ShowDirectory(page=page))])


def register(shown: Register, page: Page[Item], t: Phrases) -> InlineKeyboardMarkup:
    """The items of a page, numbered as in the text."""
    first = page.number * PER_PAGE + 1
    items = (
        [button(f"{number}. {_title(item)}", _opening(item, page.number))]
        for number, item in enumerate(page.items, first)
    )
    turns = [tap.ShowRegister(which=shown, page=number) for number in around(page)]
    return keyboard(*items, turn(page, t, turns))


def resource(item: Item, page: int, t: Phrases) -> InlineKeyboardMarkup:
    """The way to the thing itself, and back to its list."""
    url = item.resource.url
    back = tap.ShowRegister(which=item.register, page=page)
    return keyboard(
        [InlineKeyboardButton(text=t.plain(Say.RESOURCE_OPEN), url=url)] if url else [],
        [button(t.plain(named("REGISTER_BACK", item.register)), back)],
    )


def languages() -> InlineKeyboardMarkup:
    """The languages by their own names."""
    return keyboard(
        [
            button("Türkçe", tap.SetLanguage(language=Language.TURKISH)),
            button("English", tap.SetLanguage(language=Language.ENGLISH)),
        ]
    )


def forget(t: Phrases) -> InlineKeyboardMarkup:
    """To delete the record, or not."""
    return keyboard(
        [
            button(t.plain(Say.FORGET_YES), tap.Forget(sure=True)),
            button(t.plain(Say.FORGET_NO), tap.Forget(sure=False)),
        ]
    )


def town_wanted(t: Phrases) -> InlineKeyboardMarkup:
    """Not to say one's municipality for now."""
    return keyboard([button(t.plain(Say.TOWN_SKIP), tap.SkipTown())])


def town_change(t: Phrases) -> InlineKeyboardMarkup:
    """To choose another municipality."""
    return keyboard([button(t.plain(Say.TOWN_CHANGE), tap.ChangeTown())])


def towns(found: Iterable[tuple[Listed, str]], t: Phrases) -> InlineKeyboardMarkup:
    """The municipalities like the typed one, by their full names, and the ways out."""
    return keyboard(
        *([button(name, tap.PickTown(town=town_key(town)))] for town, name in found),
        [button(t.plain(Say.TOWN_UNLISTED), tap.KeepTyped())],
        [
            button(t.plain(Say.TOWN_WAS_QUESTION), tap.WasQuestion()),
            button(t.plain(Say.TOWN_SKIP), tap.SkipTown()),
        ],
    )


def in_private(label: str, url: str) -> InlineKeyboardMarkup:
    """A way into the officer's private chat with the desk."""
    return keyboard([InlineKeyboardButton(text=label, url=url)])


def _verdict(question: int, t: Phrases) -> Row:
    return [
        button(t.plain(Say.HELPED), tap.Judge(question=question, verdict=Verdict.HELPED)),
        button(t.plain(Say.NOT_HELPED), tap.Judge(question=question, verdict=Verdict.NOT_HELPED)),
    ]


def _statuses(shown: Card, t: Phrases) -> list[InlineKeyboardButton]:
    key, question = key_of(shown.entry.id), shown.question_id
    buttons = [
        button(
            t.plain(named("STATUS", status)),
            tap.ShowStatus(question=question, entry=key, status=status),
        )
        for status in LegalStatus
        if status in shown.entry.variants and status is not shown.status
    ]
    if shown.status:
        general = tap.ShowStatus(question=question, entry=key)
        buttons.append(button(t.plain(Say.STATUS_GENERAL), general))
    return buttons


def _successor(shown: Card, t: Phrases) -> Row:
    retired = shown.entry.retired
    if retired is None or retired.successor is None:
        return []
    return [button(t.plain(Say.SUCCESSOR), tap.ShowEntry(entry=key_of(retired.successor)))]


def _chosen(question: int, offered: Iterable[Entry], t: Phrases) -> list[Row]:
    return [
        [
            button(
                _label(number, entry, t),
                tap.ChooseEntry(question=question, entry=key_of(entry.id)),
            )
        ]
        for number, entry in enumerate(offered, 1)
    ]


def _opened(listed: Iterable[Entry], first: int, t: Phrases) -> list[Row]:
    return [
        [button(_label(number, entry, t), tap.ShowEntry(entry=key_of(entry.id)))]
        for number, entry in enumerate(listed, first)
    ]


def _label(number: int, entry: Entry, t: Phrases) -> str:
    return f"{number}. {shorten(question_in(entry, t.language), LABEL_CHARS)}"


def _places(listed: Iterable[Institution], page: int | None = None) -> list[Row]:
    return [
        [
            button(
                shorten(place.name, LABEL_CHARS),
                tap.ShowInstitution(institution=key_of(place.key), page=page),
            )
        ]
        for place in listed
    ]


def _title(item: Item) -> str:
    return shorten(item.resource.title, LABEL_CHARS)


def _opening(item: Item, page: int | None = None) -> tap.ShowResource:
    key = key_of(item.resource.key)
    return tap.ShowResource(which=item.register, resource=key, page=page)


def _is_feedback(row: Sequence[InlineKeyboardButton]) -> bool:
    return any(kind.begins(button.callback_data or "") for button in row for kind in _FEEDBACK)
