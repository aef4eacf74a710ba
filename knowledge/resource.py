"""What an officer may read, copy or attend: publications, good practices, events.

The YAML keys are the field names below. None of these ever answers a question.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from knowledge.entry import Line, Phrase, Slug, Value

#: No earlier year can be meant: the field is younger.
Year = Annotated[int, Field(ge=1950, le=2100)]
Topics = Annotated[tuple[Slug, ...], Field(min_length=1)]


class PublicationKind(StrEnum):
    """What sort of text it is."""

    REPORT = "rapor"
    BOOK = "kitap"
    GUIDE = "rehber"
    DECLARATION = "bildiri"
    STRATEGY = "strateji"


class PracticeKind(StrEnum):
    """Whether somebody does it, or it is only recommended."""

    EXAMPLE = "örnek"
    ADVICE = "öneri"


class EventKind(StrEnum):
    """What sort of gathering it is."""

    MEETING = "toplantı"
    WORKSHOP = "çalıştay"
    TRAINING = "eğitim"


class Resource(Value):
    """What all three have; `aliases` are other words that officers use for it."""

    key: Slug
    title: Phrase
    topics: Topics
    summary: Line
    aliases: tuple[Phrase, ...] = ()
    year: Year | None = None
    url: str | None = None
    doubt: Line | None = None


class Publication(Resource):
    """A text that can be read."""

    kind: PublicationKind
    publisher: Phrase | None = None


class Practice(Resource):
    """A way of working that others may take over."""

    kind: PracticeKind
    municipality: Phrase | None = None


class Event(Resource):
    """A training, a workshop or a meeting; `on` where the day is known, else the year."""

    kind: EventKind
    organiser: Phrase | None = None
    on: date | None = None

    @property
    def in_year(self) -> int | None:
        """The year in which it takes place."""
        return self.on.year if self.on else self.year

    def is_past(self, today: date) -> bool:
        """Whether it is certainly over on `today`."""
        if self.on:
            return self.on < today
        return self.year is not None and self.year < today.year


Kind = PublicationKind | PracticeKind | EventKind
