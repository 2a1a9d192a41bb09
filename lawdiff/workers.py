"""Where long work runs: in this process, in several, or on other machines."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from multiprocessing import forkserver, get_context
from typing import Any, Protocol, TypeVar

from lawdiff.errors import Unavailable

In = TypeVar("In")
Out = TypeVar("Out")

_WORTH_IT = 24  # items; starting processes costs more than fewer take
_CHUNK = 16  # items handed over at a time
_AHEAD = 8  # chunks a worker may be ahead of whoever takes the results
_NICENESS = 10


class InProcess:
    """One item after the other, here."""

    def expect(self, module: str, items: int) -> None:
        """Nothing is loaded ahead."""

    def map(self, work: Callable[[In], Out], items: Sequence[In]) -> Iterator[Out]:
        """The result of ``work`` for every item, in order."""
        return map(work, items)


class Processes:
    """Several processes on this machine; ``work`` and ``items`` must pickle."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._context = get_context("forkserver")

    def expect(self, module: str, items: int) -> None:
        """Begin to load the module of the work that so many items will be mapped by.

        It is loaded once, by a process from which the others are forked, while this one goes on.
        """
        if self._several(items):
            self._context.set_forkserver_preload([module])
            forkserver.ensure_running()

    def map(self, work: Callable[[In], Out], items: Sequence[In]) -> Iterator[Out]:
        """The result of ``work`` for every item, in order, as they come.

        Raises:
            Unavailable: ``worker_died``.
        """
        if not self._several(len(items)):
            yield from map(work, items)
            return
        self.expect(work.__module__, len(items))
        pool = ProcessPoolExecutor(self._count, mp_context=self._context, initializer=_give_way)
        with pool:
            try:
                yield from _in_order(pool.submit, work, items, self._count)
            except BrokenProcessPool as error:
                raise Unavailable(
                    "worker_died",
                    "A worker process was killed.",
                    remedy="See that there is memory enough, or name fewer: --jobs 1.",
                ) from error

    def _several(self, items: int) -> bool:
        """Whether several processes are worth it; one is no help."""
        return self._count > 1 and items >= _WORTH_IT


class Cluster:
    """The workers of a Dask scheduler, on as many machines as it has.

    Work and items must pickle, and the workers must see the store under the same path. Work that
    was lost with its worker is done again by another, so it must not write.
    """

    def __init__(self, scheduler: str, patience: float = 30.0) -> None:
        self._scheduler = scheduler
        self._patience = patience

    def expect(self, module: str, items: int) -> None:
        """Nothing is loaded ahead: the machines are shared."""

    def map(self, work: Callable[[In], Out], items: Sequence[In]) -> Iterator[Out]:
        """The result of ``work`` for every item, in order, as they come.

        Raises:
            Unavailable: ``extra_missing``, ``cluster_failed``.
        """
        with closing(self._client()) as client:
            import distributed  # noqa: PLC0415  # an extra, slow to load

            def submit(run: Callable[..., Any], *arguments: Any) -> Any:
                return client.submit(run, *arguments, pure=False)

            workers = max(1, len(client.scheduler_info(n_workers=-1)["workers"]))
            try:
                yield from _in_order(submit, work, items, workers)
            except (distributed.KilledWorker, distributed.CancelledError, OSError) as error:
                raise _cluster_failed(error) from error

    def _client(self) -> Any:
        try:
            import distributed  # noqa: PLC0415  # an extra, slow to load
        except ModuleNotFoundError as error:
            raise Unavailable(
                "extra_missing",
                "{name} is not installed.",
                remedy="Install the extra: pip install 'lawdiff[cluster]'.",
                name=error.name,
            ) from error
        client: Any = distributed.Client
        try:
            return client(self._scheduler, timeout=self._patience, set_as_default=False)
        except (OSError, ValueError) as error:
            raise _cluster_failed(error) from error


class _Result(Protocol):
    def result(self) -> Any:
        """The result, once it is there."""


def _in_order(
    submit: Callable[..., _Result], work: Callable[[In], Out], items: Sequence[In], workers: int
) -> Iterator[Out]:
    """Results in the order of the items; nobody runs so far ahead that they pile up."""
    size = max(1, min(_CHUNK, len(items) // (_AHEAD * workers)))
    waiting: deque[_Result] = deque()
    for start in range(0, len(items), size):
        waiting.append(submit(_each, work, items[start : start + size]))
        if len(waiting) >= _AHEAD * workers:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


def _give_way() -> None:
    """Work when there is nothing more urgent: who takes the results has work of its own."""
    os.nice(_NICENESS)


def _each(work: Callable[[In], Out], items: Sequence[In]) -> list[Out]:
    return [work(item) for item in items]


def _cluster_failed(error: Exception) -> Unavailable:
    return Unavailable(
        "cluster_failed",
        "The cluster did not do its work: {reason}.",
        remedy="Check LAWDIFF_SCHEDULER and the workers, or unset it to work on this machine.",
        reason=(str(error).strip().splitlines() or [type(error).__name__])[0][:200],
    )
