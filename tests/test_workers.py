"""Long work gives the same results wherever it runs, also where workers die."""

import os
import signal
import subprocess
import sys
from contextlib import closing

import pytest

from lawdiff.bootstrap import Services
from lawdiff.config import Settings
from lawdiff.errors import Unavailable
from lawdiff.services.importing import ImportOptions
from lawdiff.services.mending import StateReader
from lawdiff.workers import Cluster, InProcess, Processes
from tests.builders import record

ITEMS = list(range(-60, 60))
EXPECTING = """
import sys
from lawdiff.workers import Processes

def loaded(module):
    return module in sys.modules

if __name__ == "__main__":
    workers = Processes(2)
    workers.expect("colorsys", 100)
    print(set(workers.map(loaded, ["colorsys"] * 100)))
"""
REGULATIONS = [f"qingchuan/gongyuan-{n}" for n in range(140)]


@pytest.fixture(name="cluster", scope="module")
def _cluster():
    """Two worker processes; each that dies is started anew."""
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as cluster:
        yield cluster


@pytest.fixture(name="held", scope="module")
def _held(tmp_path_factory):
    """A store of many regulations, not catalogued yet."""
    folder = tmp_path_factory.mktemp("held")
    with closing(Services(Settings(store=folder / "store", jobs=1))) as services:
        for id_ in REGULATIONS:
            with services.store.writer(id_) as writer:
                writer.write([record(f"{id_}向公众开放。", regulation=id_, title=id_)], tip=None)
        yield services


@pytest.mark.parametrize("workers", [InProcess(), Processes(1), Processes(2)])
def test_results_come_in_the_order_of_the_items(workers):
    assert list(workers.map(abs, ITEMS)) == [abs(n) for n in ITEMS]


@pytest.mark.parametrize("workers", [InProcess(), Processes(1), Processes(2)])
def test_work_that_was_expected_gives_the_same_results(workers):
    workers.expect("lawdiff.folding", len(ITEMS))
    assert list(workers.map(abs, ITEMS)) == [abs(n) for n in ITEMS]


def test_what_is_expected_is_loaded_before_any_work_comes(tmp_path):
    script = tmp_path / "expecting.py"
    script.write_text(EXPECTING)
    ran = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True)
    assert ran.stdout == "{True}\n"


def test_worker_processes_give_way_to_whoever_takes_the_results():
    assert set(Processes(2).map(os.nice, [0] * len(ITEMS))) == {min(os.nice(0) + 10, 19)}


def test_a_worker_process_that_dies_is_named():
    with pytest.raises(Unavailable) as refusal:
        list(Processes(2).map(os._exit, ITEMS))
    assert refusal.value.code == "worker_died"


@pytest.mark.filterwarnings("ignore")  # the cluster's own, when its worker dies
def test_a_catalogue_is_rebuilt_on_a_cluster_of_which_a_worker_is_killed(cluster, held, tmp_path):
    settings = held.settings.model_copy(
        update={"scheduler": cluster.scheduler_address, "database": f"sqlite:///{tmp_path}/c.db"}
    )
    killed = []

    def kill_one(done: int, total: int) -> None:
        if not killed and done < total:
            killed.append(cluster.workers[0].pid)
            os.kill(killed[0], signal.SIGKILL)

    with closing(Services(settings)) as services:
        assert services.upkeep.reindex(kill_one) == (len(REGULATIONS), [])
        assert killed
        states = map(StateReader(services.store), REGULATIONS)
        assert [d for state in states for d in services.catalog.differences(state)] == []
        assert not services.catalog.index_differs()


def test_what_is_handed_over_at_the_desk_is_read_on_the_cluster(cluster, tmp_path):
    settings = Settings(store=tmp_path / "store", jobs=1, scheduler=cluster.scheduler_address)
    texts = [f"青川省公园{n}条例\n\n第一条　公园{n}开放。\n".encode() for n in range(6)]
    with closing(Services(settings)) as services:
        assert isinstance(services.background, Cluster)
        files = [(f"{n}.txt", text) for n, text in enumerate(texts)]
        id_ = services.uploading.stage(files, ImportOptions(actor="user:one"))
        services.uploading.run(services.uploading.upload(id_, "user:one"))
        assert services.uploading.upload(id_, "user:one").ended
        assert len(services.catalog.ids()) == len(texts)


def test_a_scheduler_that_is_not_there_is_named():
    with pytest.raises(Unavailable) as refusal:
        list(Cluster("tcp://127.0.0.1:1", patience=0.5).map(abs, ITEMS))
    assert refusal.value.code == "cluster_failed"
