"""Settings: the only reader of the environment.

Every setting has a flag or a variable ``LAWDIFF_…`` and a default; `docs/configuration.md` lists
them, held against this class by a test.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from lawdiff.errors import UsageError

_MEGABYTE = 1_000_000
_METRICS = "PROMETHEUS_MULTIPROC_DIR"


class Settings(BaseSettings):
    """What can be set. Frozen: built once, by whoever starts lawdiff, and handed down."""

    model_config = SettingsConfigDict(env_prefix="LAWDIFF_", frozen=True, extra="ignore")

    store: Annotated[
        Path, Field(description="The folder of the record, a git repository a regulation.")
    ] = Path("repo_store")
    database: Annotated[
        str | None,
        Field(description="The catalogue's database URL; SQLite in the store if not set."),
    ] = None
    jobs: Annotated[
        int, Field(ge=0, le=64, description="Worker processes of long jobs; 0 for one a core.")
    ] = 0
    patience: Annotated[
        float, Field(ge=0, description="Seconds to wait for another writer of the same regulation.")
    ] = 30.0
    read_only: Annotated[
        bool, Field(description="Work with the catalogue alone: no store is opened or written to.")
    ] = False
    scheduler: Annotated[
        str | None,
        Field(description="The address of a Dask scheduler on whose workers long jobs run."),
    ] = None
    max_file: Annotated[int, Field(gt=0, description="Bytes of the largest file that is read.")] = (
        200 * _MEGABYTE
    )
    secret_key: Annotated[
        SecretStr | None,
        Field(description="Signs sessions; `lawdiff serve` keeps one in the store if not set."),
    ] = None
    private: Annotated[
        bool, Field(description="Reading, too, is for those who log in or show a token.")
    ] = False
    login_limit: Annotated[
        str, Field(description="How often one address may try to log in; empty for no limit.")
    ] = "20 per minute"
    max_request: Annotated[
        int, Field(gt=0, description="Bytes of the largest request that is taken.")
    ] = 4 * _MEGABYTE
    rate_limit: Annotated[
        str,
        Field(description="How often one address may post; empty for no limit."),
    ] = "600 per minute"
    proxies: Annotated[
        int, Field(ge=0, le=8, description="Reverse proxies before lawdiff whose word is taken.")
    ] = 0
    language: Annotated[
        Literal["zh", "en"], Field(description="The language of pages for browsers that ask none.")
    ] = "zh"

    @property
    def database_url(self) -> str:
        """The catalogue's URL."""
        return self.database or f"sqlite:///{self.store.absolute() / 'catalogue.db'}"


def load(**given: object) -> Settings:
    """The settings from flags (None: not given), then the environment, then defaults.

    Raises:
        UsageError: ``bad_setting``, naming the first that is wrong.
    """
    try:
        return Settings(**{k: v for k, v in given.items() if v is not None})  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        raise UsageError(
            "bad_setting",
            "The setting {name} is wrong: {reason}.",
            remedy="docs/configuration.md lists all settings.",
            name="_".join(map(str, first["loc"])),
            reason=first["msg"],
        ) from error


def share_metrics(folder: Path) -> None:
    """Let all processes of a server count into one folder, so that any of them tells the sum.

    Called before anything of prometheus-client is loaded: it reads its own variable then.
    """
    os.environ[_METRICS] = str(folder)


def metrics_are_shared() -> bool:
    """Whether several processes count into one folder."""
    return _METRICS in os.environ


def shield_git() -> None:
    """Take git's own variables out of the environment: they would point it at other repositories.

    Called once by whoever starts a process, before anything of git is loaded.
    """
    for name in [n for n in os.environ if n.startswith("GIT_")]:
        del os.environ[name]
    os.environ["GIT_PYTHON_REFRESH"] = "quiet"
