"""Who talks to the desk: a person, her language and her municipality."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Language(StrEnum):
    """The languages of the screens."""

    TURKISH = "tr"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality as the officer chose it; `listed` is False for free text."""

    name: str
    province: str | None = None
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Person:
    """A person known by her Telegram number only: no name is kept."""

    id: int
    telegram_id: int
    language: Language
    joined_at: datetime
    municipality: Municipality | None = None
