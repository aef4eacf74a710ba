"""Notices: what is to be said, as small values; the words are found when they are sent.

A notice holds numbers and keys, never a text of an officer and never a note. Whoever adds one
adds its words in `handlers/views/`, and a test renders every notice.
"""

from dataclasses import asdict, dataclass, fields
from typing import Any, ClassVar, TypeAlias

from cases.delivery import Addressee


@dataclass(frozen=True, slots=True)
class CaseNotice:
    """What concerns one case."""

    number: str
    #: Whether a second copy does no harm: it is then sent again when the first is uncertain.
    harmless: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class TopicCard(CaseNotice):
    """The card of the case, in a topic that is opened where there is none, pinned; edited later.

    One for each revision; an older one that still waits is dropped.
    """

    revision: int
    harmless: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class ExchangeShown(CaseNotice):
    """What was said, to the other side: the officer's words to the topic, the desk's to her."""

    nth: int


@dataclass(frozen=True, slots=True)
class OfficerOpinion(CaseNotice):
    """To the topic: whether the officer calls the matter settled (`round` counts reopenings).

    `nth` is her complaint: a second one in the same round is another thing to say.
    """

    satisfied: bool
    round: int
    nth: int = 0
    harmless: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class CaseEnded(CaseNotice):
    """To the officer: the case was closed without a word of hers, with the way to reopen it."""

    round: int


@dataclass(frozen=True, slots=True)
class CaseReopened(CaseNotice):
    """To the other side of whoever reopened it."""

    round: int


@dataclass(frozen=True, slots=True)
class CaseWithdrawn(CaseNotice):
    """To the topic: the officer needs no answer any more."""

    round: int


@dataclass(frozen=True, slots=True)
class CaseLinked(CaseNotice):
    """To the officer: the same question is being worked on already; she gets that answer."""

    other: str
    revision: int = 0


@dataclass(frozen=True, slots=True)
class CaseUnlinked(CaseNotice):
    """To the officer and the topic: the case gets an answer of its own again."""

    revision: int


@dataclass(frozen=True, slots=True)
class CaseAssigned(CaseNotice):
    """To a secretary: a colleague gave her the case."""

    revision: int


@dataclass(frozen=True, slots=True)
class ClaimEnded(CaseNotice):
    """To the topic: nobody worked on the claim, the case is free again."""

    revision: int
    harmless: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class TargetExtended(CaseNotice):
    """To the officer: the new date, and the reason."""

    nth: int


@dataclass(frozen=True, slots=True)
class TargetMoved(CaseNotice):
    """To the officer: sorted anew, the case has a later date (`why` is "urgency" or "type")."""

    revision: int
    why: str


@dataclass(frozen=True, slots=True)
class TargetNear(CaseNotice):
    """To the topic: a promised moment comes near ("respond" or "due").

    `promised_at` is the ISO moment itself: another moment is another thing to say. Those that were
    written before it was kept hold none.
    """

    which: str
    round: int
    promised_at: str = ""
    harmless: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class TargetMissed(CaseNotice):
    """To the topic and its holder: a promised moment has passed ("respond" or "due").

    `promised_at` is as in TargetNear.
    """

    which: str
    round: int
    promised_at: str = ""
    harmless: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class OfficerReminder(CaseNotice):
    """To the officer: the desk still waits for her answer to the question `nth`."""

    nth: int
    times: int
    harmless: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class OfficerSilent(CaseNotice):
    """To the topic and its holder: the question `nth` was reminded of and has no answer still.

    `closes_at` is the ISO moment at which the case closes by itself.
    """

    nth: int
    closes_at: str
    harmless: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class BoardAsked(CaseNotice):
    """To a member: a case waits for her; first she declares a conflict of interest or none."""

    referral_id: int


@dataclass(frozen=True, slots=True)
class BoardReminder(CaseNotice):
    """To a member: her declaration or opinion is still missing."""

    referral_id: int
    times: int
    harmless: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class BoardExtended(CaseNotice):
    """To a member and the topic: the day until which opinions are awaited has moved."""

    referral_id: int
    times: int
    harmless: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class BoardMoved(CaseNotice):
    """To the topic: a member declared, gave an opinion, abstained or asked for time."""

    referral_id: int
    seat_id: int
    step: str
    harmless: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class BoardEnded(CaseNotice):
    """To the topic and to the members who were not recused: the outcome and why.

    Counted anew after it was told, it names the step that made it so, and as `before` the result
    that no longer holds.
    """

    referral_id: int
    revision: int
    step: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class EnrolmentAsked:
    """To the secretariat: somebody asks to be enrolled as an officer."""

    request_id: int
    harmless: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class EnrolmentChanged(EnrolmentAsked):
    """To the secretariat: the request stands in the place of one that she has withdrawn."""


@dataclass(frozen=True, slots=True)
class EnrolmentDecided:
    """To whoever asked."""

    request_id: int


@dataclass(frozen=True, slots=True)
class GrantEnding:
    """To a person: her role ends soon, or wants its yearly confirmation."""

    grant_id: int
    on: str
    harmless: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class DeliveryFailed:
    """To the secretariat: a notice did not arrive, or nobody knows; once each time it was tried.

    `retried` is how often a person had had it sent again.
    """

    outbox_id: int
    state: str
    retried: int = 0
    harmless: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class MorningDigest:
    """To the secretariat: what waits, on a working day (`on` is an ISO date)."""

    on: str
    harmless: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class HealthAlert:
    """To the secretariat and the admins: a part of the desk stands still, or goes on again.

    `since` is the ISO moment at which it went round last.
    """

    what: str
    since: str
    is_over: bool = False
    harmless: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class StaffAway:
    """To the admins: a secretary left the secretariat's group, or is back."""

    person_id: int
    on: str
    is_back: bool = False
    harmless: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class DraftReady:
    """To the editors: a draft or a change waits for a second pair of eyes."""

    proposal_id: int


@dataclass(frozen=True, slots=True)
class DraftDecided:
    """To whoever proposed it: published, refused or rolled back, with the reason.

    "overturned" goes to all editors: the outcome of the board behind a draft holds no longer.
    """

    proposal_id: int
    state: str


@dataclass(frozen=True, slots=True)
class LibraryBroken:
    """To the editors: a saved file was refused, the last good library stays; once a state."""

    digest: str
    sentence: str
    harmless: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class WeeklyGaps:
    """To the editors: what was asked in the week before and not answered.

    `week` is the one in which they are told, like 2026-W47.
    """

    week: str
    harmless: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class EntryCorrected:
    """To an officer who was shown the entry: its meaning has changed."""

    entry_id: str
    version: str


@dataclass(frozen=True, slots=True)
class EntryPublished:
    """To an officer who asked the same: there is an answer now."""

    entry_id: str
    version: str


Notice: TypeAlias = (
    CaseNotice
    | EnrolmentAsked
    | EnrolmentDecided
    | GrantEnding
    | DeliveryFailed
    | MorningDigest
    | HealthAlert
    | StaffAway
    | DraftReady
    | DraftDecided
    | LibraryBroken
    | WeeklyGaps
    | EntryCorrected
    | EntryPublished
)

#: Every notice by the name it is kept under.
KINDS: dict[str, type[Notice]] = {
    kind.__name__: kind
    for kind in (
        *(TopicCard, ExchangeShown, OfficerOpinion, CaseEnded, CaseReopened, CaseWithdrawn),
        *(CaseLinked, CaseUnlinked, CaseAssigned, ClaimEnded, TargetExtended, TargetMoved),
        *(TargetNear, TargetMissed, OfficerReminder, OfficerSilent, BoardAsked, BoardReminder),
        *(BoardExtended, BoardMoved, BoardEnded, EnrolmentAsked, EnrolmentChanged),
        *(EnrolmentDecided, GrantEnding, DeliveryFailed, MorningDigest),
        *(HealthAlert, StaffAway, DraftReady, DraftDecided, LibraryBroken, WeeklyGaps),
        *(EntryCorrected, EntryPublished),
    )
}


#: What goes to very many at once: whoever waits for a single notice need not wait for all of them.
MAILINGS = frozenset({EntryCorrected.__name__, EntryPublished.__name__})


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A notice with whom it is for, as a move gives it."""

    notice: Notice
    to: Addressee


def key(notice: Notice) -> str:
    """What makes the notice one: the same key to the same address is never kept twice."""
    values = (str(getattr(notice, each.name)) for each in fields(notice))
    return ":".join((type(notice).__name__, *values))


def stored(notice: Notice) -> tuple[str, dict[str, Any]]:
    """The name and the values under which a notice is kept."""
    return type(notice).__name__, asdict(notice)


def restored(kind: str, values: dict[str, Any]) -> Notice:
    """The notice that was kept under that name; KeyError for a name that is none."""
    return KINDS[kind](**values)
