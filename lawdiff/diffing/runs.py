"""Runs of equal entries in arrays: where they begin, what is best in each, what each adds up to."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.floating]
Indices = npt.NDArray[np.integer]


def first_of_runs(ordered: Indices) -> Bools:
    """Which entries differ from the one before."""
    first = np.ones(len(ordered), bool)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return first


def run_of_each(starts: Indices) -> Indices:
    """The run of each entry, where run k begins at ``starts[k]``; the last of them is the end."""
    return np.repeat(np.arange(len(starts) - 1), np.diff(starts))


def order_of(keys: Indices) -> Indices:
    """The order in which ``keys``, none below 0, rise; equal ones in the order they stand in.

    Key and place stand in one integer, as a plain sort takes a fraction of an indirect one's time.
    """
    bits = len(keys).bit_length()
    both = keys.astype(np.int64) << bits | np.arange(len(keys))
    both.sort()
    order: Indices = both & ((1 << bits) - 1)
    return order


def best_of_each(group: Indices, value: Floats) -> Indices:
    """Where the highest value of each group stands, in rising order of the groups.

    Of equal values the first counts.
    """
    order = order_of(group)
    return order[best_of_runs(group[order], value[order])]


def best_of_runs(group: Indices, value: Floats) -> Indices:
    """As `best_of_each`, of groups that already stand in order."""
    if not len(group):
        return np.zeros(0, np.intp)
    starts: Indices = first_of_runs(group).nonzero()[0]
    if len(starts) == len(group):
        return starts
    highest = np.maximum.reduceat(value, starts)
    level = np.repeat(highest, np.diff(starts, append=len(group)))
    tops: Indices = (value == level).nonzero()[0]
    return tops if len(tops) == len(starts) else tops[first_of_runs(group[tops])]


def sum_of_each(group: Indices, value: Floats) -> tuple[Indices, Floats]:
    """The groups, rising, and what the values of each add up to."""
    order = order_of(group)
    group, value = group[order], value[order]
    begins = first_of_runs(group)
    run = np.cumsum(begins) - 1
    return group[begins], np.bincount(run, value).astype(np.float64)
