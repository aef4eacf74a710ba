"""What the buttons of roles, invitations and requests carry."""

from typing import Annotated

from pydantic import StringConstraints

from cases.membership import RefusedFor
from cases.people import Role
from handlers.callbacks import Key, Number, Page, Tap

#: A group of the board, as rules.yaml names it.
Group = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=30)]


class InviteRole(Tap, prefix="ai"):
    """An invitation for that role."""

    role: Role


class InviteTown(Tap, prefix="at"):
    """An invitation for the officers of a municipality of the list."""

    town: Key


class InviteTyped(Tap, prefix="aw"):
    """An invitation for the municipality as it was typed."""


class InviteGroup(Tap, prefix="ag"):
    """An invitation for a member from that group."""

    group: Group


class PickTopic(Tap, prefix="ak"):
    """A topic in which the member is at home, or is not after all."""

    topic: Key


class InviteNow(Tap, prefix="an"):
    """The invitation with what has been said so far."""


class ShowRoles(Tap, prefix="ar"):
    """The roles, with how many hold each."""


class ShowPeople(Tap, prefix="ap"):
    """A page of those who hold a role."""

    role: Role
    page: Page


class ShowHolder(Tap, prefix="ah"):
    """One of them, with her role."""

    grant: Number


class ConfirmGrant(Tap, prefix="ac"):
    """She still does this work."""

    grant: Number


class RevokeGrant(Tap, prefix="ax"):
    """The role is to be taken back; asked once more before it is `sure`."""

    grant: Number
    sure: bool


class GiveRole(Tap, prefix="av"):
    """Another role for a person."""

    person: Number
    role: Role


class ShowInvites(Tap, prefix="al"):
    """A page of the invitations that can be used."""

    page: Page


class TakeBackInvite(Tap, prefix="ab"):
    """An invitation is to serve nobody any more."""

    invite: Number


class AskEnrolment(Tap, prefix="aq"):
    """She asks to be enrolled as an officer of her municipality."""


class RenewEnrolment(Tap, prefix="ad"):
    """She asks for the enrolment anew that ends soon, or has ended."""


class AskWithoutOffice(Tap, prefix="ao"):
    """She asks without saying in which office she works."""


class DecideEnrolment(Tap, prefix="ae"):
    """A request is approved, or is to be refused: then the reason is asked for."""

    request: Number
    granted: bool


class RefuseEnrolment(Tap, prefix="af"):
    """A request is refused for that reason."""

    request: Number
    why: RefusedFor


class ReconsiderEnrolment(Tap, prefix="ay"):
    """A request is not refused after all; both ways stand open again."""

    request: Number
