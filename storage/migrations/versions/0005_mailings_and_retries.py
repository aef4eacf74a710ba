"""mailings in an order of their own, and how often a failed notice was sent again

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None

UNDELIVERED = sa.text("state IN ('waiting', 'sending')")


def upgrade() -> None:
    op.add_column('outbox', sa.Column('is_mailing', sa.Boolean(), server_default=sa.text('false'), nullable=False))
    op.add_column('outbox', sa.Column('retried', sa.SmallInteger(), server_default=sa.text('0'), nullable=False))
    op.execute("UPDATE outbox SET is_mailing = true WHERE kind IN ('EntryCorrected', 'EntryPublished')")
    op.drop_index('ix_outbox_ready', 'outbox')
    op.create_index('ix_outbox_ready', 'outbox', ['is_mailing', 'ready_at', 'id'], unique=False, sqlite_where=UNDELIVERED, postgresql_where=UNDELIVERED)


def downgrade() -> None:
    op.drop_index('ix_outbox_ready', 'outbox')
    op.create_index('ix_outbox_ready', 'outbox', ['ready_at', 'id'], unique=False, sqlite_where=UNDELIVERED, postgresql_where=UNDELIVERED)
    op.drop_column('outbox', 'retried')
    op.drop_column('outbox', 'is_mailing')
