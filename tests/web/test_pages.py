"""Pages: every one leads on, has its twin, names what is fictional and what is not in force."""

from urllib.parse import urljoin, urlsplit

import pytest
from flask.testing import FlaskClient
from lxml import html

from tests.web.reading import LOCAL, find, page, words

PAGES = [
    "/",
    "/regulations",
    f"/r/{LOCAL}",
    f"/r/{LOCAL}/2012-05-24",
    f"/r/{LOCAL}/2025-11-27",
    f"/r/{LOCAL}/versions",
    f"/r/{LOCAL}/diff",
    f"/r/{LOCAL}/diff?from=2017-09-22&to=2021-07-29&view=inline&unit=char",
    f"/r/{LOCAL}/diff?from=2017-09-22&to=2021-07-29&show=all",
    f"/r/{LOCAL}/concordance",
    f"/r/{LOCAL}/articles/12/history",
    f"/r/{LOCAL}/articles/12/blame",
    f"/r/{LOCAL}/2021-07-29/refs",
    "/changes",
    "/changes?basis=in_force&jurisdiction=qingchuan",
    "/search",
    "/search?q=押金",
    "/coverage",
    "/help",
    "/style",
]
DESK = ["/decisions", "/decisions/check", "/decisions/draft"]
FICTIONAL = {"zh": "虚构示例", "en": "Fictional sample"}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", [*PAGES, *DESK])
def test_a_page_is_whole(client: FlaskClient, path: str, language: str) -> None:
    tree = page(client, path, language=language)
    assert tree.get("lang") == {"zh": "zh-Hans", "en": "en"}[language]
    assert words(find(tree, "//h1"))
    assert words(find(tree, "//head/title"))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert not tree.xpath(
        "//*[@style] | //style | //script[not(@src)] | //@*[starts-with(name(), 'on')]"
    )


@pytest.mark.parametrize("path", PAGES)
def test_a_page_links_the_same_as_json(client: FlaskClient, path: str) -> None:
    tree = page(client, path)
    twins = tree.xpath("//link[@rel='alternate' and @type='application/json']/@href")
    for twin in twins:
        assert client.get(twin).is_json
    assert twins or path in {"/search", "/style"}


def test_every_link_leads_somewhere(client: FlaskClient) -> None:
    """From the home page on, whatever a page links to answers, and every anchor is there."""
    seen: dict[str, set[str]] = {}
    queue = ["/"]
    while queue:
        path = queue.pop()
        response = client.get(path)
        assert response.status_code in {200, 302}, path
        taken_away = "Content-Disposition" in response.headers  # its addresses are whole
        if response.mimetype != "text/html" or response.status_code == 302 or taken_away:
            seen[path] = set()
            continue
        tree = html.fromstring(response.text)
        seen[path] = set(tree.xpath("//@id"))
        for href in tree.xpath("//a[not(@rel='nofollow')]/@href"):  # the same, shown otherwise
            target = urlsplit(urljoin(path, href))
            assert not target.netloc, href
            address = target._replace(fragment="").geturl()
            if address not in seen and "lang=" not in address and _near(address):
                seen[address] = set()
                queue.append(address)
    assert len(seen) > 60


def _near(address: str) -> bool:
    """Addresses of one regulation stand for those of the others."""
    return not address.startswith(("/r/", "/compare")) or LOCAL in address


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", [p for p in PAGES if p not in {"/search", "/help"}])
def test_fictional_law_is_called_so(client: FlaskClient, path: str, language: str) -> None:
    tree = page(client, path, language=language)
    assert FICTIONAL[language] in words(find(tree, "//main"))


def test_a_text_of_the_future_says_so_and_leads_to_todays(client: FlaskClient) -> None:
    notice = find(page(client, f"/r/{LOCAL}/2025-11-27"), "//p[contains(@class,'future')]")
    assert "尚未施行" in words(notice)
    assert notice.xpath(".//a/@href") == [f"/r/{LOCAL}/2021-07-29"]


def test_todays_text_says_what_is_coming(client: FlaskClient) -> None:
    tree = page(client, f"/r/{LOCAL}")
    notice = find(tree, "//p[contains(@class,'future')]")
    assert notice.xpath(".//a/@href") == [f"/r/{LOCAL}/diff?from=2021-07-29&to=2025-11-27"]
    assert tree.xpath("//header//span[@class='tag in-force']")


def test_the_past_is_not_shown_as_in_force(client: FlaskClient) -> None:
    tree = page(client, f"/r/{LOCAL}/2012-05-24")
    assert not tree.xpath("//header//span[@class='tag in-force']")
    assert tree.xpath("//p[contains(@class,'warn')]//a/@href") == [f"/r/{LOCAL}/2021-07-29"]


def test_a_day_shows_the_text_of_that_day(client: FlaskClient) -> None:
    tree = page(client, f"/r/{LOCAL}?on=2019-06-01")
    assert "2017年9月22日" in words(find(tree, "//head/title"))
    assert find(tree, "//input[@name='on']").get("value") == "2019-06-01"


def test_a_day_without_a_text_shows_what_is_held(client: FlaskClient) -> None:
    tree = page(client, f"/r/{LOCAL}?on=1999-01-01", 404)
    assert "1999年1月1日" in words(find(tree, "//p[@role='alert']"))
    assert len(tree.xpath("//ol[@class='steps']/li")) == 4


def test_a_reader_marks_what_changed_since_the_version_before(client: FlaskClient) -> None:
    tree = page(client, f"/r/{LOCAL}/2017-09-22")
    added = find(tree, "//div[@id='a16-1']//a[contains(@class,'mark')]")
    assert "added" in added.get("class")
    assert added.get("href") == f"/r/{LOCAL}/diff?from=2012-05-24&to=2017-09-22#a16-1"
    assert not tree.xpath("//div[@id='a1']//a[contains(@class,'mark')]")


def test_a_reader_prints_every_word(client: FlaskClient) -> None:
    document = client.get(f"/api/v1/regulations/{LOCAL}/versions/2021-07-29").json["document"]
    tree = page(client, f"/r/{LOCAL}/2021-07-29")
    for article in document["articles"]:
        number = "-".join(map(str, article["number"]))
        shown = find(tree, f"//div[@id='a{number}']/div[@class='matter']").text_content()
        assert shown == article["text"].replace("\n", "")


def test_a_page_is_told_to_whoever_holds_it(client: FlaskClient) -> None:
    for path in PAGES:
        first = client.get(path)
        again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b""), path
        other = {"If-None-Match": first.headers["ETag"], "Accept-Language": "en"}
        assert client.get(path, headers=other).status_code == 200


def test_an_empty_store_has_its_pages(empty: FlaskClient) -> None:
    for path in ("/", "/regulations", "/search?q=押金", "/coverage"):
        tree = page(empty, path)
        assert words(find(tree, "//main"))
    assert "尚未收录" in words(page(empty, "/"))


def test_search_keeps_what_was_typed_and_says_what_is_wrong(client: FlaskClient) -> None:
    tree = page(client, "/search?q=押&jurisdiction=qingchuan")
    assert find(tree, "//main//input[@name='q']").get("value") == "押"
    assert find(tree, "//main//option[@selected]").get("value") == "qingchuan"
    assert "两个字" in words(find(tree, "//p[@role='alert']"))


def test_search_marks_the_words_and_leads_to_the_article(client: FlaskClient) -> None:
    tree = page(client, "/search?q=押金")
    assert {words(mark) for mark in tree.xpath("//mark")} == {"押金"}
    href = tree.xpath("//li[@class='hit']//a/@href")[0]
    path, _, anchor = href.partition("#")
    assert page(client, path).xpath(f"//div[@id='{anchor}']")


def test_the_list_keeps_its_filters_on_the_next_page(client: FlaskClient) -> None:
    tree = page(client, "/regulations?limit=2&q=工具")
    href = find(tree, "//a[@rel='next']").get("href")
    assert "q=" in href
    assert "limit=2" in href
    assert len(page(client, href).xpath("//tbody/tr")) == 2
