"""What an officer has begun and not finished, each kind in a row of its own.

The rows outlive a restart, and other forms that are filled in meanwhile leave them alone.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Self, TypeVar

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from pydantic import BaseModel, ConfigDict, ValidationError

from cases.case import Attachment
from cases.move import Move
from handlers import forms
from handlers.middleware import Visit
from handlers.services.opening import Draft, File, Opening

_DRAFT, _LOOSE, _WORDS = "case", "loose", "words"
#: So many messages wait to hear whether they belong to a case.
MOST_LOOSE = 5

Kept = TypeVar("Kept", bound=BaseModel)


class Drafting(StatesGroup):
    """What the desk listens for while a case is being written."""

    text = State()
    #: The draft is on the screen: files are for it, what is typed is a question.
    ready = State()


#: The names of both.
DRAFTING = frozenset({Drafting.text.state, Drafting.ready.state})


class Writing(StatesGroup):
    """What the desk listens for while something is written to a case."""

    words = State()


class WordsFor(BaseModel):
    """The case and the move that words are awaited for; `files` were sent ahead of them."""

    model_config = ConfigDict(frozen=True)

    number: str
    move: Move
    files: tuple[File, ...] = ()

    @property
    def needs_text(self) -> bool:
        """Whether files alone do not do: a reason is words."""
        return self.move is not Move.ADD

    def with_files(self, files: Iterable[Attachment]) -> Self:
        """With these files ahead of the words."""
        kept = tuple(File(kind=file.kind, file_id=file.file_id) for file in files)
        return self.model_copy(update={"files": kept})

    async def listen(self, state: FSMContext, visit: Visit) -> None:
        """Listen for the words."""
        await forms.listen(state, Writing.words, visit, **{_WORDS: self.model_dump(mode="json")})

    @classmethod
    async def awaited(cls, state: FSMContext, visit: Visit) -> Self | None:
        """The words that are awaited; those that were taken are still known for their update."""
        if not await forms.hears(state, visit):
            return None
        return _read(cls, (await state.get_data()).get(_WORDS))


class Loose(BaseModel):
    """A message of which it is not known whether it belongs to a case.

    It is `settled` once she has said what it is; `joined` is the case that it was added to.
    """

    model_config = ConfigDict(frozen=True)

    said: int
    message_id: int
    text: str = ""
    files: tuple[File, ...] = ()
    album: str | None = None
    settled: bool = False
    joined: str | None = None

    def but(self, **changes: object) -> Self:
        """The message with these values changed."""
        return self.model_copy(update=changes)


class Drafts:
    """The draft of a case, one an officer."""

    def __init__(self, state: FSMContext, opening: Opening) -> None:
        self._memory = _beside(state, _DRAFT)
        self._opening = opening

    async def current(self) -> Draft | None:
        """Her draft, unless it is too old to be gone on with."""
        found = _read(Draft, await self._memory.get_data())
        return found if found and self._opening.is_alive(found) else None

    async def keep(self, draft: Draft) -> None:
        """Remember the draft as it is now."""
        await self._memory.set_data(draft.model_dump(mode="json"))

    async def drop(self) -> None:
        """Forget the draft."""
        await self._memory.clear()


class LooseEnds:
    """The last messages that may belong to a case."""

    def __init__(self, state: FSMContext) -> None:
        self._memory = _beside(state, _LOOSE)

    async def find(self, said: int) -> Loose | None:
        """The message that came with that update."""
        return _read(Loose, (await self._memory.get_data()).get(str(said)))

    async def of_album(self, album: str | None) -> Loose | None:
        """The message to whose album that one belongs."""
        return next((each for each in await self._all() if album and each.album == album), None)

    async def of_message(self, message_id: int) -> Loose | None:
        """The message of that number, while it is not known what it is."""
        found = (each for each in await self._all() if each.message_id == message_id)
        return next((each for each in found if not each.settled), None)

    async def keep(self, loose: Loose) -> None:
        """Remember a message; the oldest ones give way."""
        data = await self._memory.get_data()
        kept = {**data, str(loose.said): loose.model_dump(mode="json")}
        newest = sorted(kept, key=int)[-MOST_LOOSE:]
        await self._memory.set_data({said: kept[said] for said in newest})

    async def _all(self) -> list[Loose]:
        kept = (_read(Loose, each) for each in (await self._memory.get_data()).values())
        return [each for each in kept if each is not None]


def _beside(state: FSMContext, destiny: str) -> FSMContext:
    return FSMContext(state.storage, replace(state.key, destiny=destiny))


def _read(kind: type[Kept], data: object) -> Kept | None:
    """What was kept, if it can still be read: an older release may have written it."""
    try:
        return kind.model_validate(data)
    except ValidationError:
        return None
