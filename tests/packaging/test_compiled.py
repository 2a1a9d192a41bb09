"""The compiled wheel: asked for by name, of one platform, and the same to the last byte."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from scripts.compiling import MODULES

ROOT = Path(__file__).parents[2]
NOT_BUILT = shutil.ignore_patterns("__pycache__", "*.mo")
COMPARE = """
import json, random, sys
from itertools import pairwise
from lawdiff import diffing, parsing, reading
from lawdiff.diffing import textdiff
from lawdiff.model import TextName
from lawdiff.payloads.differences import DiffPayload
from lawdiff.samples import sample_files

sources = [reading.read(s.path.name, s.path.read_bytes()) for s in sample_files()]
parsed = [parsing.parse(source.text, name=source.name) for source in sources]
dice = random.Random(7)
words = ["公园", "应当", "三十日", "罚款", "（一）", "，", "。", "\\n", "1,000元", "第二条", "管理"]
texts = ["".join(dice.choices(words, k=dice.randrange(60))) for _ in range(400)]
files = [text.encode() for text in texts if text.strip()]
read = [reading.read("made up", file) for file in files]
documents = [document for found in parsed for document in found.documents]
json.dump({
    "compiled": not textdiff.__file__.endswith(".py"),
    "parsed": list(map(repr, zip(sources, parsed))),
    "made up": [repr((source, parsing.parse(source.text))) for source in read],
    "edits": [
        repr(diffing.diff_text(*pair, unit))
        for pair in pairwise(texts)
        for unit in ("word", "char")
    ],
    "diffs": [
        DiffPayload.of(diffing.diff(
            old, new, old_name=TextName("old"), new_name=TextName("new"), unit=unit,
        )).as_json()
        for old, new in pairwise(documents)
        for unit in ("word", "char")
    ],
}, sys.stdout)
"""


def build(folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Ask for a compiled wheel of a copy of the checkout in ``folder``."""
    asked = os.environ | {"LAWDIFF_COMPILE": "1"} | settings
    for name in ("lawdiff", "web", "scripts"):
        shutil.copytree(ROOT / name, folder / "checkout" / name, ignore=NOT_BUILT)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder / "checkout")
    command = (sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder))
    return subprocess.run(
        command, cwd=folder / "checkout", env=asked, check=False, capture_output=True, text=True
    )


@pytest.fixture(name="site", scope="module")
def _site(tmp_path_factory) -> Path:
    """The compiled wheel, unpacked."""
    folder = tmp_path_factory.mktemp("compiled")
    built = build(folder)
    assert built.returncode == 0, built.stderr
    (wheel,) = folder.glob("*.whl")
    assert not wheel.name.endswith("none-any.whl")
    zipfile.ZipFile(wheel).extractall(folder / "site")
    return folder / "site"


def outcome(site: Path) -> dict[str, object]:
    """What comes out where ``site`` is what is installed."""
    command = (sys.executable, "-P", "-c", COMPARE)
    environment = os.environ | {"PYTHONPATH": str(site)}
    done = subprocess.run(command, cwd=site, env=environment, check=True, stdout=subprocess.PIPE)
    return json.loads(done.stdout)


@pytest.mark.compiler
def test_compiled_modules_give_the_same_to_the_last_byte(site):
    pure, compiled = outcome(ROOT), outcome(site)
    assert (pure.pop("compiled"), compiled.pop("compiled")) == (False, True)
    assert all(pure.values())
    assert compiled == pure


@pytest.mark.compiler
def test_every_compiled_module_keeps_its_source(site):
    compiled = {file.relative_to(site).as_posix().split(".")[0] for file in site.rglob("*.so")}
    sources = {
        file.relative_to(ROOT).as_posix().removesuffix(".py")
        for name in MODULES
        for file in ROOT.glob(name)
    }
    assert compiled == sources | {"lawdiff__mypyc"}
    assert all((site / f"{name}.py").is_file() for name in sources)


def test_a_compiled_wheel_without_a_compiler_says_so(tmp_path):
    built = build(tmp_path, CC="no-such-compiler")
    assert built.returncode == 1
    assert built.stderr.startswith("A compiled build needs a C compiler (no-such-compiler);")
    assert built.stderr.count("\n") == 1
    assert not list(tmp_path.glob("*.whl"))
