"""Style sheets, scripts and pictures under addresses that change when they do."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from flask import Flask, Response, current_app, request

_HERE = Path(__file__).parent
_KEPT = "public, max-age=31536000, immutable"


def install(app: Flask) -> None:
    """Let templates name assets, and browsers keep them."""
    app.jinja_env.globals["asset"] = asset
    app.after_request(_kept)


def asset(name: str) -> str:
    """The address of a file of ``web/static``."""
    return f"{request.script_root}{current_app.static_url_path}/{name}?v={_version(name)}"


@cache
def build() -> str:
    """A digest of all that pages are made from: another build, other pages."""
    files = (
        p for kind in ("static", "templates", "translations") for p in (_HERE / kind).rglob("*")
    )
    digests = (_digest(p) for p in sorted(files) if p.is_file())
    return hashlib.sha256("".join(digests).encode()).hexdigest()[:16]


@cache
def _version(name: str) -> str:
    return _digest(_HERE / "static" / name)


@cache
def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def _kept(response: Response) -> Response:
    if request.endpoint == "static" and "v" in request.args:
        response.headers["Cache-Control"] = _KEPT
    return response
