"""Where long work runs: in this process or in several."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

In = TypeVar("In")
Out = TypeVar("Out")

_WORTH_IT = 24  # items; starting processes costs more than fewer take


class InProcess:
    """One item after the other, here."""

    def map(self, work: Callable[[In], Out], items: Sequence[In]) -> Iterator[Out]:
        """The result of ``work`` for every item, in order."""
        return map(work, items)


class Processes:
    """Several processes on this machine; ``work`` and ``items`` must pickle."""

    def __init__(self, count: int) -> None:
        self._count = count

    def map(self, work: Callable[[In], Out], items: Sequence[In]) -> Iterator[Out]:
        """The result of ``work`` for every item, in order, as they come."""
        if self._count < 2 or len(items) < _WORTH_IT:  # one is no help
            yield from map(work, items)
            return
        chunk = max(1, min(16, len(items) // (4 * self._count)))
        with ProcessPoolExecutor(self._count, mp_context=get_context("forkserver")) as pool:
            yield from pool.map(work, items, chunksize=chunk)
