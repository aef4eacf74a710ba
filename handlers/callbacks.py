"""What a button carries: short, opaque, and worthless to whom it does not belong.

Nothing personal and no state stands here; every value is checked again by the services.
Telegram allows 64 bytes, see core.telegram.org/bots/api#inlinekeyboardbutton.
"""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field, StringConstraints

from cases.people import Language
from cases.question import Complaint, Verdict
from knowledge.entry import LegalStatus

#: A number of a row; 0 where a card was opened without a question.
Number = Annotated[int, Field(ge=0, lt=2**31)]
#: The first digits of a digest: of an entry, a topic, an institution or a municipality.
Key = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}$")]
Page = Annotated[int, Field(ge=0, lt=1000)]


class ChooseEntry(CallbackData, prefix="c"):
    """One of the entries that were offered with a question."""

    question: Number
    entry: Key


class Dismiss(CallbackData, prefix="n"):
    """None of the entries of a clarification."""

    question: Number


class ShowEntry(CallbackData, prefix="e"):
    """An entry's card, beside what is on the screen."""

    entry: Key


class ShowStatus(CallbackData, prefix="s"):
    """The card again, for another legal status; without one the general answer."""

    question: Number
    entry: Key
    status: LegalStatus | None = None


class Judge(CallbackData, prefix="j"):
    """Whether an answer helped."""

    question: Number
    verdict: Verdict


class Complain(CallbackData, prefix="w"):
    """Why an answer did not help."""

    question: Number
    complaint: Complaint


class Silence(CallbackData, prefix="x"):
    """What to make of an abstention."""

    question: Number
    complaint: Complaint


class Related(CallbackData, prefix="r"):
    """The entries that an entry points to."""

    entry: Key


class Letter(CallbackData, prefix="l"):
    """The text for an official letter."""

    entry: Key
    status: LegalStatus | None = None


class AskBoard(CallbackData, prefix="b"):
    """The question is to go to the board."""

    question: Number


class ShowTopics(CallbackData, prefix="t"):
    """A page of the topics."""

    page: Page


class ShowTopic(CallbackData, prefix="to"):
    """A page of one topic's entries."""

    topic: Key
    page: Page


class ShowDirectory(CallbackData, prefix="d"):
    """A page of the directory."""

    page: Page


class ShowInstitution(CallbackData, prefix="i"):
    """One institution; `page` is where the directory was left."""

    institution: Key
    page: Page


class SetLanguage(CallbackData, prefix="g"):
    """The language of the screens."""

    language: Language


class Forget(CallbackData, prefix="f"):
    """Whether the record is to be deleted."""

    sure: bool


class PickTown(CallbackData, prefix="m"):
    """A municipality of the list."""

    town: Key


class KeepTyped(CallbackData, prefix="mt"):
    """The municipality as it was typed."""


class SkipTown(CallbackData, prefix="ms"):
    """No municipality for now."""


class ChangeTown(CallbackData, prefix="mc"):
    """Another municipality."""


class WasQuestion(CallbackData, prefix="mq"):
    """What was typed as a municipality was a question."""
