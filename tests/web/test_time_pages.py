"""Pages about time: who wrote what, what points where, what is new, what is missing."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient
from lxml import html
from werkzeug.test import TestResponse

from lawdiff.bootstrap import Services
from lawdiff.config import Settings
from lawdiff.model import Place
from lawdiff.numbering import Number
from lawdiff.services.importing import ImportOptions
from tests.web.conftest import TODAY
from tests.web.desks import csrf
from tests.web.reading import LOCAL, NATIONAL, VERSIONS, find, page, words
from web import create_app

PARKS = "qingchuan/gongyuan-tiaoli"


def park(note: str, *articles: str) -> bytes:
    """A regulation written for these tests."""
    numbered = (f"{Number(n).label}　{text}" for n, text in enumerate(articles, 1))
    return "\n\n".join(["青川省公园条例", f"（{note}）", *numbered]).encode()


ADOPTED = "2001年3月1日青川省人民代表大会常务委员会通过"
AMENDED = f"{ADOPTED}　根据2010年5月6日《关于修改〈青川省公园条例〉的决定》修正"
AGAIN = f"{AMENDED}　根据2020年7月8日《关于修改〈青川省公园条例〉的决定》第二次修正"
OPEN = "公园向公众免费开放，开放时间由管理单位公布。"
FISHING = "公园内的水域禁止垂钓、游泳，违者由管理单位劝离。"
LAST = "违反本条例第九条规定的，依照《青川省广场条例》第三条处理。"


Texts = Sequence[tuple[str, str, Sequence[str]]]


@pytest.fixture(name="serve")
def _serve(tmp_path: Path) -> Iterator[Callable[[Texts], FlaskClient]]:
    """Serve versions of one regulation, each given by its label, its note, its articles."""
    settings = Settings(store=tmp_path / "store", jobs=1, rate_limit="")
    services = Services(settings, today=lambda: TODAY)

    def serve(texts: Texts) -> FlaskClient:
        for label, note, articles in texts:
            options = ImportOptions(as_id=PARKS, label=label, accept=True)
            (outcome,) = services.importing.data(f"{label}.txt", park(note, *articles), options)
            assert outcome.outcome == "stored", outcome
        return create_app(settings, services).test_client()

    yield serve
    services.close()


@pytest.fixture(name="parks")
def _parks(serve: Callable[[Texts], FlaskClient]) -> FlaskClient:
    """A client of a store with a regulation of which one text is missing."""
    return serve([
        ("2001-03-01", ADOPTED, (OPEN, FISHING, LAST)),
        ("2010-05-06", AMENDED, (OPEN, LAST)),
        ("2024-07-08", AGAIN, (OPEN, FISHING, LAST)),
    ])  # fmt: skip


def test_blame_prints_every_word_once(client: FlaskClient) -> None:
    for number in (12, 18, 36):
        address = f"articles/{number}/blame?version=2021-07-29"
        answer = client.get(f"/api/v1/regulations/{LOCAL}/{address}").json
        tree = page(client, f"/r/{LOCAL}/{address}")
        for sup in tree.xpath("//sup"):
            sup.drop_tree()
        shown = [cell.text_content() for cell in tree.xpath("//td[contains(@class,'matter')]")]
        assert "\n".join(shown) == answer["article"]["text"]


def test_blame_marks_words_by_the_version_they_are_from(client: FlaskClient) -> None:
    tree = page(client, f"/r/{LOCAL}/articles/36/blame?version=2021-07-29")
    marks = set(tree.xpath("//sup/a/@href"))
    assert marks == {f"#v{label}" for label in VERSIONS[:3]}
    assert marks <= {f"#{id_}" for id_ in tree.xpath("//li/@id")}
    assert "第（三）项" in [words(cell) for cell in tree.xpath("//tbody/tr/th")]


def test_a_history_says_what_is_in_doubt(client: FlaskClient) -> None:
    tree = page(client, f"/r/{LOCAL}/articles/36/history?version=2021-07-29")
    step = find(tree, "//li[@id='v2025-11-27']")
    assert "存疑" in words(step)
    assert "第三十九条" in words(step)
    assert "future" in find(tree, "//*[name()='svg']/*[name()='a'][last()]").get("class")


def test_a_history_names_the_act_and_the_dates(client: FlaskClient) -> None:
    tree = page(client, f"/r/{LOCAL}/articles/13/history?version=2021-07-29")
    step = words(find(tree, "//li[@id='v2021-07-29']"))
    assert "《关于修改〈青川省邻里工具库条例〉的决定》" in step
    assert "2021年10月1日" in step


def test_an_article_that_comes_back_is_one(parks: FlaskClient) -> None:
    tree = page(parks, f"/r/{PARKS}/articles/2/history?version=2001-03-01")
    assert "恢复" in words(find(tree, "//li[@id='v2024-07-08']"))
    assert "恢复" not in words(find(tree, "//li[@id='v2010-05-06']"))
    blame = page(parks, f"/r/{PARKS}/articles/2/blame?version=2024-07-08")
    assert "2001年3月1日" in words(find(blame, "//tbody/tr"))


def test_an_article_that_was_split_is_followed_into_its_parts(serve) -> None:
    both = f"{OPEN}\n{FISHING}"
    client = serve([("2001-03-01", ADOPTED, (both, LAST)),
                    ("2010-05-06", AMENDED, (OPEN, FISHING, LAST))])  # fmt: skip
    tree = page(client, f"/r/{PARKS}/articles/1/history?version=2001-03-01")
    step = words(find(tree, "//li[@id='v2010-05-06']"))
    assert "第一条、第二条" in step
    assert "第一条的一部分成为第二条" in step


def test_the_versions_name_what_is_stated_and_not_held(parks: FlaskClient) -> None:
    tree = page(parks, f"/r/{PARKS}/versions")
    (missing,) = tree.xpath("//tr[@class='missing']")
    assert "2020年7月8日" in words(missing)
    assert "未收录" in words(missing)
    assert tree.xpath("//*[name()='svg']//*[contains(@class,'missing')]")
    held = tree.xpath("//table[contains(@class,'chain')]//td/a/@href")
    assert held == [f"/r/{PARKS}/2001-03-01", f"/r/{PARKS}/2010-05-06"]


def test_each_version_shows_how_much_it_changed(client: FlaskClient) -> None:
    tree = page(client, f"/r/{LOCAL}/versions")

    def width(label: str) -> float:
        bars = tree.xpath(f"//li[@id='v{label}']//*[name()='rect']/@width")
        return sum(map(float, bars))

    assert width("2012-05-24") == 0
    assert 0 < width("2017-09-22") < width("2021-07-29") < width("2025-11-27")


def test_references_lead_to_the_article_that_is_meant(client: FlaskClient) -> None:
    tree = page(client, f"/r/{LOCAL}/2021-07-29/refs")
    for href in tree.xpath("//main//tbody//a/@href"):
        path, _, anchor = href.partition("#")
        target = page(client, path)
        assert not anchor or target.xpath(f"//*[@id='{anchor}']"), href


def test_dangling_references_are_marked(parks: FlaskClient) -> None:
    tree = page(parks, f"/r/{PARKS}/2024-07-08/refs")
    rows = {words(row.xpath("td")[0]): words(row.xpath("td")[1]) for row in tree.xpath("//tr[td]")}
    assert "指向不存在" in rows["本条例第九条"]
    assert rows["《青川省广场条例》第三条"] == "未收录"


def test_a_reader_follows_references_where_they_stand(client: FlaskClient) -> None:
    tree = page(client, f"/r/{LOCAL}/2021-07-29")
    links = {words(a): a.get("href") for a in tree.xpath("//div[@class='matter']//a")}
    assert links["本条例第九条第一款"] == "#a9"
    led = client.get(links["《中和国邻里工具库法》第十条"])
    assert led.headers["Location"] == f"/r/{NATIONAL}/2010-08-27#a10"
    future = page(client, f"/r/{LOCAL}/2025-11-27")
    (href,) = future.xpath("//div[@id='a1']//div[@class='matter']//a/@href")
    assert client.get(href).headers["Location"] == f"/r/{NATIONAL}/2023-10-20"


def test_a_reader_marks_references_that_dangle(parks: FlaskClient) -> None:
    tree = page(parks, f"/r/{PARKS}/2024-07-08")
    (dangling,) = tree.xpath("//a[@class='pointer dangling']")
    assert (words(dangling), dangling.get("title")) == ("本条例第九条", "指向不存在")
    other = tree.xpath("//a[@class='pointer']/@href")[0]
    path, _, anchor = parks.get(other).headers["Location"].partition("#")
    assert page(parks, path).xpath(f"//tr[@id='{anchor}']")
    assert parks.get(f"/r/{PARKS}/2024-07-08/refs/1/0").status_code == 404


def test_who_cites_a_law_is_listed_page_by_page(client: FlaskClient) -> None:
    tree = page(client, f"/r/{NATIONAL}/2023-10-20/refs?limit=4")
    rows = "//section[h2[@id='cited-by']]//tbody/tr"
    assert len(tree.xpath(rows)) == 4
    rest = page(client, find(tree, "//a[@rel='next']").get("href"))
    assert len(rest.xpath(rows)) == 5


def test_changes_keep_their_filters_in_the_feed(client: FlaskClient) -> None:
    tree = page(client, "/changes?basis=in_force&jurisdiction=qingchuan&q=押金&limit=1")
    feed = find(tree, "//main//a[@type='application/atom+xml']").get("href")
    assert feed == find(tree, "//link[@type='application/atom+xml']").get("href")
    asked = parse_qs(urlsplit(feed).query)
    assert asked == {"basis": ["in_force"], "jurisdiction": ["qingchuan"], "q": ["押金"]}
    assert client.get(feed).status_code == 200
    assert len(page(client, find(tree, "//a[@rel='next']").get("href")).xpath("//tbody/tr")) == 1


def test_changes_mark_what_is_not_in_force_yet(client: FlaskClient) -> None:
    tree = page(client, "/changes")
    future = tree.xpath("//tr[.//span[@class='tag future']]//th/a/@href")
    assert future == [f"/r/{LOCAL}/2025-11-27"]


def test_changes_say_what_is_wrong_with_the_question(client: FlaskClient) -> None:
    tree = page(client, "/changes?since=2020-01-02&until=2020-01-01")
    assert words(find(tree, "//p[@role='alert']"))
    assert find(tree, "//input[@name='since']").get("value") == "2020-01-02"
    assert "两个字" in words(find(page(client, "/changes?q=押"), "//p[@role='alert']"))


def hand_over(client: FlaskClient, versions: str) -> TestResponse:
    """The answer to a list of versions."""
    data = {"versions": versions, "csrf_token": csrf(client, "/changes/since")}
    return client.post("/changes/since", data=data)


def test_a_list_of_versions_is_held_against_what_came_since(client: FlaskClient) -> None:
    address = f"https://law.example/r/{LOCAL}/{VERSIONS[1]}?lang=zh"
    given = [f"{LOCAL}@{VERSIONS[-1]}", address, "linhai/bu-cunzai@2020-01-01", "<b>"]
    response = hand_over(client, "\r\n".join(given))
    tree = html.fromstring(response.text)
    current, changed, *unknown = tree.xpath("//tbody/tr")
    assert current.get("class") == "current"
    assert changed.xpath(".//a/@href")[-1].endswith(f"from={VERSIONS[1]}&to={VERSIONS[-1]}")
    assert "尚未施行" in words(changed)
    assert "尚未施行" not in words(current)
    assert [row.get("class") for row in unknown] == ["not_held", "malformed"]
    assert words(find(unknown[1], ".//code")) == "<b>"
    assert find(tree, "//textarea").text.split() == given


def test_a_list_that_is_too_long_is_refused_and_kept(client: FlaskClient) -> None:
    response = hand_over(client, "a/b@2020-01-01\n" * 1001)
    assert response.status_code == 413
    tree = html.fromstring(response.text)
    assert "1001" in words(find(tree, "//*[@role='alert']"))
    assert len(find(tree, "//textarea").text.split()) == 1001


def test_a_link_settled_by_hand_shows_at_once(parks: FlaskClient) -> None:
    """Whoever holds a page is told that it changed."""
    application = parks.application.extensions["lawdiff"]
    path = f"/r/{PARKS}/versions"
    tag = parks.get(path).headers["ETag"]
    ends = Place("2010-05-06", Number(2)), Place("2024-07-08", Number(3))
    application.services.aligning.settle(PARKS, *ends, "apart")
    again = parks.get(path, headers={"If-None-Match": tag})
    assert again.status_code == 200
