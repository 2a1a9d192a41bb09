"""Compile the translations into whatever is built: wheel, sdist, editable install."""

import subprocess
import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileTranslations(BuildHookInterface):  # type: ignore[type-arg]
    """Runs before every build."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Turn every ``.po`` into the ``.mo`` that the pages read."""
        command = (sys.executable, "-m", "babel.messages.frontend", "-q", "compile", "-f")
        subprocess.run([*command, "-f", "-d", "web/translations"], cwd=self.root, check=True)
