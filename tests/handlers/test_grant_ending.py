"""The day on which a role ends is the day on the desk's own calendar."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from storage.tables import outbox
from tests.handlers.chat import Chat, Persona


async def test_a_role_ends_on_the_day_that_the_desk_has_then(chat: Chat, editor: Persona) -> None:
    chat.now = datetime(2026, 11, 22, 22, 30, tzinfo=UTC)
    [held] = (await editor.known()).grants
    grant = await chat.desk.membership.confirm(held.id, by=None)
    assert grant.until is not None
    chat.now = grant.until - timedelta(days=10)
    await chat.desk.membership.remind()
    async with chat.storage.database.read() as connection:
        rows = (await connection.execute(select(outbox.c.kind, outbox.c.data))).all()
    [day] = {row.data["on"] for row in rows if row.kind == "GrantEnding"}
    assert grant.until.hour == 22
    assert day == (grant.until + timedelta(hours=3)).date().isoformat()
