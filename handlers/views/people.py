"""People as the desk speaks of them: by number, role and office, never by name."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from cases.membership import Enrolment, Invite
from cases.people import Grant, Person, Post, Role
from handlers.markup import Html, lines
from handlers.phrases import Manage, Phrases, named
from handlers.services.invitations import Invited
from handlers.services.membership import Holder
from handlers.services.paging import PER_PAGE, Page
from handlers.views.moments import day_of
from handlers.views.own import town


def role_name(role: Role, t: Phrases) -> str:
    """The role in one or two words."""
    return t.plain(named("ROLE", role, Manage))


def person_name(number: int, t: Phrases) -> str:
    """A person by the number that the desk gave her."""
    return t.plain(Manage.PERSON, number=number)


def code_of(number: int, t: Phrases) -> str:
    """The code by which a municipality tells the secretariat whom it means."""
    return t.plain(Manage.CODE, number=number)


def role_of(role: Role, post: Post, t: Phrases) -> str:
    """A role with what it is for: "Memur · Şahinbey Belediyesi (Gaziantep)"."""
    place = town(post.municipality, t) if post.municipality else None
    parts = (role_name(role, t), place, post.institution, post.title)
    return " · ".join(part for part in parts if part)


def staff(person: Person, role: Role, at: datetime, t: Phrases) -> str:
    """Somebody of the desk by role and office; by number where she has no office."""
    grant = person.grant(role, at)
    title = grant.post.title if grant else None
    name = role_name(role, t)
    return f"{name} · {title}" if title else f"{name} {person.id}"


def until(grant: Grant, t: Phrases) -> str:
    """Until which day a role is good; nothing for one without an end."""
    return t.plain(Manage.POST_UNTIL, day=day_of(grant.until, t)) if grant.until else ""


def own_roles(grants: Iterable[Grant], t: Phrases) -> Html:
    """The roles of the person herself, or what she can do without one."""
    listed = [f"• {role_of(g.role, g.post, t)} ({until(g, t)})" for g in grants]
    if not listed:
        return t(Manage.OWN_ROLES_NONE)
    return t(Manage.OWN_ROLES, roles=lines(*listed))


def asked(request: Enrolment, before: Enrolment | None, t: Phrases) -> Html:
    """What becomes of her request, and of the one before it."""
    place, code = town(request.municipality, t), code_of(request.person_id, t)
    said = t(Manage.ENROL_ASKED, town=place, code=code)
    if before is None or before.municipality == request.municipality:
        return said
    instead = t(Manage.ENROL_INSTEAD, town=town(before.municipality, t))
    return Html(f"{said}\n\n{instead}")


def people_of(role: Role, page: Page[Holder], t: Phrases) -> Html:
    """The head of a list of people, who follow as buttons."""
    head = t(Manage.PEOPLE_OF, role=role_name(role, t))
    return head if page.items else lines(head, t(Manage.PEOPLE_NONE))


def label(shown: Holder, t: Phrases) -> str:
    """A person with one of her roles in a line."""
    grant = shown.grant
    return f"{person_name(shown.person.id, t)} · {role_of(grant.role, grant.post, t)}"


def holder(shown: Holder, others: Sequence[Grant], t: Phrases) -> Html:
    """A person with one of her roles, and the names of the others."""
    grant = shown.grant
    card = t(
        Manage.HOLDER,
        who=person_name(shown.person.id, t),
        what=role_of(grant.role, grant.post, t),
        until=until(grant, t),
    )
    names = t.both(dict.fromkeys(role_name(other.role, t) for other in others))
    return lines(card, t(Manage.HOLDER_OTHERS, roles=names) if names else "")


def invites(page: Page[Invite], t: Phrases) -> Html:
    """The invitations of a page, numbered."""
    if not page.items:
        return t(Manage.INVITES_NONE)
    first = page.number * PER_PAGE + 1
    listed = (
        t(
            Manage.INVITES_LINE,
            number=number,
            what=role_of(invite.role, invite.post, t),
            left=invite.uses_left,
            uses=invite.uses,
            day=day_of(invite.expires_at, t),
        )
        for number, invite in enumerate(page.items, first)
    )
    return lines(t(Manage.INVITES_HEAD), *listed)


def invited(made: Invited, bot: str, t: Phrases) -> Html:
    """The link of an invitation, shown this one time, and what it is good for."""
    invite = made.invite
    ready = Manage.INVITE_READY_MANY if invite.role is Role.OFFICER else Manage.INVITE_READY_ONE
    return t(
        ready,
        what=role_of(invite.role, invite.post, t),
        link=f"https://t.me/{bot}?start={made.payload}",
        uses=invite.uses,
        day=day_of(invite.expires_at, t),
    )


def redeemed(grant: Grant, t: Phrases) -> Html:
    """What she became by an invitation."""
    is_officer = grant.role is Role.OFFICER
    said = Manage.REDEEMED_OFFICER if is_officer else Manage.REDEEMED
    day = day_of(grant.until, t) if grant.until else ""
    return t(said, what=role_of(grant.role, grant.post, t), day=day)
