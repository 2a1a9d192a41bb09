"""Many threads over one store, each with a git of its own."""

import os
import shutil
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from lawdiff.errors import Unavailable
from lawdiff.store import Store, repository
from tests.builders import record

ROOT = Path(__file__).parents[2]
IDS = [f"qingchuan/gongyuan-{n}" for n in range(6)]


class OwnedRepo(repository.BareRepo):
    """A repository that only the thread that opened it may touch."""

    owners: dict[int, int] = {}  # noqa: RUF012  # by object, for the length of a test

    def __init__(self, *arguments, **options):
        OwnedRepo.owners[id(self)] = threading.get_ident()
        super().__init__(*arguments, **options)

    def __getattribute__(self, name):
        owner = OwnedRepo.owners.get(id(self))
        assert owner == threading.get_ident(), f"{name} of another thread's repository"
        return super().__getattribute__(name)

    def __del__(self):
        """Leave children to the block that opened it."""


def version(id_: str, year: int):
    return record(f"{id_}在{year}年开放。", regulation=id_, label=f"{year}-01-01")


@pytest.fixture(name="store")
def _store(tmp_path):
    store = Store(tmp_path / "store", patience=20)
    store.prepare()
    for id_ in IDS:
        with store.writer(id_) as writer:
            writer.write([version(id_, 2000)], tip=None)
    return store


def test_no_thread_touches_anothers_repository(store, monkeypatch):
    monkeypatch.setattr(repository, "BareRepo", OwnedRepo)

    def work(n: int) -> None:
        id_ = IDS[n % len(IDS)]
        if n % 3 == 0:
            with store.writer(id_) as writer:
                writer.write([version(id_, 2001 + n)], tip=store.tip(id_))
        for held, read in store.history(id_):
            assert read == version(id_, int(held.label[:4]))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(48)))
    assert OwnedRepo.owners


def test_one_writer_at_a_time_holds_a_regulation(store):
    with (
        store.writer(IDS[0]),
        pytest.raises(Unavailable) as refusal,
        store.writer(IDS[0], patience=0.05),
    ):
        pass
    assert refusal.value.code == "busy"
    with store.writer(IDS[0], patience=0), store.writer(IDS[1], patience=0):
        pass


KILLED = """
import sys
from pathlib import Path
from lawdiff.store import Store
from builders import record
store = Store(Path(sys.argv[1]))
with store.writer(sys.argv[2]) as writer:
    print("writing", flush=True)
    writer.write([record("公园关闭。", regulation=sys.argv[2])], tip=store.tip(sys.argv[2]))
"""
SLOW_GIT = """#!/bin/sh
case "$*" in
  *fast-import*) cat >/dev/null; touch "$SLOW"; sleep 1.5; touch "$SLOW.end";;
  *) exec {git} "$@";;
esac
"""


def test_the_git_of_a_killed_writer_keeps_the_lock_and_is_waited_for(store, tmp_path):
    (tmp_path / "git").write_text(SLOW_GIT.format(git=shutil.which("git")))
    (tmp_path / "git").chmod(0o755)
    path = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}"}
    environment = os.environ | path | {"SLOW": str(tmp_path / "slow")}
    command = [sys.executable, "-c", KILLED, str(store.layout.root), IDS[0]]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as python:
        while not (tmp_path / "slow").exists():
            time.sleep(0.01)
        python.kill()
    with store.writer(IDS[0], patience=0):
        assert (tmp_path / "slow.end").exists()
