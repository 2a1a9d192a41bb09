"""The draft desk: a text that is not held, beside what is. Nothing that is handed over is kept."""

from __future__ import annotations

from typing import cast, get_args

from flask import Blueprint, Response, render_template, request

from lawdiff.errors import LawdiffError
from lawdiff.payloads.statuses import status_of
from lawdiff.services.jurisdictions import MOST
from web.answers import download
from web.context import services
from web.languages import lazy_gettext, remedy, said
from web.pages.drafted import RESULTS, Done, Handed, Task
from web.pages.giving import title_of

pages = Blueprint("drafts", __name__)

NAVIGATION = (("drafts.desk", lazy_gettext("Drafts")),)

TASKS = {
    "others": lazy_gettext("How others regulate it, and the law above"),
    "diff": lazy_gettext("What it changes in the second text, as a 对照表"),
    "decision": lazy_gettext("What the second text, an amending decision, makes of it"),
}


@pages.get("/draft")
def desk() -> Response:
    """The empty desk; ``against`` is a version that is held, to take as the second text."""
    against = request.args.get("against", "")[:200]
    return _desk(Handed("diff" if against else "others", against=against))


@pages.post("/draft")
def look() -> Response:
    """What was asked about the texts that were handed over, above the form that still has them."""
    handed = Handed()
    try:
        handed = _handed()
        done = RESULTS[handed.task](handed)
        file = done.taken(request.form.get("take", ""))
        return download(file) if file else _desk(handed, done)
    except LawdiffError as error:
        return _desk(handed, error=error)


def _desk(handed: Handed, done: Done | None = None, error: LawdiffError | None = None) -> Response:
    """A page for one reader alone: kept by nobody, for it holds what they wrote."""
    values = {"names": [], "columns": [], "rows": None} | dict(done.values if done else {})
    body = render_template(
        "draft.html",
        handed=handed,
        tasks=TASKS,
        error=(said(error), remedy(error)) if error else None,
        done=done,
        against=title_of(handed.against),
        most=MOST - 1,
        twin=None,
        **values,
    )
    response = Response(body, status_of(error) if error else 200, mimetype="text/html")
    response.headers["Cache-Control"] = "no-store"
    return response


def _handed() -> Handed:
    """The form as it was sent; a file takes the place of what stands in the box beside it.

    Raises:
        Refused: a file that cannot be read.
    """
    task = request.form.get("task", "others")
    return Handed(
        cast("Task", task) if task in get_args(Task) else "others",
        _words("text"),
        _words("other"),
        request.form.get("against", "")[:200],
        tuple(request.form.getlist("items")),
    )


def _words(name: str) -> str:
    file = request.files.get(f"{name}_file")
    if file is not None and file.filename:
        return services().texts.read(file.filename, file.read())
    return request.form.get(name, "").replace("\r\n", "\n")
