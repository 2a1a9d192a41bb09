"""What may be corrected of a file before it is imported: fields of a form, and what they mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from lawdiff.errors import LawdiffError, Refused
from lawdiff.model import DatedBy, Document, FileOutcome, UploadedFile
from lawdiff.model.record import check_label, check_regulation_id, is_regulation_id, label_date
from lawdiff.services.annexed import is_decision
from lawdiff.services.importing import ImportOptions, Preview
from web import addresses

_FIELDS = ("jurisdiction", "as_id", "label", "adopted", "effective")
_MARKS = ("replace", "accept")


class Amended(NamedTuple):
    """A regulation with which a decision can be filed.

    ``title`` is what the decision calls it, None where only the editor names it; ``outcome`` what
    would become of the decision, None where it is not chosen.
    """

    id: str
    title: str | None
    outcome: FileOutcome | None


@dataclass(frozen=True, slots=True)
class Card:
    """One file as the page shows it before it is imported.

    ``shown`` are the fields as text and corrections fill them in, ``values`` as somebody typed
    them, ``errors`` what is wrong with those.
    """

    file: UploadedFile
    preview: Preview
    shown: Mapping[str, str]
    values: Mapping[str, str]
    errors: Mapping[str, LawdiffError] = field(default_factory=dict)

    @property
    def pieces(self) -> list[tuple[Document, FileOutcome, DatedBy]]:
        """Every text of the file, what would become of it, which date it is filed under.

        A decision is none of them where it is filed with what it amends.
        """
        return _pieces(self.preview)

    @property
    def decision(self) -> Document | None:
        """The decision that the file holds."""
        return next((d for d in self.preview.documents if is_decision(d.title)), None)

    @property
    def undecided(self) -> bool:
        """Whether somebody has to say what a decision amends."""
        return self.decision is not None and self.preview.amends is None

    @property
    def amended(self) -> list[Amended]:
        """The regulations with which a decision can be filed."""
        chosen = self.preview.amends or ()
        titles = {proposal.regulation: proposal.title for proposal in self.preview.proposed}
        outcomes = {o.regulation: o for o in self.preview.outcomes if o.regulation in chosen}
        ids = dict.fromkeys((*titles, *chosen))
        return [Amended(id_, titles.get(id_), outcomes.get(id_)) for id_ in ids]

    @property
    def single(self) -> bool:
        """Whether the file holds one text, whose id and dates can be corrected."""
        return len(self.pieces) == 1 and not self.undecided

    @property
    def homeless(self) -> bool:
        """Whether a text of the file does not say whose it is."""
        return any(document.jurisdiction_id is None for document, _, _ in self.pieces)

    @property
    def refused(self) -> bool:
        """Whether importing it would be refused."""
        return any(outcome.outcome == "refused" for outcome in self.preview.outcomes)


def card(
    file: UploadedFile,
    preview: Preview,
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, LawdiffError] | None = None,
) -> Card:
    """A file with its fields as they stand, or as they were ``typed`` and not taken."""
    shown = _shown(file, preview)
    mine = {k: v for k in shown if (v := (typed or {}).get(f"{file.place}.{k}")) is not None}
    return Card(file, preview, shown, shown | mine, errors or {})


def corrected(
    file: UploadedFile, typed: Mapping[str, str]
) -> tuple[ImportOptions, dict[str, LawdiffError]]:
    """The options of a file as its fields have them, and what is wrong with the fields.

    A field that was not touched changes nothing: what a text prints is not given by hand.
    """
    options, errors = ImportOptions.of_json(file.options), {}
    for name in _FIELDS:
        value = typed.get(f"{file.place}.{name}")
        if value is None or value.strip() == typed.get(f"{file.place}.{name}.was", ""):
            continue
        try:
            options = replace(options, **{name: _value(name, value.strip())})
        except LawdiffError as error:
            errors[name] = error
    if f"{file.place}.filed" in typed:
        options = replace(options, amends=_ticked(file, typed))
        try:
            options = replace(options, amends=_amends(file, options.amends or (), typed))
        except LawdiffError as error:
            errors["amended"] = error
    marks: dict[str, Any] = {name: f"{file.place}.{name}" in typed for name in _MARKS}
    return replace(options, **marks), errors


def _ticked(file: UploadedFile, typed: Mapping[str, str]) -> tuple[str, ...] | None:
    """The regulations that are ticked; None where none is."""
    mark = f"{file.place}.amends."
    ids = [name.removeprefix(mark) for name in typed if name.startswith(mark)]
    return tuple(filter(is_regulation_id, ids)) or None


def _amends(
    file: UploadedFile, ticked: tuple[str, ...], typed: Mapping[str, str]
) -> tuple[str, ...]:
    """With what a decision is to be filed: nothing, or what is ticked and named.

    Raises:
        Refused: ``nothing_amended``.
        UsageError: ``bad_regulation_id``.
    """
    other = typed.get(f"{file.place}.amended", "").strip()
    if typed[f"{file.place}.filed"] != "with":
        return ()
    if not (ticked or other):
        raise Refused("nothing_amended", "Choose or name the regulation that the decision amends.")
    named = (check_regulation_id(other),) if other else ()
    return tuple(dict.fromkeys((*ticked, *named)))


def _shown(file: UploadedFile, preview: Preview) -> dict[str, str]:
    """The fields as the text and the corrections so far fill them in."""
    options = ImportOptions.of_json(file.options)
    shown = {"jurisdiction": options.jurisdiction or "", "label": options.label or ""}
    chosen = "with" if preview.amends else "alone"
    shown |= {"filed": "" if preview.amends is None else chosen, "amended": ""}
    shown["effective"] = options.effective.isoformat() if options.effective else ""
    pieces = _pieces(preview)
    if len(pieces) != 1:
        return shown
    document, outcome, _ = pieces[0]
    day = label_date(outcome.version) if outcome.version else options.adopted
    effective = options.effective or document.dates.effective
    return shown | {
        "as_id": outcome.regulation or options.as_id or "",
        "adopted": day.isoformat() if day else "",
        "effective": effective.isoformat() if effective else "",
    }


def _pieces(preview: Preview) -> list[tuple[Document, FileOutcome, DatedBy]]:
    every = zip(preview.documents, preview.outcomes, preview.dated_by, strict=False)
    return [piece for piece in every if not (preview.amends and is_decision(piece[0].title))]


def _value(name: str, text: str) -> Any:
    if not text:
        return None
    if name == "as_id":
        return check_regulation_id(text)
    if name == "label":
        return check_label(text)
    if name == "jurisdiction":
        check_regulation_id(f"{text}/x")
        return text
    return addresses.day(text)
