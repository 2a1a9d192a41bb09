"""A regulation among others: elements, analogues, laws above, likeness."""

import pytest
from flask.testing import FlaskClient

from tests.web.reading import LOCAL, NATIONAL, find, page, words
from tests.web.test_jurisdictions import ALL, FOUR, SEA

ELEMENTS = f"/compare/elements?items={','.join(ALL)}"


def lines(tree) -> list:
    return tree.xpath("//table[contains(@class,'elements')]/tbody/tr")


def fines(tree) -> list[str]:
    return [words(td) for td in tree.xpath(".//td[@data-label='罚款']")]


# Elements


def test_every_value_leads_to_the_article_that_prints_it(client: FlaskClient) -> None:
    for line in lines(page(client, f"{ELEMENTS}&kind=fine&sort=fine"))[:3]:
        label = words(find(line, "./th/a"))
        path, _, anchor = find(line, "./td[@data-label='罚款']/a").get("href").partition("#")
        article = find(page(client, path), f"//div[@id='{anchor}']")
        assert label in words(article)
        for fine in fines(line)[0].split("；"):
            assert fine in "".join(article.text_content().split())


def test_who_sets_the_highest_fine_stands_first(client: FlaskClient) -> None:
    tree = page(client, f"{ELEMENTS}&kind=fine&sort=fine")
    assert "十万元以下" in fines(tree)[0]
    head = find(tree, "//th[@aria-sort]")
    assert head.get("aria-sort") == "descending"
    turned = page(client, find(head, "./a").get("href"))
    assert find(turned, "//th[@aria-sort]").get("aria-sort") == "ascending"
    assert fines(turned)[0] != fines(tree)[0]


def test_what_has_no_value_stands_last_whichever_way_a_column_is_turned(client) -> None:
    for turned in ("", "&turned=1"):
        tree = page(client, f"{ELEMENTS}&sort=fine{turned}")
        printed = [bool(line.xpath("./td[@data-label='罚款']")) for line in lines(tree)]
        assert printed == sorted(printed, reverse=True)


@pytest.mark.parametrize("kind", ["authority", "fine", "deadline", "percentage", "licence"])
def test_a_filter_counts_what_it_shows(client: FlaskClient, kind: str) -> None:
    link = find(page(client, ELEMENTS), f"//ul[@class='filters']//a[contains(@href,'kind={kind}')]")
    shown = lines(page(client, link.get("href")))
    assert len(shown) == int(words(find(link, "./span"))) > 0


def test_the_table_and_the_matrix_lead_to_each_other(client: FlaskClient) -> None:
    there = find(page(client, FOUR), "//a[contains(@href,'/compare/elements')]").get("href")
    tree = page(client, there)
    assert find(tree, "//p[@class='crumbs']/a").get("href").startswith("/compare?")


def test_elements_of_a_wrong_choice_lead_to_choosing(client: FlaskClient) -> None:
    tree = page(client, f"/compare/elements?items={LOCAL},{LOCAL}", 400)
    assert "被选了两次" in words(find(tree, "//p[@role='alert']"))


# Analogues and the law above


def test_analogues_are_named_with_the_reason(client: FlaskClient) -> None:
    tree = page(client, f"/r/{LOCAL}/elsewhere")
    found = tree.xpath("//section[@aria-labelledby='analogues']/ol/li")
    assert {a.split("/")[2] for a in tree.xpath("//ol//p[@class='entry-title']/a/@href")} >= {
        "linhai", "yunling",
    }  # fmt: skip
    assert all("理由" in words(entry) for entry in found)
    pair = find(found[0], ".//a[contains(@href,'/compare?')]").get("href")
    assert page(client, pair).xpath("//table[contains(@class,'n2')]")


def test_analogues_are_named_as_they_were_in_force_on_a_day(client: FlaskClient) -> None:
    tree = page(client, f"/r/{SEA}/elsewhere?as_of=2020-06-01")
    links = tree.xpath("//ol//p[@class='entry-title']/a/@href")
    assert links[0] == f"/r/{LOCAL}/2017-09-22"
    assert "云岭" in words(find(tree, "//p[@class='notice']"))
    pair = find(
        tree, "//section[@aria-labelledby='analogues']/ol/li[1]//a[contains(@href,'/compare?')]"
    )
    assert "as_of=2020-06-01" in pair.get("href")
    for form in ("csv", "xlsx"):
        (link,) = tree.xpath(f"//a[contains(@href,'elsewhere.{form}')]/@href")
        assert client.get(link).status_code == 200
    assert "2017-09-22" in client.get(f"/r/{SEA}/elsewhere.csv?as_of=2020-06-01").text
    page(client, f"/r/{SEA}/elsewhere?as_of=2019-01-01", 404)


def test_a_law_above_that_changed_since_is_flagged_with_its_articles(client) -> None:
    above = find(page(client, f"/r/{LOCAL}/elsewhere"), "//section[@aria-labelledby='above']")
    assert "此后已修改" in words(find(above, ".//span[contains(@class,'flagged')]"))
    cited = find(above, "(.//ul[@class='became'])[1]/li[1]")
    assert "第十条" in words(cited)
    path, _, anchor = find(cited, "./a").get("href").partition("#")
    assert page(client, path).xpath(f"//tr[@id='{anchor}']")


def test_a_law_above_that_did_not_change_is_not_flagged(client: FlaskClient) -> None:
    above = find(
        page(client, "/r/yunling/shishi-linli-gongjuku-fa-banfa/elsewhere"),
        "//section[@aria-labelledby='above']",
    )
    assert not above.xpath(".//span[contains(@class,'flagged')]")
    assert "此后未修改" in words(above)


def test_a_text_without_a_law_above_says_so(client: FlaskClient) -> None:
    tree = page(client, f"/r/{NATIONAL}/elsewhere")
    assert "没有写明制定依据" in words(find(tree, "//section[@aria-labelledby='above']"))


def test_the_reader_leads_to_other_jurisdictions(client: FlaskClient) -> None:
    assert page(client, f"/r/{LOCAL}").xpath(f"//a[@href='/r/{LOCAL}/elsewhere']")


def test_choosing_suggests_what_others_have(client: FlaskClient) -> None:
    tree = page(client, f"/compare?items={LOCAL}")
    assert SEA in tree.xpath("//input[@name='items'][not(@checked)]/@value")


# Likeness


def test_every_square_of_the_heat_map_leads_into_its_pair(client: FlaskClient) -> None:
    tree = page(client, f"/r/{LOCAL}/likeness")
    squares = tree.xpath("//*[local-name()='svg' and @class='heat']/*[local-name()='a']/@href")
    assert squares == tree.xpath("//table[contains(@class,'likeness')]//a/@href")
    assert page(client, squares[0]).xpath("//table[contains(@class,'n2')]")


def test_texts_are_likened_as_of_a_day(client: FlaskClient) -> None:
    tree = page(client, f"/r/{LOCAL}/likeness?as_of=2018-06-01")
    references = tree.xpath("//input[@name='items']/@value")
    assert references[0] == f"{LOCAL}@2017-09-22"
    assert all(reference.rpartition("@")[2] <= "2018-06-01" for reference in references)
    missing = tree.xpath("//p[@class='notice']//a/@href")
    assert f"/r/{SEA}/versions" in missing
    assert not any(SEA in reference for reference in references)


def test_where_no_text_of_that_day_is_held_nothing_is_likened(client: FlaskClient) -> None:
    page(client, f"/r/{LOCAL}/likeness?as_of=1990-01-01", 404)


def test_the_heat_map_is_taken_away_as_of_its_day(client: FlaskClient) -> None:
    path = f"/r/{LOCAL}/likeness"
    (now, then) = (client.get(f"{path}.csv{query}").text for query in ("", "?as_of=2018-06-01"))
    assert "临海省" in now
    assert "临海省" not in then
    assert client.get(f"{path}.exe").status_code == 400


@pytest.mark.parametrize("name", ["elsewhere", "likeness"])
def test_of_an_unknown_regulation_there_is_nothing(client: FlaskClient, name: str) -> None:
    page(client, f"/r/linhai/bu-cunzai/{name}", 404)


# Files and twins


@pytest.mark.parametrize("path", [FOUR, ELEMENTS, f"/r/{LOCAL}/elsewhere", f"/r/{LOCAL}/likeness"])
def test_every_table_can_be_taken_away(client: FlaskClient, path: str) -> None:
    links = page(client, path).xpath("//p[contains(@class,'downloads')]/a/@href")
    assert [link.partition("?")[0].rpartition(".")[2] for link in links] == [
        "docx", "xlsx", "csv", "html", "md",
    ]  # fmt: skip
    for link in links:
        response = client.get(link)
        assert response.status_code == 200
        assert "attachment" in response.headers["Content-Disposition"]
        assert len(response.data) > 300


@pytest.mark.parametrize("path", [FOUR, ELEMENTS, f"/r/{LOCAL}/elsewhere", f"/r/{LOCAL}/likeness"])
def test_every_page_has_its_twin(client: FlaskClient, path: str) -> None:
    twin = find(page(client, path), "//link[@rel='alternate']").get("href")
    assert client.get(twin).mimetype == "application/json"
    assert client.get(twin).status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/compare.exe?items=" + ",".join(ALL), 400),
        (f"/compare.xlsx?items={LOCAL}", 400),
        (f"/compare.xlsx?items={LOCAL},{LOCAL}", 400),
        (f"/compare/elements.csv?items={LOCAL},linhai/bu-cunzai", 404),
        ("/r/linhai/bu-cunzai/elsewhere.docx", 404),
    ],
)
def test_a_file_that_cannot_be_made_is_refused(client: FlaskClient, path: str, status) -> None:
    assert client.get(path).status_code == status


def test_no_text_of_the_future_stands_for_what_holds(client: FlaskClient) -> None:
    tree = page(client, f"/r/{SEA}/elsewhere")
    assert "2025-11-27" not in "".join(tree.xpath("//ol//a/@href"))
    squares = page(client, f"/r/{SEA}/likeness").xpath("//table//a/@href")
    assert not [href for href in squares if "2025-11-27" in href]
