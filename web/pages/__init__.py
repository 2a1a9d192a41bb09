"""The pages, a module a family. Each brings its blueprint and its place in the navigation."""

from __future__ import annotations

from flask import Flask

from lawdiff.services import exports
from web import addresses, languages, names
from web.drawing.text import body
from web.pages import (
    about,
    comparisons,
    coverage,
    drafts,
    elements,
    elsewhere,
    files,
    histories,
    home,
    jurisdictions,
    reader,
    regulations,
    search,
)

_FAMILIES = (
    home,
    regulations,
    jurisdictions,
    elements,
    elsewhere,
    files,
    drafts,
    comparisons,
    histories,
    reader,
    search,
    coverage,
    about,
)
_ADDRESSES = (
    addresses.as_file,
    addresses.to_compare,
    addresses.to_elements,
    addresses.to_elsewhere,
    addresses.to_concordance,
    addresses.to_diff,
    addresses.to_history,
    addresses.to_regulation,
    addresses.to_version,
    addresses.to_versions,
)


def install(app: Flask) -> None:
    """Put the pages into an application, and what their templates share."""
    for family in _FAMILIES:
        app.register_blueprint(family.pages)
    app.jinja_env.globals["navigation"] = [
        entry for family in _FAMILIES for entry in getattr(family, "NAVIGATION", ())
    ]
    app.jinja_env.globals |= {
        **{f.__name__: f for f in (*_ADDRESSES, languages.day, languages.number, languages.said)},
        "body": body,
        "formats": exports.TABLE_FORMATS,
        "cell_letters": names.CELL_LETTERS,
        "cells": names.CELLS,
        "classes": names.CLASSES,
        "elements_said": names.ELEMENTS,
        "facts": names.FACTS,
        "is_fictional": names.is_fictional,
        "letters": names.LETTERS,
        "noises": names.NOISES,
        "parent_statuses": names.PARENT_STATUSES,
        "place": names.place,
        "reasons": names.REASONS,
        "standings": names.STANDINGS,
        "version_name": names.version_name,
    }
