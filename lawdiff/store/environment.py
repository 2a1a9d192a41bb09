"""What every git is told, whatever the machine or the repository says."""

from __future__ import annotations

import os

_OVERRULED = {  # whatever a repository's own config says
    "core.fsync": "all",
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "fastimport.unpackLimit": "0",
    "gc.auto": "0",
    "pack.compression": "1",  # a twentieth more in a pack, a tenth less time to write it
}
ENVIRONMENT = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_COUNT": str(len(_OVERRULED)),
    **{f"GIT_CONFIG_KEY_{n}": key for n, key in enumerate(_OVERRULED)},
    **{f"GIT_CONFIG_VALUE_{n}": value for n, value in enumerate(_OVERRULED.values())},
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "LC_ALL": "C",
}
"""The variables of a git that works for lawdiff; where it works is told besides."""
