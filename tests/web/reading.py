"""How the tests read answers: problem documents and pages, parsed, never searched as text."""

from typing import Any

from flask.testing import FlaskClient
from lxml import html
from werkzeug.test import TestResponse

LOCAL = "qingchuan/linli-gongjuku-tiaoli"
NATIONAL = "zhonghe/linli-gongjuku-fa"
VERSIONS = ["2012-05-24", "2017-09-22", "2021-07-29", "2025-11-27"]


def problem(response: TestResponse, status: int, code: str) -> dict[str, Any]:
    """A problem document, of the one shape that every refusal has."""
    assert response.status_code == status
    assert response.mimetype == "application/problem+json"
    assert response.headers["Cache-Control"] == "no-store"
    body = response.json
    assert set(body) == {"type", "title", "status", "code", "detail", "remedy", "errors"}
    assert (body["status"], body["code"]) == (status, code)
    assert body["detail"]
    assert "Traceback" not in response.text
    return body


def page(
    client: FlaskClient, path: str, status: int = 200, language: str = "zh"
) -> html.HtmlElement:
    """A page, parsed."""
    response = client.get(path, headers={"Accept-Language": language})
    assert response.status_code == status, path
    assert response.mimetype == "text/html"
    return html.fromstring(response.text)


def words(element: html.HtmlElement) -> str:
    """What an element says, white space joined."""
    return " ".join(element.text_content().split())


def find(tree: html.HtmlElement, path: str) -> html.HtmlElement:
    """The one element that an XPath leads to."""
    found = tree.xpath(path)
    assert len(found) == 1, f"{path}: {len(found)}"
    return found[0]
