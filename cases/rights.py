"""Who may give which role to whom, who may read what, and when a role wants to be confirmed."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType

from cases.case import Case
from cases.errors import Code, DeskError
from cases.membership import Invite
from cases.people import Grant, Person, Post, Role
from cases.rules import Rules

#: Which roles a role may give and take back.
MAY_GRANT: Mapping[Role, frozenset[Role]] = MappingProxyType(
    {Role.ADMIN: frozenset(Role), Role.SECRETARY: frozenset({Role.OFFICER})}
)
#: In these a person has one post at a time: a new one ends the one before.
ONE_POST = frozenset({Role.OFFICER, Role.MEMBER})
#: Who reads every case. Members read briefs and editors drafts: never a case.
READS_CASES = frozenset({Role.SECRETARY, Role.ADMIN, Role.AUDITOR})


def may_read_case(case: Case, person: Person, at: datetime) -> bool:
    """Whether the case exists for her: she asked it, or her role reads every case.

    Her own she reads even when her role has ended: she may do nothing with it any more.
    """
    return person.id == case.officer_id or bool(person.roles(at) & READS_CASES)


def grantable(by: Person | None, at: datetime) -> frozenset[Role]:
    """The roles she may give; the command line (None) gives every role."""
    if by is None:
        return frozenset(Role)
    none: frozenset[Role] = frozenset()
    return none.union(*(MAY_GRANT.get(role, none) for role in by.roles(at)))


def require_grant(role: Role, *, by: Person | None, to: Person | None, at: datetime) -> None:
    """Nobody gives herself a role, and nobody one that is not hers to give.

    `to` is None while an invite is made: who will bring it is not known yet.
    Raises DeskError.
    """
    if role not in grantable(by, at):
        raise DeskError(Code.NOT_ALLOWED)
    if by is not None and to is not None and by.id == to.id:
        raise DeskError(Code.OWN_GRANT)


def require_enrolment(*, by: Person, to: Person, post: Post, at: datetime) -> None:
    """A request to be enrolled as an officer may be approved or refused by her.

    Raises DeskError.
    """
    require_grant(Role.OFFICER, by=by, to=to, at=at)
    if post.municipality is None:
        raise DeskError(Code.POST_MISSING)


def require_revocation(
    grant: Grant, *, of: Person, by: Person | None, at: datetime, admins: int
) -> None:
    """Who may give a role may take it back, and anybody gives her own up; one admin remains.

    `admins` counts those whose role is good. Raises DeskError.
    """
    own = by is not None and by.id == of.id
    if not own and grant.role not in grantable(by, at):
        raise DeskError(Code.NOT_ALLOWED)
    if grant.role is Role.ADMIN and grant.holds(at) and admins <= 1:
        raise DeskError(Code.LAST_ADMIN)


def require_invite(invite: Invite, *, by: Person | None, at: datetime, rules: Rules) -> None:
    """An invite for officers is limited in number and time; every other is for one person.

    Raises DeskError.
    """
    require_grant(invite.role, by=by, to=None, at=at)
    most = rules.roles.invite_uses if invite.role is Role.OFFICER else 1
    in_time = at < invite.expires_at <= at + rules.roles.invite_for
    if not 1 <= invite.uses <= most or not in_time:
        raise DeskError(Code.BAD_REQUEST)
    require_post(invite.role, invite.post, rules)


def require_redeeming(invite: Invite, *, by: Person, at: datetime) -> None:
    """Whether she may use the invite now; her own she may not. Raises DeskError.

    The same is asked once more by the statement that takes one of its uses.
    """
    if invite.uses_left < 1 or at >= invite.expires_at:
        raise DeskError(Code.UNKNOWN_INVITE)
    if invite.made_by == by.id:
        raise DeskError(Code.OWN_GRANT)


def good_until(
    role: Role, rules: Rules, *, at: datetime, wanted: timedelta | None = None
) -> datetime:
    """Until when a role is good that is given or confirmed now.

    It ends by itself unless it is confirmed in time; an officer's never outlasts her enrolment.
    """
    longest = rules.roles.confirm_every
    if role is Role.OFFICER:
        longest = min(longest, rules.roles.officer_for)
    return at + min(wanted or longest, longest)


def require_post(role: Role, post: Post, rules: Rules) -> None:
    """An officer has a municipality, a member an institution and a group of the rules.

    Raises DeskError.
    """
    if role is Role.OFFICER and post.municipality is None:
        raise DeskError(Code.POST_MISSING)
    if role is Role.MEMBER:
        if not post.institution or post.group is None:
            raise DeskError(Code.POST_MISSING)
        if post.group not in rules.board.groups:
            raise DeskError(Code.BAD_REQUEST)


def held(person: Person, role: Role, post: Post, at: datetime) -> Grant | None:
    """Her good grant of that role for that post, so that it is not given twice.

    Where she has one post at a time, an older one that still runs is not hers any more.
    """
    if role in ONE_POST:
        newest = person.grant(role, at)
        return newest if newest and newest.post == post else None
    same = (grant for grant in person.grants if grant.role is role and grant.post == post)
    return next((grant for grant in same if grant.holds(at)), None)


def replaced(person: Person, role: Role, at: datetime) -> tuple[Grant, ...]:
    """Her good grants that end when she is given that role for another post."""
    if role not in ONE_POST:
        return ()
    return tuple(grant for grant in person.grants if grant.role is role and grant.holds(at))
