"""One writer a regulation, on however many hosts that share a database."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from lawdiff.catalog import Catalog
from lawdiff.errors import Unavailable
from lawdiff.services.writers import Writers
from lawdiff.store import Store
from tests.builders import REGULATION

ROOT = Path(__file__).parents[2]
HOLD = """
import sys
from lawdiff.catalog import Catalog
with Catalog(sys.argv[1]).claimed([sys.argv[2]], 0) as held:
    print(*held, flush=True)
    sys.stdin.read()
"""

pytestmark = pytest.mark.postgres


@pytest.fixture(name="url")
def _url(postgres):
    with postgres() as url:
        yield url


@pytest.fixture(name="catalog")
def _catalog(url):
    with closing(Catalog(url)) as catalog:
        yield catalog


@pytest.fixture(name="holder")
def _holder(url, catalog):
    """Another process that holds a regulation, as one on another host would."""
    assert catalog.begun() == {}  # the schema is there
    command = (sys.executable, "-c", HOLD, url, REGULATION)
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, env=environment, **pipes) as holder:
        assert holder.stdout.readline().strip() == REGULATION
        yield holder
        holder.kill()


def test_what_another_process_holds_is_busy(catalog, holder, tmp_path):  # noqa: ARG001
    store = Store(tmp_path / "another-store")  # another host's: its own locks are free
    store.prepare()
    with pytest.raises(Unavailable) as refusal, Writers(store, catalog, 0.1).one(REGULATION):
        pass
    assert refusal.value.code == "busy"


def test_what_nobody_holds_is_free_meanwhile(catalog, holder):  # noqa: ARG001
    with catalog.claimed([REGULATION, "qingchuan/qita"], 0) as held:
        assert held == {"qingchuan/qita"}


def test_a_claim_ends_with_the_process_that_holds_it(catalog, holder):
    holder.kill()
    with catalog.claimed([REGULATION], 10) as held:
        assert held == {REGULATION}


def test_a_claim_ends_with_its_block(catalog):
    with catalog.claimed([REGULATION], 0):
        pass
    with catalog.claimed([REGULATION], 0) as held:
        assert held == {REGULATION}
