"""Whenever an import is killed, the record is in the old state or in the new one."""

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from lawdiff.config import Settings
from tests.soak.importer import services
from tests.soak.ledger import Ledger

SOAK = (pytest.mark.soak, pytest.mark.timeout(1800))
SHORT = 10
LONG = 300
FULL = {"write_failed", "store_unwritable", "database_failed", "database_unavailable"}
LATEST = 0.8  # seconds after which at the latest an importer is killed
UNTIL_FULL = 60.0  # seconds in which an importer fills what is left of a small disk


class Importers:
    """Starts importers, and kills them."""

    def __init__(self, parent: subprocess.Popen[str], settings: Settings, log: Path) -> None:
        self._parent = parent
        self._log = log
        self.settings = settings

    def pace(self, seed: int) -> float:
        """How many seconds a batch takes here and now."""
        pid = self._start(seed)
        self._wait(pid, tries=1)
        begun = time.monotonic()
        self._wait(pid, tries=2)
        took = time.monotonic() - begun
        _kill(pid, group=True)
        return took

    def run(self, seed: int, *, group: bool, latest: float = LATEST) -> None:
        """Let one work for ``latest`` seconds at most, then kill it: with its git, or alone."""
        begun = self._tries()
        pid = self._start(seed)
        self._wait(pid, tries=begun + 1)
        deadline = time.monotonic() + random.Random(seed).uniform(0, latest)
        while time.monotonic() < deadline and _lives(pid):
            time.sleep(0.002)
        _kill(pid, group=group)

    def _wait(self, pid: int, *, tries: int) -> None:
        while self._tries() < tries and _lives(pid):
            time.sleep(0.002)

    def _start(self, seed: int) -> int:
        settings = self.settings.model_dump(mode="json", exclude={"secret_key"})
        asked = {"settings": settings, "log": str(self._log), "seed": seed}
        self._parent.stdin.write(json.dumps(asked) + "\n")
        self._parent.stdin.flush()
        return int(self._parent.stdout.readline())

    def _tries(self) -> int:
        return self._log.read_bytes().count(b"try") if self._log.exists() else 0


def _kill(pid: int, *, group: bool) -> None:
    with contextlib.suppress(ProcessLookupError):
        (os.killpg if group else os.kill)(pid, signal.SIGKILL)
    while _lives(pid):
        time.sleep(0.002)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture(name="parent", scope="module")
def _parent():
    """The process that importers are forked from."""
    root = Path(__file__).parents[2]
    command = [sys.executable, str(Path(__file__).with_name("importer.py"))]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(root)},
    ) as process:
        yield process
        process.stdin.close()


def check(settings: Settings, ledger: Ledger) -> None:
    """Readers see no half version before a repair; the next start repairs; all agrees then."""
    with closing(services(settings.model_copy(update={"read_only": True}))) as readers:
        assert [w for w in ledger.wrong(readers) if not w.startswith("lost")] == []
    with closing(services(settings)) as fresh:
        assert ledger.wrong(fresh) == []
        assert fresh.catalog.begun() == {}


def check_whole(settings: Settings) -> None:
    """Git, catalogue and sources agree."""
    with closing(services(settings)) as fresh:
        assert list(fresh.upkeep.verify()) == []


@pytest.mark.parametrize("kills", [SHORT, pytest.param(LONG, marks=SOAK)])
def test_no_kill_loses_or_halves_a_version(parent, tmp_path, database, kills):
    settings = Settings(store=tmp_path / "store", database=database, jobs=2, patience=20)
    log = tmp_path / "log"
    ledger, importers = Ledger(log), Importers(parent, settings, log)
    latest = max(LATEST, 4 * importers.pace(kills))
    for seed in range(kills):
        importers.run(seed, group=seed % 3 != 0, latest=latest)
        check(settings, ledger)
    check_whole(settings)
    assert ledger.codes == set()
    assert ledger.acknowledged > kills


@contextlib.contextmanager
def small_disk(path: Path, size: int) -> Iterator[Path]:
    """A file system of so many bytes."""
    path.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(path)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("no right to mount a small disk here")
    try:
        yield path
    finally:
        subprocess.run(["umount", "--lazy", str(path)], check=True)


@pytest.mark.parametrize("kills", [SHORT // 2, pytest.param(LONG // 3, marks=SOAK)])
def test_a_full_disk_loses_nothing(parent, tmp_path, kills):
    chance = random.Random(kills)
    log = tmp_path / "log"
    with small_disk(tmp_path / "disk", 64_000_000) as disk:
        settings = Settings(store=disk / "store", jobs=2, patience=20)
        ledger, importers = Ledger(log), Importers(parent, settings, log)
        with closing(services(settings)) as fresh:
            fresh.upkeep.repair()
        for seed in range(kills):
            free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
            (disk / "ballast").write_bytes(bytes(max(0, free - chance.randrange(2_000_000))))
            importers.run(seed, group=True, latest=LATEST if seed % 2 else UNTIL_FULL)
            (disk / "ballast").unlink()
            check(settings, ledger)
        check_whole(settings)
    assert ledger.codes
    assert ledger.codes <= FULL
