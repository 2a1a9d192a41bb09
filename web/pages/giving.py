"""What a form hands over: a version that is held, words that were pasted, or a file."""

from __future__ import annotations

from dataclasses import dataclass

from flask import request

from lawdiff.errors import LawdiffError, NotFound, UsageError
from lawdiff.model import Filter
from lawdiff.services.texts import Text
from web.context import services
from web.names import version_name

_LONGEST = 200  # characters of the name of a version or a file
_NAMED = 5  # regulations named where several are meant


@dataclass(frozen=True, slots=True)
class Given:
    """What was put into one place of a form.

    ``ref`` names a version that is held; ``text`` are words, ``file`` the name of the file they
    came in. ``refused`` says why a file could not be read.
    """

    ref: str = ""
    text: str = ""
    file: str = ""
    refused: LawdiffError | None = None

    def __bool__(self) -> bool:
        return bool(self.ref or self.text)


def given(place: str) -> Given:
    """What the form at hand holds in one place; a file goes before words that were pasted."""
    ref = request.form.get(f"{place}_ref", "").strip()[:_LONGEST]
    pasted = request.form.get(f"{place}_text", "").replace("\r\n", "\n").strip()
    upload = request.files.get(f"{place}_file")
    if upload is None or not upload.filename:
        return Given(ref, pasted, request.form.get(f"{place}_name", "")[:_LONGEST])
    name = upload.filename[:_LONGEST]
    try:
        return Given(ref, services().texts.read(name, upload.read()), name)
    except LawdiffError as refused:
        return Given(ref, pasted, name, refused)


def title_of(reference: str) -> str:
    """What the version is called that is named; empty where none is, or none that is held."""
    if not reference:
        return ""
    try:
        name = services().texts.held(_reference(reference)).name
    except LawdiffError:
        return ""
    return f"{name.title} {version_name(name.version)}" if name.version else name.title


def words_of(place: Given) -> str:
    """The words of a decision.

    Raises:
        UsageError: ``nothing_given``.
        Refused: Whatever reading its file refused.
    """
    if place.refused:
        raise place.refused
    if not place.text.strip():
        raise UsageError(
            "nothing_given", "A text is missing.", remedy="Paste it, or choose a file."
        )
    return place.text


def text_of(place: Given) -> Text:
    """The regulation that is meant.

    Raises:
        UsageError: ``nothing_given``, ``given_twice``, ``several_titles``.
        NotFound: ``no_regulation`` and its like.
        Refused: What cannot be read as a regulation.
    """
    if place.ref and place.text:
        raise UsageError(
            "given_twice",
            "Both a version that is held and a text of your own are given.",
            remedy="Take out one of the two.",
        )
    if place.ref:
        return services().texts.held(_reference(place.ref))
    return services().texts.given(words_of(place), place.file)


def _reference(ref: str) -> str:
    """``ref`` as a reference to the record; a title names the regulation that bears it."""
    if "/" in ref:
        return ref
    found = services().browsing.regulations(Filter(title=ref), limit=_NAMED)
    exact = [entry for entry in found.regulations if entry.title == ref]
    meant = exact if len(exact) == 1 else found.regulations
    if not meant:
        raise NotFound(
            "no_such_title",
            "No regulation that is held has {words} in its title.",
            remedy="Paste the text, or choose a file.",
            words=ref,
        )
    if len(meant) > 1:
        raise UsageError(
            "several_titles",
            "{count} regulations have {words} in their titles, among them {ids}.",
            remedy="Name one by its id.",
            count=found.total,
            words=ref,
            ids=", ".join(entry.id for entry in meant),
        )
    return meant[0].id
