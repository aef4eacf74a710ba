"""An officer has one municipality and a member one institution: the newest."""

from sqlalchemy import select

from cases.people import Post, Role
from storage.tables import audit
from tests.handlers.chat import NEXT_TOWN, TOWN, Chat, Persona

SEAT = Post(institution="Baro", group="sivil-toplum")


async def _replaced(chat: Chat) -> list[dict[str, object]]:
    """What the audit says of roles that gave way to a newer one."""
    async with chat.storage.database.read() as connection:
        query = select(audit.c.data).where(audit.c.event == "role.replaced")
        return [row.data for row in await connection.execute(query)]


async def test_officer_of_another_municipality_is_hers_no_more(
    chat: Chat, stranger: Persona
) -> None:
    old = await stranger.becomes(Role.OFFICER, Post(municipality=TOWN))
    new = await stranger.becomes(Role.OFFICER, Post(municipality=NEXT_TOWN))
    person = await stranger.known()
    assert person.grants == (new,)
    assert chat.desk.opening.municipality_of(person) == NEXT_TOWN
    assert await _replaced(chat) == [{"role": "officer", "grant": old.id, "to": person.id}]


async def test_member_of_another_institution_has_one_seat(chat: Chat, member: Persona) -> None:
    new = await member.becomes(Role.MEMBER, SEAT)
    assert (await member.known()).grants == (new,)


async def test_two_offices_of_other_roles_stand_side_by_side(
    chat: Chat, secretary: Persona
) -> None:
    new = await secretary.becomes(Role.SECRETARY, Post(title="Uzman"))
    person = await secretary.known()
    assert len(person.grants) == 2
    assert person.grant(Role.SECRETARY, chat.now) == new


async def test_officer_who_returns_to_her_first_municipality_is_there_again(
    chat: Chat, stranger: Persona
) -> None:
    for town in (TOWN, NEXT_TOWN, TOWN):
        await stranger.becomes(Role.OFFICER, Post(municipality=town))
    person = await stranger.known()
    assert [grant.post.municipality for grant in person.grants] == [TOWN]
    assert person.municipality == TOWN
