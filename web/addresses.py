"""Addresses: their parts as values, and from values to them.

An address of the wrong form names nothing: 404, not 400.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from functools import cache
from urllib.parse import urlencode

from flask import current_app, request, url_for

from lawdiff.errors import NotFound, UsageError
from lawdiff.model.record import is_label, is_regulation_id
from lawdiff.numbering import Number

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def regulation_id(jurisdiction: str, slug: str) -> str:
    """The id of a regulation.

    Raises:
        NotFound: ``no_regulation``.
    """
    id_ = f"{jurisdiction}/{slug}"
    if not is_regulation_id(id_):
        raise NotFound("no_regulation", "No regulation {regulation} is held.", regulation=id_[:200])
    return id_


def label(text: str) -> str:
    """The label of a version.

    Raises:
        NotFound: ``no_version``.
    """
    if not is_label(text):
        raise NotFound("no_version", "No version is called {label}.", label=text[:40])
    return text


def number(address: str) -> Number:
    """The number of an article, ``12`` or ``12-1``.

    Raises:
        NotFound: ``no_article``.
    """
    value = Number.of_address(address)
    if value is None:
        raise NotFound("no_article", "No article is called {number}.", number=address[:40])
    return value


def day(text: str) -> dt.date:
    """A day as YYYY-MM-DD and in no other form.

    Raises:
        UsageError: ``bad_date``.
    """
    try:
        if _DAY.fullmatch(text):
            return dt.date.fromisoformat(text)
    except ValueError:
        pass
    raise UsageError("bad_date", "{text!r} is no date.", remedy="Write YYYY-MM-DD.", text=text[:40])


def to_page(endpoint: str, **values: object) -> str:
    """The address of a page by its endpoint; those without parts stand in every page's head."""
    if values:
        return url_for(endpoint, **values)  # type: ignore[arg-type]  # whatever can be printed
    return f"{request.script_root}{_path(endpoint)}"


def to_api(path: str) -> str:
    """An address of the API."""
    return f"{request.script_root}/api/v1/{path}"


def to_regulation(id_: str) -> str:
    """The page of a regulation."""
    return f"{request.script_root}/r/{id_}"


def to_versions(id_: str) -> str:
    """The page of a regulation's versions."""
    return f"{to_regulation(id_)}/versions"


def to_version(id_: str, label: str) -> str:
    """The page of a version."""
    return f"{to_regulation(id_)}/{label}"


def to_file(id_: str, label: str, form: str) -> str:
    """A version as a document."""
    return to_api(f"regulations/{id_}/versions/{label}/file?format={form}")


def to_diff(id_: str, old: str, new: str) -> str:
    """The page that compares two versions."""
    return f"{to_regulation(id_)}/diff?from={old}&to={new}"


def to_concordance(id_: str, old: str, new: str) -> str:
    """The page that sets the numbers of two versions beside each other."""
    return f"{to_regulation(id_)}/concordance?from={old}&to={new}"


def to_history(id_: str, number: Number, label: str) -> str:
    """The page of an article through time, by its number in a version."""
    return f"{to_regulation(id_)}/articles/{number.address}/history?version={label}"


def to_blame(id_: str, number: Number, label: str) -> str:
    """The page that says who put an article's words there, by its number in a version."""
    return f"{to_regulation(id_)}/articles/{number.address}/blame?version={label}"


def to_references(id_: str, label: str) -> str:
    """The page of what a version refers to, and what refers to its regulation."""
    return f"{to_version(id_, label)}/refs"


def to_article(id_: str, label: str, number: Number) -> str:
    """An article on the page of a version."""
    return f"{to_version(id_, label)}#a{number.address}"


def to_compare(references: Iterable[str], **rest: object) -> str:
    """The page that puts texts side by side; what is blank of ``rest`` is left out."""
    return _side_by_side("compare", references, rest)


def to_elements(references: Iterable[str], **rest: object) -> str:
    """The page of fines, deadlines and other elements of several texts."""
    return _side_by_side("compare/elements", references, rest)


def to_elsewhere(id_: str, as_of: dt.date | None = None, version: str = "") -> str:
    """The page of what other jurisdictions have on a regulation's subject, and the law above."""
    asked = {"as_of": as_of.isoformat() if as_of else "", "version": version}
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{to_regulation(id_)}/elsewhere{'?' if query else ''}{query}"


def to_likeness(id_: str, as_of: dt.date | None = None) -> str:
    """The heat map of all that is held on a regulation's subject."""
    day = f"?as_of={as_of.isoformat()}" if as_of else ""
    return f"{to_regulation(id_)}/likeness{day}"


def as_file(address: str, format_: str) -> str:
    """What an address shows, as a file to take away."""
    path, mark, query = address.partition("?")
    return f"{path}.{format_}{mark}{query}"


@cache
def _path(endpoint: str) -> str:
    return current_app.url_map.bind("").build(endpoint)


def _side_by_side(path: str, references: Iterable[str], rest: Mapping[str, object]) -> str:
    values = {"items": ",".join(references)} | {name: v for name, v in rest.items() if v}
    return f"{request.script_root}/{path}?{urlencode(values, safe=',/@')}"
