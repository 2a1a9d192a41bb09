"""What comes of a question at the draft desk: the values of its page, and files to take away."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal, NamedTuple

from lawdiff.errors import Refused, TooLarge, UsageError
from lawdiff.services.decisions import computed
from lawdiff.services.exports import (
    TABLE_FORMATS,
    ExportedFile,
    analogues_file,
    diff_file,
    elements_file,
    matrix_file,
    tracked_file,
)
from lawdiff.services.held import version_in
from lawdiff.services.texts import Text
from lawdiff.services.versions import DiffedTexts
from web import addresses
from web.answers import site
from web.context import context, services
from web.drawing.matrix import Matrix, column_names
from web.drawing.rows import Rows
from web.drawing.sections import numbered
from web.drawing.strip import strip
from web.languages import gettext, language, lazy_gettext
from web.pages.chosen import current

Task = Literal["others", "diff", "decision"]
_FILES = {
    "table": lazy_gettext("Comparison"),
    "elements": lazy_gettext("Fines, deadlines and other elements"),
    "analogues": lazy_gettext("On the same subject"),
    "tracked": lazy_gettext("Word with tracked changes"),
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


class Offer(NamedTuple):
    """A result to take away: what it is called, in which formats, how it is made."""

    words: object
    formats: Sequence[str]
    make: Callable[[str], ExportedFile]


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a question: the values of its page, and the files it can be taken away as."""

    values: Mapping[str, Any]
    files: Mapping[str, Offer] = field(default_factory=dict)

    def taken(self, wanted: str) -> ExportedFile | None:
        """The file that ``NAME.FORMAT`` means."""
        name, _, format_ = wanted.partition(".")
        offer = self.files.get(name)
        return offer.make(format_) if offer and format_ in offer.formats else None


def _beside_others(handed: Handed) -> Done:
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
    files = _offers(analogues=partial(analogues_file, draft, analogues)) if analogues else {}
    if not wanted:
        return Done(values, files)
    compared = _side_by_side(draft, [context().shelf.text(current(id_)) for id_ in wanted])
    return Done({**values, **compared.values}, {**compared.files, **files})


def _side_by_side(draft: Text, beside: Sequence[Text]) -> Done:
    """The draft as the baseline, topic by topic."""
    found = services().jurisdictions.compare_texts([draft, *beside])
    comparison = found.comparison
    names = [gettext("Your draft"), *column_names(comparison.items[1:], _printed(beside))]
    matrix = Matrix(comparison, names, folded=len(names) > _BESIDE)
    rows = list(enumerate(comparison.rows, 1))
    values = {
        "comparison": comparison,
        "names": names,
        "columns": matrix.columns,
        "rows": matrix.draw(rows, topics=True),
    }
    tables = _offers(
        table=partial(matrix_file, found, site=site()),
        elements=partial(elements_file, found, site=site()),
    )
    return Done(values, tables)


def _printed(texts: Sequence[Text]) -> list[str | None]:
    return [text.document.jurisdiction for text in texts]


def _beside_another(handed: Handed) -> Done:
    """The draft against a second text, or against the version it was to be compared with."""
    new = _given(handed.text)
    old = _held(handed.against) if handed.against and not handed.other else _given(handed.other)
    diffed = services().versions.compare(old, new)
    return Done({"draft": new} | _table(diffed), _taken_away(diffed))


def _amended(handed: Handed) -> Done:
    """The text as the decision makes it, against the text as it was."""
    old = _given(handed.text)
    _check(handed.other)
    amended = services().decisions.apply_text(old.document, handed.other)
    diffed = services().versions.compare(old, computed(amended), by=amended)
    left = [outcome for outcome in amended.outcomes if outcome.reason is not None]
    values = {"draft": old, "amended": amended, "left": left} | _table(diffed)
    return Done(values, _taken_away(diffed))


def _table(diffed: DiffedTexts) -> dict[str, Any]:
    diff = diffed.diff
    rows = numbered(diff.rows)
    drawn = Rows(diff, diffed.new.document.outline, "side", None, "#i-{}".format)
    return {"diff": diff, "strip": strip(rows), "rows": drawn.draw_all(rows, fold=True)}


def _taken_away(diffed: DiffedTexts) -> dict[str, Offer]:
    tracked = Offer(
        _FILES["tracked"],
        ("docx",),
        lambda _format: tracked_file(diffed, language=language()),
    )
    return _offers(table=partial(diff_file, diffed)) | {"tracked": tracked}


def _offers(**makers: Callable[..., ExportedFile]) -> dict[str, Offer]:
    """Tables to take away in every format of tables."""
    return {
        name: Offer(_FILES[name], TABLE_FORMATS, partial(make, language=language()))
        for name, make in makers.items()
    }


RESULTS: Mapping[Task, Callable[[Handed], Done]] = {
    "others": _beside_others,
    "diff": _beside_another,
    "decision": _amended,
}
"""How each question is answered."""


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


def _held(reference: str) -> Text:
    """The version that ``ID@LABEL`` names: what is held, and never a file."""
    id_, _, label = reference.partition("@")
    jurisdiction, _, slug = id_.partition("/")
    held = services().texts.versions(addresses.regulation_id(jurisdiction, slug))
    return context().shelf.text(version_in(held, addresses.label(label)))
