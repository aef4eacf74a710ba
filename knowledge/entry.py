"""What an entry is: the one list of fields, as frozen values.

The YAML keys are the field names below. Sentences about faults are made in
`knowledge.lint`; here stand only shapes and ranges.
"""

import hashlib
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=600)]
Phrase = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=300)]
#: "13", "14/1-a", "61-63", "ek 1", "geçici 2/3", "121/A": how Turkish statutes are cited.
Article = Annotated[
    str, StringConstraints(pattern=r"^(ek |geçici )?\d+(/[0-9A-Za-zçğıöşü]+)*(-[0-9a-zçğıöşü]+)*$")
]


class Obligation(StrEnum):
    """What the entry is for the municipality."""

    MANDATORY = "zorunlu"
    DISCRETIONARY = "takdir"
    REFERRAL = "yönlendirme"
    FORBIDDEN = "yasak"
    INFORMATION = "bilgi"


class LegalStatus(StrEnum):
    """The legal status of the person whom the question is about."""

    TEMPORARY_PROTECTION = "gecici-koruma"
    INTERNATIONAL_PROTECTION = "uluslararasi-koruma"
    RESIDENCE_PERMIT = "ikamet-izni"
    UNREGISTERED = "kayitsiz"
    CITIZEN = "vatandas"


class Confidence(StrEnum):
    """How sure the research behind an entry is."""

    HIGH = "yüksek"
    MEDIUM = "orta"
    LOW = "düşük"


class Value(BaseModel):
    """A frozen value that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class AnswerText(Value):
    """What the officer reads: the short answer, what to do, what not to do."""

    short: Line
    steps: tuple[Line, ...] = ()
    avoid: tuple[Line, ...] = ()


class Variant(Value):
    """The answer for one legal status, where it differs from the general one."""

    short: Line
    steps: tuple[Line, ...] = ()
    avoid: tuple[Line, ...] = ()
    obligation: Obligation | None = None


class Source(Value):
    """A law and its articles; `verified` is the day somebody read that text."""

    law: str
    articles: tuple[Article, ...] = ()
    verified: date | None = None
    note: Line | None = None


class Retirement(Value):
    """Since when an entry no longer holds, why, and what stands in its place."""

    on: date
    reason: Line
    successor: Slug | None = None


class English(Value):
    """The optional English face of an entry."""

    question: Phrase
    short: Line
    steps: tuple[Line, ...] = ()
    avoid: tuple[Line, ...] = ()


class Entry(Value):
    """One question with its curated answer; `review_every` is in days."""

    id: Slug
    question: Phrase
    aliases: tuple[Phrase, ...]
    topic: Slug
    obligation: Obligation
    answer: AnswerText
    variants: dict[LegalStatus, Variant] = Field(default_factory=dict)
    sources: tuple[Source, ...] = ()
    refer_to: tuple[Slug, ...] = ()
    confidence: Confidence
    confidence_note: Line | None = None
    volatile: Line | None = None
    reviewed_on: date
    review_every: Annotated[int, Field(ge=7, le=730)] = 180
    see_also: tuple[Slug, ...] = ()
    tests: tuple[Phrase, ...] = ()
    replaces: tuple[Slug, ...] = ()
    retired: Retirement | None = None
    english: English | None = None

    @cached_property
    def version(self) -> str:
        """Eight hexadecimal digits that change with anything an officer reads."""
        shown = self.model_dump_json(exclude={"aliases", "tests", "see_also", "reviewed_on"})
        return hashlib.sha256(shown.encode()).hexdigest()[:8]

    @property
    def review_due_on(self) -> date:
        """The day from which the entry counts as stale."""
        return self.reviewed_on + timedelta(days=self.review_every)

    def is_stale(self, today: date) -> bool:
        """Whether its review is overdue on `today`."""
        return today > self.review_due_on


class Topic(Value):
    """An area of the FAQ, as listed by /konular."""

    key: Slug
    title: Phrase
    english: Phrase


class Law(Value):
    """A law or regulation that entries cite by `key`."""

    key: str
    name: Line
    short: Phrase
    number: str | None = None
    gazette_date: date | None = None
    gazette_number: str | None = None
    url: str | None = None
    amended_on: date | None = None


class Institution(Value):
    """An institution or hotline to refer people to."""

    key: Slug
    name: Phrase
    purpose: Line
    phone: str | None = None
    hours: Phrase | None = None
    languages: Phrase | None = None
    url: str | None = None
    doubt: Line | None = None
