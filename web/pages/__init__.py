"""The pages, a module a family. Each brings its blueprint and its place in the navigation."""

from __future__ import annotations

from flask import Flask

from lawdiff.services import exports
from web import addresses, languages, names
from web.drawing.text import body
from web.pages import (
    about,
    alignments,
    changes,
    comparisons,
    coverage,
    decisions,
    desk,
    drafts,
    elements,
    elsewhere,
    files,
    histories,
    home,
    imports,
    jurisdictions,
    people,
    quarantine,
    reader,
    references,
    regulations,
    search,
)

_FAMILIES = (
    home,
    regulations,
    changes,
    jurisdictions,
    elements,
    elsewhere,
    files,
    drafts,
    comparisons,
    histories,
    decisions,
    reader,
    references,
    search,
    coverage,
    about,
)
_DESK = (desk, imports, quarantine, alignments, people)
_ADDRESSES = (
    addresses.as_file,
    addresses.to_blame,
    addresses.to_compare,
    addresses.to_elements,
    addresses.to_elsewhere,
    addresses.to_likeness,
    addresses.to_concordance,
    addresses.to_diff,
    addresses.to_file,
    addresses.to_history,
    addresses.to_references,
    addresses.to_regulation,
    addresses.to_version,
    addresses.to_versions,
)
_WORDS = (
    languages.day,
    languages.moment,
    languages.number,
    languages.remedy,
    languages.said,
)


def install(app: Flask) -> None:
    """Put the pages into an application, and what their templates share."""
    for family in (*_FAMILIES, *_DESK):
        app.register_blueprint(family.pages)
    app.jinja_env.globals |= {
        "aids": (*about.AIDS, *desk.AIDS),
        "navigation": [
            entry for family in _FAMILIES for entry in getattr(family, "NAVIGATION", ())
        ],
        **{f.__name__: f for f in (*_ADDRESSES, *_WORDS)},
        "url_for": addresses.to_page,
        "actions": names.ACTIONS,
        "body": body,
        "formats": exports.TABLE_FORMATS,
        "cell_letters": names.CELL_LETTERS,
        "cells": names.CELLS,
        "classes": names.CLASSES,
        "events": names.EVENTS,
        "elements_said": names.ELEMENTS,
        "dated": names.DATED,
        "dates": names.DATES,
        "expected": names.EXPECTED,
        "facts": names.FACTS,
        "is_fictional": names.is_fictional,
        "letters": names.LETTERS,
        "noises": names.NOISES,
        "parent_statuses": names.PARENT_STATUSES,
        "place": names.place,
        "reasons": names.REASONS,
        "outcomes_said": names.OUTCOMES,
        "roles": names.ROLES,
        "scopes": names.SCOPES,
        "settled": names.SETTLED,
        "standings": names.STANDINGS,
        "version_name": names.version_name,
    }
