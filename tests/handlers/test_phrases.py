"""Both catalogues say everything, with the same values and the same markup."""

import re
from enum import StrEnum
from string import Formatter

import pytest
from aiogram.types import BotCommand
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from cases.errors import Code
from cases.people import Language
from cases.privacy import Kind
from handlers.keyboards import ANSWER_COMPLAINTS
from handlers.menus import commands
from handlers.phrases import BOOKS, LOCALES, Edit, Menu, Panel, Say, Work, named, phrases
from handlers.services.resources import Register
from knowledge.entry import LegalStatus, Obligation
from knowledge.resource import EventKind, PracticeKind, PublicationKind

_TAG = re.compile(r"</?[a-z]+")
#: Telegram's limit of a callback answer.
TOAST_CHARS = 200


def _catalogue(language: Language, book: type[StrEnum]) -> Catalog:
    with (LOCALES / language / "LC_MESSAGES" / BOOKS[book]).open("rb") as lines:
        return read_po(lines, locale=language)


def _texts(language: Language, say: StrEnum) -> list[str]:
    message = CATALOGUES[language, type(say)].get(say)
    assert message is not None, say
    string = message.string or ""
    return [string] if isinstance(string, str) else list(string)


CATALOGUES = {
    (language, book): _catalogue(language, book) for language in Language for book in BOOKS
}
EVERY_PHRASE = [pytest.param(say, id=f"{book.__name__}.{say}") for book in BOOKS for say in book]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("book", BOOKS)
def test_a_catalogue_holds_every_phrase_and_no_other(
    language: Language, book: type[StrEnum]
) -> None:
    catalogue = CATALOGUES[language, book]
    written = {str(message.id) for message in catalogue if isinstance(message.id, str)}
    plural = {message.id[0] for message in catalogue if isinstance(message.id, tuple)}
    assert (written | plural) - {""} == {say.value for say in book}


@pytest.mark.parametrize("say", EVERY_PHRASE)
def test_a_phrase_says_the_same_in_both_languages(say: StrEnum) -> None:
    shapes = set()
    for language in Language:
        for text in _texts(language, say):
            assert text.strip(), say
            values = {name for _, name, _, _ in Formatter().parse(text) if name}
            shapes.add((frozenset(values), tuple(sorted(_TAG.findall(text)))))
    assert len(shapes) == 1, say


@pytest.mark.parametrize("say", EVERY_PHRASE)
def test_a_phrase_leaves_no_tag_open(say: StrEnum) -> None:
    for language in Language:
        for text in _texts(language, say):
            tags = _TAG.findall(text)
            assert len([t for t in tags if t[1] == "/"]) * 2 == len(tags)


@pytest.mark.parametrize(
    ("family", "members"),
    [
        ("OBLIGATION", Obligation),
        ("STATUS", LegalStatus),
        ("FOR", LegalStatus),
        ("KIND", Kind),
        ("ERROR", Code),
        ("WHY", ANSWER_COMPLAINTS),
        ("REGISTER", Register),
        ("REGISTER_BACK", Register),
        ("RESOURCE_KIND", [*PublicationKind, *PracticeKind, *EventKind]),
    ],
)
def test_every_value_has_its_phrase(family: str, members: list[StrEnum]) -> None:
    assert all(isinstance(named(family, member), Say) for member in members)


def test_values_are_escaped() -> None:
    t = phrases(Language.TURKISH)
    assert "&lt;b&gt;" in t(Say.TOWN_SAVED, town="<b>")


def test_turkish_nouns_stay_singular_after_numbers() -> None:
    t = phrases(Language.TURKISH)
    assert {t.count(Say.TOPIC_ENTRIES, n) for n in (1, 2)} == {"1 bilgi kaydı", "2 bilgi kaydı"}


def test_english_nouns_follow_the_number() -> None:
    t = phrases(Language.ENGLISH)
    assert [t.count(Say.TOPIC_ENTRIES, n) for n in (1, 2)] == ["1 entry", "2 entries"]


@pytest.mark.parametrize("language", Language)
def test_toasts_are_short_enough(language: Language) -> None:
    t = phrases(language)
    for say in (Say.THANKS, Say.WHY_NOT_HELPED, Say.COMPLAINT_NOTED, Say.ERROR_BAD_REQUEST):
        assert len(t.plain(say)) <= TOAST_CHARS


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("group", [False, True])
def test_the_menu_is_one_that_telegram_takes(language: Language, *, group: bool) -> None:
    menu = commands(language, group=group)
    assert all(re.fullmatch(r"[a-z]{1,32}", item.command) for item in menu)
    assert all(1 <= len(item.description) <= 256 for item in menu)
    assert all(isinstance(item, BotCommand) for item in menu)


def test_every_command_of_the_menu_stands_in_the_help() -> None:
    explained = phrases(Language.TURKISH).plain(Say.HELP, bot="masa")
    menu = {item.command for item in commands(Language.TURKISH)} - {"start", "yardim"}
    assert all(f"/{command} " in explained for command in menu)


def test_urgency_has_one_word() -> None:
    for file in (LOCALES / Language.TURKISH).rglob("*.po"):
        words = file.read_text(encoding="utf-8").casefold()
        assert "acele" not in words, file.name
        assert "öncelik" not in words, file.name


def test_no_phrase_is_left_that_nobody_says() -> None:
    families = (
        "OBLIGATION_",
        "STATUS_",
        "FOR_",
        "KIND_",
        "ERROR_",
        "WHY_",
        "COMMAND_",
        "REGISTER_",
        "RESOURCE_KIND_",
        "NO_DATE_",
        "ROLE_",
        "REFUSED_FOR_",
        "HAPPENED_",
        "URGENCY_",
        *("DO_", "DONE_", "STEP_", "PROMPT_", "PREVIEW_", "CONFLICT_", "EVENT_"),
        *(
            "STATE_",
            "EXCHANGE_",
            "TARGET_NEAR_",
            "TARGET_MISSED_",
            "TARGET_MOVED_",
            "DELIVERY_",
            "DRAFT_DECIDED_",
        ),
        *("BOARD_MOVED_", "RESULT_", "LATE_", "POSITION_", "FIELD_", "ASK_"),
        *("STATE_", "EXCHANGE_", "DRAFT_DECIDED_"),
        *("NOTICE_", "NEAR_", "MISSED_", "ALERT_", "OVER_", "FAILED_", "FAILURE_"),
        *("WELL_", "ILL_", "LACK_", "NEED_", "TAB_", "QUEUE_", "FILE_", "ASKER_"),
    )
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for path in LOCALES.parent.rglob("*.py")
        if path.parent.name != "phrases"
    )
    unsaid = {
        f"{book.__name__}.{say.name}"
        for book in BOOKS
        for say in book
        if book is not Menu and not say.name.startswith(families)
    }
    assert {name for name in unsaid if name not in code} == set()


@pytest.mark.parametrize(
    ("say", "one"),
    [
        (Panel.LEFT_DAYS, "1 day left"),
        (Work.EXTEND_DAYS, "1 working day"),
        (Work.HISTORY_FILES, "(1 file)"),
        (Edit.FILE_FAULTS, "has 1 error to mend"),
    ],
)
def test_english_says_one_of_a_thing_in_the_singular(say: StrEnum, one: str) -> None:
    assert one in phrases(Language.ENGLISH).count(say, 1)
