"""What the buttons of an officer's cases carry: a draft or a case, and a step."""

from enum import StrEnum, auto
from typing import Annotated

from pydantic import Field

from cases.case import Urgency
from handlers.callbacks import CaseNumber, Key, Page, Tap

#: The number of an update of Telegram.
UpdateId = Annotated[int, Field(ge=0, lt=2**53)]


class DraftStep(StrEnum):
    """What may be done with a draft by one tap."""

    SHOW = auto()
    EDIT = auto()
    TYPE = auto()
    TOPIC = auto()
    TEXT = auto()
    FILES = auto()
    NO_FILES = auto()
    #: Of older screens; what is made now is a SendDraft.
    SEND = auto()
    DROP = auto()


class CaseStep(StrEnum):
    """What may be done with a case by one tap."""

    SHOW = auto()
    WHY = auto()
    ANSWER = auto()
    ADD = auto()
    COMPLAIN = auto()
    REOPEN = auto()
    SATISFIED = auto()
    WITHDRAW = auto()
    WITHDRAW_SURE = auto()


class LooseStep(StrEnum):
    """What becomes of a message that may belong to a case."""

    JOIN = auto()
    REOPEN = auto()
    ASK = auto()
    DROP = auto()


class OnDraft(Tap, prefix="v"):
    """A step with the draft that this update began."""

    draft: UpdateId
    step: DraftStep


class SendDraft(Tap, prefix="vg"):
    """To send the draft that this update began, as it was `seen` above the button."""

    draft: UpdateId
    seen: Annotated[int, Field(ge=0, lt=2**32)]


class PickType(Tap, prefix="vt"):
    """The type of the case."""

    draft: UpdateId
    type: Key


class PickTopic(Tap, prefix="vo"):
    """The topic of the case; none of them without one."""

    draft: UpdateId
    topic: Key | None = None


class PickUrgency(Tap, prefix="vu"):
    """How soon it is needed."""

    draft: UpdateId
    urgency: Urgency


class ShowCases(Tap, prefix="vl"):
    """A page of her cases."""

    page: Page


class OnCase(Tap, prefix="vc"):
    """A step with a case of hers."""

    number: CaseNumber
    step: CaseStep


class OnLoose(Tap, prefix="vm"):
    """What becomes of the message that came with this update."""

    said: UpdateId
    step: LooseStep
    number: CaseNumber | None = None
