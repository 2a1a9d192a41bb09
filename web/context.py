"""What every request works with: the settings, the use cases, the shelf."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from flask import Flask, current_app

from lawdiff.bootstrap import Services
from lawdiff.config import Settings
from web.shelf import Shelf

_NAME = "lawdiff"


@dataclass(frozen=True, slots=True)
class Context:
    """One application's settings, use cases and shelf."""

    settings: Settings
    services: Services
    shelf: Shelf


def install(app: Flask, context: Context) -> None:
    """Give an application what its requests work with."""
    app.extensions[_NAME] = context


def context() -> Context:
    """What the request at hand works with."""
    return cast("Context", current_app.extensions[_NAME])


def services() -> Services:
    """The use cases of the request at hand."""
    return context().services
