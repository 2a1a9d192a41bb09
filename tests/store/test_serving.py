"""A stock git client clones a regulation over HTTP, and can do nothing else."""

import gzip
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

from lawdiff.errors import NotFound, TooLarge, UsageError
from lawdiff.model import Correction
from lawdiff.numbering import Number
from lawdiff.services.cloning import Cloning
from lawdiff.store import Store
from tests.builders import REGULATION, record

LABELS = ("2010-01-01", "2020-01-01")


@pytest.fixture(name="store")
def _store(tmp_path: Path) -> Store:
    store = Store(tmp_path / "store")
    store.prepare()
    with store.writer(REGULATION) as writer:
        later = writer.write([record("公园免费。", label=LABELS[1])], tip=None)
        writer.write([record("公园收费。", label=LABELS[0])], tip=later[LABELS[1]])
        link = Correction(old_version=LABELS[0], new_version=LABELS[1], old=Number(1),
                          new=Number(1), verdict="same")  # fmt: skip
        writer.settle([link])
    return store


@pytest.fixture(name="address")
def _address(store: Store) -> Iterator[str]:
    cloning = Cloning(store)

    @Request.application
    def app(request: Request) -> Response:
        id_, _, rest = request.path.removeprefix("/git/").partition(".git/")
        if rest == "info/refs" and request.args.get("service") == "git-upload-pack":
            return Response(cloning.advertised(id_), mimetype=cloning.ADVERTISEMENT)
        if rest == "git-upload-pack" and request.method == "POST":
            gzipped = request.headers.get("Content-Encoding") == "gzip"
            answer = cloning.packed(id_, request.get_data(), gzipped=gzipped)
            return Response(answer, mimetype=cloning.RESULT)
        return Response(status=404)

    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield f"http://127.0.0.1:{server.port}/git/{REGULATION}.git"
    server.shutdown()
    thread.join()
    server.server_close()


def git(*arguments: str | Path, ok: bool = True) -> str:
    done = subprocess.run(
        ["git", *map(str, arguments)], capture_output=True, text=True, check=False
    )
    assert (done.returncode == 0) is ok, done.stderr
    return done.stdout


def test_a_clone_has_every_version_with_its_tag(address: str, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git("clone", "-q", address, clone)
    assert git("-C", clone, "tag").split() == [f"v/{label}" for label in LABELS]
    assert git("-C", clone, "show", f"v/{LABELS[0]}:articles/0001.md") == "公园收费。\n"
    assert (clone / "articles/0001.md").read_text("utf-8") == "公园免费。\n"


def test_alignments_can_be_fetched_and_superseded_texts_are_not_shown(
    address: str, tmp_path: Path
) -> None:
    refs = {line.split("\t")[1] for line in git("ls-remote", address).splitlines()}
    assert refs == {"HEAD", "refs/heads/main", "refs/lawdiff/alignments",
                    *(f"refs/tags/v/{label}" for label in LABELS)}  # fmt: skip
    git("init", "-q", tmp_path / "other")
    git("-C", tmp_path / "other", "fetch", "-q", address, "refs/lawdiff/alignments")
    assert '"verdict": "same"' in git(
        "-C", tmp_path / "other", "show", "FETCH_HEAD:alignments.json"
    )


def test_a_fetch_brings_only_what_is_new(address: str, store: Store, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git("clone", "-q", address, clone)
    with store.writer(REGULATION) as writer:
        writer.write([record("公园免费开放。", label="2024-01-01")], tip=store.tip(REGULATION))
    git("-C", clone, "pull", "-q")
    assert (clone / "articles/0001.md").read_text("utf-8") == "公园免费开放。\n"


def test_nobody_can_push(address: str, store: Store, tmp_path: Path) -> None:
    clone, tip = tmp_path / "clone", store.tip(REGULATION)
    git("clone", "-q", address, clone)
    git("-C", clone, "-c", "user.name=x", "-c", "user.email=x@y", "commit", "-q", "--allow-empty",
        "-m", "x")  # fmt: skip
    git("-C", clone, "push", "-q", "origin", "main", ok=False)
    assert store.tip(REGULATION) == tip


def test_a_regulation_that_is_not_held_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        Cloning(store).advertised("qingchuan/nothing")
    with pytest.raises(UsageError):
        Cloning(store).advertised("../etc/passwd")


def test_what_is_no_request_is_refused(store: Store) -> None:
    for request, gzipped in ((b"0009hello", False), (b"", False), (b"no gzip", True)):
        with pytest.raises(UsageError) as refusal:
            Cloning(store).packed(REGULATION, request, gzipped=gzipped)
        assert refusal.value.code == "bad_git_request"


def test_a_request_that_would_fill_the_memory_is_refused(store: Store) -> None:
    bomb = gzip.compress(bytes(20_000_000))
    with pytest.raises(TooLarge):
        Cloning(store).packed(REGULATION, bomb, gzipped=True)


def test_the_same_corrections_make_the_same_commit(store: Store, tmp_path: Path) -> None:
    again = Store(tmp_path / "again")
    again.prepare()
    corrections = store.corrections(REGULATION)
    with again.writer(REGULATION) as writer:
        writer.write([record("公园免费。", label=LABELS[1])], tip=None)
        writer.settle(corrections)
        writer.settle(corrections)
    paths = (s.layout.repository(REGULATION) / "refs/lawdiff/alignments" for s in (store, again))
    first, second = (path.read_text("ascii") for path in paths)
    assert first == second
