"""Compile where the time goes: ``python -m scripts.compiling FOLDER`` puts the modules there.

mypyc turns the same sources into extension modules, which give the same results; nothing is
written twice. It needs a C compiler; the build hook calls this where LAWDIFF_COMPILE is set.
"""

import os
import shlex
import shutil
import sys
import sysconfig
import tempfile
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES = (
    "lawdiff/diffing/*.py",
    "lawdiff/parsing/*.py",
    "lawdiff/reading/charsets.py",
    "lawdiff/reading/layout.py",
    "lawdiff/reading/page_numbers.py",
    "lawdiff/reading/unwrapping.py",
    "lawdiff/folding.py",
    "lawdiff/paragraphs.py",
)
"""What every parsing and comparing of plain text runs through, and what only works on values.

Left out are the values of `lawdiff.model`, since a frozen one that is compiled cannot be
unpickled, as workers must, and `lawdiff.numbering`, since a subclass of tuple cannot be compiled.
"""

_NOT_OURS = ("--config-file=", "--ignore-missing-imports")  # types are checked by `make lint`


def missing() -> str | None:
    """What a compiled build needs and does not find here, if anything."""
    if not (find_spec("mypyc") and find_spec("setuptools")):
        return "mypy[mypyc]"
    compiler = shlex.split(os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc")[0]
    if shutil.which(compiler) is None:
        return f"a C compiler ({compiler})"
    if not Path(sysconfig.get_path("include"), "Python.h").is_file():
        return "the headers of Python (Python.h)"
    return None


def compile_into(folder: Path) -> None:
    """Put the compiled modules into ``folder``, laid out as the sources are."""
    from mypyc.build import mypycify  # noqa: PLC0415 - needed by this build alone
    from setuptools import Distribution  # noqa: PLC0415

    files = sorted(str(path.relative_to(ROOT)) for name in MODULES for path in ROOT.glob(name))
    with tempfile.TemporaryDirectory() as scratch:
        extensions = mypycify(
            [*_NOT_OURS, f"--cache-dir={scratch}/types", *files],
            opt_level="1",  # higher levels take minutes and gain nothing that can be measured
            debug_level="0",
            multi_file=True,
            target_dir=f"{scratch}/c",
            group_name="lawdiff",
        )
        command = Distribution({"name": "lawdiff", "ext_modules": extensions}).get_command_obj(
            "build_ext"
        )
        command.build_lib, command.build_temp = str(folder), f"{scratch}/objects"
        command.ensure_finalized()
        command.run()


if __name__ == "__main__":
    if needed := missing():
        sys.exit(f"A compiled build needs {needed}; without LAWDIFF_COMPILE none is asked for.")
    compile_into(Path(sys.argv[1]).resolve())
