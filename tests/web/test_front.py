"""Answers given again: the same bytes, until anything changed on which they depend."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from lawdiff.bootstrap import Services
from lawdiff.config import Settings
from lawdiff.services.importing import ImportOptions
from tests.web.reading import find, page, words
from web import create_app

PATH = "/r/qingchuan/gongyuan-tiaoli"
TEXT = (
    "青川省公园条例\n（{year}年1月1日青川省人民代表大会通过）\n第一条　{text}\n第二条　公园免费。\n"
)


class Clock:
    """A day that a test can change."""

    day = dt.date(2026, 6, 1)

    def __call__(self) -> dt.date:
        return self.day


@pytest.fixture(name="clock")
def _clock() -> Clock:
    return Clock()


@pytest.fixture(name="services")
def _services(tmp_path: Path, clock: Clock) -> Iterator[Services]:
    services = Services(Settings(store=tmp_path / "store", rate_limit=""), today=clock)
    yield services
    services.close()


@pytest.fixture(name="client")
def _client(services: Services) -> FlaskClient:
    put(services, 2020, "公园每日开放。")
    return create_app(services.settings, services).test_client()


def put(services: Services, year: int, text: str) -> None:
    options = ImportOptions(as_id=PATH.removeprefix("/r/"), effective=dt.date(year, 1, 1))
    data = TEXT.format(year=year, text=text).encode()
    (outcome,) = services.importing.data(f"{year}.txt", data, options)
    assert outcome.outcome == "stored", outcome


def test_the_same_question_has_the_same_answer(client: FlaskClient) -> None:
    first, second = (client.get(PATH) for _ in range(2))
    assert first.data == second.data
    ours = {"X-Request-ID"}
    kept = [{k: v for k, v in r.headers.items() if k not in ours} for r in (first, second)]
    assert kept[0] == kept[1]
    assert first.headers["X-Request-ID"] != second.headers["X-Request-ID"]


def test_who_holds_a_kept_answer_is_told_so(client: FlaskClient) -> None:
    client.get(PATH)
    tag = client.get(PATH).headers["ETag"]
    held = client.get(PATH, headers={"If-None-Match": f'"other", {tag}'})
    assert (held.status_code, held.data) == (304, b"")
    assert held.headers["ETag"] == tag
    assert "Content-Security-Policy" in held.headers


def test_what_another_imports_is_seen_at_once(client: FlaskClient, services: Services) -> None:
    for _ in range(2):
        assert "每日开放" in words(page(client, PATH))
    other = Services(services.settings)
    put(other, 2022, "公园夜间关闭。")
    other.close()
    assert "夜间关闭" in words(page(client, PATH))


def test_what_this_process_imports_is_seen_at_once(client: FlaskClient, services: Services) -> None:
    client.get(PATH)
    put(services, 2022, "公园夜间关闭。")
    assert "夜间关闭" in words(page(client, PATH))


def test_a_new_day_has_new_answers(client: FlaskClient, services: Services, clock: Clock) -> None:
    put(services, 2027, "公园夜间关闭。")
    for _ in range(2):
        assert "每日开放" in words(page(client, PATH))
    clock.day = dt.date(2027, 1, 1)
    assert "夜间关闭" in words(page(client, PATH))


def test_every_reader_has_the_own_language(client: FlaskClient) -> None:
    for _ in range(2):
        for language in ("zh", "en"):
            tree = page(client, PATH, language=language)
            assert tree.get("lang") == {"zh": "zh-Hans", "en": "en"}[language]
    assert words(find(page(client, PATH, language="en"), "//h1")) == "青川省公园条例"


def test_refusals_are_not_kept(client: FlaskClient, services: Services) -> None:
    assert client.get(f"{PATH}/2022-01-01").status_code == 404
    put(services, 2022, "公园夜间关闭。")
    assert client.get(f"{PATH}/2022-01-01").status_code == 200


def test_kept_answers_are_logged_and_counted(client: FlaskClient, capsys) -> None:
    for _ in range(3):
        client.get(PATH)
    assert capsys.readouterr().err.count(f'"path": "{PATH}"') == 3
    numbers = client.get("/metrics").text
    assert 'lawdiff_requests_total{endpoint="reader.current",status="200"} 3.0' in numbers
