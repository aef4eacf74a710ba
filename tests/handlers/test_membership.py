"""Roles are given by whom the rules name, to others, and every step is written down."""

from collections.abc import Awaitable
from datetime import timedelta

import pytest
from sqlalchemy import select

from cases.errors import Code, DeskError
from cases.membership import EnrolmentState
from cases.people import NO_POST, Post, Role
from handlers.services.invitations import Wanted
from storage.tables import audit, outbox
from tests.handlers.chat import NEXT_TOWN, TOWN, Chat, Persona

Line = tuple[int | None, str, dict[str, object]]
SEAT = Post(institution="Baro", group="sivil-toplum")
POSTS = {Role.OFFICER: Post(municipality=TOWN), Role.MEMBER: SEAT}


async def _audit(chat: Chat) -> list[Line]:
    async with chat.storage.database.read() as connection:
        rows = await connection.execute(select(audit).order_by(audit.c.id))
        return [(row.person_id, row.event, row.data) for row in rows]


async def _notices(chat: Chat) -> list[tuple[str, str]]:
    async with chat.storage.database.read() as connection:
        rows = await connection.execute(select(outbox).order_by(outbox.c.id))
        return [(row.kind, row.recipient) for row in rows]


async def _refusal(attempt: Awaitable[object]) -> Code | None:
    try:
        await attempt
    except DeskError as refusal:
        return refusal.code
    return None


async def _holder(chat: Chat, role: Role | None) -> Persona:
    """Somebody with that role and no other."""
    persona = Persona(chat, 9001)
    await _welcomed(persona)
    if role is not None:
        await persona.becomes(role, POSTS.get(role, NO_POST))
    return persona


async def _welcomed(persona: Persona) -> int:
    return (await persona.chat.desk.people.welcome(persona.number)).id


async def test_command_line_gives_the_first_role(chat: Chat, stranger: Persona) -> None:
    grant = await stranger.becomes(Role.ADMIN)
    assert (await stranger.known()).roles(chat.now) == {Role.ADMIN}
    assert grant.granted_by is None
    assert grant.until == chat.now + chat.rules.roles.confirm_every


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("giver", [*Role, None])
async def test_only_an_admin_gives_roles_and_a_secretary_enrols(
    chat: Chat, stranger: Persona, giver: Role | None, role: Role
) -> None:
    by = await _holder(chat, giver)
    to, post = await _welcomed(stranger), POSTS.get(role, NO_POST)
    giving = chat.desk.membership.grant(to, role, post, by=await by.known())
    allowed = giver is Role.ADMIN or (giver is Role.SECRETARY and role is Role.OFFICER)
    assert await _refusal(giving) is (None if allowed else Code.NOT_ALLOWED)
    assert bool((await stranger.known()).roles(chat.now)) is allowed


async def test_nobody_gives_herself_a_role(chat: Chat, admin: Persona) -> None:
    herself = await admin.known()
    giving = chat.desk.membership.grant(herself.id, Role.EDITOR, by=herself)
    assert await _refusal(giving) is Code.OWN_GRANT
    assert (await admin.known()).roles(chat.now) == {Role.ADMIN}


async def test_refusal_is_written_down(chat: Chat, stranger: Persona, officer: Persona) -> None:
    to, by = await _welcomed(stranger), await _welcomed(officer)
    giving = chat.desk.membership.grant(to, Role.EDITOR, by=await officer.known())
    await _refusal(giving)
    assert await _audit(chat) == [(by, "refused", {"move": "grant", "code": "not_allowed"})]


async def test_role_that_is_held_is_not_given_twice(chat: Chat, editor: Persona) -> None:
    first = (await editor.known()).grants
    await editor.becomes(Role.EDITOR)
    assert (await editor.known()).grants == first


async def test_officer_is_given_a_municipality(chat: Chat, stranger: Persona) -> None:
    to = await _welcomed(stranger)
    giving = chat.desk.membership.grant(to, Role.OFFICER, by=None)
    assert await _refusal(giving) is Code.POST_MISSING


async def test_role_ends_by_itself(chat: Chat, secretary: Persona) -> None:
    chat.now += chat.rules.roles.confirm_every
    assert (await secretary.known()).roles(chat.now) == frozenset()


async def test_ended_role_gives_nothing_any_more(
    chat: Chat, admin: Persona, stranger: Persona
) -> None:
    to = await _welcomed(stranger)
    chat.now += chat.rules.roles.confirm_every
    giving = chat.desk.membership.grant(to, Role.EDITOR, by=await admin.known())
    assert await _refusal(giving) is Code.NOT_ALLOWED


async def test_role_taken_back_meanwhile_gives_nothing(
    chat: Chat, admin: Persona, stranger: Persona
) -> None:
    before = await admin.known()
    await Persona(chat, 5002).becomes(Role.ADMIN)
    await chat.desk.membership.revoke(before.grants[0].id, by=None)
    giving = chat.desk.membership.grant(await _welcomed(stranger), Role.EDITOR, by=before)
    assert await _refusal(giving) is Code.NOT_ALLOWED


async def test_confirmed_role_goes_on(chat: Chat, admin: Persona, editor: Persona) -> None:
    chat.now += timedelta(days=360)
    grant = (await editor.known()).grants[0]
    after = await chat.desk.membership.confirm(grant.id, by=await admin.known())
    assert after.until == chat.now + chat.rules.roles.confirm_every


async def test_nobody_confirms_herself(chat: Chat, admin: Persona) -> None:
    herself = await admin.known()
    confirming = chat.desk.membership.confirm(herself.grants[0].id, by=herself)
    assert await _refusal(confirming) is Code.OWN_GRANT


async def test_ended_role_is_not_confirmed_but_given_anew(chat: Chat, editor: Persona) -> None:
    grant = (await editor.known()).grants[0]
    chat.now += chat.rules.roles.confirm_every
    confirming = chat.desk.membership.confirm(grant.id, by=None)
    assert await _refusal(confirming) is Code.NOTHING_WAITS
    assert (await editor.becomes(Role.EDITOR)).id != grant.id


async def test_role_is_taken_back_once(chat: Chat, admin: Persona, editor: Persona) -> None:
    grant, by = (await editor.known()).grants[0], await admin.known()
    assert await chat.desk.membership.revoke(grant.id, by=by) == grant
    assert await chat.desk.membership.revoke(grant.id, by=by) is None
    assert (await editor.known()).roles(chat.now) == frozenset()
    events = [event for _, event, _ in await _audit(chat)]
    assert events.count("role.revoked") == 1


async def test_last_admin_stays(chat: Chat, admin: Persona) -> None:
    grant = (await admin.known()).grants[0]
    assert await _refusal(chat.desk.membership.revoke(grant.id, by=None)) is Code.LAST_ADMIN


async def test_last_admin_is_not_forgotten(chat: Chat, admin: Persona) -> None:
    await admin.says("/sil")
    await admin.taps("Evet, sil")
    assert "Son yöneticinin görevi sona erdirilemez." in chat.text
    assert (await admin.known()).roles(chat.now) == {Role.ADMIN}


async def test_admin_beside_another_is_forgotten(
    chat: Chat, admin: Persona, editor: Persona
) -> None:
    await editor.becomes(Role.ADMIN)
    await admin.says("/sil")
    await admin.taps("Evet, sil")
    assert await chat.desk.people.known(admin.number) is None


async def test_anybody_gives_her_own_role_up(chat: Chat, editor: Persona) -> None:
    herself = await editor.known()
    await chat.desk.membership.revoke(herself.grants[0].id, by=herself)
    assert (await editor.known()).roles(chat.now) == frozenset()


async def test_auditor_reads_the_list_and_changes_nothing(
    chat: Chat, auditor: Persona, editor: Persona
) -> None:
    by = await auditor.known()
    membership = chat.desk.membership
    (holder,) = await membership.holders(Role.EDITOR, by=by)
    assert holder.person.id == (await editor.known()).id
    assert await _refusal(membership.revoke(holder.grant.id, by=by)) is Code.NOT_ALLOWED
    assert await _refusal(membership.confirm(holder.grant.id, by=by)) is Code.NOT_ALLOWED


@pytest.mark.parametrize("role", [None, Role.OFFICER, Role.MEMBER, Role.EDITOR])
async def test_list_of_people_is_not_for_everybody(chat: Chat, role: Role | None) -> None:
    persona = await _holder(chat, role)
    looking = chat.desk.membership.holders(Role.ADMIN, by=await persona.known())
    assert await _refusal(looking) is Code.NOT_ALLOWED


async def test_ending_role_is_told_once(chat: Chat, admin: Persona, editor: Persona) -> None:
    her, boss = (await editor.known()).id, (await admin.known()).id
    grant = (await editor.known()).grants[0]
    await chat.desk.membership.confirm((await admin.known()).grants[0].id, by=None)
    assert await chat.desk.membership.remind() == 0
    chat.now += timedelta(days=340)
    await chat.desk.membership.confirm((await admin.known()).grants[0].id, by=None)
    for _ in range(2):
        assert await chat.desk.membership.remind() == 1
    assert await _notices(chat) == [
        ("GrantEnding", f"person:{her}"),
        ("GrantEnding", f"person:{boss}"),
    ]
    assert grant.until is not None


class TestInvitations:
    async def test_link_gives_the_role_once(
        self, chat: Chat, admin: Persona, stranger: Persona
    ) -> None:
        made = await chat.desk.invitations.invite(Wanted(Role.EDITOR), by=await admin.known())
        await _welcomed(stranger)
        grant = await chat.desk.invitations.redeem(made.code, by=await stranger.known())
        assert (await stranger.known()).grants == (grant,)
        assert grant.granted_by == (await admin.known()).id
        other = await chat.desk.people.welcome(9002)
        again = chat.desk.invitations.redeem(made.code, by=other)
        assert await _refusal(again) is Code.UNKNOWN_INVITE

    async def test_same_update_handled_twice_takes_one_use(
        self, chat: Chat, stranger: Persona
    ) -> None:
        wanted = Wanted(Role.OFFICER, Post(municipality=TOWN), uses=2)
        made = await chat.desk.invitations.invite(wanted, by=None)
        await _welcomed(stranger)
        before = await stranger.known()
        grants = [await chat.desk.invitations.redeem(made.code, by=before) for _ in range(2)]
        assert grants[0] == grants[1]
        (left,) = await chat.desk.invitations.usable(by=None)
        assert left.uses_left == 1

    async def test_last_use_may_be_handled_twice(self, chat: Chat, stranger: Persona) -> None:
        made = await chat.desk.invitations.invite(Wanted(Role.EDITOR), by=None)
        await _welcomed(stranger)
        before = await stranger.known()
        grants = [await chat.desk.invitations.redeem(made.code, by=before) for _ in range(2)]
        assert grants[0] == grants[1]

    async def test_code_itself_is_kept_nowhere(self, chat: Chat) -> None:
        made = await chat.desk.invitations.invite(Wanted(Role.EDITOR), by=None)
        async with chat.storage.database.read() as connection:
            kept = (await connection.exec_driver_sql("SELECT * FROM invites")).all()
        assert made.code not in str(kept)
        assert len(made.payload) <= 64

    async def test_expired_link_is_refused(self, chat: Chat, stranger: Persona) -> None:
        made = await chat.desk.invitations.invite(Wanted(Role.EDITOR), by=None)
        await _welcomed(stranger)
        chat.now += chat.rules.roles.invite_for
        redeeming = chat.desk.invitations.redeem(made.code, by=await stranger.known())
        assert await _refusal(redeeming) is Code.UNKNOWN_INVITE

    async def test_link_that_was_taken_back_is_refused(
        self, chat: Chat, admin: Persona, stranger: Persona
    ) -> None:
        by = await admin.known()
        made = await chat.desk.invitations.invite(Wanted(Role.EDITOR), by=by)
        assert await chat.desk.invitations.take_back(made.invite.id, by=by)
        assert not await chat.desk.invitations.take_back(made.invite.id, by=by)
        await _welcomed(stranger)
        redeeming = chat.desk.invitations.redeem(made.code, by=await stranger.known())
        assert await _refusal(redeeming) is Code.UNKNOWN_INVITE

    async def test_own_link_is_refused(self, chat: Chat, admin: Persona) -> None:
        by = await admin.known()
        made = await chat.desk.invitations.invite(Wanted(Role.EDITOR), by=by)
        assert await _refusal(chat.desk.invitations.redeem(made.code, by=by)) is Code.OWN_GRANT

    @pytest.mark.parametrize(
        "wanted",
        [
            Wanted(Role.EDITOR, uses=2),
            Wanted(Role.OFFICER, Post(municipality=TOWN), uses=21),
            Wanted(Role.OFFICER, Post(municipality=TOWN), good_for=timedelta(days=15)),
            Wanted(Role.OFFICER, Post(municipality=TOWN), good_for=timedelta(days=-1)),
            Wanted(Role.MEMBER, Post(institution="Baro", group="yok")),
        ],
    )
    async def test_invitation_beyond_the_rules_is_refused(
        self, chat: Chat, wanted: Wanted
    ) -> None:
        making = chat.desk.invitations.invite(wanted, by=None)
        assert await _refusal(making) is Code.BAD_REQUEST

    async def test_secretary_takes_back_no_invitation_of_staff(
        self, chat: Chat, secretary: Persona
    ) -> None:
        made = await chat.desk.invitations.invite(Wanted(Role.EDITOR), by=None)
        taking = chat.desk.invitations.take_back(made.invite.id, by=await secretary.known())
        assert await _refusal(taking) is Code.NOT_ALLOWED


class TestEnrolment:
    async def test_request_reaches_the_secretariat_once(
        self, chat: Chat, stranger: Persona
    ) -> None:
        await _welcomed(stranger)
        person = await stranger.known()
        requests = [await chat.desk.enrolments.ask(person, TOWN) for _ in range(2)]
        assert requests[0] == requests[1]
        assert await _notices(chat) == [("EnrolmentAsked", "secretariat")]

    async def test_request_for_another_municipality_is_told_as_such(
        self, chat: Chat, stranger: Persona, secretary: Persona
    ) -> None:
        await _welcomed(stranger)
        person = await stranger.known()
        first = await chat.desk.enrolments.ask(person, TOWN)
        second = await chat.desk.enrolments.ask(person, NEXT_TOWN)
        assert await chat.desk.enrolments.ask(person, NEXT_TOWN) == second
        assert await _notices(chat) == [
            ("EnrolmentAsked", "secretariat"),
            ("EnrolmentChanged", "secretariat"),
        ]
        deciding = chat.desk.enrolments.decide(first.id, by=await secretary.known(), granted=True)
        assert await _refusal(deciding) is Code.NOTHING_WAITS
        assert (await stranger.known()).grants == ()

    async def test_approved_request_enrols_her(
        self, chat: Chat, stranger: Persona, secretary: Persona
    ) -> None:
        await _welcomed(stranger)
        person = await stranger.known()
        request = await chat.desk.enrolments.ask(person, TOWN)
        by = await secretary.known()
        await chat.desk.enrolments.decide(request.id, by=by, granted=True)
        after = await stranger.known()
        assert after.roles(chat.now) == {Role.OFFICER}
        assert after.municipality == TOWN
        assert (await _notices(chat))[-1] == ("EnrolmentDecided", f"person:{after.id}")

    async def test_refused_request_gives_nothing(
        self, chat: Chat, stranger: Persona, secretary: Persona
    ) -> None:
        await _welcomed(stranger)
        request = await chat.desk.enrolments.ask(await stranger.known(), TOWN)
        by = await secretary.known()
        asked = await chat.desk.enrolments.decide(request.id, by=by, granted=False, reason="Yok.")
        assert asked.request.state is EnrolmentState.REFUSED
        assert (await stranger.known()).grants == ()

    async def test_second_decision_is_refused(
        self, chat: Chat, stranger: Persona, secretary: Persona, colleague: Persona
    ) -> None:
        await _welcomed(stranger)
        request = await chat.desk.enrolments.ask(await stranger.known(), TOWN)
        decide = chat.desk.enrolments.decide
        await decide(request.id, by=await secretary.known(), granted=False)
        second = decide(request.id, by=await colleague.known(), granted=True)
        assert await _refusal(second) is Code.NOTHING_WAITS
        assert (await stranger.known()).grants == ()

    async def test_nobody_enrols_herself(self, chat: Chat, secretary: Persona) -> None:
        herself = await secretary.known()
        request = await chat.desk.enrolments.ask(herself, TOWN)
        deciding = chat.desk.enrolments.decide(request.id, by=herself, granted=True)
        assert await _refusal(deciding) is Code.OWN_GRANT

    @pytest.mark.parametrize("role", [None, Role.OFFICER, Role.MEMBER, Role.EDITOR, Role.AUDITOR])
    async def test_who_is_no_secretary_enrols_nobody(
        self, chat: Chat, stranger: Persona, role: Role | None
    ) -> None:
        persona = await _holder(chat, role)
        await _welcomed(stranger)
        asked = await chat.desk.enrolments.ask(await stranger.known(), TOWN)
        deciding = chat.desk.enrolments.decide(asked.id, by=await persona.known(), granted=True)
        assert await _refusal(deciding) is Code.NOT_ALLOWED

    async def test_asking_again_renews_the_enrolment(
        self, chat: Chat, enrolled: Persona, secretary: Persona
    ) -> None:
        before = (await enrolled.known()).grants[0]
        chat.now += timedelta(days=350)
        await chat.desk.membership.confirm((await secretary.known()).grants[0].id, by=None)
        request = await chat.desk.enrolments.ask(await enrolled.known(), TOWN)
        await chat.desk.enrolments.decide(request.id, by=await secretary.known(), granted=True)
        (after,) = (await enrolled.known()).grants
        assert after.id == before.id
        assert after.until == chat.now + chat.rules.roles.officer_for
