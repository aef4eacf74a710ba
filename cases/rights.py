"""Who may give which role to whom, who may read what, and when a role wants to be confirmed."""

from collections.abc import Iterable, Mapping
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
    _require_post(invite, rules)


def require_redeeming(invite: Invite, *, by: Person, at: datetime) -> None:
    """Whether she may use the invite now; her own she may not. Raises DeskError.

    The same is asked once more by the statement that takes one of its uses.
    """
    if invite.uses_left < 1 or at >= invite.expires_at:
        raise DeskError(Code.UNKNOWN_INVITE)
    if invite.made_by == by.id:
        raise DeskError(Code.OWN_GRANT)


def lasts(invite: Invite, rules: Rules) -> timedelta | None:
    """How long the role lasts that the invite gives; an officer's never without end."""
    if invite.role is Role.OFFICER:
        return min(invite.grant_for or rules.roles.officer_for, rules.roles.officer_for)
    return invite.grant_for


def has_already(person: Person, role: Role, post: Post, at: datetime) -> bool:
    """Whether she holds that role for that post, so that it is not given twice."""
    return any(
        grant.role is role and grant.holds(at) and grant.post == post for grant in person.grants
    )


def confirm_by(grant: Grant, rules: Rules) -> datetime:
    """Until when the grant wants to be confirmed again."""
    return (grant.confirmed_at or grant.granted_at) + rules.roles.confirm_every


def wanting_confirmation(
    grants: Iterable[Grant], *, at: datetime, rules: Rules, ahead: timedelta = timedelta()
) -> tuple[Grant, ...]:
    """The good grants whose yearly confirmation is due within `ahead`, the longest due first."""
    due = (grant for grant in grants if grant.holds(at) and confirm_by(grant, rules) <= at + ahead)
    return tuple(sorted(due, key=lambda grant: confirm_by(grant, rules)))


def _require_post(invite: Invite, rules: Rules) -> None:
    post = invite.post
    if invite.role is Role.OFFICER and post.municipality is None:
        raise DeskError(Code.POST_MISSING)
    if invite.role is Role.MEMBER:
        if not post.institution or post.group is None:
            raise DeskError(Code.POST_MISSING)
        if post.group not in rules.board.groups:
            raise DeskError(Code.BAD_REQUEST)
