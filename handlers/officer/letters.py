"""A message of an officer with whoever wrote it: its words, its file, what cannot be kept."""

from dataclasses import dataclass

from aiogram.enums import ContentType
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from cases.case import Attachment, FileKind
from handlers.access import order_in
from handlers.middleware import Visit
from handlers.services.own_cases import Words

#: Cannot be kept with a case; contacts and places are refused elsewhere, more plainly.
_NO_FILE = frozenset(
    {ContentType.VIDEO, ContentType.VIDEO_NOTE, ContentType.VOICE, ContentType.AUDIO}
    | {ContentType.STICKER, ContentType.ANIMATION, ContentType.POLL}
)
_ALBUM = "album"


@dataclass(frozen=True, slots=True)
class Letter:
    """A message with whoever wrote it, the form it came into, and the files sent ahead of it."""

    message: Message
    visit: Visit
    state: FSMContext
    form: str | None = None
    ahead: tuple[Attachment, ...] = ()

    @property
    def text(self) -> str:
        """What is written, in it or beside its file; behind a command where it begins with one."""
        text = self.message.text or self.message.caption or ""
        order = order_in(text)
        return order.rest if order else text

    @property
    def file(self) -> Attachment | None:
        """The photo or document it brings."""
        message = self.message
        if message.photo:
            return Attachment(FileKind.PHOTO, message.photo[-1].file_id)
        if message.document:
            return Attachment(FileKind.DOCUMENT, message.document.file_id)
        return None

    @property
    def files(self) -> tuple[Attachment, ...]:
        """Its file behind those that were sent ahead, each once."""
        own = (self.file,) if self.file else ()
        return tuple(dict.fromkeys((*self.ahead, *own)))

    @property
    def is_unkept(self) -> bool:
        """Whether it brings a recording or the like, which no case can keep."""
        return self.message.content_type in _NO_FILE

    @property
    def words(self) -> Words:
        """The letter as it is kept with a case."""
        return Words(self.text, self.visit.update_id, self.files)


async def is_seen(message: Message, state: FSMContext) -> bool:
    """Whether another part of the same album has been replied to."""
    album = message.media_group_id
    if album is None:
        return False
    if (await state.get_data()).get(_ALBUM) == album:
        return True
    await state.update_data({_ALBUM: album})
    return False
