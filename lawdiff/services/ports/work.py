"""Where long work runs, and how it says how far it has come."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

In = TypeVar("In")
Out = TypeVar("Out")


class Workers(Protocol):
    """Where long work runs: in this process, in others, on other machines."""

    def expect(self, module: str, items: int) -> None:
        """Prepare for work of a module on so many items, while the caller prepares likewise."""

    def map(self, work: Callable[[In], Out], items: Sequence[In]) -> Iterator[Out]:
        """The result of ``work`` for every item, in order, as they come."""


Progress = Callable[[int, int], None]
"""Told how far long work has come: so many steps done, of so many."""


def unseen(_done: int, _total: int) -> None:
    """Progress that nobody watches."""
