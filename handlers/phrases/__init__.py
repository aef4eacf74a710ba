"""Every sentence the desk says, by name; the words stand in the gettext catalogues.

The names are kept in books, one a conversation; a book has a catalogue in each language.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path

from babel.dates import format_date
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from cases.people import Language
from handlers.markup import Html, escape
from handlers.phrases.admin import Manage
from handlers.phrases.board import Panel
from handlers.phrases.case import CaseSay
from handlers.phrases.desk import Work
from handlers.phrases.editor import Edit
from handlers.phrases.menu import Menu
from handlers.phrases.notices import Tell
from handlers.phrases.say import Say
from handlers.phrases.watch import Watch

__all__ = [
    "BOOKS",
    "LOCALES",
    "CaseSay",
    "Edit",
    "Manage",
    "Menu",
    "Panel",
    "Phrases",
    "Say",
    "Tell",
    "Watch",
    "Work",
    "named",
    "phrases",
]

LOCALES = Path(__file__).parent.parent / "locales"
#: Each book of names with its file under `locales/<language>/LC_MESSAGES/`.
BOOKS: dict[type[StrEnum], str] = {
    Say: "messages.po",
    Tell: "notices.po",
    Manage: "admin.po",
    CaseSay: "case.po",
    Work: "desk.po",
    Edit: "editor.po",
    Panel: "board.po",
    Watch: "watch.po",
    Menu: "menu.po",
}


def named(family: str, member: StrEnum, book: type[StrEnum] = Say) -> StrEnum:
    """The phrase that a family has for a value: `named("STATUS", LegalStatus.CITIZEN)`."""
    return book[f"{family}_{member.name}"]


@dataclass(frozen=True, slots=True)
class Phrases:
    """The sentences in one language."""

    language: Language

    def __call__(self, say: StrEnum, /, **values: object) -> Html:
        """The phrase in HTML; the values are escaped."""
        escaped = {name: escape(value) for name, value in values.items()}
        return Html(self._catalogue(say).gettext(say).format(**escaped))

    def plain(self, say: StrEnum, /, **values: object) -> str:
        """The phrase where no markup is understood: a button, a toast, a file."""
        return self._catalogue(say).gettext(say).format(**values)

    def count(self, say: StrEnum, number: int) -> Html:
        """The phrase for so many."""
        return Html(self._catalogue(say).ngettext(say, say, number).format(number=number))

    def _catalogue(self, say: StrEnum) -> Translations:
        return _catalogue(self.language, type(say))

    def both(self, items: Iterable[str]) -> str:
        """An enumeration: "a, b ve c"."""
        return format_list(list(items), locale=self.language)

    def day(self, day: date) -> str:
        """A date in words: "22 Kasım 2026"."""
        return format_date(day, "d MMMM y", locale=self.language)

    def days(self, first: date, last: date) -> str:
        """Some days in words: "23–29 Kasım", "30 Kasım – 6 Aralık"."""
        is_one_month = (first.year, first.month) == (last.year, last.month)
        begin, dash = ("d", "–") if is_one_month else ("d MMMM", " – ")
        ends = (
            format_date(first, begin, self.language),
            format_date(last, "d MMMM", self.language),
        )
        return dash.join(ends)


@lru_cache(maxsize=len(Language))
def phrases(language: Language) -> Phrases:
    """The phrases of a language."""
    return Phrases(language)


@cache
def _catalogue(language: Language, book: type[StrEnum]) -> Translations:
    """The catalogue of a book, read once."""
    source = LOCALES / language / "LC_MESSAGES" / BOOKS[book]
    compiled = BytesIO()
    with source.open("rb") as lines:
        write_mo(compiled, read_po(lines, locale=language, abort_invalid=True))
    compiled.seek(0)
    return Translations(compiled)
