"""What the locked dependencies must at least be."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
AT_LEAST = {"gitpython": (3, 2, 1)}
"""The earliest releases without advisories that were known when this was written."""


def locked(file: str) -> dict[str, tuple[int, ...]]:
    found = re.findall(
        r"^([a-z0-9_.-]+)==([0-9.]+)", (ROOT / file).read_text("utf-8"), re.MULTILINE
    )
    return {name: tuple(map(int, version.strip(".").split("."))) for name, version in found}


@pytest.mark.parametrize("file", ["locks/run.txt", "locks/dev.txt"])
def test_no_release_with_known_advisories_is_locked(file):
    versions = locked(file)
    for name, least in AT_LEAST.items():
        assert versions[name] >= least


@pytest.mark.parametrize("file", ["locks/run.txt", "locks/dev.txt"])
def test_every_locked_dependency_has_its_digests(file):
    text = (ROOT / file).read_text("utf-8")
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert entries
    assert all("--hash=sha256:" in entry for entry in entries)


def test_every_dependency_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = {re.match(r"[\w-]+", d)[0].lower() for d in project["dependencies"]}
    assert names <= set(locked("locks/run.txt"))
