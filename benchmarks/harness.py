"""How things are measured: both sides in turn, medians of the ratios of neighbours.

Machines are noisy; a ratio of two runs next to each other drifts less than either.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
RESULTS = ROOT / "benchmarks" / "results.json"
PAGE = ROOT / "docs" / "benchmarks.md"


@dataclass(frozen=True, slots=True)
class Row:
    """One measured figure: its value, the goal, whether it holds, and how it was got."""

    name: str
    value: float
    goal: str
    holds: bool
    how: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of two things that are timed: ``run`` is called once a round."""

    name: str
    run: Callable[[], object]


def seconds(run: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def ratio(first: Side, second: Side, rounds: int = 5) -> float:
    """How many times as long ``first`` takes as ``second``: the median over ``rounds`` pairs."""
    seconds(first.run), seconds(second.run)  # warm up
    pairs = [(seconds(first.run), seconds(second.run)) for _ in range(rounds)]
    for side, times in zip((first, second), zip(*pairs, strict=True), strict=True):
        print(f"  {side.name}: {statistics.median(times):.4f} s (median of {rounds})")
    return statistics.median(a / b for a, b in pairs)


def at_most(name: str, value: float, limit: float, how: str) -> Row:
    """A figure that must not be above ``limit``."""
    return Row(name, round(value, 3), f"at most {limit:g}", value <= limit, how)


def at_least(name: str, value: float, limit: float, how: str) -> Row:
    """A figure that must not be below ``limit``."""
    return Row(name, round(value, 3), f"at least {limit:g}", value >= limit, how)


def publish(rows: list[Row]) -> None:
    """Write the figures, in the place of those of the same name."""
    known = (
        {r["name"]: r for r in json.loads(RESULTS.read_text("utf-8"))} if RESULTS.exists() else {}
    )
    known |= {row.name: asdict(row) for row in rows}
    RESULTS.write_text(
        json.dumps(list(known.values()), ensure_ascii=False, indent=1) + "\n", "utf-8"
    )
    PAGE.write_text(_HEAD + "\n".join(map(_line, known.values())) + "\n", "utf-8")


def _line(row: dict[str, Any]) -> str:
    holds = "yes" if row["holds"] else "**no**"
    return f"| {row['name']} | {row['value']:g} | {row['goal']} | {holds} | {row['how']} |"


_HEAD = """# Benchmarks

Made by `make bench`. Every figure compares two things timed in turn in one run; a value is the
median of their ratios, so it says more than seconds on a machine you do not have.

| what | value | goal | holds | how |
|---|---|---|---|---|
"""
