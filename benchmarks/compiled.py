"""A figure of the compiled build: built once a run, and measured in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import zipfile
from functools import cache
from pathlib import Path

from benchmarks.harness import ROOT
from scripts.compiling import missing

_RUN = """
from benchmarks import {module}
from lawdiff.diffing import textdiff
assert not textdiff.__file__.endswith(".py"), textdiff.__file__
print({module}.{measure}())
"""


def in_compiled(module: str, measure: str) -> float | str:
    """What ``measure`` of a module of benchmarks gives there, or what the build does not find."""
    if needed := missing():
        return needed
    path = os.pathsep.join(map(str, (_site(), ROOT)))
    done = subprocess.run(
        (sys.executable, "-P", "-c", _RUN.format(module=module, measure=measure)),
        env=os.environ | {"PYTHONPATH": path},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    *said, value = done.stdout.splitlines()
    print(*said, sep="\n")
    return float(value)


@cache
def _site() -> Path:
    """The compiled wheel, unpacked."""
    folder = Path(tempfile.mkdtemp(prefix="lawdiff-compiled-"))
    build = (sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder))
    asked = os.environ | {"LAWDIFF_COMPILE": "1"}
    subprocess.run(build, cwd=ROOT, env=asked, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "site")
    return folder / "site"
