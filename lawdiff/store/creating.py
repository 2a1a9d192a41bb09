"""An empty repository, made so that nobody ever sees half of one."""

from __future__ import annotations

import shutil
from pathlib import Path

from lawdiff.store import layout
from lawdiff.store.disk import sync, written

_CONFIG = """\
[core]
\trepositoryformatversion = 0
\tfilemode = false
\tbare = true
\tfsync = all
\tlogAllRefUpdates = false
\tsymlinks = false
[fastimport]
\tunpackLimit = 0
[gc]
\tauto = 0
[maintenance]
\tauto = false
"""


def create(path: Path) -> None:
    """Make an empty bare repository at ``path``; a half-made one is never visible there.

    Only the holder of the regulation's lock may do this.
    """
    building = building_of(path)
    shutil.rmtree(building, ignore_errors=True)
    with written():
        for folder in ("objects/info", "objects/pack", "refs/heads", "refs/tags/v"):
            (building / folder).mkdir(parents=True)
        (building / "HEAD").write_text(f"ref: {layout.BRANCH}\n", "ascii")
        (building / "config").write_text(_CONFIG, "ascii")
        sync(building / "HEAD", building / "config", building / "refs", building)
        building.rename(path)
        sync(path.parent, path.parent.parent)


def building_of(path: Path) -> Path:
    """Where a repository stands while it is made."""
    return path.with_name(f".{path.name}.new")
