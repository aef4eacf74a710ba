"""What the buttons of the editors carry, and the wish of an officer to hear of an answer."""

from typing import Annotated

from pydantic import Field, StringConstraints

from handlers.callbacks import Key, Number, Page, Tap

#: A case as people see it.
CaseNumber = Annotated[str, StringConstraints(pattern=r"^[A-ZÇĞİÖŞÜ]{2,6}-\d{4}-\d{4,8}$")]
#: Which sources were ticked: one bit each.
Ticks = Annotated[int, Field(ge=0, lt=2**31)]


class ShowGaps(Tap, prefix="eg"):
    """A page of what was asked and not answered."""

    page: Page


class ShowGap(Tap, prefix="ed"):
    """One gap, by the question in its middle."""

    question: Number


class SetAside(Tap, prefix="ek"):
    """That gap is none: no entry is missing for it."""

    question: Number


class AddAlias(Tap, prefix="ea"):
    """The wording of that question is to be an alias of the entry."""

    question: Number
    entry: Key


class ShowDue(Tap, prefix="er"):
    """A page of the entries due for review."""

    page: Page


class ShowReview(Tap, prefix="es"):
    """The sources of an entry, those ticked that were read again."""

    entry: Key
    ticks: Ticks


class ProposeReview(Tap, prefix="ep"):
    """The ticked sources were read today."""

    entry: Key
    ticks: Ticks


class OfferFile(Tap, prefix="ef"):
    """The file that was sent last is to be proposed; `file` is its digest."""

    file: Key
    meaning: bool


class DropFile(Tap, prefix="ex"):
    """The file that was sent is to be forgotten."""


class ShowWaiting(Tap, prefix="ew"):
    """A page of the proposals that wait."""

    page: Page


class ShowProposal(Tap, prefix="eq"):
    """One proposal with what it would do."""

    proposal: Number


class FetchProposal(Tap, prefix="ey"):
    """The proposal as a file."""

    proposal: Number


class Publish(Tap, prefix="eb"):
    """The proposal is to come into force."""

    proposal: Number


class Refuse(Tap, prefix="ez"):
    """The proposal is to be sent back; the reason is typed next."""

    proposal: Number


class FetchEntry(Tap, prefix="ei"):
    """An entry as a file."""

    entry: Key


class Promote(Tap, prefix="eh"):
    """An answered case is to become a draft."""

    number: CaseNumber


class Follow(Tap, prefix="en"):
    """She wishes to hear of an answer to that question, or does not any more."""

    question: Number
    wants: bool
