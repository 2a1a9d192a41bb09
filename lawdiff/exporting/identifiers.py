"""How a regulation and its versions are named outside of lawdiff: IRIs after Akoma Ntoso.

The name of a work is made of its id, which never changes, and of no date, which one version may
state and another not: ``/akn/cn-hunan/act/<slug>``. National texts are of ``cn``; what exists in
the samples alone is of ``zz``, which ISO 3166 leaves to its users. A version is ``/zho@<label>``.
"""

from __future__ import annotations

from lawdiff.exporting.editions import Edition

LANGUAGE = "zho"
"""Chinese, after ISO 639-2."""

_NATIONAL = "cn"
_FICTIONAL = "zz"


def country(edition: Edition) -> str:
    """The code of the country, with the jurisdiction in it where the text is not national."""
    regulation, document = edition.name.regulation, edition.document
    place = regulation.partition("/")[0] if regulation else document.jurisdiction_id
    code = _FICTIONAL if edition.fictional else _NATIONAL
    return code if place in {None, _NATIONAL} else f"{code}-{place}"


def work(edition: Edition) -> str:
    """The regulation, whatever its version."""
    return f"/akn/{country(edition)}/act/{slug(edition)}"


def expression(edition: Edition) -> str:
    """One version of it."""
    label = edition.name.version or (edition.date.isoformat() if edition.date else "")
    return f"{work(edition)}/{LANGUAGE}@{label}"


def slug(edition: Edition) -> str:
    """The last part of the regulation's id; of a file, its title."""
    if edition.name.regulation:
        return edition.name.regulation.partition("/")[2]
    return "".join(edition.document.title.split())
