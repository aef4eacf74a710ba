"""What a button carries: short, opaque, and worthless to whom it does not belong.

Nothing personal and no state stands here; every value is checked again by the services.
Telegram allows 64 bytes, see core.telegram.org/bots/api#inlinekeyboardbutton.
"""

from enum import Enum
from typing import Annotated, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from cases.people import Language
from cases.question import Complaint, Verdict
from handlers.services.resources import Register
from knowledge.entry import LegalStatus

#: A number of a row; 0 where a card was opened without a question.
Number = Annotated[int, Field(ge=0, lt=2**31)]
#: The first digits of a digest: of an entry, a topic, an institution or a municipality.
Key = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}$")]
Page = Annotated[int, Field(ge=0, lt=1000)]
#: As rules.yaml lets a desk number its cases.
CaseNumber = Annotated[str, StringConstraints(pattern=r"^[A-ZÇĞİÖŞÜ]{2,6}-\d{4}-\d{4,7}$")]

MOST_BYTES = 64
_SEPARATOR = ":"


class ForgedTapError(ValueError):
    """No button of this kind was ever made with that data."""


class Tap(BaseModel):
    """What one kind of button carries: its prefix and the values of its fields."""

    model_config = ConfigDict(frozen=True)

    prefix: ClassVar[str] = ""

    def __init_subclass__(cls, *, prefix: str) -> None:
        """Name the kind; the prefix stands in buttons of old messages and never changes."""
        super().__init_subclass__()
        cls.prefix = prefix

    @classmethod
    def begins(cls, data: str) -> bool:
        """Whether that data says it is of this kind."""
        return data.partition(_SEPARATOR)[0] == cls.prefix

    def pack(self) -> str:
        """The data of a button: "prefix:field:field"; ValueError when it does not fit."""
        fields = (_written(getattr(self, name)) for name in type(self).model_fields)
        data = _SEPARATOR.join((self.prefix, *fields))
        if data.count(_SEPARATOR) != len(type(self).model_fields):
            raise ValueError(data)
        if len(data.encode()) > MOST_BYTES:
            raise ValueError(data)
        return data

    @classmethod
    def unpack(cls, data: str) -> Self:
        """The tap that was packed into that data.

        Raises ForgedTapError for everything that `pack` would not have written.
        """
        prefix, *values = data.split(_SEPARATOR)
        names = tuple(cls.model_fields)
        if prefix != cls.prefix or len(values) != len(names):
            raise ForgedTapError
        given = {name: value for name, value in zip(names, values, strict=True) if value}
        try:
            tap = cls.model_validate(given)
        except ValueError as error:
            raise ForgedTapError from error
        if tap.pack() != data:
            raise ForgedTapError
        return tap


def _written(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Enum):
        return str(value.value)
    return str(int(value)) if isinstance(value, bool) else str(value)


class ChooseEntry(Tap, prefix="c"):
    """One of the entries that were offered with a question."""

    question: Number
    entry: Key


class Dismiss(Tap, prefix="n"):
    """None of the entries of a clarification."""

    question: Number


class ShowEntry(Tap, prefix="e"):
    """An entry's card, beside what is on the screen."""

    entry: Key


class ShowStatus(Tap, prefix="s"):
    """The card again, for another legal status; without one the general answer."""

    question: Number
    entry: Key
    status: LegalStatus | None = None


class Judge(Tap, prefix="j"):
    """Whether an answer helped."""

    question: Number
    verdict: Verdict


class Complain(Tap, prefix="w"):
    """Why an answer did not help."""

    question: Number
    complaint: Complaint


class Silence(Tap, prefix="x"):
    """What to make of an abstention."""

    question: Number
    complaint: Complaint


class Related(Tap, prefix="r"):
    """The entries that an entry points to."""

    entry: Key


class Letter(Tap, prefix="l"):
    """The text for an official letter."""

    entry: Key
    status: LegalStatus | None = None


class AskBoard(Tap, prefix="b"):
    """The question is to go to the board."""

    question: Number


class ShowTopics(Tap, prefix="t"):
    """A page of the topics."""

    page: Page


class ShowTopic(Tap, prefix="to"):
    """A page of one topic's entries."""

    topic: Key
    page: Page


class ShowDirectory(Tap, prefix="d"):
    """A page of the directory."""

    page: Page


class OpenDirectory(Tap, prefix="do"):
    """The directory, below what is on the screen."""


class ShowInstitution(Tap, prefix="i"):
    """One institution; `page` is where the directory was left, None where words found it."""

    institution: Key
    page: Page | None = None


class ShowRegister(Tap, prefix="k"):
    """A page of the publications, the practices or the events."""

    which: Register
    page: Page


class ShowResource(Tap, prefix="ko"):
    """One of them; `page` is where its list was left, None where there was none."""

    which: Register
    resource: Key
    page: Page | None = None


class SetLanguage(Tap, prefix="g"):
    """The language of the screens."""

    language: Language


class Forget(Tap, prefix="f"):
    """Whether the record is to be deleted."""

    sure: bool


class PickTown(Tap, prefix="m"):
    """A municipality of the list."""

    town: Key


class KeepTyped(Tap, prefix="mt"):
    """The municipality as it was typed."""


class SkipTown(Tap, prefix="ms"):
    """No municipality for now."""


class ChangeTown(Tap, prefix="mc"):
    """Another municipality."""


class WasQuestion(Tap, prefix="mq"):
    """What was typed as a municipality was a question."""
