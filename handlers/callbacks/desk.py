"""What the buttons of the secretariat carry: a case, what is to be done, a number of a row."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from cases.case import Urgency
from handlers.callbacks import Key, Number, Tap

#: Every button of the secretariat begins so: one look tells whether a tap is for it.
PREFIX = "z"
#: So many working days can be added at once.
MOST_DAYS = 60
CaseNumber = Annotated[str, StringConstraints(pattern=r"^[A-ZÇĞİÖŞÜ]{2,6}-[0-9]{4}-[0-9]{4,8}$")]
UpdateNumber = Annotated[int, Field(ge=0, lt=2**63)]


class Do(StrEnum):
    """What may be begun with a case; the values stand in buttons and never change."""

    CLAIM = "claim"
    RELEASE = "release"
    ASK = "ask"
    REPLY = "reply"
    ENTRY = "entry"
    REFER = "refer"
    RECALL = "recall"
    ASSIGN = "assign"
    LINK = "link"
    UNLINK = "unlink"
    EXTEND = "extend"
    SORT = "sort"
    DECLINE = "decline"
    CLOSE = "close"
    REOPEN = "reopen"
    SHOW = "show"
    HISTORY = "history"


class Step(StrEnum):
    """What becomes of something that is shown before it is done."""

    SEND = "send"
    EDIT = "edit"
    DROP = "drop"


class OnCase(Tap, prefix="z"):
    """Begin something with a case."""

    number: CaseNumber
    do: Do


class Decide(Tap, prefix="zd"):
    """What becomes of a preview; `draft` names it."""

    number: CaseNumber
    draft: UpdateNumber
    step: Step


class Confirm(Tap, prefix="zc"):
    """Do what was asked once more, of the case as it stood when it was asked."""

    number: CaseNumber
    do: Do
    revision: Number


class TakeEntry(Tap, prefix="ze"):
    """Show an entry as the answer of a case."""

    number: CaseNumber
    entry: Key


class GiveTo(Tap, prefix="za"):
    """Give a case to a secretary."""

    number: CaseNumber
    person: Number


class LinkTo(Tap, prefix="zl"):
    """Choose the case with which another is to be answered."""

    number: CaseNumber
    other: CaseNumber


class SureLink(Tap, prefix="zy"):
    """Answer a case together with another, after all."""

    number: CaseNumber
    other: CaseNumber


class Longer(Tap, prefix="zu"):
    """So many working days more."""

    number: CaseNumber
    days: Annotated[int, Field(ge=1, le=MOST_DAYS)]


class Sort(Tap, prefix="zs"):
    """Open the list of types or topics, or turn the urgency over."""

    number: CaseNumber
    what: Annotated[str, StringConstraints(pattern=r"^(type|topic)$")]


class SortType(Tap, prefix="zt"):
    """Another type."""

    number: CaseNumber
    kind: Key


class SortTopic(Tap, prefix="zk"):
    """Another topic."""

    number: CaseNumber
    topic: Key


class SortUrgency(Tap, prefix="zv"):
    """Another urgency."""

    number: CaseNumber
    urgency: Urgency


class TickMember(Tap, prefix="zm"):
    """Choose a member of the board, or no longer."""

    number: CaseNumber
    person: Number


class FromBoard(Tap, prefix="zo"):
    """Begin the reply with what the board adopted."""

    number: CaseNumber


class TickTown(Tap, prefix="zg"):
    """Whether the board sees the municipality."""

    number: CaseNumber


class TickFile(Tap, prefix="zf"):
    """Send a file with the brief, or no longer; counted in the order in which they came."""

    number: CaseNumber
    nth: Number


class Brief(Tap, prefix="zb"):
    """What becomes of the brief and the chosen members."""

    number: CaseNumber
    step: Step
