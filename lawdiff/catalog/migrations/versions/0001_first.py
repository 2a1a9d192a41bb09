"""The first schema."""

from alembic import op

from lawdiff.catalog import search_index
from lawdiff.catalog.desk_tables import SCHEMA

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make all tables and the search index."""
    connection = op.get_bind()
    SCHEMA.create_all(connection)
    search_index.create(connection)
