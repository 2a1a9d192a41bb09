"""Many read while many write: nobody sees half a version, and the last edition stands."""

import json
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from lawdiff.config import Settings
from tests.soak.crowd import CONTENDED, DAYS, id_of, text_of
from tests.soak.importer import services

ROOT = Path(__file__).parents[2]
SOAK = (pytest.mark.soak, pytest.mark.timeout(600))
CONFLICTS = {"busy", "version_conflict", "tip_moved"}


def start(work: str, names: range, asked: dict) -> subprocess.Popen[str]:
    command = [sys.executable, str(Path(__file__).with_name("crowd.py"))]
    return subprocess.Popen(
        [*command, json.dumps({**asked, "work": work, "names": list(names)})],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )


def results(processes: list[subprocess.Popen[str]]) -> list[dict]:
    out = []
    for process in processes:
        out += json.loads(process.communicate()[0])
        assert process.returncode == 0
    return out


@pytest.mark.parametrize(
    ("regulations", "readers", "seconds"),
    [(16, 8, 4), pytest.param(200, 32, 60, marks=SOAK)],
)
def test_readers_and_writers_do_not_disturb_each_other(
    tmp_path, database, regulations, readers, seconds
):
    settings = Settings(store=tmp_path / "store", database=database, jobs=1, patience=30)
    with closing(services(settings)) as fresh:
        fresh.upkeep.repair()
    asked = {
        "settings": settings.model_dump(mode="json", exclude={"secret_key"}),
        "regulations": regulations,
        "writers": 8,
        "seconds": seconds,
    }
    writing = [start("write", range(n, n + 4), asked) for n in (0, 4)]
    reading = [start("read", range(n, n + readers // 2), asked) for n in (0, readers // 2)]
    wrote, read = results(writing), results(reading)

    assert [wrong for seen in read for wrong in seen["wrong"]] == []
    assert {code for seen in wrote for code in seen["refused"]} <= CONFLICTS
    assert all(seen["done"] for seen in wrote + read)
    check_last_editions(settings, wrote)


def check_last_editions(settings: Settings, wrote: list[dict]) -> None:
    """What stands at the end is what was stored last; and git, catalogue and sources agree."""
    stored: dict[str, set[int]] = {}
    for seen in wrote:
        for key, edition in seen["editions"].items():
            stored.setdefault(key, set()).add(edition)
    with closing(services(settings)) as fresh:
        for key, editions in stored.items():
            n, label = key.split("@")
            shown = fresh.browsing.text(f"{id_of(int(n))}@{label}").document.articles[0].text
            assert shown in {text_line(int(n), label, e) for e in editions}, key
            assert len(editions) == 1 or int(n) < CONTENDED
        assert list(fresh.upkeep.verify()) == []


def text_line(n: int, label: str, edition: int) -> str:
    """The first article of an edition."""
    assert label in DAYS
    line = text_of(n, label, edition).decode().split("\n\n")[2]
    return line.partition("　")[2]
