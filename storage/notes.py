"""What the secretariat wrote for itself, in a table that nothing else reads."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from cases.case import Note
from storage.case_columns import file_columns, files_of
from storage.statements import Statement
from storage.tables import notes

ADD = Statement.inserting(
    notes,
    lambda row: row.on_conflict_do_nothing(index_elements=["update_id", "number"]).returning(
        notes.c.id
    ),
    but=["id"],
)


@dataclass(frozen=True, slots=True)
class Notes:
    """Rows that are added and never changed."""

    connection: AsyncConnection

    async def add(self, number: str, note: Note) -> bool:
        """Keep a note; False when the same update has brought it before."""
        values = {
            "number": number,
            "at": note.at,
            "text": note.text,
            "person_id": note.person_id,
            "files": file_columns(note.attachments),
            "update_id": note.update_id,
        }
        return (await ADD.run(self.connection, values)).one_or_none() is not None

    async def all(self, number: str) -> tuple[Note, ...]:
        """The notes of a case, in order."""
        query = select(notes).where(notes.c.number == number).order_by(notes.c.id)
        return tuple(
            Note(row.at, row.text, row.person_id, files_of(row.files), row.update_id)
            for row in await self.connection.execute(query)
        )
