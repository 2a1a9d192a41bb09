"""Whether anybody wrote, told without reading a row."""

from __future__ import annotations

from threading import Lock

import sqlalchemy as sa
from sqlalchemy.pool import PoolProxiedConnection


class Watch:
    """Sees whether anybody wrote, without reading a row: SQLite counts commits of others.

    It holds a connection of its own that never writes, so every commit is another's.
    """

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._connection: PoolProxiedConnection | None = None
        self._lock = Lock()

    def generation(self) -> int | None:
        """A number that changes with every commit; None on other databases."""
        if self._engine.dialect.name != "sqlite":
            return None
        with self._lock:
            if self._connection is None:
                self._connection = self._engine.raw_connection()
            cursor = self._connection.cursor()
            cursor.execute("PRAGMA data_version")
            ((number,),) = cursor.fetchall()
            cursor.close()
            return int(number)

    def close(self) -> None:
        """Give the connection back."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None
