"""Files kept back: why, and the decision upon each."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from lawdiff.errors import LawdiffError
from lawdiff.model import FileOutcome
from web import doors
from web.context import services
from web.languages import gettext, said
from web.pages.rooms import desk_page

pages = Blueprint("quarantine", __name__)


@pages.get("/quarantine")
@doors.needs("import")
def kept_back() -> Response:
    """Every file that waits, and why."""
    return _page()


@pages.post("/quarantine/<sha256>/accept")
@doors.needs("import")
def accept(sha256: str) -> ResponseReturnValue:
    """Import a file after all; what became of it stands on top of the others."""
    try:
        outcomes = services().importing.accept(sha256, doors.actor())
    except LawdiffError as error:
        return _page(error)
    return _page(outcomes=outcomes)


@pages.post("/quarantine/<sha256>/drop")
@doors.needs("import")
def drop(sha256: str) -> ResponseReturnValue:
    """Forget a file."""
    try:
        services().importing.drop(sha256, doors.actor())
    except LawdiffError as error:
        return _page(error)
    flash(gettext("The file was dropped."))
    return redirect(url_for("quarantine.kept_back"))


def _page(error: LawdiffError | None = None, outcomes: list[FileOutcome] | None = None) -> Response:
    files = services().importing.quarantined()
    why = {file.sha256: dict.fromkeys(map(said, file.reasons)) for file in files}
    return desk_page("quarantine.html", error, files=files, why=why, outcomes=outcomes or ())
