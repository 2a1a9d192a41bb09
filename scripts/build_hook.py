"""What a build makes beside the sources: translations, and compiled modules where asked."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs around every build: wheel, sdist, editable install."""

    compiled: tempfile.TemporaryDirectory[str] | None = None

    def dependencies(self) -> list[str]:
        """What this build needs installed, beside what every build does."""
        with_types = ["mypy[mypyc]>=1.14", "numpy>=2.0"]
        return with_types if self._compiles("standard") else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Turn every ``.po`` into the ``.mo`` that the pages read; compile modules where asked."""
        command = ("babel.messages.frontend", "-q", "compile", "-f", "-d", "web/translations")
        subprocess.run((sys.executable, "-m", *command), cwd=self.root, check=True)
        if self._compiles(version):
            self.compiled = tempfile.TemporaryDirectory()
            self._compile(Path(self.compiled.name), build_data)

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove what the wheel now holds."""
        if self.compiled:
            self.compiled.cleanup()

    def _compiles(self, version: str) -> bool:
        asked = os.environ.get("LAWDIFF_COMPILE", "") not in {"", "0"}
        return asked and self.target_name == "wheel" and version == "standard"

    def _compile(self, folder: Path, build_data: dict[str, Any]) -> None:
        command = (sys.executable, "-m", "scripts.compiling", str(folder))
        done = subprocess.run(
            command, cwd=self.root, stdout=subprocess.PIPE, text=True, check=False
        )
        if done.returncode:
            sys.exit(done.stdout or done.returncode)
        build_data |= {"pure_python": False, "infer_tag": True}
        build_data["force_include"] |= {
            str(file): file.relative_to(folder).as_posix() for file in folder.rglob("*.so")
        }
