"""``python -m benchmarks [NAME…]``: run all measurements, or those of the modules named."""

from __future__ import annotations

import sys
from importlib import import_module

from benchmarks.harness import Row, publish

MODULES = (
    "storing",
    "reading",
    "parsing",
    "comparing_texts",
    "comparing_provinces",
    "editing",
    "following",
    "amending",
    "serving",
    "crowding",
    "growing",
)


def main(names: list[str]) -> int:
    """Run the measurements; 1 where one does not reach its goal."""
    rows: list[Row] = []
    for name in names or MODULES:
        print(f"{name}:")
        for measure in import_module(f"benchmarks.{name}").MEASURES:
            row: Row = measure()
            print(f"  {row.name}: {row.value:g} ({row.goal}) {'' if row.holds else 'NOT REACHED'}")
            rows.append(row)
            publish([row])
    return 0 if all(row.holds for row in rows) else 1


sys.exit(main(sys.argv[1:]))
