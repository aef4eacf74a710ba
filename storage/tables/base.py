"""What every table begins with: the names of constraints, numbers of rows, references."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Integer, MetaData

from storage.columns import CleanText

#: SQLite numbers rows by itself only in a column that is exactly INTEGER. It gives the number of a
#: deleted row out again, to which old buttons and notices still point, unless the table is made
#: with `sqlite_autoincrement`: each that is numbered so says that.
RowId = BigInteger().with_variant(Integer, "sqlite")

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def person(name: str, *, index: bool = False) -> Column[int]:
    """Who did it; nobody once she is forgotten."""
    return Column(name, ForeignKey("people.id", ondelete="SET NULL"), index=index)


def of_case(*, primary_key: bool = False) -> Column[str]:
    """The case that a row belongs to, and goes with."""
    reference = ForeignKey("cases.number", ondelete="CASCADE")
    return Column("number", reference, primary_key=primary_key, nullable=False)


def municipality() -> tuple[Column[str], Column[str], Column[bool]]:
    """The three columns of a municipality."""
    return (
        Column("municipality_name", CleanText),
        Column("municipality_province", CleanText),
        Column("municipality_listed", Boolean),
    )
