"""The desk for amending decisions: apply one, check one, draft one. Nothing of it is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from typing import Any

from flask import Blueprint, Response, render_template, request
from markupsafe import Markup

from lawdiff.errors import NotFound, Refused, UsageError
from lawdiff.services.decisions import Draft, computed
from lawdiff.services.exports import ExportedFile, draft_file, regulation_file
from lawdiff.services.versions import DiffedTexts
from web.answers import download
from web.context import services
from web.drawing.edits import BOTH, edits
from web.drawing.rows import Rows
from web.drawing.sections import numbered
from web.languages import language, lazy_gettext, remedy, said
from web.pages.giving import Given, given, text_of, title_of, words_of

pages = Blueprint("decisions", __name__)

NAVIGATION = (("decisions.desk", lazy_gettext("Decisions")),)

STATUSES = {
    "applied": lazy_gettext("Applied"),
    "confirmed": lazy_gettext("Confirmed"),
    "contradicted": lazy_gettext("Contradicted"),
    "refused": lazy_gettext("Refused"),
    "unclear": lazy_gettext("Unclear"),
    "unparsed": lazy_gettext("Not understood"),
}

Places = Mapping[str, Given]


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a task: the values of its page, and the files it can be taken away as."""

    values: Mapping[str, Any]
    files: Mapping[str, Callable[[], ExportedFile]] = field(default_factory=dict)


@pages.get("/decisions", defaults={"task": "apply"})
@pages.get("/decisions/<any(check, draft):task>")
def desk(task: str) -> Response:
    """The empty form of a task; ``?old=`` and ``?new=`` name versions that are held."""
    return _drawn(task, {name: Given(request.args.get(name, "")[:200]) for name in PLACES[task]})


@pages.post("/decisions", defaults={"task": "apply"})
@pages.post("/decisions/<any(check, draft):task>")
def work(task: str) -> Response:
    """Do the task with what the form holds; whatever is refused, the input stays."""
    places = {name: given(name) for name in PLACES[task]}
    try:
        done = _TASKS[task](places)
        wanted = done.files.get(request.form.get("take", ""))
        return download(wanted()) if wanted else _drawn(task, places, done=done)
    except (NotFound, Refused, UsageError) as error:
        response = _drawn(task, places, refused=(said(error), remedy(error), error.code))
        response.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
        return response


def _apply(places: Places) -> Done:
    old, decision = text_of(places["old"]), words_of(places["decision"])
    amended = services().decisions.apply_text(old.document, decision)
    new = computed(amended)
    diffed = services().versions.compare(old, new, by=amended)
    return Done(
        {
            "old": old,
            "amended": amended,
            "open": sum(outcome.status != "applied" for outcome in amended.outcomes),
            "rows": _rows(diffed),
        },
        {form: partial(regulation_file, new, form, language=language()) for form in ("docx", "md")},
    )


def _check(places: Places) -> Done:
    decision, new = words_of(places["decision"]), text_of(places["new"])
    old = text_of(places["old"]) if places["old"] else None
    before = old.document if old else None
    checked = services().decisions.check_text(decision, new.document, before)
    rows = None
    if old:
        by = services().decisions.apply_text(old.document, decision)
        rows = _rows(services().versions.compare(old, new, by=by))
    unexplained = [(change.label, edits(change.ops, BOTH)) for change in checked.unexplained]
    return Done({"new": new, "checked": checked, "unexplained": unexplained, "rows": rows})


def _draft(places: Places) -> Done:
    old, new = text_of(places["old"]), text_of(places["new"])
    draft = services().decisions.draft_text(old, new)
    diffed = services().versions.compare(old, new, by=draft.amended)
    return Done(
        {"draft": draft, "lines": _lines(draft), "rows": _rows(diffed)},
        {
            form: partial(draft_file, draft, diffed, form, language=language())
            for form in ("docx", "md", "txt")
        },
    )


PLACES = {
    "apply": ("old", "decision"),
    "check": ("decision", "new", "old"),
    "draft": ("old", "new"),
}
"""What each task takes."""

_TASKS: Mapping[str, Callable[[Places], Done]] = {
    "apply": _apply,
    "check": _check,
    "draft": _draft,
}


def _rows(diffed: DiffedTexts) -> Markup:
    """The 对照表; every row leads to the instructions that name it."""
    outline = diffed.new.document.outline
    drawn = Rows(diffed.diff, outline, "side", None, "#i-{}".format)
    return drawn.draw_all(numbered(diffed.diff.rows), fold=True)


def _lines(draft: Draft) -> Iterator[tuple[list[str], str]]:
    """The lines of a draft, each with the ids of its instructions."""
    ids = [outcome.instruction.id for outcome in draft.amended.outcomes]
    for line in draft.text.split("\n"):
        item = line.partition("、")[0]
        yield [id_ for id_ in ids if id_.partition(".")[0] == item], line


def _drawn(
    task: str,
    places: Places,
    *,
    done: Done | None = None,
    refused: tuple[str, str, str] | None = None,
) -> Response:
    """The form, and below it what came of it: for this reader alone, so kept by nobody."""
    body = render_template(
        f"decisions-{task}.html",
        task=task,
        places=places,
        titles={name: title_of(place.ref) for name, place in places.items()},
        refused=refused,
        done=done,
        statuses=STATUSES,
        twin="/api/v1/openapi.json",
    )
    return Response(body, mimetype="text/html", headers={"Cache-Control": "no-store"})
