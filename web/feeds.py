"""Atom feeds (RFC 4287) of what changed: of everything, or narrowed like the page of changes.

A feed is made of the catalogue alone: an entry bears the day of what happened, no clock is read.
Entries are the same for everybody and for ever by their ids, whatever the service is called;
addresses are absolute, as feeds are read far from where they came. A long feed goes on in the next
document (RFC 5005), so that nothing is left out.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

from flask import Blueprint, Flask, Response, request

from lawdiff.model import Change
from lawdiff.services.changes import ChangePage
from web import addresses
from web.answers import REVALIDATE, tag_of
from web.context import services
from web.languages import gettext, language
from web.names import CLASSES, EVENTS, STANDINGS, Standing, place, standing, version_name
from web.pages.answers import asked
from web.queries import ChangesQuery

_ATOM = "http://www.w3.org/2005/Atom"
_TYPE = "application/atom+xml"
_IDS = uuid.UUID("5f0d7c1e-6f0b-5d6b-9c1c-2f3f6f6f1a77")  # the space of names of our entries
_NEVER = "1970-01-01T00:00:00Z"

feeds = Blueprint("feeds", __name__)


def install(app: Flask) -> None:
    """Answer under /feeds."""
    app.register_blueprint(feeds)


@feeds.get("/feeds/changes.atom")
def changes() -> Response:
    """What changed, the latest day first.

    It is kept by nobody but its reader: its addresses depend on the name it was asked under.
    """
    query = asked(ChangesQuery)
    page = services().changes.changes(query.filter, cursor=query.cursor, limit=query.limit)
    body = _feed(query, page)
    response = Response(body, mimetype=_TYPE)
    response.set_etag(tag_of(body))
    response.headers["Cache-Control"] = REVALIDATE
    response.vary.update(("Accept-Language", "Cookie"))
    response.make_conditional(request)
    return response


def _feed(query: ChangesQuery, page: ChangePage) -> bytes:
    asked_for = query.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    narrowed = {name: value for name, value in asked_for.items() if name not in {"cursor", "limit"}}
    feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": _tongue()})
    _add(feed, "id", _id("feed", urlencode(sorted(narrowed.items()))))
    _add(feed, "title", _title(query))
    _add(feed, "updated", _moment(page.changes[0].day) if page.changes else _NEVER)
    _add(_add(feed, "author"), "name", "lawdiff")
    _link(feed, "self", _feed_at(asked_for), _TYPE)
    _link(feed, "alternate", _at(f"/changes?{urlencode(narrowed)}"), "text/html")
    if page.cursor is not None:
        _link(feed, "next", _feed_at(asked_for | {"cursor": page.cursor}), _TYPE)
    for change in page.changes:
        _entry(feed, change)
    body: bytes = ET.tostring(feed, "utf-8", xml_declaration=True)
    return body


def _entry(feed: ET.Element, change: Change) -> None:
    version, day = change.version, change.day
    stands = standing(version, services().today())
    entry = _add(feed, "entry")
    _add(entry, "id", _id(change.event, version.regulation, version.label, str(day)))
    words = [version.title, version_name(version.label), str(EVENTS[change.event])]
    if stands is Standing.FUTURE:
        words.append(str(STANDINGS[stands]))
    _add(entry, "title", " · ".join(words))
    _add(entry, "updated", _moment(day))
    page = addresses.to_version(version.regulation, version.label)
    _link(entry, "alternate", _from_root(page), "text/html")
    if change.previous is not None:
        diff = addresses.to_diff(version.regulation, change.previous, version.label)
        _link(entry, "related", _from_root(diff), "text/html")
    _add(entry, "category").set("term", change.event)
    _add(entry, "summary", _summary(change, stands))


def _summary(change: Change, stands: Standing) -> str:
    """Whose it is, whether it holds, and how many articles of each class it brought."""
    version = change.version
    counts = (
        f"{CLASSES[name]} {count}"
        for name, count in change.tally.items()
        if count and name != "unchanged"
    )
    where = place(version.regulation, version.jurisdiction)
    return "；".join([where, str(STANDINGS[stands]), *counts])


def _title(query: ChangesQuery) -> str:
    narrowed = (query.jurisdiction, query.regulation_kind, query.regulation, query.q)
    return " · ".join([gettext("What is new"), *filter(None, narrowed)])


def _add(parent: ET.Element, name: str, text: str | None = None) -> ET.Element:
    element = ET.SubElement(parent, name)
    element.text = text
    return element


def _link(parent: ET.Element, rel: str, href: str, type_: str) -> None:
    _add(parent, "link").attrib.update({"rel": rel, "href": href, "type": type_})


def _id(*parts: str) -> str:
    return uuid.uuid5(_IDS, "/".join(parts)).urn


def _moment(day: dt.date | None) -> str:
    return f"{day}T00:00:00+08:00" if day else _NEVER


def _tongue() -> str:
    return {"zh": "zh-Hans"}.get(language(), language())


def _feed_at(query: Mapping[str, object]) -> str:
    return _at(f"/feeds/changes.atom?{urlencode(dict(query))}")


def _at(path: str) -> str:
    """The absolute address of a path below where the application stands."""
    return _from_root(f"{request.script_root}{path}".rstrip("?"))


def _from_root(path: str) -> str:
    return f"{request.host_url.rstrip('/')}{path}"
