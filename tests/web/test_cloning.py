"""A stock git client against the server as it is started for people."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from scripts.serving import fill, served
from tests.web.reading import LOCAL, VERSIONS

REQUEST = "application/x-git-upload-pack-request"
REFS = f"/git/{LOCAL}.git/info/refs"


@pytest.fixture(name="address", scope="module")
def _address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    store = tmp_path_factory.mktemp("cloned")
    fill(store)
    with served(store) as address:
        yield f"{address}/git/{LOCAL}.git"


def git(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = ["git", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_clone_has_every_version(address: str, client: FlaskClient, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    done = git("clone", "-q", address, clone)
    assert done.returncode == 0, done.stderr
    assert git("-C", clone, "tag").stdout.split() == [f"v/{label}" for label in VERSIONS]
    for label in VERSIONS:
        version = client.get(f"/api/v1/regulations/{LOCAL}/versions/{label}").json
        assert (
            git("-C", clone, "rev-parse", f"v/{label}").stdout.strip()
            == (version["version"]["commit"])
        )


def test_nothing_can_be_pushed(address: str, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git("clone", "-q", address, clone)
    done = git("-C", clone, "push", "-q", "origin", "HEAD:refs/heads/other")
    assert done.returncode != 0
    assert "other" not in git("ls-remote", address).stdout


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", f"{REFS}?service=git-receive-pack", 403),
        ("GET", REFS, 403),  # the protocol of clients that read files
        ("POST", f"/git/{LOCAL}.git/git-receive-pack", 403),
        ("POST", f"{REFS}?service=git-upload-pack", 400),
        ("GET", f"/git/{LOCAL}.git/HEAD", 404),
        ("GET", f"/git/{LOCAL}.git/objects/info/packs", 404),
        ("GET", "/git/qingchuan/nothing.git/info/refs?service=git-upload-pack", 404),
        ("GET", "/git/../etc.git/info/refs?service=git-upload-pack", 400),
    ],
)
def test_only_what_reads_is_answered(
    client: FlaskClient, method: str, path: str, status: int
) -> None:
    response = client.open(path, method=method)
    assert (response.status_code, response.mimetype) == (status, "text/plain")
    assert "Traceback" not in response.text


def test_a_form_of_another_site_starts_nothing(client: FlaskClient) -> None:
    response = client.post(f"/git/{LOCAL}.git/git-upload-pack", data={"x": "0000"})
    assert response.status_code == 400


def test_what_git_does_not_understand_is_refused(client: FlaskClient) -> None:
    path = f"/git/{LOCAL}.git/git-upload-pack"
    assert client.post(path, data=b"0009hello", content_type=REQUEST).status_code == 400
    large = bytes(5_000_000)
    assert client.post(path, data=large, content_type=REQUEST).status_code == 413


def test_what_was_refused_gives_its_place_back(app: APIFlask, client: FlaskClient) -> None:
    path = f"/git/{LOCAL}.git/git-upload-pack"
    for _ in range(10):
        assert client.post(path, data=b"0009hello", content_type=REQUEST).status_code == 400
    answer = app.test_client().get(f"{REFS}?service=git-upload-pack")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-cache"
