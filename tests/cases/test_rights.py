"""Who may give which role to whom, read which case, and when a role wants to be confirmed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from cases import rights
from cases.errors import Code, DeskError
from cases.membership import Invite
from cases.people import Person, Post, Role
from tests.cases.desk import (
    ADMIN,
    AUDITOR,
    DAY,
    EDITOR,
    EXPIRED_OFFICER,
    EXPIRED_SECRETARY,
    MAYOR,
    NOON,
    OFFICER,
    OTHER_OFFICER,
    RULES,
    SECRETARY,
    STRANGER,
    TOWN,
    opened,
    person,
)

OFFICE = Post(municipality=TOWN)
SEAT = Post(institution="Ova Üniversitesi", group="akademi")
MAY_GRANT = {
    "admin": (ADMIN, set(Role)),
    "secretary": (SECRETARY, {Role.OFFICER}),
    "secretary whose role has ended": (EXPIRED_SECRETARY, set()),
    "officer": (OFFICER, set()),
    "member": (MAYOR, set()),
    "editor": (EDITOR, set()),
    "auditor": (AUDITOR, set()),
    "stranger": (STRANGER, set()),
}


def _invite(role: Role = Role.OFFICER, post: Post = OFFICE, uses: int = 1) -> Invite:
    until = NOON + RULES.roles.invite_for
    return Invite(1, role, NOON, until, uses, uses, post, made_by=SECRETARY.id)


@pytest.mark.parametrize("who", MAY_GRANT)
@pytest.mark.parametrize("role", Role)
def test_a_role_is_given_by_whom_the_table_names(who: str, role: Role) -> None:
    by, may = MAY_GRANT[who]
    if role in may:
        rights.require_grant(role, by=by, to=STRANGER, at=NOON)
        return
    with pytest.raises(DeskError) as refused:
        rights.require_grant(role, by=by, to=STRANGER, at=NOON)
    assert refused.value.code is Code.NOT_ALLOWED


@pytest.mark.parametrize(("by", "role"), [(ADMIN, Role.SECRETARY), (SECRETARY, Role.OFFICER)])
def test_nobody_gives_herself_a_role(by: Person, role: Role) -> None:
    with pytest.raises(DeskError) as refused:
        rights.require_grant(role, by=by, to=by, at=NOON)
    assert refused.value.code is Code.OWN_GRANT


def test_the_command_line_gives_every_role() -> None:
    for role in Role:
        rights.require_grant(role, by=None, to=STRANGER, at=NOON)


def test_an_officer_is_enrolled_for_a_municipality() -> None:
    rights.require_enrolment(by=SECRETARY, to=STRANGER, post=OFFICE, at=NOON)
    with pytest.raises(DeskError) as refused:
        rights.require_enrolment(by=SECRETARY, to=STRANGER, post=Post(), at=NOON)
    assert refused.value.code is Code.POST_MISSING


@pytest.mark.parametrize(
    ("who", "reads"),
    [
        (OFFICER, True),
        (EXPIRED_OFFICER, True),
        (OTHER_OFFICER, False),
        (SECRETARY, True),
        (EXPIRED_SECRETARY, False),
        (ADMIN, True),
        (AUDITOR, True),
        (EDITOR, False),
        (MAYOR, False),
        (STRANGER, False),
    ],
)
def test_a_case_is_read_by_its_asker_and_the_secretariat(who: Person, *, reads: bool) -> None:
    assert rights.may_read_case(opened(), who, NOON) is reads


@pytest.mark.parametrize(
    "invite",
    [
        _invite(uses=RULES.roles.invite_uses),
        _invite(Role.MEMBER, SEAT),
        _invite(Role.SECRETARY, Post()),
    ],
)
def test_an_invite_within_the_rules_is_made(invite: Invite) -> None:
    rights.require_invite(invite, by=ADMIN, at=NOON, rules=RULES)


@pytest.mark.parametrize(
    ("invite", "code"),
    [
        (_invite(uses=RULES.roles.invite_uses + 1), Code.BAD_REQUEST),
        (_invite(uses=0), Code.BAD_REQUEST),
        (_invite(Role.MEMBER, SEAT, uses=2), Code.BAD_REQUEST),
        (_invite(Role.SECRETARY, Post(), uses=2), Code.BAD_REQUEST),
        (replace(_invite(), expires_at=NOON), Code.BAD_REQUEST),
        (replace(_invite(), expires_at=NOON + RULES.roles.invite_for + DAY), Code.BAD_REQUEST),
        (_invite(post=Post()), Code.POST_MISSING),
        (_invite(Role.MEMBER, Post(institution="X")), Code.POST_MISSING),
        (_invite(Role.MEMBER, Post(group="akademi")), Code.POST_MISSING),
        (_invite(Role.MEMBER, replace(SEAT, group="yok")), Code.BAD_REQUEST),
    ],
)
def test_an_invite_beyond_the_rules_is_refused(invite: Invite, code: Code) -> None:
    with pytest.raises(DeskError) as refused:
        rights.require_invite(invite, by=ADMIN, at=NOON, rules=RULES)
    assert refused.value.code is code


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.OFFICER])
def test_a_secretary_invites_officers_only(role: Role) -> None:
    rights.require_invite(_invite(), by=SECRETARY, at=NOON, rules=RULES)
    with pytest.raises(DeskError) as refused:
        rights.require_invite(_invite(role, SEAT), by=SECRETARY, at=NOON, rules=RULES)
    assert refused.value.code is Code.NOT_ALLOWED


@pytest.mark.parametrize(
    ("invite", "by", "code"),
    [
        (replace(_invite(), uses_left=0), STRANGER, Code.UNKNOWN_INVITE),
        (replace(_invite(), expires_at=NOON), STRANGER, Code.UNKNOWN_INVITE),
        (_invite(), SECRETARY, Code.OWN_GRANT),
    ],
)
def test_an_invite_is_not_redeemed_when(invite: Invite, by: Person, code: Code) -> None:
    with pytest.raises(DeskError) as refused:
        rights.require_redeeming(invite, by=by, at=NOON)
    assert refused.value.code is code


def test_a_good_invite_is_redeemed() -> None:
    rights.require_redeeming(_invite(), by=STRANGER, at=NOON)


def _lasts(role: Role, wanted: timedelta | None = None) -> timedelta:
    return rights.good_until(role, RULES, at=NOON, wanted=wanted) - NOON


@pytest.mark.parametrize("role", Role)
def test_a_role_ends_by_itself_and_no_wish_makes_it_longer(role: Role) -> None:
    longest = _lasts(role)
    assert longest <= RULES.roles.confirm_every
    assert role is not Role.OFFICER or longest <= RULES.roles.officer_for
    assert _lasts(role, 3 * longest) == longest
    assert _lasts(role, DAY) == DAY


def test_the_same_role_for_the_same_post_is_found() -> None:
    assert rights.held(OFFICER, Role.OFFICER, OFFICE, NOON) == OFFICER.grants[0]
    assert rights.held(OTHER_OFFICER, Role.OFFICER, OFFICE, NOON) is None
    assert rights.held(EXPIRED_OFFICER, Role.OFFICER, OFFICE, NOON) is None


@pytest.mark.parametrize(
    ("by", "of", "code"),
    [
        (SECRETARY, ADMIN, Code.NOT_ALLOWED),
        (OFFICER, OTHER_OFFICER, Code.NOT_ALLOWED),
        (AUDITOR, OFFICER, Code.NOT_ALLOWED),
        (ADMIN, ADMIN, Code.LAST_ADMIN),
        (None, ADMIN, Code.LAST_ADMIN),
    ],
)
def test_a_role_is_not_taken_back_by(by: Person | None, of: Person, code: Code) -> None:
    with pytest.raises(DeskError) as refused:
        rights.require_revocation(of.grants[0], of=of, by=by, at=NOON, admins=1)
    assert refused.value.code is code


@pytest.mark.parametrize(
    ("by", "of", "admins"),
    [(SECRETARY, OFFICER, 1), (ADMIN, SECRETARY, 1), (OFFICER, OFFICER, 1), (ADMIN, ADMIN, 2)],
)
def test_a_role_is_taken_back_by_whoever_may_give_it_or_holds_it(
    by: Person, of: Person, admins: int
) -> None:
    rights.require_revocation(of.grants[0], of=of, by=by, at=NOON, admins=admins)


def test_several_roles_add_up() -> None:
    both = person(70, *OFFICER.grants, *SECRETARY.grants, *MAYOR.grants)
    assert both.roles(NOON) == {Role.OFFICER, Role.SECRETARY, Role.MEMBER}
    assert rights.grantable(both, NOON) == {Role.OFFICER}
