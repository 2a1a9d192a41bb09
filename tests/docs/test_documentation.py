"""What the documentation says is done as it stands there, and comes out as it says."""

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lawdiff.cli.main import cli
from scripts import reference
from scripts.serving import ROOT, fill, served

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
ADDRESS = "http://127.0.0.1:8000"
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
_CODE = re.compile(r"`lawdiff ([a-z]+)")
_TARGET = re.compile(r"`make ([a-z]+)`|^make ([a-z]+)", re.MULTILINE)
_LARGEST = 150_000  # bytes of a picture
NAMES = [page.relative_to(ROOT).as_posix() for page in PAGES]


def blocks(page: Path, language: str) -> list[str]:
    return [body for name, body in _BLOCK.findall(page.read_text("utf-8")) if name == language]


@pytest.fixture(name="store", scope="module")
def _store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("documented")
    fill(store)
    return store


@pytest.fixture(name="address", scope="module")
def _address(store: Path) -> Iterator[str]:
    with served(store) as address:
        yield address


@pytest.fixture(name="token", scope="module")
def _token(store: Path) -> str:
    command = ["--store", str(store), "token", "add", "reader", "--scope", "import", "--json"]
    made = subprocess.run(
        [sys.executable, "-m", "lawdiff", *command], cwd=ROOT, capture_output=True, check=True
    )
    return str(json.loads(made.stdout)["secret"])


@pytest.fixture(name="environment")
def _environment(store: Path, token: str, tmp_path: Path) -> dict[str, str]:
    """`lawdiff` on the path, working on the samples, and the token of a program."""
    program = tmp_path / "bin" / "lawdiff"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m lawdiff "$@"\n')
    program.chmod(0o755)
    path = f"{program.parent}:{os.environ['PATH']}"
    return os.environ | {
        "PATH": path,
        "LAWDIFF_STORE": str(store),
        "PYTHONPATH": str(ROOT),
        "TOKEN": token,
    }


def steps(block: str) -> Iterator[tuple[str, str]]:
    """The commands of a block, each with what it is said to print."""
    for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, printed = step.partition("\n")
        yield command, printed


def as_said(printed: str, said: str) -> bool:
    """Whether something was printed as the page says; a line of dots stands for any lines."""
    parts = [re.escape(part) for part in re.split(r"^\.\.\.$\n?", said, flags=re.MULTILINE)]
    return re.fullmatch(".*".join(parts), printed, re.DOTALL) is not None


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_every_session_runs_and_prints_what_it_shows(page, environment, address, tmp_path) -> None:
    for block in blocks(page, "console"):
        for command, said in steps(block):
            done = subprocess.run(
                ["bash", "-ec", command.replace(ADDRESS, address)],
                cwd=tmp_path,
                env=environment,
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == 0, done.stderr
            assert as_said(done.stdout.replace(address, ADDRESS), said), command


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_every_program_runs(page, environment, address, tmp_path) -> None:
    for block in blocks(page, "python"):
        program = tmp_path / "program.py"
        program.write_text(block.replace(ADDRESS, address), "utf-8")
        subprocess.run([sys.executable, str(program)], cwd=tmp_path, env=environment, check=True)


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_every_link_leads_somewhere(page) -> None:
    links = _LINK.findall(page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_picture_is_shown_described_and_small() -> None:
    shown = [
        (words, (page.parent / file).resolve())
        for page in PAGES
        for words, file in _PICTURE.findall(page.read_text("utf-8"))
    ]
    assert {file for _, file in shown} == set((ROOT / "docs" / "pictures").glob("*.png"))
    assert [file for words, file in shown if len(words) < len("a picture of a page")] == []
    assert [file for _, file in shown if file.stat().st_size > _LARGEST] == []


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_every_command_and_target_that_is_named_exists(page) -> None:
    text = page.read_text("utf-8")
    assert set(_CODE.findall(text)) <= set(cli.list_commands(None))
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = {a or b for a, b in _TARGET.findall(text)}
    assert [name for name in sorted(targets) if f"\n{name}:" not in makefile] == []


def test_the_reference_of_the_api_is_that_of_the_service() -> None:
    assert reference.PAGE.read_text("utf-8") == reference.page(), "run: python -m scripts.reference"
