"""Sources kept back until somebody decides."""

from __future__ import annotations

import dataclasses

import sqlalchemy as sa

from lawdiff.catalog.desk_tables import quarantine
from lawdiff.model import Notice, QuarantinedFile


def keep_back(connection: sa.Connection, file: QuarantinedFile) -> None:
    """Put a source into quarantine, or renew the reasons why it is there."""
    release(connection, file.sha256)
    values = dataclasses.asdict(file)
    values["reasons"] = [dataclasses.asdict(n) for n in file.reasons]
    connection.execute(quarantine.insert(), values)


def kept_back(connection: sa.Connection) -> list[QuarantinedFile]:
    """All sources in quarantine, by path."""
    rows = connection.execute(
        sa.select(quarantine).order_by(quarantine.c.path, quarantine.c.sha256)
    )
    return [
        QuarantinedFile(
            sha256=row.sha256,
            path=row.path,
            reasons=tuple(
                Notice(n["code"], n["template"], tuple(map(tuple, n["params"])), n["line"])
                for n in row.reasons
            ),
            options=row.options,
            data=row.data,
        )
        for row in rows
    ]


def release(connection: sa.Connection, sha256: str) -> None:
    """Take a source out of quarantine."""
    connection.execute(quarantine.delete().where(quarantine.c.sha256 == sha256))
