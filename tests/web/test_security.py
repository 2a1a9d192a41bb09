"""Headers, cookies, weight: what a browser is told and made to load."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.web.reading import LOCAL, page

STATIC = Path(__file__).parent.parent.parent / "web" / "static"
LIGHT = 60_000  # bytes of style sheets and scripts together
HEADERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


@pytest.mark.parametrize("path", ["/", "/api/v1/regulations", "/nothing", "/static/page.css"])
def test_every_answer_is_guarded(client: FlaskClient, path: str) -> None:
    headers = client.get(path, buffered=True).headers
    assert HEADERS.items() <= dict(headers).items()
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "Strict-Transport-Security" not in headers
    secure = client.get(path, base_url="https://localhost", buffered=True).headers
    assert "max-age" in secure["Strict-Transport-Security"]


def test_the_language_cookie_keeps_to_this_site(client: FlaskClient) -> None:
    cookie = client.get("/?lang=en").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" in client.get("/?lang=en", base_url="https://localhost").headers["Set-Cookie"]


def test_reading_sets_no_cookie(client: FlaskClient) -> None:
    assert "Set-Cookie" not in client.get("/").headers
    assert "Set-Cookie" not in client.get("/api/v1/regulations?limit=1").headers


def test_style_sheets_and_scripts_are_light() -> None:
    files = [f for f in STATIC.iterdir() if f.suffix in {".css", ".js"}]
    assert 0 < sum(f.stat().st_size for f in files) < LIGHT


def test_assets_are_kept_until_they_change(client: FlaskClient) -> None:
    for href in page(client, "/").xpath("//link[@rel='stylesheet']/@href"):
        assert "immutable" in client.get(href, buffered=True).headers["Cache-Control"]
    unnamed = client.get("/static/page.css", buffered=True)
    assert "immutable" not in unnamed.headers["Cache-Control"]


def test_pages_load_from_here_alone(client: FlaskClient) -> None:
    for path in ("/", f"/r/{LOCAL}/diff", "/help"):
        tree = page(client, path)
        for source in tree.xpath("//@src | //link/@href | //form/@action"):
            assert source.startswith("/"), source
