"""Refusals over HTTP: one shape, stable codes, never a traceback."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from lawdiff import errors
from lawdiff.bootstrap import Services
from lawdiff.config import Settings
from tests.web.reading import LOCAL, find, page, problem, words
from web import create_app
from web.problems import status_of

REGULATION = f"/api/v1/regulations/{LOCAL}"


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/api/v1/nothing", 404, "no_such_address"),
        ("/api/v1/regulations/hunan/nothing", 404, "no_regulation"),
        ("/api/v1/regulations/HUNAN/..", 404, "no_regulation"),
        (f"{REGULATION}/versions/2000-01-01", 404, "no_version"),
        (f"{REGULATION}/versions/latest", 404, "no_version"),
        (f"{REGULATION}/versions/2021-07-29/articles/999", 404, "no_article"),
        (f"{REGULATION}/versions/2021-07-29/articles/x", 404, "no_article"),
        (f"{REGULATION}/articles/999/history", 404, "no_article"),
        (f"{REGULATION}/as-of/1999-01-01", 404, "not_in_force"),
        (f"{REGULATION}/as-of/yesterday", 400, "bad_date"),
        (f"{REGULATION}/as-of/20200101", 400, "bad_date"),
        (f"{REGULATION}/diff?from=2017-09-22&to=2021-13-45", 404, "no_version"),
        (f"{REGULATION}/diff?from=2017-09-22", 422, "invalid_request"),
        ("/api/v1/regulations?limit=0", 422, "invalid_request"),
        ("/api/v1/regulations?as_of=0", 422, "invalid_request"),
        ("/api/v1/regulations?page=2", 422, "invalid_request"),
        ("/api/v1/search?q=押", 422, "invalid_request"),
    ],
)
def test_a_refusal_has_its_status_and_code(
    client: FlaskClient, path: str, status: int, code: str
) -> None:
    problem(client.get(path), status, code)


def test_a_wrong_value_is_named(client: FlaskClient) -> None:
    body = problem(client.get("/api/v1/regulations?limit=0"), 422, "invalid_request")
    assert [error["field"] for error in body["errors"]] == ["limit"]


def test_a_day_outside_what_is_held_is_told_the_range(client: FlaskClient) -> None:
    body = problem(client.get(f"{REGULATION}/as-of/1999-01-01"), 404, "not_in_force")
    assert "2012-10-01" in body["detail"]


def test_a_wrong_method_is_told_the_right_ones(client: FlaskClient) -> None:
    response = client.delete("/api/v1/regulations")
    problem(response, 405, "method_not_allowed")
    assert "GET" in response.headers["Allow"]


def test_only_json_is_taken(client: FlaskClient) -> None:
    problem(client.post("/api/v1/diff", data={"from": "x"}), 415, "not_json")
    broken = client.post("/api/v1/diff", data="{", content_type="application/json")
    problem(broken, 400, "bad_request")


@pytest.fixture(name="strict")
def _strict(tmp_path: Path) -> Iterator[FlaskClient]:
    settings = Settings(store=tmp_path / "store", max_request=200, rate_limit="1 per minute")
    services = Services(settings)
    yield create_app(settings, services).test_client()
    services.close()


def test_too_much_is_too_much(strict: FlaskClient) -> None:
    body = {"from": {"text": "第一条" * 100}, "to": {"text": "第一条"}}
    problem(strict.post("/api/v1/diff", json=body), 413, "request_too_large")


def test_too_often_is_too_often_and_reading_is_not_limited(strict: FlaskClient) -> None:
    body = {"from": {"text": "第一条　甲。"}, "to": {"text": "第一条　乙。"}}
    assert strict.post("/api/v1/diff", json=body).status_code == 200
    problem(strict.post("/api/v1/diff", json=body), 429, "too_many_requests")
    assert all(strict.get("/api/v1/regulations").status_code == 200 for _ in range(5))


def test_several_regulations_in_one_text_are_refused(client: FlaskClient) -> None:
    both = "甲市公园条例\n第一条　甲。\n第二条　乙。\n\n乙市公园条例\n第一条　丙。\n第二条　丁。"
    body = {"from": {"text": both}, "to": {"text": "第一条　甲。"}}
    problem(client.post("/api/v1/diff", json=body), 422, "several_regulations")


def test_what_nobody_foresaw_is_an_internal_error_and_no_traceback(tmp_path: Path) -> None:
    def broken() -> None:
        raise RuntimeError("secret of the house")

    settings = Settings(store=tmp_path / "store")
    services = Services(settings, today=broken)
    client = create_app(settings, services).test_client()
    body = problem(client.get("/api/v1/regulations"), 500, "internal_error")
    assert "secret" not in str(body)
    tree = page(client, "/", 500)
    assert "secret" not in words(tree)
    services.close()


def test_a_store_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("no folder")
    settings = Settings(store=tmp_path / "store")
    client = create_app(settings, Services(settings)).test_client()
    assert client.get("/healthz").status_code == 200
    response = client.get("/readyz")
    assert response.status_code in {404, 422, 500, 503}
    assert response.mimetype == "application/problem+json"


def test_every_family_of_refusals_has_a_status() -> None:
    families = [f for f in vars(errors).values() if isinstance(f, type)]
    families = [f for f in families if issubclass(f, errors.LawdiffError)]
    for family in families:
        if family is not errors.LawdiffError:
            assert 400 <= status_of(family("code", "text")) < 600


def test_a_page_refuses_in_the_readers_language_with_a_way_on(client: FlaskClient) -> None:
    for language, title in (("zh", "未找到"), ("en", "Not found")):
        tree = page(client, "/r/hunan/nothing", 404, language)
        assert words(find(tree, "//h1")) == title
        find(tree, "//main//form[@role='search']")
        assert len(tree.xpath("//main//p[@class='links']/a")) >= 2


def test_hostile_words_stay_words(client: FlaskClient) -> None:
    tree = page(client, "/search?q=<script>alert(1)</script>")
    assert not tree.xpath("//script[not(@src)]")
    assert find(tree, "//main//input[@name='q']").get("value") == "<script>alert(1)</script>"
