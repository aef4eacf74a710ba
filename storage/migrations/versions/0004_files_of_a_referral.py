"""files that go to the board with a brief

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    none = sa.text("'[]'")
    with op.batch_alter_table('referrals') as batch:
        batch.add_column(sa.Column('files', sa.JSON(), nullable=False, server_default=none))
    with op.batch_alter_table('referrals') as batch:
        batch.alter_column('files', server_default=None)


def downgrade() -> None:
    with op.batch_alter_table('referrals') as batch:
        batch.drop_column('files')
