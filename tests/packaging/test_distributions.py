"""Wheel and sdist: built without a network, installed and run outside the checkout."""

import json
import os
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
NOT_BUILT = shutil.ignore_patterns(
    ".*", "tests", "build", "dist", "__pycache__", "*.mo", "benchmarks", "repo_store", "*.egg-info"
)
SHOW = """
import sys
from pathlib import Path
from lawdiff.config import Settings
from web import create_app
client = create_app(Settings(store=Path(sys.argv[1]), rate_limit="")).test_client()
for path in ("/?lang=zh", "/help?lang=en", "/static/page.css", "/api/v1/regulations"):
    response = client.get(path)
    assert response.status_code == 200, (path, response.status_code)
    if path.endswith("zh"):
        print(response.text)
"""


def build(source: Path, kind: str, out: Path) -> Path:
    """A distribution of a checkout."""
    command = (sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(out))
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (made,) = out.iterdir()
    return made


@pytest.fixture(name="sdist", scope="module")
def _sdist(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("sdist")
    shutil.copytree(ROOT, folder / "checkout", ignore=NOT_BUILT)
    return build(folder / "checkout", "sdist", folder / "dist")


@pytest.fixture(name="wheel", scope="module")
def _wheel(sdist, tmp_path_factory) -> Path:
    """The wheel that is built from the sdist, as an installer does it."""
    folder = tmp_path_factory.mktemp("wheel")
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    return build(next(folder.iterdir()), "wheel", folder / "dist")


@pytest.fixture(name="run", scope="module")
def _run(wheel, tmp_path_factory):
    """Run Python with the installed wheel, in a folder that knows nothing of the checkout."""
    folder = tmp_path_factory.mktemp("installed")
    install = ("install", "-q", "--no-deps", "--no-index", "--target", str(folder / "site"))
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
    subprocess.run([*pip, *install, str(wheel)], check=True)
    environment = os.environ | {"PYTHONPATH": str(folder / "site")}

    def run(*arguments: str) -> str:
        command = [sys.executable, *arguments]
        return subprocess.run(
            command, cwd=folder, env=environment, check=True, stdout=subprocess.PIPE, text=True
        ).stdout

    assert str(folder) in run("-c", "import lawdiff; print(lawdiff.__file__)")
    return run


def test_what_is_needed_at_run_time_is_in_the_wheel(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    for part in (
        "lawdiff/py.typed",
        "lawdiff/catalog/migrations/env.py",
        "lawdiff/catalog/migrations/versions/0001_first.py",
        "web/templates/base.html",
        "web/static/page.css",
        "web/translations/zh/LC_MESSAGES/messages.mo",
        f"lawdiff-{VERSION}.dist-info/licenses/LICENSE",
    ):
        assert part in names
    assert any(name.startswith("lawdiff/samples/qingchuan/") for name in names)
    assert {name.split("/")[0] for name in names} == {
        "lawdiff",
        "web",
        f"lawdiff-{VERSION}.dist-info",
    }


def test_the_sdist_holds_what_the_wheel_is_built_from(sdist):
    with tarfile.open(sdist) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}
    assert {
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "CHANGELOG.md",
        "scripts/build_hook.py",
    } <= names


def test_the_samples_are_imported_and_shown_outside_the_checkout(run):
    run("-m", "lawdiff", "--store", "store", "demo", "--only-import")
    listed = json.loads(run("-m", "lawdiff", "--store", "store", "list", "--json"))
    assert listed["total"] == 4
    assert json.loads(run("-m", "lawdiff", "--store", "store", "verify", "--json"))["ok"]
    assert "法规" in run("-c", SHOW, "store")


def test_the_version_is_one(run):
    assert run("-m", "lawdiff", "--version").split()[-1] == VERSION
