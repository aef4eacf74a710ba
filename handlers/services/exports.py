"""Exports: what was asked in a year or a quarter as a table, without anybody in it."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import assert_never

from cases.case import Ending, Status, Urgency
from cases.errors import Code, DeskError
from cases.export import CaseLine, Line, Period, QuestionLine
from cases.people import Person
from cases.question import Channel, Complaint, Outcome, Verdict
from cases.rights import READS_CASES
from cases.rules import Rules
from cases.tally import Tally
from handlers.services.ports import Clock, Storage
from handlers.services.refusals import audited
from handlers.services.value_words import in_words
from knowledge.answer import Why
from knowledge.entry import LegalStatus

Cell = str | int | float


class Subject(StrEnum):
    """What may be exported."""

    CASES = "cases"
    QUESTIONS = "questions"
    TALLIES = "tallies"  # of what retention has deleted


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: what it is called, its headings, its rows."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


_CASE_HEADINGS = {
    "number": "Vaka no",
    "type": "Tür",
    "topic": "Konu",
    "urgency": "İvedilik",
    "municipality": "Belediye",
    "province": "İl",
    "status": "Durum",
    "ending": "Bitiş",
    "opened_at": "Açılış",
    "respond_by": "İlk dönüş hedefi",
    "responded_at": "İlk dönüş",
    "due_at": "Son gün",
    "answered_at": "Yanıt",
    "ended_at": "Kapanış",
    "satisfied": "Sorun çözüldü mü",
    "reopened": "Yeniden açılma",
    "exchanges": "Yazışma sayısı",
    "entry_id": "Bilgi kaydı",
    "linked_to": "Bağlı vaka",
}
_QUESTION_HEADINGS = {
    "asked_at": "Zaman",
    "channel": "Yer",
    "outcome": "Sonuç",
    "reason": "Gerekçe",
    "probability": "Olasılık",
    "entry_id": "Bilgi kaydı",
    "entry_version": "Kayıt sürümü",
    "status": "Hukuki statü",
    "chosen_entry_id": "Seçilen kayıt",
    "chosen_status": "Seçilen statü",
    "verdict": "Değerlendirme",
    "complaint": "Değerlendirme nedeni",
}
#: The columns whose values have words of their own, with what they hold.
_KINDS: dict[type[Line], dict[str, type[StrEnum]]] = {
    CaseLine: {"urgency": Urgency, "status": Status, "ending": Ending},
    QuestionLine: {
        "channel": Channel,
        "outcome": Outcome,
        "reason": Why,
        "status": LegalStatus,
        "chosen_status": LegalStatus,
        "verdict": Verdict,
        "complaint": Complaint,
    },
}
#: What retention counted: the table it stood in, and how it had ended.
_TALLIED = {"cases": ("Vakalar", Status), "questions": ("Sorular", Outcome)}


class Exports:
    """What may be taken out of the desk; None is the command line."""

    def __init__(self, storage: Storage, clock: Clock, rules: Rules) -> None:
        self._storage = storage
        self._clock = clock
        self._rules = rules

    async def export(self, subject: Subject, period: Period, *, by: Person | None) -> Sheet:
        """The table of a time; that it was taken stands in the audit."""
        at = self._clock()
        bounds = period.bounds(self._rules.calendar.zone)
        async with (
            audited(self._storage, self._clock, by, "export"),
            self._storage.write() as unit,
        ):
            if by is not None and not by.roles(at) & READS_CASES:
                raise DeskError(Code.NOT_ALLOWED)
            data = {"what": subject.value, "year": period.year, "quarter": period.quarter or 0}
            number = None if by is None else by.id
            await unit.audit.add(at=at, person_id=number, event="export", data=data)
            match subject:
                case Subject.CASES:
                    cases = await unit.exports.cases(*bounds)
                    return self._sheet("Vakalar", _CASE_HEADINGS, cases, CaseLine)
                case Subject.QUESTIONS:
                    questions = await unit.exports.questions(*bounds)
                    return self._sheet("Sorular", _QUESTION_HEADINGS, questions, QuestionLine)
                case Subject.TALLIES:
                    return _tallied(await unit.archive.tallies(), period)
                case unknown:
                    assert_never(unknown)

    def _sheet(
        self, name: str, headings: dict[str, str], lines: Iterable[Line], kind: type[Line]
    ) -> Sheet:
        names = [each.name for each in fields(kind)]
        rows = tuple(tuple(self._cell(_said(line, n)) for n in names) for line in lines)
        return Sheet(name, tuple(headings[n] for n in names), rows)

    def _cell(self, value: object) -> Cell:
        """A value as a clerk reads it; moments in the desk's own time."""
        match value:
            case None:
                return ""
            case bool():
                return "evet" if value else "hayır"
            case datetime():
                return f"{value.astimezone(self._rules.calendar.zone):%Y-%m-%d %H:%M}"
            case int() | float():
                return value
            case _:
                return str(value)


def _said(line: Line, name: str) -> object:
    """A field of a line, in words where its kind has some."""
    value, kind = getattr(line, name), _KINDS[type(line)].get(name)
    return in_words(kind, value) if kind else value


def _tallied(tallies: Iterable[Tally], period: Period) -> Sheet:
    """How many there were of what is kept no longer, by month and outcome."""
    held = (each for each in tallies if period.holds(each.month))
    rows = tuple((each.month, _counted(each.what), each.count) for each in held)
    return Sheet("Silinenler", ("Ay", "Ne", "Sayı"), rows)


def _counted(what: str) -> str:
    """What a tally counts: "questions.answered" is "Sorular: yanıtlandı"."""
    table, _, ending = what.partition(".")
    if table not in _TALLIED:
        return what
    name, kind = _TALLIED[table]
    return f"{name}: {in_words(kind, ending)}"
