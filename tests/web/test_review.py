"""The review of links in doubt: both texts, the decision, two who decide at once."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from apiflask import APIFlask
from lxml import html

from lawdiff.bootstrap import Services
from lawdiff.config import Settings
from lawdiff.model import Correction, Place
from lawdiff.numbering import Number
from lawdiff.services.importing import ImportOptions
from tests.web.desks import logged_in, people, post, shown
from web import create_app

ID = "qingchuan/shaichang-tiaoli"
PATH = f"/r/{ID}/alignments"
OLD = """青川省晒场条例
（2019年3月28日青川省第十三届人民代表大会常务委员会第九次会议通过）
第一条　为了便利居民晾晒衣物，制定本条例。
第二条　晒场由居民委员会管理，每日清晨开放，日落时关闭，雨天可以不开放。
第三条　任何人不得在晒场焚烧杂物。
"""
NEW = """青川省晒场条例
（2021年3月28日青川省第十三届人民代表大会常务委员会第二十九次会议修订）
第一条　为了便利居民晾晒衣物，制定本条例。
第二条　物业服务人负责晒场的日常管理，保持晒场整洁，每日清晨开放。
第三条　街道办事处应当为晒场配备灭火器材。
"""


@pytest.fixture(name="services")
def _services(tmp_path: Path) -> Iterator[Services]:
    settings = Settings(
        store=tmp_path / "store", jobs=1, rate_limit="", login_limit="", secret_key="k" * 32
    )
    services = Services(settings, today=lambda: dt.date(2026, 6, 1))
    people(services)
    for name, text in (("a.txt", OLD), ("b.txt", NEW)):
        services.importing.data(name, text.encode(), ImportOptions())
    yield services
    services.close()


@pytest.fixture(name="app")
def _app(services: Services) -> APIFlask:
    return create_app(services.settings, services)


def _pair(old: str, new: str, verdict: str, expected: str = "none") -> dict[str, str]:
    return {
        "old_version": "2019-03-28",
        "old_article": old,
        "new_version": "2021-03-28",
        "new_article": new,
        "verdict": verdict,
        "expected": expected,
    }


def test_a_pair_is_settled_listed_and_taken_back(app, services) -> None:
    client = logged_in(app, "editor")
    assert "第三条" in shown(client, post(client, PATH, _pair("3", "3", "apart"))).text
    assert [c.verdict for c in services.catalog.corrections(ID)] == ["apart"]
    shown(client, post(client, PATH, _pair("3", "3", "none", "apart")))
    assert services.catalog.corrections(ID) == []
    assert services.audit.entries()[0].actor == "user:editor"


def test_who_comes_second_is_told_and_keeps_what_was_entered(app, services) -> None:
    first, second = logged_in(app, "editor"), logged_in(app, "admin")
    shown(first, post(first, PATH, _pair("3", "3", "apart")))
    answer = post(second, PATH, _pair("3", "3", "same"))
    assert answer.status_code == 409
    tree = html.fromstring(answer.text)
    assert tree.xpath("//p[@role='alert']")
    assert tree.xpath("//section[@aria-labelledby='other']//input[@name='old_article']/@value") == [
        "3"
    ]
    assert [c.verdict for c in services.catalog.corrections(ID)] == ["apart"]


@pytest.mark.parametrize(
    ("change", "status"),
    [({"old_article": "<b>"}, 404), ({"verdict": "maybe"}, 400), ({"old_version": "x"}, 404)],
)
def test_what_is_wrong_is_said_and_kept(app, change, status) -> None:
    client = logged_in(app, "editor")
    answer = post(client, PATH, {**_pair("1", "1", "same"), **change})
    assert answer.status_code == status
    assert html.fromstring(answer.text).xpath("//p[@role='alert']")
    assert "<b>" not in answer.text


def test_a_doubtful_link_is_shown_with_both_texts_and_settled(app, services) -> None:
    doubtful = services.aligning.alignments(ID).doubtful
    assert doubtful, "the two texts are written so that a link is in doubt"
    client = logged_in(app, "editor")
    assert ID in client.get("/alignments").text
    tree = html.fromstring(client.get(PATH).text)
    (form, *_) = tree.xpath("//article[@class='card']//form")
    sides = [
        side.text_content()
        for side in tree.xpath("//article[@class='card'][1]//div[@class='matter']")
    ]
    assert len(sides) == 2
    settled = shown(client, client.post(PATH, data={**dict(form.form_values()), "verdict": "same"}))
    assert settled.status_code == 200
    assert len(services.aligning.alignments(ID).doubtful) == len(doubtful) - 1
    assert services.catalog.corrections(ID)[0].verdict == "same"


def test_a_regulation_is_found_by_its_id(app) -> None:
    client = logged_in(app, "editor")
    assert client.get(f"/alignments?id={ID}").headers["Location"] == PATH
    assert client.get("/alignments?id=no/such").status_code == 404


def test_what_is_settled_meanwhile_is_in_the_next_file_alone(app, services, monkeypatch) -> None:
    """A file is of one state, though somebody settles a link while it is made."""
    first, last = (entry.label for entry in services.catalog.versions(ID))
    client, file = app.test_client(), f"/r/{ID}/concordance.csv?from={first}&to={last}"
    before = client.get(file).data
    other = Services(services.settings)
    read = services.versions.settled
    places = Place(first, Number(1)), Place(last, Number(1))

    def settled_meanwhile(id_: str) -> tuple[Correction, ...]:
        found = read(id_)
        if not found:
            other.aligning.settle(ID, *places, "apart")
        return found

    monkeypatch.setattr(services.versions, "settled", settled_meanwhile)
    client_of_new = create_app(services.settings, services).test_client()
    assert client_of_new.get(file).data == before
    after = client_of_new.get(file).data
    assert after != before
    other.aligning.settle(ID, *places, "none")
    other.close()
    monkeypatch.undo()
    assert client_of_new.get(file).data == before
