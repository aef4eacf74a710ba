"""numbers that SQLite never gives out again

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None

#: The tables whose rows are numbered, with what the values of audit and outbox call the number.
NUMBERED = {
    'audit': (),
    'case_events': (),
    'enrolments': ('request', 'request_id'),
    'grants': ('grant', 'grant_id'),
    'invites': ('invite',),
    'notes': (),
    'outbox': ('outbox_id',),
    'people': ('person_id',),
    'proposals': ('proposal', 'proposal_id'),
    'questions': (),
    'referrals': ('referral', 'referral_id'),
    'seats': (),
}


def upgrade() -> None:
    # PostgreSQL never gave a number twice.
    if op.get_bind().dialect.name == 'sqlite':
        for table, names in NUMBERED.items():
            _rebuild(table, sqlite_autoincrement=True)
            _go_on_above(table, names)


def downgrade() -> None:
    if op.get_bind().dialect.name == 'sqlite':
        for table in NUMBERED:
            _rebuild(table)


def _rebuild(table: str, **options: bool) -> None:
    with op.batch_alter_table(table, recreate='always', table_kwargs=options):
        pass


def _go_on_above(table: str, names: tuple[str, ...]) -> None:
    """Let the numbers go on above the highest one that is still spoken of, its row deleted or not."""
    spoken_of = [f'SELECT max(id) AS number FROM {table}'] + [
        f"SELECT max(json_extract(data, '$.{name}')) FROM {lines}"
        for lines in ('audit', 'outbox')
        for name in names
    ]
    last = op.get_bind().scalar(sa.text(f"SELECT max(number) FROM ({' UNION ALL '.join(spoken_of)})"))
    op.execute(sa.text('DELETE FROM sqlite_sequence WHERE name = :table').bindparams(table=table))
    op.execute(sa.text('INSERT INTO sqlite_sequence (name, seq) VALUES (:table, :last)').bindparams(table=table, last=last or 0))
