"""The words of the notices about entries: to the editors, and to officers who were shown one."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from cases import notice as told
from cases.delivery import Button, Message
from handlers.callbacks import ShowEntry, Tap
from handlers.callbacks.editor import ShowGaps, ShowProposal
from handlers.markup import Html, lines, pages
from handlers.phrases import Edit, Phrases, Tell
from handlers.services.delivery import Facts
from handlers.services.entries import key_of, question_in
from handlers.views.editing import why_decided


def draft_ready(notice: told.DraftReady, facts: Facts, t: Phrases) -> Message:
    """A proposal waits for a second pair of eyes."""
    said = t(Tell.DRAFT_READY, proposal=notice.proposal_id, entry=_entry_id(facts))
    return _with(said, t.plain(Edit.SHOW), ShowProposal(proposal=notice.proposal_id))


def draft_decided(notice: told.DraftDecided, facts: Facts, t: Phrases) -> Message:
    """What became of a proposal, with the reason where there is one."""
    tell = Tell[f"DRAFT_DECIDED_{notice.state.upper()}"]
    said = t(tell, proposal=notice.proposal_id, entry=_entry_id(facts))
    decision = facts.proposal.decision if facts.proposal else None
    reason = decision.reason if decision else ""
    why = why_decided(reason, t)
    show = ShowProposal(proposal=notice.proposal_id)
    return _with(lines(said, why), t.plain(Edit.SHOW), show)


def library_broken(notice: told.LibraryBroken, _facts: Facts, t: Phrases) -> Message:
    """A saved file was refused; the loader's sentence says why."""
    return Message(pages([t(Tell.LIBRARY_BROKEN, sentence=notice.sentence)]))


def weekly_gaps(notice: told.WeeklyGaps, _facts: Facts, t: Phrases) -> Message:
    """What was asked and not answered in the week before the one in which it is told."""
    year, _, week = notice.week.partition("-W")
    monday = date.fromisocalendar(int(year), int(week), 1)
    days = t.days(monday - timedelta(days=7), monday - timedelta(days=1))
    said = t(Tell.WEEKLY_GAPS, days=days)
    return _with(said, t.plain(Edit.SHOW), ShowGaps(page=0))


def entry_corrected(_notice: told.EntryCorrected, facts: Facts, t: Phrases) -> Message:
    """The meaning of an entry that she was shown has changed."""
    return _to_entry(Tell.ENTRY_CORRECTED, facts, t)


def entry_published(_notice: told.EntryPublished, facts: Facts, t: Phrases) -> Message:
    """There is an answer now to what she asked."""
    return _to_entry(Tell.ENTRY_PUBLISHED, facts, t)


def _entry_id(facts: Facts) -> str:
    if facts.proposal is None:
        raise LookupError("proposal")
    return facts.proposal.entry_id


def _to_entry(tell: Tell, facts: Facts, t: Phrases) -> Message:
    if facts.entry is None:
        raise LookupError("entry")
    said = t(tell, question=question_in(facts.entry, t.language))
    return _with(said, t.plain(Tell.ENTRY_OPEN), ShowEntry(entry=key_of(facts.entry.id)))


def _with(said: Html, label: str, tap: Tap) -> Message:
    return Message(pages([said]), ((Button(label, tap.pack()),),))


#: The words by the kind of notice.
OF_ENTRIES: Mapping[type[Any], Callable[[Any, Facts, Phrases], Message]] = MappingProxyType(
    {
        told.DraftReady: draft_ready,
        told.DraftDecided: draft_decided,
        told.LibraryBroken: library_broken,
        told.WeeklyGaps: weekly_gaps,
        told.EntryCorrected: entry_corrected,
        told.EntryPublished: entry_published,
    }
)
