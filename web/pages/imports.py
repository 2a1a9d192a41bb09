"""Import: hand files over, see what is understood of them, correct it, file them, watch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from threading import Thread
from typing import Final

from flask import Blueprint, Response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from lawdiff.errors import Conflict, LawdiffError, Refused
from lawdiff.model import Upload
from lawdiff.services.importing import ImportOptions
from lawdiff.services.uploading import GivenFile
from web import doors, forms
from web.context import services
from web.languages import gettext
from web.pages.corrections import Card, card, corrected
from web.pages.rooms import desk_page

pages = Blueprint("imports", __name__)

_SHOWN: Final = 20  # files that are shown before they are imported
_SOON = 1.5  # seconds in which a short import is at its end
_AGAIN = "2"  # seconds until a page that waits asks again


@pages.get("/import")
@doors.needs("import")
def form() -> Response:
    """Where files are handed over."""
    return desk_page("import.html", values={})


@pages.post("/import")
@doors.needs("import")
def hand_over() -> ResponseReturnValue:
    """Keep what was handed over, and show what is understood of it."""
    options = ImportOptions(actor=doors.actor())
    try:
        id_ = services().uploading.stage(_given(), options)
    except LawdiffError as error:
        return desk_page("import.html", error, values=request.form)
    return redirect(url_for("imports.upload", id_=id_))


@pages.get("/import/<id_>")
@doors.needs("import")
def upload(id_: str) -> Response:
    """Files before they are imported, while they are, and what became of them."""
    held = services().uploading.upload(id_, doors.actor())
    return _progress(held) if held.started else _cards(held)


@pages.post("/import/<id_>")
@doors.needs("import")
def decide(id_: str) -> ResponseReturnValue:
    """Take corrections; then look again, or import."""
    uploading = services().uploading
    held = uploading.upload(id_, doors.actor())
    here = redirect(url_for("imports.upload", id_=id_))
    if held.started:
        if uploading.stands_still(held):
            _run(held)
        return here
    wrong = _take(held, request.form)
    held = uploading.upload(id_, doors.actor())
    if any(wrong.values()):
        return _cards(held, wrong=wrong, error=_WRONG)
    if request.form.get("do") != "import":
        return here
    shown = _shown(held, {})
    if any(each.undecided for each in shown):
        return _cards(held, error=_UNDECIDED)
    if not held.files or any(each.refused for each in shown):
        return _cards(held, error=_WOULD_BE_REFUSED)
    _run(held)
    return here


_WRONG = Refused("wrong_fields", "Some fields are wrong. Nothing was imported yet.")
_UNDECIDED = Conflict(
    "decision_undecided",
    "Nothing was imported yet: it is not said what a decision amends.",
    remedy="Choose what the decision is filed with, or file it as a text of its own.",
)
_WOULD_BE_REFUSED = Conflict(
    "would_be_refused",
    "Nothing was imported yet: some of it would be refused.",
    remedy="Correct what is marked, or leave that file out.",
)


def _given() -> list[GivenFile]:
    """The files that were chosen, and the text that was pasted."""
    files = [(f.filename, f.read()) for f in request.files.getlist("files") if f.filename]
    pasted = request.form.get("text", "")
    name = forms.text("name") or gettext("pasted")
    return [*files, (f"{name}.txt", pasted.encode())] if pasted.strip() else files


def _take(held: Upload, typed: Mapping[str, str]) -> dict[int, dict[str, LawdiffError]]:
    """File corrections away; what is wrong with the others, by place."""
    uploading = services().uploading
    wrong: dict[int, dict[str, LawdiffError]] = {}
    for file in held.files[:_SHOWN]:
        if f"{file.place}.skip" in typed:
            uploading.leave_out(held, file.place)
        elif f"{file.place}.seen" in typed:
            options, wrong[file.place] = corrected(file, typed)
            uploading.correct(held, file.place, options)
    return wrong


def _shown(held: Upload, wrong: Mapping[int, Mapping[str, LawdiffError]]) -> list[Card]:
    typed = request.form if wrong else {}
    files = held.files[:_SHOWN]
    previews = services().uploading.previews(held, files)
    return [
        card(file, preview, typed, wrong.get(file.place))
        for file, preview in zip(files, previews, strict=True)
    ]


def _cards(
    held: Upload,
    *,
    wrong: Mapping[int, Mapping[str, LawdiffError]] | None = None,
    error: LawdiffError | None = None,
) -> Response:
    return desk_page(
        "preview.html", error, upload=held, cards=_shown(held, wrong or {}), shown=_SHOWN
    )


def _progress(held: Upload) -> Response:
    outcomes = [outcome for file in held.files for outcome in file.outcomes or ()]
    outcomes.sort(key=lambda outcome: outcome.outcome in {"stored", "unchanged"})  # trouble first
    still = services().uploading.stands_still(held)
    response = desk_page(
        "progress.html",
        upload=held,
        outcomes=outcomes,
        totals=Counter(outcome.outcome for outcome in outcomes),
        still=still,
    )
    if not held.ended and not still:
        response.headers["Refresh"] = _AGAIN
    return response


def _run(held: Upload) -> None:
    """Import beside the request; wait for it as long as nobody minds."""
    work = Thread(target=services().uploading.run, args=(held,), daemon=True)
    work.start()
    work.join(_SOON)
