"""Alembic's entry: runs migrations on the connection that `lawdiff.catalog.engine` hands over."""

from alembic import context

from lawdiff.catalog.desk_tables import SCHEMA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SCHEMA,
    render_as_batch=True,
    include_name=lambda name, kind, _: not (kind == "table" and (name or "").startswith("passage")),
)
with context.begin_transaction():
    context.run_migrations()
