"""Opening a case: a draft that is written, looked at, and sent once."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from textwrap import shorten
from typing import Self
from zlib import crc32

from pydantic import BaseModel, ConfigDict

from cases.case import Attachment, Case, FileKind, Request, Urgency
from cases.errors import Code, DeskError
from cases.move import Move
from cases.moves import open_case
from cases.moves_officer import has_words
from cases.people import Municipality, Person, Role
from cases.question import Question
from cases.rules import Rules
from handlers.services.courtesy import without_courtesy
from handlers.services.entries import Entries
from handlers.services.ports import Clock, Storage, Unit
from handlers.services.questions import TEXT_CHARS
from handlers.services.record import at_most_twice, tell
from handlers.services.refusals import audited

#: A forum shows about so much of a topic's name beside number and municipality.
TITLE_CHARS = 60
#: For so long what is typed belongs to the draft that asks for it; then it is a question again.
LISTENS_FOR = timedelta(hours=1)

#: So many of the messages that showed a draft lose their buttons when it is sent.
MOST_SCREENS = 5


class File(BaseModel):
    """A file of a draft, as it is remembered between two steps."""

    model_config = ConfigDict(frozen=True)

    kind: FileKind
    file_id: str

    @property
    def attachment(self) -> Attachment:
        """The file, as a case keeps it."""
        return Attachment(self.kind, self.file_id)


class Draft(BaseModel):
    """A case as it is being written; it outlives a restart.

    `key` is the update that began it: whatever is sent from this draft is one case.
    `written_with` is the update that brought the words, `screen` the message that shows it,
    `screens` are the last ones that did, `album` the album whose files came last; `brought` is
    what each message of hers brought of the words, by its number.
    """

    model_config = ConfigDict(frozen=True)

    key: int
    touched_at: datetime
    type: str
    text: str = ""
    topic: str | None = None
    urgency: Urgency = Urgency.NORMAL
    question_id: int | None = None
    files: tuple[File, ...] = ()
    written_with: int | None = None
    screen: int | None = None
    screens: tuple[int, ...] = ()
    album: str | None = None
    brought: dict[int, str] = {}

    def but(self, **changes: object) -> Self:
        """The draft with these values changed."""
        return self.model_copy(update=changes)

    def shown_in(self, message_id: int) -> Self:
        """The draft, shown by that message of the desk from now on."""
        others = tuple(each for each in self.screens if each != message_id)
        return self.but(screen=message_id, screens=(*others, message_id)[-MOST_SCREENS:])

    @property
    def face(self) -> int:
        """A number for what she sees of it: another one when anything of that has changed."""
        seen = (self.type, self.topic, self.urgency.value, self.text, self.files)
        return crc32(repr(seen).encode())

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        """Its files, as a case keeps them."""
        return tuple(file.attachment for file in self.files)


class Opening:
    """What may be done with a draft; only an enrolled officer sends one."""

    def __init__(self, storage: Storage, entries: Entries, clock: Clock, rules: Rules) -> None:
        self._storage = storage
        self._entries = entries
        self._clock = clock
        self._rules = rules

    def is_open_to(self, person: Person) -> bool:
        """Whether she may open cases now."""
        roles = {role.value for role in person.roles(self._clock())}
        return bool(roles & self._rules.may[Move.OPEN])

    def municipality_of(self, person: Person) -> Municipality | None:
        """For whom her cases are."""
        grant = person.grant(Role.OFFICER, self._clock())
        return (grant.post.municipality if grant else None) or person.municipality

    async def from_question(self, question_id: int, *, by: Person, update_id: int) -> Draft:
        """A draft with the words of a question of hers, and the topic it seems to be about."""
        async with self._storage.read() as unit:
            question = await unit.questions.get(question_id)
        if question is None:
            raise DeskError(Code.UNKNOWN_QUESTION)
        if question.asked.person_id != by.id:
            raise DeskError(Code.NOT_YOURS)
        return self.empty(update_id).but(
            text=question.asked.text, topic=self._topic(question), question_id=question_id
        )

    def empty(self, update_id: int) -> Draft:
        """A draft without words; its type is the first of the rules."""
        return Draft(key=update_id, touched_at=self._clock(), type=next(iter(self._rules.types)))

    async def written(self, draft: Draft, text: str, *, by: int) -> Draft:
        """The draft with the words of that message; a topic is proposed where it has none."""
        return await self._worded(draft, text, {by: text.strip()})

    async def joined(self, draft: Draft, text: str, *, by: int) -> Draft:
        """The draft with the words of one message more below its own."""
        whole = f"{draft.text}\n\n{text}".strip()
        return await self._worded(draft, whole, {**draft.brought, by: text.strip()})

    async def corrected(self, draft: Draft, text: str, *, by: int) -> Draft:
        """The draft with the words of a message that brought some, as they read now."""
        whole = draft.text.replace(draft.brought[by], text.strip(), 1)
        return await self._worded(draft, whole, {**draft.brought, by: text.strip()})

    async def _worded(self, draft: Draft, text: str, brought: Mapping[int, str]) -> Draft:
        if len(text) > TEXT_CHARS:
            raise DeskError(Code.TEXT_TOO_LONG, limit=TEXT_CHARS)
        if not text.strip():
            raise DeskError(Code.TEXT_MISSING)
        if not has_words(text):
            raise DeskError(Code.NO_WORDS)
        topic = draft.topic
        if topic is None:
            found = await self._entries.search(text, 1)
            topic = found[0].entry.topic if found else None
        return self.touched(draft.but(text=text.strip(), topic=topic, brought=brought))

    def typed(self, draft: Draft, kind: str) -> Draft:
        """The draft with that type. Raises UNKNOWN_TYPE."""
        if kind not in self._rules.types:
            raise DeskError(Code.UNKNOWN_TYPE, type=kind)
        return self.touched(draft.but(type=kind))

    def enclosed(self, draft: Draft, file: Attachment) -> Draft:
        """The draft with one file more; the same file is enclosed once. Raises TOO_MANY_FILES."""
        if file in draft.attachments:
            return draft
        if len(draft.files) >= self._rules.attachments:
            raise DeskError(Code.TOO_MANY_FILES, limit=self._rules.attachments)
        fresh = File(kind=file.kind, file_id=file.file_id)
        return self.touched(draft.but(files=(*draft.files, fresh)))

    def touched(self, draft: Draft) -> Draft:
        """The draft, worked on now."""
        return draft.but(touched_at=self._clock())

    def listens(self, draft: Draft) -> bool:
        """Whether what she types or sends now may still be meant for the draft."""
        return self._clock() <= draft.touched_at + LISTENS_FOR

    def is_alive(self, draft: Draft) -> bool:
        """Whether the draft is young enough to be gone on with."""
        return self._clock() <= draft.touched_at + self._rules.retention.conversations

    async def sent(self, key: int, *, by: Person) -> Case | None:
        """The case that was opened from the draft of that key, if it was."""
        async with self._storage.read() as unit:
            return await unit.cases.of_key(_key(key, by))

    async def send(self, draft: Draft, *, by: Person, update_id: int) -> Case:
        """Open the case of the draft; sent again it is the same case."""

        async def work(unit: Unit) -> Case:
            return await self._opened(unit, draft, by, update_id)

        async with audited(self._storage, self._clock, by, Move.OPEN):
            return await at_most_twice(self._storage, work)

    async def _opened(self, unit: Unit, draft: Draft, by: Person, update_id: int) -> Case:
        key, at = _key(draft.key, by), self._clock()
        before = await unit.cases.of_key(key)
        if before is not None:
            return before
        year = self._rules.calendar.local(at).year
        moved = open_case(
            self._request(draft),
            number=await unit.cases.next_number(self._rules.prefix, year),
            by=by,
            at=at,
            rules=self._rules,
            attachments=draft.attachments,
            update_id=update_id,
        )
        kept = await unit.cases.add(moved.case, key=key)
        if kept.number != moved.case.number:  # opened meanwhile: the number is given back
            raise DeskError(Code.CASE_CHANGED, number=kept.number)
        if moved.exchange is not None:
            await unit.exchanges.add(kept.number, moved.exchange)
        await tell(unit, moved, by=by, at=at)
        return kept

    def _request(self, draft: Draft) -> Request:
        known = draft.topic if draft.topic in self._entries.library.topics else None
        return Request(
            type=draft.type,
            title=title_of(draft.text),
            text=draft.text,
            topic=known,
            urgency=draft.urgency,
            question_id=draft.question_id,
        )

    def _topic(self, question: Question) -> str | None:
        """The topic of what she chose, or of what came nearest."""
        asked = question.asked
        named = (question.chosen_entry_id, asked.entry_id, *(name for name, _ in asked.scores))
        resolve = self._entries.library.resolve
        found = (entry for name in named if name and (entry := resolve(name)))
        return next((entry.topic for entry in found), None)


def title_of(text: str) -> str:
    """A short title made of the first words that are no greeting."""
    return shorten(without_courtesy(text), TITLE_CHARS, placeholder="…")


def _key(key: int, person: Person) -> str:
    return f"{person.id}:{key}"
