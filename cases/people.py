"""Who talks to the desk: a person, her language, her municipality, and what she was granted."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Language(StrEnum):
    """The languages of the screens."""

    TURKISH = "tr"
    ENGLISH = "en"


class Role(StrEnum):
    """What a person may be to the desk; whoever has none is a stranger and only reads."""

    OFFICER = "officer"
    SECRETARY = "secretary"
    MEMBER = "member"  # of the expert board
    EDITOR = "editor"
    ADMIN = "admin"
    AUDITOR = "auditor"  # reads everything of the secretariat, changes nothing


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality as the officer chose it; `listed` is False for free text."""

    name: str
    province: str | None = None
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Post:
    """What a role is granted for.

    An officer has a municipality; a board member an institution, a `group` of rules.yaml and
    topics of expertise; `title` is an office ("Hukuk müşaviri"), never a person's name.
    """

    municipality: Municipality | None = None
    institution: str | None = None
    group: str | None = None
    expertise: tuple[str, ...] = ()
    title: str | None = None


NO_POST = Post()


@dataclass(frozen=True, slots=True)
class Grant:
    """A role that somebody gave: from when, until when, and when it was last confirmed.

    `granted_by` is the number of a person, None where the command line gave it.
    """

    id: int
    role: Role
    granted_at: datetime
    until: datetime | None = None
    granted_by: int | None = None
    confirmed_at: datetime | None = None
    post: Post = NO_POST

    def holds(self, moment: datetime) -> bool:
        """Whether the grant is good at that moment."""
        return self.until is None or moment < self.until


@dataclass(frozen=True, slots=True)
class Person:
    """A person known by her Telegram number only: no name is kept.

    `grants` holds those that were not taken back; an expired one may be among them. `parked_at` is
    since when she cannot be written to: she blocked the desk. `away_at` is since when she is out
    of the secretariat's group: her work as a secretary rests until she is back.
    """

    id: int
    telegram_id: int
    language: Language
    joined_at: datetime
    municipality: Municipality | None = None
    grants: tuple[Grant, ...] = ()
    parked_at: datetime | None = None
    away_at: datetime | None = None

    def grant(self, role: Role, at: datetime) -> Grant | None:
        """Her good grant of that role, if she has one; of several the newest counts."""
        good = [grant for grant in self.grants if grant.role is role and self._uses(grant, at)]
        newest = sorted(good, key=lambda grant: (grant.granted_at, grant.id))[-1:]
        return newest[0] if newest else None

    def roles(self, at: datetime) -> frozenset[Role]:
        """What she is to the desk at that moment."""
        return frozenset(grant.role for grant in self.grants if self._uses(grant, at))

    def _uses(self, grant: Grant, at: datetime) -> bool:
        rests = grant.role is Role.SECRETARY and self.away_at is not None
        return grant.holds(at) and not rests
