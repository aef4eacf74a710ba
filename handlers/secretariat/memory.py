"""What a secretary is in the middle of: prompts to answer, previews to decide, a brief.

It lives beside the forms of others, one memory a person and chat, and survives a restart. A
prompt is found by its message alone: nothing else that is typed can be taken for its answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self, TypeAlias

from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from cases.case import Attachment, FileKind
from handlers.callbacks.desk import Do

#: A secretary has not more prompts or previews open than these; the oldest is given up.
OPEN = 20
_DESTINY = "desk"


#: The kind and the handle of each file.
Files: TypeAlias = tuple[tuple[str, str], ...]


def files_of(message: Message) -> Files:
    """What of a message may go along with words: a photo or a document."""
    if message.photo:
        return ((FileKind.PHOTO.value, message.photo[-1].file_id),)
    if message.document:
        return ((FileKind.DOCUMENT.value, message.document.file_id),)
    return ()


def joined(files: Files, more: Files) -> Files:
    """Both, each file once."""
    return tuple(dict.fromkeys((*files, *more)))


#: What is no file of a case: it stays where it was sent.
UNSENDABLE = frozenset({"voice", "audio", "video", "video_note", "animation", "sticker", "poll"})


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a message of the desk asked for; `files` came before the words."""

    number: str
    do: str
    days: int = 0
    files: Files = ()
    album: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """Words that were previewed and not yet decided; `source` is the message they stand in.

    `linked` are the cases whose officers the preview has named besides.
    """

    number: str
    do: str
    text: str
    files: Files = ()
    entry: str | None = None
    days: int = 0
    nth: int = 1
    source: int = 0
    album: str | None = None
    linked: tuple[str, ...] = ()

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        """The files as the rules know them."""
        return tuple(Attachment(FileKind(kind), file_id) for kind, file_id in self.files)


@dataclass(frozen=True, slots=True)
class Board:
    """A referral that is being put together; `source` is the message its brief stands in."""

    text: str
    members: tuple[int, ...] = ()
    shows: bool = False
    source: int = 0
    files: Files = ()

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        """The files as the rules know them."""
        return tuple(Attachment(FileKind(kind), file_id) for kind, file_id in self.files)


@dataclass(slots=True)
class Memory:
    """Everything that is open for one secretary in one chat."""

    context: FSMContext
    prompts: dict[str, Prompt] = field(default_factory=dict)
    drafts: dict[str, Draft] = field(default_factory=dict)
    boards: dict[str, Board] = field(default_factory=dict)

    @classmethod
    async def of(cls, state: FSMContext) -> Self:
        """What is open for whom the state is."""
        key = replace(state.key, destiny=_DESTINY)
        context = FSMContext(storage=state.storage, key=key)
        data: dict[str, Any] = await context.get_data()
        return cls(
            context,
            {name: Prompt(**_kept(each)) for name, each in data.get("prompts", {}).items()},
            {
                name: Draft(**{**_kept(each), "linked": tuple(each.get("linked", ()))})
                for name, each in data.get("drafts", {}).items()
            },
            {
                name: Board(**{**_kept(each), "members": tuple(each["members"])})
                for name, each in data.get("boards", {}).items()
            },
        )

    async def keep(self) -> None:
        """Remember it."""
        data: dict[str, Any] = {
            "prompts": {name: _fields(each) for name, each in _last(self.prompts)},
            "drafts": {name: _fields(each) for name, each in _last(self.drafts)},
            "boards": {name: _fields(each) for name, each in _last(self.boards)},
        }
        await self.context.set_data({name: value for name, value in data.items() if value})

    def of_source(self, message_id: int) -> str | None:
        """The draft whose words stand in that message."""
        found = (name for name, draft in self.drafts.items() if draft.source == message_id)
        return next(found, None)

    def of_brief(self, message_id: int) -> str | None:
        """The case whose brief stands in that message."""
        found = (number for number, board in self.boards.items() if board.source == message_id)
        return next(found, None)

    def undated(self, number: str) -> str | None:
        """The reason for more time that still lacks its days."""
        found = (
            name
            for name, draft in self.drafts.items()
            if (draft.number, draft.do, draft.days) == (number, Do.EXTEND, 0)
        )
        return next(found, None)

    def of_album(self, album: str | None) -> str | None:
        """The draft that came with that album."""
        return _of_album(self.drafts, album)

    def asked_of_album(self, album: str | None) -> str | None:
        """The prompt for the words of that album."""
        return _of_album(self.prompts, album)


def _of_album(found: Mapping[str, Prompt | Draft], album: str | None) -> str | None:
    if album is None:
        return None
    return next((name for name, each in found.items() if each.album == album), None)


def _kept(values: dict[str, Any]) -> dict[str, Any]:
    files = tuple((str(kind), str(file_id)) for kind, file_id in values.get("files", ()))
    return {**values, "files": files}


def _fields(value: Prompt | Draft | Board) -> dict[str, Any]:
    return {name: getattr(value, name) for name in type(value).__slots__}


def _last(found: dict[str, Any]) -> list[tuple[str, Any]]:
    return list(found.items())[-OPEN:]
