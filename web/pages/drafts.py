"""The draft desk: a text that is not held, beside what is. Nothing that is handed over is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast, get_args

from flask import Blueprint, Response, render_template, request
from flask_babel import lazy_gettext

from lawdiff.errors import LawdiffError, Refused, TooLarge, UsageError
from lawdiff.model import Amended, Diff, Document, Heading, TextName
from lawdiff.services.held import version_in
from lawdiff.services.jurisdictions import MOST
from lawdiff.services.texts import Text
from web import addresses
from web.context import context, services
from web.drawing.matrix import Matrix, column_names
from web.drawing.rows import Rows
from web.drawing.sections import numbered
from web.drawing.strip import strip
from web.languages import gettext, remedy, said
from web.pages.chosen import current
from web.pages.giving import title_of
from web.statuses import status_of

pages = Blueprint("drafts", __name__)

NAVIGATION = (("drafts.desk", lazy_gettext("Drafts")),)

Task = Literal["others", "diff", "decision"]
TASKS = {
    "others": lazy_gettext("How others regulate it, and the law above"),
    "diff": lazy_gettext("What it changes in the second text, as a 对照表"),
    "decision": lazy_gettext("What the second text, an amending decision, makes of it"),
}

_CHARACTERS = 300_000  # of one text: three times the longest law
_BESIDE = 3  # analogues set beside a draft where none are ticked
_NAMED = 12


@dataclass(frozen=True, slots=True)
class Handed:
    """What was handed over: the texts, what is asked about them, what to set beside them."""

    task: Task = "others"
    text: str = ""
    other: str = ""
    against: str = ""
    items: tuple[str, ...] = ()


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
        return _desk(handed, _RESULTS[handed.task](handed))
    except LawdiffError as error:
        return _desk(handed, error=error)


def _desk(
    handed: Handed, result: dict[str, Any] | None = None, error: LawdiffError | None = None
) -> Response:
    """A page for one reader alone: kept by nobody, for it holds what they wrote."""
    values = {"names": [], "columns": [], "rows": None} | (result or {})
    body = render_template(
        "draft.html",
        handed=handed,
        tasks=TASKS,
        error=(said(error), remedy(error)) if error else None,
        done=result is not None,
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


def _given(words: str) -> Text:
    """A text of the form, read as a regulation.

    Raises:
        UsageError: ``nothing_given``.
        TooLarge: ``draft_too_long``.
        Refused: what is no regulation.
    """
    _check(words)
    text = services().texts.given(words)
    if not text.document.articles:
        raise Refused(
            "no_articles",
            "No article was found in the text.",
            remedy="Begin each article on a line of its own: 第一条, 第二条, or 一、, 二、.",
        )
    return text


def _check(words: str) -> None:
    if not words.strip():
        raise UsageError(
            "nothing_given", "A text is missing.", remedy="Paste it into the box, or choose a file."
        )
    if len(words) > _CHARACTERS:
        raise TooLarge(
            "draft_too_long",
            "The text has {size} characters; {limit} are taken here.",
            remedy="Leave annexes out, or compare it in parts.",
            size=len(words),
            limit=_CHARACTERS,
        )


def _beside_others(handed: Handed) -> dict[str, Any]:
    """The draft as the baseline, beside what was ticked, else beside the likest analogues."""
    draft, told = _given(handed.text), services().jurisdictions
    analogues, parents = told.analogues_of(draft, _NAMED), told.parents_of(draft)
    held = [analogue.version.regulation for analogue in analogues]
    above = [parent.regulation for parent in parents if parent.regulation]
    wanted = [id_ for id_ in dict.fromkeys(handed.items) if id_ in {*held, *above}]
    wanted = wanted or list(dict.fromkeys([*held[:_BESIDE], *above[:1]]))
    values = {
        "draft": draft,
        "analogues": [(a, current(a.version.regulation)) for a in analogues],
        "parents": parents,
        "above": [current(id_) for id_ in above if id_ not in held],
        "ticked": wanted,
    }
    if not wanted:
        return values
    beside = [context().shelf.text(current(id_)) for id_ in wanted]
    comparison = told.compare_texts([draft, *beside]).comparison
    names = [gettext("Your draft"), *column_names(comparison.items[1:], _printed(beside))]
    matrix = Matrix(comparison, names, folded=len(names) > _BESIDE)
    rows = list(enumerate(comparison.rows, 1))
    return values | {
        "comparison": comparison,
        "names": names,
        "columns": matrix.columns,
        "rows": matrix.draw(rows, topics=True),
    }


def _printed(texts: Sequence[Text]) -> list[str | None]:
    return [text.document.jurisdiction for text in texts]


def _beside_another(handed: Handed) -> dict[str, Any]:
    """The draft against a second text, or against the version it was to be compared with."""
    new = _given(handed.text)
    old = _held(handed.against) if handed.against and not handed.other else _given(handed.other)
    diff = services().versions.compare(old, new).diff
    return {"draft": new} | _table(diff, new.document.outline)


def _amended(handed: Handed) -> dict[str, Any]:
    """The text as the decision makes it, against the text as it was."""
    old = _given(handed.text)
    _check(handed.other)
    amended = services().decisions.apply_text(old.document, handed.other)
    diff = services().versions.compare(old, _computed(amended)).diff
    left = [outcome for outcome in amended.outcomes if outcome.reason is not None]
    return {"draft": old, "amended": amended, "left": left} | _table(diff, amended.document.outline)


def _computed(amended: Amended) -> Text:
    document: Document = amended.document
    return Text(TextName(document.title), document)


def _table(diff: Diff, outline: Sequence[Heading]) -> dict[str, Any]:
    rows = numbered(diff.rows)
    drawn = Rows(diff, outline, "side", "")
    return {"diff": diff, "strip": strip(rows), "rows": drawn.draw(rows, fold=False)}


_RESULTS = {"others": _beside_others, "diff": _beside_another, "decision": _amended}


def _held(reference: str) -> Text:
    """The version that ``ID@LABEL`` names: what is held, and never a file."""
    id_, _, label = reference.partition("@")
    jurisdiction, _, slug = id_.partition("/")
    held = services().texts.versions(addresses.regulation_id(jurisdiction, slug))
    return context().shelf.text(version_in(held, addresses.label(label)))
