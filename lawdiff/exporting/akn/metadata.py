"""What is known of a regulation, as the metadata of Akoma Ntoso: work, expression, manifestation.

A date that nobody states is given as the first day the standard can write, under the name
``unknown``: the schema wants one, and none is guessed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from lawdiff.exporting.akn.elements import Element, a
from lawdiff.exporting.editions import Edition
from lawdiff.exporting.identifiers import LANGUAGE, country, expression, slug, work

_MAKER = "lawdiff"
_ISSUER = "issuer"
_UNKNOWN = dt.date.min


def metadata(edition: Edition, component: str = "main") -> Element:
    """The metadata of the act, or of one of its annexes."""
    whole = component == "main"
    return a(
        "meta",
        a(
            "identification",
            _work(edition, component),
            _expression(edition, component),
            _manifestation(edition, component),
            source=f"#{_MAKER}",
        ),
        _publication(edition) if whole else None,
        _lifecycle(edition) if whole else None,
        _references(edition) if whole else None,
    )


def _work(edition: Edition, component: str) -> Element:
    document = edition.document
    adopted = [("adopted", document.dates.adopted)]
    return a(
        "FRBRWork",
        *_named(work(edition), component),
        *_dates(adopted),
        a("FRBRauthor", href=f"#{_ISSUER}"),
        a("FRBRcountry", value=country(edition)),
        *([a("FRBRsubtype", value=kind)] if (kind := document.regulation_kind) else ()),
        *([a("FRBRnumber", value=number)] if (number := document.document_number) else ()),
        a("FRBRname", value=slug(edition)),
    )


def _expression(edition: Edition, component: str) -> Element:
    dates = edition.document.dates
    computed = edition.text_state == "consolidated"
    stated = [
        ("version", edition.date),
        ("promulgated", dates.promulgated),
        ("effective", dates.effective),
        ("inForceFrom", edition.in_force_from),
        ("expires", dates.expires),
    ]
    return a(
        "FRBRExpression",
        *_named(expression(edition), component),
        *_dates(stated),
        a("FRBRauthor", href=f"#{_MAKER if computed else _ISSUER}"),
        a("FRBRauthoritative", value=str(not computed).lower()),
        a("FRBRlanguage", language=LANGUAGE),
    )


def _manifestation(edition: Edition, component: str) -> Element:
    return a(
        "FRBRManifestation",
        *_named(expression(edition), component, ".akn"),
        *_dates([("version", edition.date)]),
        a("FRBRauthor", href=f"#{_MAKER}"),
        a("FRBRformat", value="application/akn+xml"),
    )


def _named(iri: str, component: str, suffix: str = "") -> Iterator[Element]:
    yield a("FRBRthis", value=f"{iri}/!{component}{suffix}")
    yield a("FRBRuri", value=f"{iri}{suffix}")


def _dates(stated: list[tuple[str, dt.date | None]]) -> Iterator[Element]:
    known = [(name, day) for name, day in stated if day]
    for name, day in known or [("unknown", _UNKNOWN)]:
        yield a("FRBRdate", date=day.isoformat(), name=name)


def _publication(edition: Edition) -> Element | None:
    day = edition.document.dates.promulgated
    if day is None:
        return None
    name = edition.document.document_number or "promulgated"
    return a("publication", date=day.isoformat(), name=name, showAs=name)


def _lifecycle(edition: Edition) -> Element | None:
    """The adoption and every amendment that the text dates."""
    document = edition.document
    events = [("generation", document.dates.adopted)]
    events += [("amendment", amendment.date) for amendment in document.amendments]
    if not document.amendments:
        events.append(("amendment", document.dates.amended))
    drawn = [
        a("eventRef", date=day.isoformat(), source=f"#{_ISSUER}", type=kind, eId=f"e_{n}")
        for n, (kind, day) in enumerate(((k, d) for k, d in events if d), 1)
    ]
    return a("lifecycle", *drawn, source=f"#{_MAKER}") if drawn else None


def _references(edition: Edition) -> Element:
    place = edition.document.jurisdiction or country(edition)
    organisations = ((_ISSUER, country(edition), place), (_MAKER, _MAKER, _MAKER))
    return a(
        "references",
        *(
            a("TLCOrganization", eId=id_, href=f"/akn/ontology/organization/{iri}", showAs=said)
            for id_, iri, said in organisations
        ),
        source=f"#{_MAKER}",
    )
