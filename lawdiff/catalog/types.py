"""Types of columns that both databases hold alike."""

from __future__ import annotations

import datetime as dt
import zlib

import sqlalchemy as sa
from sqlalchemy.engine import Dialect

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")  # SQLite counts only INTEGER keys
WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")  # ordered by code point


class Moment(sa.types.TypeDecorator[dt.datetime]):
    """A moment of time, kept as text in UTC: so it reads and sorts alike on every database."""

    impl = sa.String(32)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """A moment as text."""
        return value.astimezone(dt.UTC).isoformat(timespec="microseconds") if value else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> dt.datetime | None:  # noqa: ARG002
        """A moment from text."""
        return dt.datetime.fromisoformat(value) if value else None


class Compressed(sa.types.TypeDecorator[str]):
    """A long text that is never searched, compressed."""

    impl = sa.LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:  # noqa: ARG002
        """A text as bytes."""
        return None if value is None else zlib.compress(value.encode())

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """A text from bytes."""
        return None if value is None else zlib.decompress(value).decode()
