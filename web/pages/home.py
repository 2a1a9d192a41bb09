"""The home page: search, who made what is held, what is newest."""

from __future__ import annotations

from flask import Blueprint, Response

from web.context import services
from web.names import standing
from web.pages.answers import page

pages = Blueprint("home", __name__)

_NEWEST = 10


@pages.get("/")
def home() -> Response:
    """Search, jurisdictions and the newest versions."""
    browsing, today = services().browsing, services().today()
    newest = [(entry, standing(entry, today)) for entry in browsing.newest(_NEWEST)]
    return page(
        "home.html",
        holdings=browsing.holdings(),
        jurisdictions=browsing.jurisdictions(),
        newest=newest,
        twin="/api/v1/regulations",
    )
