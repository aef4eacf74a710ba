"""The desk's working rules: what rules.yaml says, as values."""

from collections.abc import Mapping
from datetime import time, timedelta
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import Field, ValidationError

from cases import rule_faults, sheet
from cases.calendar_rules import CalendarRules, Clock
from cases.case import Urgency
from cases.durations import Elapsed, Working
from cases.hours import Calendar, Span
from cases.move import Move
from cases.rule_checks import clashes
from cases.rule_faults import Finding, RulesError
from cases.rule_words import Capacity, Lateness, VotingMethod, YesNo
from cases.words import Lines, Value, Words

__all__ = [
    "BoardRules",
    "CaseType",
    "Lines",
    "Retention",
    "RoleRules",
    "Rules",
    "RulesError",
    "Words",
    "load",
]

#: The rules that come with the program.
SHIPPED = Path(__file__).with_name("rules.yaml")

#: Stands in while the written calendar is wrong, so that the other faults are told as well.
_USUAL = Calendar(ZoneInfo("Europe/Istanbul"), ((Span(time(8), time(16)),),) * 5 + ((), ()))

Key = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=30)]
Count = Annotated[int, Field(ge=1, le=100)]
#: Telegram takes ten files in one album.
Files = Annotated[int, Field(ge=0, le=10)]


class CaseType(Value):
    """A kind of request, its steps as the officer reads them and what is promised.

    `board`: such a case usually goes to the board; `board_files`: with the files of the officer.
    """

    name: Words
    about: Words
    steps: Lines
    respond_within: Working
    resolve_within: Working
    urgent_respond_within: Working
    urgent_resolve_within: Working
    board: YesNo = False
    board_files: YesNo = False

    def within(self, urgency: Urgency) -> tuple[timedelta, timedelta]:
        """How soon the first response and the answer are promised."""
        if urgency is Urgency.URGENT:
            return self.urgent_respond_within, self.urgent_resolve_within
        return self.respond_within, self.resolve_within


class BoardRules(Value):
    """How the board works; `composition`: of which groups at least how many opinions it needs."""

    quorum: Count
    composition: Mapping[Key, Count]
    groups: Annotated[Mapping[Key, Words], Field(min_length=1)]
    opinions_within: Working
    method: VotingMethod
    abstentions_count_to_quorum: YesNo
    late: Lateness
    extend_by: Working
    extensions: Annotated[int, Field(ge=0, le=10)]
    remind_every: Working


class RoleRules(Value):
    """How long a role and an invite are good."""

    officer_for: Elapsed
    confirm_every: Elapsed
    invite_for: Elapsed
    invite_uses: Annotated[int, Field(ge=1, le=1000)]


class Retention(Value):
    """How long each kind of data is kept; `people`: those of whom nothing else is."""

    questions: Elapsed
    cases: Elapsed
    notes: Elapsed
    conversations: Elapsed
    inbox: Elapsed
    outbox: Elapsed
    audit: Elapsed
    people: Elapsed = timedelta(days=365)


class Rules(Value):
    """Everything the desk may decide for itself without changing the program.

    A length of `Working` is working time, one of `Elapsed` calendar time; `digest_at` is local.
    """

    prefix: Annotated[str, Field(pattern=r"^[A-ZÇĞİÖŞÜ]{2,6}$")]
    calendar: Calendar
    types: Annotated[Mapping[Key, CaseType], Field(min_length=1)]
    may: Mapping[Move, frozenset[Capacity]]
    claim_for: Working
    near: Working
    remind_officer_every: Working
    remind_officer_times: Annotated[int, Field(ge=0, le=10)]
    close_after: Elapsed
    close_unanswered_after: Elapsed = timedelta(weeks=3)
    reopen_within: Elapsed
    digest_at: Clock
    attachments: Files
    board: BoardRules
    roles: RoleRules
    retention: Retention


def load(path: Path | None = None) -> Rules:
    """The rules of a file, by default those that come with the program.

    Raises RulesError with every fault that can be told at once.
    """
    file = path or SHIPPED
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise RulesError((rule_faults.unopened(file.name, error),)) from error
    return parse(raw, file.name)


def parse(raw: bytes, name: str = SHIPPED.name) -> Rules:
    """The rules that the bytes of a file say; `name` is how findings call it."""
    try:
        found = sheet.read(raw)
    except sheet.SheetError as error:
        raise RulesError((rule_faults.unread(name, error),)) from error
    assert isinstance(found.data, dict)  # noqa: S101 - `sheet.read` gives nothing else
    calendar, findings = _calendar(found, name)
    try:
        rules = Rules.model_validate(
            {**found.data, **({"calendar": calendar} if "calendar" in found.data else {})},
            context={"working_day": calendar.working_day},
        )
    except ValidationError as error:
        findings += rule_faults.findings(name, found, error, Rules)
        raise RulesError(tuple(sorted(findings))) from error
    findings += [rule_faults.clash(name, found, *each) for each in clashes(rules)]
    if findings:
        raise RulesError(tuple(sorted(findings)))
    return rules


def _calendar(found: sheet.Sheet, name: str) -> tuple[Calendar, list[Finding]]:
    """The calendar, or a usual one to go on with and what is wrong with the written one."""
    assert isinstance(found.data, dict)  # noqa: S101 - `sheet.read` gives nothing else
    try:
        return CalendarRules.model_validate(found.data.get("calendar")).calendar(), []
    except ValidationError as error:
        if "calendar" not in found.data:
            return _USUAL, []  # told as missing with the rest
        return _USUAL, rule_faults.findings(name, found, error, CalendarRules, ("calendar",))
