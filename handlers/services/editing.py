"""Proposing: a file, a wording or a review, checked among the entries as they stand."""

import asyncio
import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from cases.delivery import ToPerson, ToRole
from cases.editing import require_editor
from cases.errors import Code, DeskError
from cases.membership import Decision
from cases.notice import DraftReady, LibraryBroken, Outgoing
from cases.people import Person, Role
from cases.proposal import Proposal, ProposalKind, ProposalState
from cases.question import Use
from handlers.services.anonymous import HIDDEN
from handlers.services.courtesy import without_courtesy
from handlers.services.entries import LOCAL, due_for_review
from handlers.services.membership import acting
from handlers.services.personal import personal_findings
from handlers.services.ports import Clock, Storage, Unit, Workshop
from handlers.services.refusals import audited
from knowledge.amend import AmendError, reviewed, with_alias
from knowledge.diff import differences
from knowledge.entry import Entry
from knowledge.finding import Finding, Severity
from knowledge.join import Joined, entry_of, join, leave, place_of, renamed
from knowledge.shelf import Shelf as Folder

#: No entry is longer; Telegram brings files of twenty megabytes.
FILE_BYTES = 200_000
LISTED = 50
#: The reason of a draft that was completed begins so; the number of the proposal follows.
OVERTAKEN = "→ "
_UNREAD = "gelen.yaml"
_LINE_END = re.compile(r"\r\n?")


@dataclass(frozen=True, slots=True)
class Looked:
    """A file as it would stand among the entries; `differences` are those to what is in force."""

    joined: Joined
    path: str
    text: str
    base: str | None

    @property
    def entry(self) -> Entry | None:
        """What it says, if it can be read."""
        return self.joined.entry

    @property
    def faults(self) -> Sequence[Finding]:
        """What keeps it from being published."""
        return self.joined.faults

    @property
    def differences(self) -> tuple[str, ...]:
        """What it changes, in words."""
        return differences(self.joined.before, self.entry) if self.entry else ()

    @property
    def says_the_same(self) -> bool:
        """Whether what is in force says all of it, be it typed in another way."""
        return self.base is not None and not self.differences

    def with_findings(self, found: Sequence[Finding]) -> "Looked":
        """The same with more that is wrong in it, or that is remarked."""
        faults = [f for f in found if f.severity is Severity.ERROR]
        remarks = [f for f in found if f.severity is Severity.WARNING]
        joined = replace(
            self.joined,
            faults=tuple(sorted((*self.faults, *faults))),
            remarks=tuple(sorted((*self.joined.remarks, *remarks))),
        )
        return replace(self, joined=joined)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A proposal with what it would do today."""

    proposal: Proposal
    looked: Looked

    @property
    def is_overtaken(self) -> bool:
        """Whether the entry is no longer what the proposer saw."""
        return digest_of(self.looked.base) != self.proposal.base_digest


@dataclass(frozen=True, slots=True)
class Record:
    """What is remembered of an entry: how it was used, what was proposed, the newest first."""

    use: Use
    proposals: Sequence[Proposal]


class Editing:
    """What editors may propose. Nothing comes into force here."""

    def __init__(self, storage: Storage, shelf: Workshop, clock: Clock) -> None:
        self._storage = storage
        self._shelf = shelf
        self._clock = clock

    @property
    def today(self) -> date:
        """The day of the editors."""
        return self._clock().astimezone(LOCAL).date()

    async def look(self, raw: bytes, *, by: Person) -> Looked:
        """Check a file that an editor sent; nothing is kept of it."""
        await self._require(by, "check")
        return await self._look(raw)

    async def propose(self, raw: bytes, *, changes_meaning: bool, by: Person) -> Proposal:
        """Let another editor decide on a file.

        Raises PROPOSAL_FAULTY when it has errors, NO_CHANGE when it says what is there already.
        """
        await self._require(by, "propose")
        looked = await self._look(raw)
        kind = ProposalKind.CHANGE if looked.base is not None else ProposalKind.NEW
        return await self._proposed(looked, kind, by, changes_meaning=changes_meaning)

    async def propose_alias(self, entry_id: str, wording: str, *, by: Person) -> Proposal:
        """Let another editor decide whether an entry is asked in these words, too.

        Raises COVERED_WORDING when a part of them is hidden: nobody asks so.
        """
        await self._require(by, "propose")
        asked = without_courtesy(wording)
        if HIDDEN in asked:
            raise DeskError(Code.COVERED_WORDING)
        looked = await self._amended(entry_id, lambda text: with_alias(text, asked))
        return await self._proposed(looked, ProposalKind.ALIAS, by)

    async def propose_review(
        self, entry_id: str, ticked: Sequence[int], *, by: Person
    ) -> Proposal:
        """Let another editor decide on the day of a review.

        The sources of these places were read today; when they are all there are, so was the entry.
        """
        await self._require(by, "propose")
        entry = self._shelf.current.resolve(entry_id)
        if entry is None:
            raise DeskError(Code.UNKNOWN_ENTRY)
        whole = set(ticked) >= set(range(len(entry.sources)))
        looked = await self._amended(
            entry.id, lambda text: reviewed(text, self.today, ticked, whole=whole)
        )
        return await self._proposed(looked, ProposalKind.CHANGE, by)

    async def waiting(self, *, by: Person) -> Sequence[Proposal]:
        """What waits for a second pair of eyes, the newest first."""
        await self._require(by, "proposals")
        async with self._storage.read() as unit:
            return await unit.proposals.all(ProposalState.WAITING, limit=LISTED)

    async def show(self, proposal_id: int, *, by: Person) -> Waiting:
        """A proposal with what it would do today."""
        await self._require(by, "proposals")
        async with self._storage.read() as unit:
            proposal = await unit.proposals.get(proposal_id)
        looked = await look_at(proposal.path, proposal.text or None, self._shelf)
        return Waiting(proposal, looked)

    async def record(self, entry_id: str, *, by: Person) -> Record:
        """What is remembered of an entry."""
        await self._require(by, "record")
        async with self._storage.read() as unit:
            use = await unit.questions.use(entry_id)
            return Record(use, await unit.proposals.of_entry(entry_id, limit=LISTED))

    async def is_known(self, entry_id: str, *, by: Person) -> bool:
        """Whether there is an entry of that id, or was a proposal for one."""
        remembered = await self.record(entry_id, by=by)
        return bool(remembered.proposals) or entry_id in self._shelf.current.entries

    async def file_of(self, entry_id: str, *, by: Person) -> str:
        """The text of an entry's file as it stands."""
        await self._require(by, "file")
        path = place_of(entry_id, await self._shelf.folder())
        text = await self._shelf.text(path) if path else None
        if text is None:
            raise DeskError(Code.UNKNOWN_ENTRY)
        return text

    async def due(self, *, by: Person) -> Sequence[Entry]:
        """The entries to be read again."""
        await self._require(by, "review")
        return due_for_review(self._shelf.current, self.today)

    async def has_colleague(self, *, by: Person) -> bool:
        """Whether there is another editor, who may decide on what she proposes."""
        async with self._storage.read() as unit:
            editors = await unit.grants.holders(Role.EDITOR, at=self._clock())
        return any(editor.id != by.id for editor in editors)

    async def broken(self, findings: Sequence[Finding]) -> None:
        """Tell the editors that a saved file was refused: once a state, whoever sees it first."""
        errors = [finding for finding in findings if finding.severity is Severity.ERROR]
        told = "\n".join(map(str, errors))
        digest = (digest_of(told) or "")[:12]
        notice = LibraryBroken(digest, str(errors[0]) if errors else "")
        async with self._storage.write() as unit:
            await unit.outbox.add(Outgoing(notice, ToRole(Role.EDITOR)), at=self._clock())

    async def _require(self, by: Person, move: str) -> None:
        async with audited(self._storage, self._clock, by, f"entry.{move}"):
            async with self._storage.read() as unit:
                fresh = await acting(unit, by)
            require_editor(fresh or by, self._clock())

    async def _look(self, raw: bytes) -> Looked:
        folder = await self._shelf.folder()
        entry, findings = entry_of(raw, _UNREAD)
        if entry is None:
            return Looked(Joined(None, None, findings, (), folder), _UNREAD, "", None)
        if changed_id := renamed(raw, _UNREAD, folder):
            return Looked(Joined(entry, None, (changed_id,), (), folder), _UNREAD, "", None)
        path, text = place_in(folder, entry), _LINE_END.sub("\n", raw.decode())
        personal = await asyncio.to_thread(personal_findings, text, path)
        return (await look_at(path, text, self._shelf, self.today)).with_findings(personal)

    async def _amended(self, entry_id: str, how: Callable[[str], str]) -> Looked:
        folder = await self._shelf.folder()
        path = place_of(entry_id, folder)
        text = await self._shelf.text(path) if path else None
        if path is None or text is None:
            raise DeskError(Code.UNKNOWN_ENTRY)
        try:
            amended = how(text)
        except AmendError as error:
            raise DeskError(Code.BY_HAND) from error
        return await look_at(path, amended, self._shelf)

    async def _proposed(
        self, looked: Looked, kind: ProposalKind, by: Person, *, changes_meaning: bool = False
    ) -> Proposal:
        if looked.entry is None or looked.faults:
            raise DeskError(Code.PROPOSAL_FAULTY)
        if looked.says_the_same:
            raise DeskError(Code.NO_CHANGE)
        at = self._clock()
        proposal = made(looked, kind, by, at, changes_meaning=changes_meaning)
        async with self._storage.write() as unit:
            before = await _same(unit, proposal)
            if before is not None:
                return before
            drafts = await _drafts(unit, proposal.entry_id)
            number = drafts[0].number if drafts else None
            kept = await keep(unit, replace(proposal, number=number), at=at)
            for old in drafts:  # what was completed waits no more
                overtaken = Decision(by.id, at, f"{OVERTAKEN}{kept.id}")
                await unit.proposals.decide(old.id, ProposalState.REFUSED, overtaken)
        return kept


async def _same(unit: Unit, proposal: Proposal) -> Proposal | None:
    """What waits already and would do the same: a second tap, or a colleague's."""
    made_before = await unit.proposals.of_entry(proposal.entry_id, limit=LISTED)
    waiting = [p for p in made_before if p.state is ProposalState.WAITING]
    return next((p for p in waiting if _does(p) == _does(proposal)), None)


def _does(proposal: Proposal) -> tuple[object, ...]:
    return (proposal.path, proposal.text, proposal.base_digest, proposal.changes_meaning)


async def _drafts(unit: Unit, entry_id: str) -> Sequence[Proposal]:
    """The drafts of that entry which were made of a case and wait to be completed."""
    made_before = await unit.proposals.of_entry(entry_id, limit=LISTED)
    return [p for p in made_before if p.number and p.state is ProposalState.WAITING]


def digest_of(text: str | None) -> str | None:
    """What tells one text of a file from another; None where there is no file."""
    return None if text is None else hashlib.sha256(text.encode()).hexdigest()


def place_in(folder: Folder, entry: Entry) -> str:
    """Where the file of an entry stands, or is to stand."""
    return place_of(entry.id, folder) or f"entries/{entry.topic}/{entry.id}.yaml"


async def look_at(
    path: str, text: str | None, shelf: Workshop, today: date | None = None
) -> Looked:
    """What a text would do in that place; without a text, what its going would do."""
    folder, base = await shelf.folder(), await shelf.text(path)
    if text is None:
        joined = await asyncio.to_thread(leave, path, folder, today)
    else:
        joined = await asyncio.to_thread(join, text.encode(), path, folder, today)
    return Looked(joined, path, text or "", base)


def made(
    looked: Looked, kind: ProposalKind, by: Person, at: datetime, *, changes_meaning: bool = False
) -> Proposal:
    """The proposal of what was looked at."""
    return Proposal(
        id=0,
        kind=kind,
        entry_id=looked.entry.id if looked.entry else "",
        path=looked.path,
        text=looked.text,
        made_by=by.id,
        made_at=at,
        base_digest=digest_of(looked.base),
        changes_meaning=changes_meaning,
        previous=looked.base,
    )


async def keep(unit: Unit, proposal: Proposal, *, at: datetime) -> Proposal:
    """Keep a proposal and tell the other editors."""
    kept = await unit.proposals.add(proposal)
    for editor in await unit.grants.holders(Role.EDITOR, at=at):
        if editor.id != proposal.made_by:
            ready = Outgoing(DraftReady(kept.id), ToPerson(editor.id))
            await unit.outbox.add(ready, at=at)
    data = {"proposal": kept.id, "entry": kept.entry_id, "kind": kept.kind.value}
    await unit.audit.add(at=at, person_id=kept.made_by, event="entry.proposed", data=data)
    return kept
