"""The buttons of roles, invitations and requests to be enrolled."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from cases.membership import Invite, RefusedFor
from cases.municipalities import Listed
from cases.people import Language, Role
from cases.words import Words
from handlers.callbacks import ChangeTown
from handlers.callbacks import admin as tap
from handlers.keyboards.parts import (
    LABEL_CHARS,
    Row,
    around,
    button,
    keyboard,
    pairs,
    turn,
)
from handlers.markup import shorten
from handlers.phrases import Manage, Phrases, Say, Tell, named
from handlers.services.entries import key_of, topic_title
from handlers.services.membership import Holder
from handlers.services.municipalities import town_key
from handlers.services.paging import PER_PAGE, Page
from knowledge.entry import Topic


@dataclass(frozen=True, slots=True)
class May:
    """What whoever looks may do with a role: nobody confirms her own, anybody gives hers up."""

    confirm: bool
    revoke: bool


def invitable(roles: Collection[Role], t: Phrases) -> InlineKeyboardMarkup:
    """The roles for which she may invite, and the invitations there are."""
    return keyboard(
        *pairs(button(_role(r, t), tap.InviteRole(role=r)) for r in Role if r in roles),
        [button(t.plain(Manage.INVITES_BUTTON), tap.ShowInvites(page=0))],
    )


def towns(found: Iterable[tuple[Listed, str]], t: Phrases) -> InlineKeyboardMarkup:
    """The municipalities like the typed one, and the typed one itself."""
    return keyboard(
        *([button(name, tap.InviteTown(town=town_key(town)))] for town, name in found),
        [button(t.plain(Manage.INVITE_TOWN_TYPED), tap.InviteTyped())],
    )


def groups(named: Iterable[tuple[str, Words]], language: Language) -> InlineKeyboardMarkup:
    """The groups from which members come."""
    return keyboard(
        *([button(words.told(language), tap.InviteGroup(group=key))] for key, words in named)
    )


def expertise(
    topics: Iterable[Topic], chosen: Collection[str], t: Phrases
) -> InlineKeyboardMarkup:
    """The topics, those that were chosen with a tick."""
    return keyboard(
        *pairs(
            button(
                f"{'✓ ' if topic.key in chosen else ''}{topic_title(topic, t.language)}",
                tap.PickTopic(topic=key_of(topic.key)),
            )
            for topic in topics
        ),
        [button(t.plain(Manage.INVITE_DONE), tap.InviteNow())],
    )


def without_title(t: Phrases) -> InlineKeyboardMarkup:
    """To invite without an office."""
    return keyboard([button(t.plain(Manage.INVITE_SKIP), tap.InviteNow())])


def invites(page: Page[Invite], mine: Collection[Role], t: Phrases) -> InlineKeyboardMarkup:
    """To take an invitation of the page back, where she may."""
    first = page.number * PER_PAGE + 1
    rows: list[Row] = [
        [
            button(
                t.plain(Manage.INVITE_TAKE_BACK, number=number),
                tap.TakeBackInvite(invite=invite.id),
            )
        ]
        for number, invite in enumerate(page.items, first)
        if invite.role in mine
    ]
    return keyboard(*rows, turn(page, t, [tap.ShowInvites(page=n) for n in around(page)]))


def roles(t: Phrases) -> InlineKeyboardMarkup:
    """Every role, to see who holds it, and the invitations."""
    return keyboard(
        *pairs(button(_role(r, t), tap.ShowPeople(role=r, page=0)) for r in Role),
        [button(t.plain(Manage.INVITES_BUTTON), tap.ShowInvites(page=0))],
    )


def people(
    role: Role, page: Page[Holder], labels: Sequence[str], t: Phrases
) -> InlineKeyboardMarkup:
    """Those who hold a role, each by her label."""
    labelled = zip(labels, page.items, strict=True)
    return keyboard(
        *(
            [button(shorten(label, LABEL_CHARS), tap.ShowHolder(grant=each.grant.id))]
            for label, each in labelled
        ),
        turn(page, t, [tap.ShowPeople(role=role, page=n) for n in around(page)]),
        [button(t.plain(Manage.PEOPLE_BACK), tap.ShowRoles())],
    )


def holder(shown: Holder, may: May, offered: Sequence[Role], t: Phrases) -> InlineKeyboardMarkup:
    """What may be done with a role, and the other roles that may be given."""
    grant = shown.grant
    confirm = button(t.plain(Manage.CONFIRM), tap.ConfirmGrant(grant=grant.id))
    revoke = button(t.plain(Manage.REVOKE), tap.RevokeGrant(grant=grant.id, sure=False))
    give = (
        button(
            t.plain(Manage.GIVE, role=_role(role, t)),
            tap.GiveRole(person=shown.person.id, role=role),
        )
        for role in offered
    )
    return keyboard(
        [*([confirm] if may.confirm else []), *([revoke] if may.revoke else [])],
        *pairs(give),
        [button(t.plain(Manage.PEOPLE_LIST), tap.ShowPeople(role=grant.role, page=0))],
    )


def revoking(shown: Holder, t: Phrases) -> InlineKeyboardMarkup:
    """To take a role back, or not."""
    grant = shown.grant.id
    return keyboard(
        [
            button(t.plain(Manage.REVOKE_YES), tap.RevokeGrant(grant=grant, sure=True)),
            button(t.plain(Manage.REVOKE_NO), tap.ShowHolder(grant=grant)),
        ]
    )


def back_to(role: Role, t: Phrases) -> InlineKeyboardMarkup:
    """Back to those who hold a role."""
    return keyboard([button(t.plain(Manage.PEOPLE_LIST), tap.ShowPeople(role=role, page=0))])


def enrolment(place: str, t: Phrases) -> InlineKeyboardMarkup:
    """To ask to be enrolled as an officer there."""
    return keyboard([_enrol(place, t)])


def own_roles(place: str | None, t: Phrases) -> InlineKeyboardMarkup:
    """To ask to be enrolled at a place, if there is one to ask for, and to choose another."""
    change = button(t.plain(Say.TOWN_CHANGE), ChangeTown())
    return keyboard([_enrol(place, t)] if place else [], [change])


def without_office(t: Phrases) -> InlineKeyboardMarkup:
    """To ask without saying in which office she works."""
    return keyboard([button(t.plain(Manage.ENROL_NO_OFFICE), tap.AskWithoutOffice())])


def deciding(request: int, t: Phrases) -> InlineKeyboardMarkup:
    """To approve a request, or to refuse it."""
    ways = ((Tell.ENROLMENT_APPROVE, True), (Tell.ENROLMENT_REFUSE, False))
    return keyboard(
        [
            button(t.plain(say), tap.DecideEnrolment(request=request, granted=granted))
            for say, granted in ways
        ]
    )


def refusing(request: int, t: Phrases) -> InlineKeyboardMarkup:
    """Why a request is refused, and the way back."""
    rows: list[Row] = [
        [button(why_refused(why, t), tap.RefuseEnrolment(request=request, why=why))]
        for why in RefusedFor
    ]
    back = button(t.plain(Manage.REFUSE_NOT_NOW), tap.ReconsiderEnrolment(request=request))
    return keyboard(*rows, [back])


def why_refused(why: RefusedFor, t: Phrases) -> str:
    """A reason in two or three words."""
    return t.plain(named("REFUSED_FOR", why, Manage))


def _enrol(place: str, t: Phrases) -> InlineKeyboardButton:
    return button(t.plain(Manage.ENROL_BUTTON, town=place), tap.AskEnrolment())


def _role(role: Role, t: Phrases) -> str:
    return t.plain(named("ROLE", role, Manage))
