"""Files handed over to be imported: kept until somebody confirms them, and while they go in."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from lawdiff.catalog.database import Database
from lawdiff.catalog.desk_tables import upload, upload_file
from lawdiff.model import (
    Discarded,
    FileOutcome,
    Notice,
    OptionValues,
    Proposal,
    Upload,
    UploadedFile,
)


class Uploads:
    """Uploads. What an imported file was read from is let go as soon as its outcome is known."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self, id_: str, actor: str, at: dt.datetime, files: Sequence[tuple[UploadedFile, bytes]]
    ) -> None:
        """Keep files until somebody confirms them."""
        rows = [
            {
                "upload": id_,
                "place": file.place,
                "name": file.name,
                "options": file.options,
                "outcomes": sa.null(),
                "data": data,
            }
            for file, data in files
        ]
        with self._database.write() as connection:
            row = {"id": id_, "actor": actor, "touched": at, "started": False}
            connection.execute(upload.insert(), row)
            connection.execute(upload_file.insert().values(rows) if rows else sa.select(1))

    def get(self, id_: str) -> Upload | None:
        """An upload without the bytes of its files."""
        file = upload_file.c
        columns = (file.place, file.name, file.options, file.outcomes)
        query = sa.select(*columns).where(file.upload == id_).order_by(file.place)
        with self._database.read() as connection:
            row = connection.execute(sa.select(upload).where(upload.c.id == id_)).mappings().first()
            files = connection.execute(query).mappings().all() if row else ()
        return Upload(**row, files=tuple(map(_file, files))) if row else None

    def data(self, id_: str, place: int) -> bytes:
        """The bytes of a file; none where it was imported."""
        query = sa.select(upload_file.c.data).where(*_at(id_, place))
        with self._database.read() as connection:
            return connection.scalar(query) or b""

    def correct(self, id_: str, place: int, options: OptionValues) -> None:
        """Give a file other options."""
        with self._database.write() as connection:
            change = upload_file.update().where(*_at(id_, place))
            connection.execute(change.values(options=dict(options)))

    def leave_out(self, id_: str, place: int) -> None:
        """Take a file out."""
        with self._database.write() as connection:
            connection.execute(upload_file.delete().where(*_at(id_, place)))

    def claim(self, id_: str, at: dt.datetime, stale: dt.datetime) -> bool:
        """Take the import of an upload upon oneself; False where another is at it.

        One that went forward no more since ``stale`` has lost whoever was at it.
        """
        free = sa.not_(upload.c.started) | (upload.c.touched < stale)
        with self._database.write() as connection:
            change = upload.update().where(upload.c.id == id_, free)
            return bool(connection.execute(change.values(started=True, touched=at)).rowcount)

    def record(
        self, id_: str, place: int, outcomes: Sequence[FileOutcome], at: dt.datetime
    ) -> None:
        """Note what became of a file, and let its bytes go."""
        values = {"outcomes": [dataclasses.asdict(o) for o in outcomes], "data": b""}
        with self._database.write() as connection:
            connection.execute(upload_file.update().where(*_at(id_, place)).values(values))
            connection.execute(upload.update().where(upload.c.id == id_).values(touched=at))

    def forget(self, before: dt.datetime) -> None:
        """Let uploads go that nobody touched since a moment."""
        with self._database.write() as connection:
            old = sa.select(upload.c.id).where(upload.c.touched < before)
            connection.execute(upload_file.delete().where(upload_file.c.upload.in_(old)))
            connection.execute(upload.delete().where(upload.c.touched < before))


def _at(id_: str, place: int) -> tuple[sa.ColumnElement[bool], ...]:
    return upload_file.c.upload == id_, upload_file.c.place == place


def _file(row: sa.RowMapping) -> UploadedFile:
    outcomes = row["outcomes"]
    return UploadedFile(
        place=row["place"],
        name=row["name"],
        options=row["options"],
        outcomes=None if outcomes is None else tuple(map(_outcome, outcomes)),
    )


def _outcome(values: Mapping[str, Any]) -> FileOutcome:
    reason = values["reason"]
    return FileOutcome(
        **{
            **values,
            "reason": _notice(reason) if reason else None,
            "notices": tuple(map(_notice, values["notices"])),
            "discarded": tuple(Discarded(**piece) for piece in values["discarded"]),
            "proposed": tuple(Proposal(**each) for each in values.get("proposed", ())),
        }
    )


def _notice(values: Mapping[str, Any]) -> Notice:
    params = tuple((name, value) for name, value in values["params"])
    return Notice(values["code"], values["template"], params, values["line"])
