"""Every sentence the desk says, by name; the words stand in the gettext catalogues."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from babel.dates import format_date
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from cases.people import Language
from handlers.markup import Html, escape

LOCALES = Path(__file__).parent / "locales"


class Say(StrEnum):
    """The names of the phrases; the value is the msgid of both catalogues."""

    START = auto()
    START_AGAIN = auto()
    START_EXAMPLES = auto()
    TOWN_ASK = auto()
    TOWN_WHICH = auto()
    TOWN_NONE = auto()
    TOWN_SAVED = auto()
    TOWN_SKIPPED = auto()
    TOWN_NAME = auto()
    TOWN_NAME_IN_PROVINCE = auto()
    TOWN_UNLISTED = auto()
    TOWN_SKIP = auto()
    TOWN_WAS_QUESTION = auto()
    TOWN_CHANGE = auto()

    OBLIGATION_MANDATORY = auto()
    OBLIGATION_DISCRETIONARY = auto()
    OBLIGATION_REFERRAL = auto()
    OBLIGATION_FORBIDDEN = auto()
    OBLIGATION_INFORMATION = auto()
    OBLIGATION_MANDATORY_MEANS = auto()
    OBLIGATION_DISCRETIONARY_MEANS = auto()
    OBLIGATION_REFERRAL_MEANS = auto()
    OBLIGATION_FORBIDDEN_MEANS = auto()
    OBLIGATION_INFORMATION_MEANS = auto()

    STATUS_TEMPORARY_PROTECTION = auto()
    STATUS_INTERNATIONAL_PROTECTION = auto()
    STATUS_RESIDENCE_PERMIT = auto()
    STATUS_UNREGISTERED = auto()
    STATUS_CITIZEN = auto()
    STATUS_GENERAL = auto()
    STATUS_UNKNOWN = auto()
    FOR_TEMPORARY_PROTECTION = auto()
    FOR_INTERNATIONAL_PROTECTION = auto()
    FOR_RESIDENCE_PERMIT = auto()
    FOR_UNREGISTERED = auto()
    FOR_CITIZEN = auto()
    FOR_PRESUMED = auto()
    FOR_ANYBODY = auto()

    CARD_STEPS = auto()
    CARD_AVOID = auto()
    CARD_SOURCES = auto()
    CARD_NO_SOURCE = auto()
    CARD_REFER = auto()
    CARD_REVIEWED = auto()
    CARD_RETIRED = auto()
    CARD_MORE_SOURCES = auto()
    CARD_NOT_TRANSLATED = auto()
    CARD_PARTLY_TRANSLATED = auto()
    CARD_VARIANT_NOT_TRANSLATED = auto()
    SOURCE_NUMBERED = auto()
    SOURCE_GAZETTE = auto()
    ARTICLES = auto()
    ARTICLES_ADDITIONAL = auto()
    ARTICLES_PROVISIONAL = auto()
    SOURCE_UNVERIFIED = auto()
    WARN_STALE = auto()
    WARN_AMENDED = auto()
    WARN_MEDIUM = auto()
    WARN_LOW = auto()
    WARN_NOTE = auto()
    WARN_VOLATILE = auto()

    HELPED = auto()
    NOT_HELPED = auto()
    THANKS = auto()
    WHY_NOT_HELPED = auto()
    COMPLAINT_NOTED = auto()
    WHY_WRONG_TOPIC = auto()
    WHY_TOO_GENERAL = auto()
    WHY_OUTDATED = auto()
    WHY_UNCLEAR = auto()
    WHY_OTHER = auto()
    RELATED = auto()
    RELATED_TITLE = auto()
    LETTER = auto()
    ASK_BOARD = auto()
    BOARD_SOON = auto()
    SUCCESSOR = auto()

    LETTER_QUESTION = auto()
    LETTER_LEVEL = auto()
    LETTER_STEPS = auto()
    LETTER_AVOID = auto()
    LETTER_SOURCES = auto()
    LETTER_REFER = auto()
    LETTER_CAUTIONS = auto()
    LETTER_RECORD = auto()
    LETTER_CLOSING = auto()
    LETTER_COPY = auto()

    CLARIFY_CLOSE = auto()
    CLARIFY_UNSURE = auto()
    CLARIFY_ONE_WORD = auto()
    CLARIFY_TWO_QUESTIONS = auto()
    CLARIFY_STATUS = auto()
    NONE_OF_THESE = auto()
    DISMISSED = auto()

    ABSTAIN = auto()
    ABSTAIN_EMPTY = auto()
    ABSTAIN_TOO_LONG = auto()
    ABSTAIN_WHERE = auto()
    ABSTAIN_REWORD = auto()
    ABSTAIN_NEAREST = auto()
    SILENCE_REWORD = auto()
    SILENCE_NOT_OURS = auto()
    SILENCE_REWORD_REPLY = auto()
    SILENCE_NOT_OURS_REPLY = auto()
    GREETING = auto()
    WELCOME_THANKS = auto()

    TOPICS_TITLE = auto()
    TOPIC_ENTRIES = auto()
    TOPICS_BACK = auto()
    DIRECTORY_TITLE = auto()
    DIRECTORY_BACK = auto()
    DIRECTORY_OPEN = auto()
    PAGE = auto()
    PAGE_BEFORE = auto()
    PAGE_AFTER = auto()
    CASES_SOON = auto()

    LANGUAGE_ASK = auto()
    LANGUAGE_SET = auto()
    PRIVACY = auto()
    EXPORT_CAPTION = auto()
    FORGET_ASK = auto()
    FORGET_YES = auto()
    FORGET_NO = auto()
    FORGOTTEN = auto()
    NOT_FORGOTTEN = auto()
    HELP = auto()
    CANCELLED = auto()
    NOTHING_TO_CANCEL = auto()
    UNKNOWN_COMMAND = auto()

    MEDIA = auto()
    PERSONAL_MEDIA = auto()
    CAPTION_READ = auto()
    EDITED = auto()
    MASKED = auto()
    MASKED_IN_GROUP = auto()
    KIND_TCKN = auto()
    KIND_YKN = auto()
    KIND_IBAN = auto()
    KIND_PHONE = auto()
    KIND_EMAIL = auto()
    KIND_PASSPORT = auto()
    KIND_BIRTHDATE = auto()
    KIND_NAME = auto()
    KIND_ADDRESS = auto()
    KIND_PLATE = auto()
    KIND_GKNO = auto()

    GROUP_HELLO = auto()
    GROUP_PRIVATE = auto()
    GROUP_CLARIFY = auto()
    GROUP_STATUS = auto()
    GROUP_ABSTAIN = auto()
    INLINE_OPEN = auto()
    INLINE_CARD = auto()

    ERROR_UNKNOWN_ENTRY = auto()
    ERROR_UNKNOWN_QUESTION = auto()
    ERROR_NOT_YOURS = auto()
    ERROR_TEXT_TOO_LONG = auto()
    ERROR_BAD_REQUEST = auto()
    APOLOGY = auto()

    COMMAND_START = auto()
    COMMAND_KONULAR = auto()
    COMMAND_REHBER = auto()
    COMMAND_VAKALARIM = auto()
    COMMAND_DIL = auto()
    COMMAND_GIZLILIK = auto()
    COMMAND_VERILERIM = auto()
    COMMAND_SIL = auto()
    COMMAND_YARDIM = auto()
    COMMAND_IPTAL = auto()
    COMMAND_SOR = auto()


def named(family: str, member: StrEnum) -> Say:
    """The phrase that a family has for a value: `named("STATUS", LegalStatus.CITIZEN)`."""
    return Say[f"{family}_{member.name}"]


@dataclass(frozen=True, slots=True)
class Phrases:
    """The sentences in one language."""

    language: Language
    catalogue: Translations

    def __call__(self, say: Say, /, **values: object) -> Html:
        """The phrase in HTML; the values are escaped."""
        escaped = {name: escape(value) for name, value in values.items()}
        return Html(self.catalogue.gettext(say).format(**escaped))

    def plain(self, say: Say, /, **values: object) -> str:
        """The phrase where no markup is understood: a button, a toast, a file."""
        return self.catalogue.gettext(say).format(**values)

    def count(self, say: Say, number: int) -> Html:
        """The phrase for so many."""
        return Html(self.catalogue.ngettext(say, say, number).format(number=number))

    def both(self, items: Iterable[str]) -> str:
        """An enumeration: "a, b ve c"."""
        return format_list(list(items), locale=self.language)

    def day(self, day: date) -> str:
        """A date in words: "22 Kasım 2026"."""
        return format_date(day, "d MMMM y", locale=self.language)


@lru_cache(maxsize=len(Language))
def phrases(language: Language) -> Phrases:
    """The phrases of a language; its catalogue is read once."""
    source = LOCALES / language / "LC_MESSAGES" / "messages.po"
    compiled = BytesIO()
    with source.open("rb") as lines:
        write_mo(compiled, read_po(lines, locale=language, abort_invalid=True))
    compiled.seek(0)
    return Phrases(language, Translations(compiled))
