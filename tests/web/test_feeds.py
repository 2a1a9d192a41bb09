"""Atom feeds: absolute, the same for everybody, nothing left out."""

from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient
from lxml import etree

from tests.web.reading import LOCAL, NATIONAL

FEED = "/feeds/changes.atom"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def feed(client: FlaskClient, query: str = "", host: str = "law.example") -> etree._Element:
    response = client.get(f"{FEED}?{query}", base_url=f"https://{host}")
    assert (response.status_code, response.mimetype) == (200, "application/atom+xml")
    return etree.fromstring(response.data)


def texts(tree: etree._Element, path: str) -> list[str]:
    return [str(found) for found in tree.xpath(path, namespaces=ATOM)]


def test_a_feed_has_what_atom_asks_for(client: FlaskClient) -> None:
    tree = feed(client)
    for name in ("id", "title", "updated", "author/a:name"):
        assert len(texts(tree, f"/a:feed/a:{name}/text()")) == 1
    assert texts(tree, "/a:feed/a:link[@rel='self']/@href") == [f"https://law.example{FEED}"]
    assert len(tree.xpath("//a:entry", namespaces=ATOM)) == 8
    for entry in tree.xpath("//a:entry", namespaces=ATOM):
        for name in ("id", "title", "updated", "summary"):
            assert len(texts(entry, f"a:{name}/text()")) == 1
    ids = texts(tree, "//a:id/text()")
    assert len(ids) == len(set(ids))


def test_every_address_is_absolute_and_answers(client: FlaskClient) -> None:
    for href in texts(feed(client), "//a:link/@href"):
        target = urlsplit(href)
        assert (target.scheme, target.netloc) == ("https", "law.example")
        assert client.get(target._replace(scheme="", netloc="").geturl()).status_code == 200


def test_ids_do_not_depend_on_the_name_of_the_service(client: FlaskClient) -> None:
    first, second = feed(client), feed(client, host="other.example")
    assert texts(first, "//a:id/text()") == texts(second, "//a:id/text()")
    assert "law.example" not in str(texts(second, "//a:link/@href"))


def test_an_entry_bears_the_day_of_what_happened(client: FlaskClient) -> None:
    tree = feed(client, f"regulation={NATIONAL}")
    days = ["2023-10-20T00:00:00+08:00", "2010-08-27T00:00:00+08:00"]
    assert texts(tree, "//a:entry/a:updated/text()") == days
    assert texts(tree, "/a:feed/a:updated/text()") == days[:1]


@pytest.mark.parametrize(
    ("query", "count"),
    [("jurisdiction=qingchuan", 4), (f"regulation={NATIONAL}", 2), ("q=流动工具库", 4),
     ("since=2030-01-02", 0)],
)  # fmt: skip
def test_a_feed_is_narrowed(client: FlaskClient, query: str, count: int) -> None:
    tree = feed(client, query)
    assert len(tree.xpath("//a:entry", namespaces=ATOM)) == count
    assert texts(tree, "/a:feed/a:id/text()") != texts(feed(client), "/a:feed/a:id/text()")


def test_a_long_feed_goes_on(client: FlaskClient) -> None:
    whole, seen, query = texts(feed(client), "//a:entry/a:id/text()"), [], "limit=3"
    for _ in range(5):
        tree = feed(client, query)
        seen += texts(tree, "//a:entry/a:id/text()")
        following = texts(tree, "/a:feed/a:link[@rel='next']/@href")
        if not following:
            break
        query = urlsplit(following[0]).query
    assert seen == whole


def test_a_version_of_the_future_is_called_so(client: FlaskClient) -> None:
    tree = feed(client, f"regulation={LOCAL}&basis=in_force")
    titles = texts(tree, "//a:entry/a:title/text()")
    assert ["尚未施行" in title for title in titles] == [True, False, False, False]


def test_a_feed_is_told_to_whoever_holds_it(client: FlaskClient) -> None:
    tag = client.get(FEED).headers["ETag"]
    assert client.get(FEED, headers={"If-None-Match": tag}).status_code == 304


def test_a_feed_that_cannot_be_is_refused(client: FlaskClient) -> None:
    assert client.get(f"{FEED}?q=一").status_code == 400
    assert client.get(f"{FEED}?regulation=no/where").status_code == 404
