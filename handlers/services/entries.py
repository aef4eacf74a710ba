"""Entries as screens point at them: short keys, and what to beware of before relying on one."""

import asyncio
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import partial
from typing import TypeVar
from zoneinfo import ZoneInfo

from cases.errors import Code, DeskError
from cases.people import Language
from cases.words import Words
from handlers.services.anonymous import matter
from handlers.services.paging import PER_PAGE
from handlers.services.ports import Clock, LibraryShelf
from knowledge.answer import Abstention, Answer, Match
from knowledge.entry import (
    Confidence,
    Entry,
    Institution,
    Law,
    LegalStatus,
    Obligation,
    Topic,
    Variant,
)
from knowledge.library import Library
from knowledge.resource import Resource
from knowledge.text import tokens

#: Where the officers' calendars hang.
LOCAL = ZoneInfo("Europe/Istanbul")
_NEAR = 3

Registered = TypeVar("Registered", Topic, Institution)
Found = TypeVar("Found")


async def considered(library: Library, how: Callable[[str], Found], text: str) -> Found:
    """What the library makes of a text, whatever was covered in it.

    Comparing meanings takes tens of milliseconds, so it happens beside the loop; spelling alone
    takes less than the way to another thread would.
    """
    asked = matter(text)
    return await asyncio.to_thread(how, asked) if library.is_semantic else how(asked)


def question_in(entry: Entry, language: Language) -> str:
    """The entry's question, in English where it has an English face."""
    if language is Language.ENGLISH and entry.english:
        return entry.english.question
    return entry.question


def topic_title(topic: Topic, language: Language) -> str:
    """The topic's title in the language."""
    return topic.english if language is Language.ENGLISH else topic.title


def topic_words(library: Library, key: str | None) -> Words | None:
    """The topic's title in both languages; None without one, and for one that is gone."""
    topic = library.topics.get(key) if key else None
    return Words(tr=topic.title, en=topic.english) if topic else None


def key_of(name: str) -> str:
    """Eight hexadecimal digits for a name that is too long for a button."""
    return hashlib.sha256(name.encode()).hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class Cautions:
    """Why an officer should look twice: each is shown on the card, none is hidden."""

    review_overdue_since: date | None = None
    amended: tuple[Law, ...] = ()
    doubtful: Confidence | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """An entry as it is shown to an officer on `today`.

    `status` is None unless the entry has an answer of its own for it; `question_id` is 0 for a
    card that was opened without a question.
    """

    entry: Entry
    library: Library
    today: date
    status: LegalStatus | None = None
    presumed: bool = False
    question_id: int = 0

    @property
    def variant(self) -> Variant | None:
        """The answer for the status, where it is an own one."""
        return self.entry.variants[self.status] if self.status else None

    @property
    def obligation(self) -> Obligation:
        """What it is for the municipality, for the status shown."""
        own = self.variant.obligation if self.variant else None
        return own or self.entry.obligation

    @property
    def cautions(self) -> Cautions:
        """Why to look twice."""
        return cautions(self.entry, self.library, self.today)

    @property
    def related(self) -> tuple[Entry, ...]:
        """The entries it points to, as far as they are in force."""
        found = (self.library.resolve(entry_id) for entry_id in self.entry.see_also)
        return tuple(entry for entry in found if entry and entry.retired is None)

    @property
    def resources(self) -> tuple[Resource, ...]:
        """The publications, practices and events that belong to it."""
        return self.library.resources.beside(self.entry)


def cautions(entry: Entry, library: Library, today: date) -> Cautions:
    """What speaks against relying on the entry as it stands on `today`."""
    overdue = entry.review_due_on if entry.is_stale(today) else None
    doubtful = None if entry.confidence is Confidence.HIGH else entry.confidence
    return Cautions(overdue, _amended_since_read(entry, library.laws), doubtful)


def due_for_review(library: Library, today: date) -> list[Entry]:
    """Whose day came first first; then those with a law that was amended since it was read."""
    due = [
        entry
        for entry in library.entries.values()
        if entry.retired is None
        and (entry.is_stale(today) or _amended_since_read(entry, library.laws))
    ]
    return sorted(due, key=lambda e: (not e.is_stale(today), e.review_due_on, e.id))


class Entries:
    """Finds what a button or a link points at; raises UNKNOWN_ENTRY when it is gone."""

    def __init__(self, shelf: LibraryShelf, clock: Clock) -> None:
        self._shelf = shelf
        self._clock = clock
        self._digest = ""
        self._ids: dict[str, str] = {}

    @property
    def library(self) -> Library:
        """The library in force."""
        return self._shelf.current

    def card(
        self,
        entry: Entry,
        status: LegalStatus | None = None,
        *,
        presumed: bool = False,
        question_id: int = 0,
    ) -> Card:
        """The entry as it is to be shown today."""
        shown = status if status in entry.variants else None
        return Card(
            entry=entry,
            library=self.library,
            today=self._clock().astimezone(LOCAL).date(),
            status=shown,
            presumed=presumed and shown is not None,
            question_id=question_id,
        )

    def by_key(self, key: str) -> Entry:
        """The entry of a button's key."""
        library = self.library
        if library.digest != self._digest:
            self._ids = {key_of(entry_id): entry_id for entry_id in library.entries}
            self._digest = library.digest
        return self.by_id(self._ids.get(key, ""))

    def by_id(self, entry_id: str) -> Entry:
        """The entry of an id, also of one that was merged into another."""
        entry = self.library.resolve(entry_id)
        if entry is None:
            raise DeskError(Code.UNKNOWN_ENTRY)
        return entry

    def like(self, entry_id: str) -> list[str]:
        """The ids that are written most like one that there is not."""
        typed = "-".join(tokens(entry_id))
        return get_close_matches(typed, self.library.entries, n=_NEAR, cutoff=0.5)

    async def search(self, text: str, limit: int) -> tuple[Match, ...]:
        """The entries that fit a text best; none for an empty one."""
        library = self.library
        ranked = partial(library.rank, limit=limit)
        return await considered(library, ranked, text) if text else ()

    async def near(self, text: str) -> tuple[Entry, ...]:
        """What the desk would offer to a question, best first; nothing where it would abstain."""
        if not text:
            return ()
        decision = await considered(self.library, self.library.decide, text)
        if isinstance(decision, Abstention):
            return ()
        meant = (decision.entry,) if isinstance(decision, Answer) else decision.entries
        found = (match.entry for match in decision.evidence.matches)
        return tuple({entry.id: entry for entry in (*meant, *found)}.values())

    def topic(self, key: str) -> Topic:
        """The topic of a button's key."""
        return _keyed(self.library.topics, key)

    def institution(self, key: str) -> Institution:
        """The institution of a button's key."""
        return _keyed(self.library.directory, key)

    def institutions(self, words: str) -> tuple[Institution, ...]:
        """The institutions in which all words stand, those that bear them in the name first."""
        wanted = tokens(words)
        places = self.library.directory.values()
        found = [place for place in places if wanted and _stand_in(wanted, _told_of(place))]
        found.sort(key=lambda place: not _stand_in(wanted, place.name))
        return tuple(found[:PER_PAGE])

    def of_topic(self, topic: Topic) -> tuple[Entry, ...]:
        """The topic's entries that are in force, by their questions."""
        entries = (e for e in self.library.entries.values() if e.topic == topic.key)
        return tuple(sorted((e for e in entries if e.retired is None), key=lambda e: e.question))


def _amended_since_read(entry: Entry, laws: Mapping[str, Law]) -> tuple[Law, ...]:
    found: list[Law] = []
    for source in entry.sources:
        law = laws.get(source.law)
        read_on = source.verified or entry.reviewed_on
        if law and law.amended_on and law.amended_on > read_on and law not in found:
            found.append(law)
    return tuple(found)


def _told_of(place: Institution) -> str:
    return f"{place.name} {place.purpose} {place.phone or ''}"


def _stand_in(wanted: Sequence[str], text: str) -> bool:
    """Whether each word begins a word of the text."""
    words = tokens(text)
    return all(any(word.startswith(want) for word in words) for want in wanted)


def _keyed(register: Mapping[str, Registered], key: str) -> Registered:
    for name, value in register.items():
        if key_of(name) == key:
            return value
    raise DeskError(Code.UNKNOWN_ENTRY)
