"""An article followed through time: from the catalogue, and by walking the repository."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import git

from benchmarks.harness import ROOT, SHARED, Row, Side, at_least, ratio
from lawdiff.bootstrap import Services
from lawdiff.config import Settings
from lawdiff.numbering import Number
from lawdiff.services.importing import ImportOptions

POINTS = ROOT / "tests" / "services" / "data" / "lineage.json"
LAWS = {"公司法": "cn/gongsifa", "民事诉讼法": "cn/minshi-susongfa", "宪法": "cn/xianfa"}
_RENUMBERED, _NUMBER = "民事诉讼法", Number(211)


def held_laws(services: Services, names: tuple[str, ...] = tuple(LAWS)) -> None:
    """Put all versions of the laws that are labelled into a store, each under its file's name."""
    for name in names:
        for path in sorted((SHARED / "corpus" / "versions" / name).glob("*.md")):
            options = ImportOptions(as_id=LAWS[name], label=path.stem, accept=True)
            (outcome,) = services.importing.files([path], options)
            if outcome.outcome != "stored":
                raise RuntimeError(f"{path.name}: {outcome.message}")


def wrong_points(services: Services) -> list[str]:
    """The labelled points at which an article is not followed to where it went."""
    return [
        f"{point['law']} {point['from']}:{point['article']} in {point['to']}: {found},"
        f" not {point['articles']}"
        for point in json.loads(POINTS.read_text("utf-8"))
        if (found := _followed(services, point)) != point["articles"]
    ]


def _followed(services: Services, point: dict[str, str]) -> list[str]:
    """The numbers that the articles of a point bear in the version it asks about."""
    number = Number.of_address(point["article"])
    assert number is not None  # noqa: S101  # the labels are ours
    steps = services.versions.history(LAWS[point["law"]], number, point["from"])
    there = (step.articles for step in steps if step.version.label == point["to"])
    return sorted((a.number.address for a in next(there, ())), key=_in_order)


def _in_order(address: str) -> list[int]:
    return [int(part) for part in address.split("-")]


def lineage() -> Row:
    """How many of the points labelled by hand are followed right."""
    count = len(json.loads(POINTS.read_text("utf-8")))
    with _services() as services:
        held_laws(services)
        wrong = wrong_points(services)
    for line in wrong:
        print(f"  {line}")
    how = "articles of three laws followed through 2, 7 and 10 versions, against labels by hand"
    return at_least(f"lineage, points right of {count}", count - len(wrong), count, how)


def one_history() -> Row:
    """The history of one article against GitPython walking the repository."""
    with _services() as services:
        held_laws(services, (_RENUMBERED,))
        id_ = LAWS[_RENUMBERED]
        path = services.store.layout.repository(id_)
        ours = Side("catalogue", lambda: services.versions.history(id_, _NUMBER))
        theirs = Side("GitPython", lambda: _walked(path, _NUMBER))
        value = ratio(theirs, ours, rounds=9)
    how = (
        f"article {_NUMBER.address} back through 7 versions and 4 numbers, with its marked changes,"
        " against GitPython's commits, their diffs with renames found, and the blobs"
    )
    return at_least("history of an article by GitPython / from the catalogue, × time",
                    value, 20, how)  # fmt: skip


def _walked(path: Path, number: Number) -> list[bytes]:
    """Every text that an article had, as far back as GitPython tells where its file came from."""
    name, texts = f"articles/{number.stem}.md", []
    with git.Repo(path, expand_vars=False) as repo:
        for commit in repo.iter_commits("main"):
            texts.append((commit.tree / name).data_stream.read())
            diffs = (diff for parent in commit.parents for diff in parent.diff(commit, "articles"))
            came = next((diff for diff in diffs if diff.b_path == name), None)
            if came is not None:
                if came.a_path is None or came.new_file:
                    break
                name = came.a_path
    return texts


@contextmanager
def _services() -> Iterator[Services]:
    folder = Path(tempfile.mkdtemp(prefix="lawdiff-following-"))
    services = Services(Settings(store=folder, jobs=1))
    yield services
    services.close()
    shutil.rmtree(folder)


MEASURES = (lineage, one_history) if (SHARED / "corpus" / "versions").is_dir() else ()
