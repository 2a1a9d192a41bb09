"""Jurisdictions side by side: choosing texts, the matrix, what it says of each cell."""

import re

import pytest
from flask.testing import FlaskClient

from tests.web.reading import LOCAL, NATIONAL, find, page, words

SEA = "linhai/linli-gongjuku-guanli-tiaoli"
HILLS = "yunling/shishi-linli-gongjuku-fa-banfa"
ALL = [LOCAL, SEA, HILLS, NATIONAL]
PAIR = f"/compare?items={LOCAL},{SEA}"
FOUR = f"/compare?items={','.join(ALL)}"
MARKS = re.compile("〔增〕|〔删〕|↵")


@pytest.fixture(name="pair")
def _pair(app):
    services = app.extensions["lawdiff"].services
    return services.jurisdictions.compare([f"{LOCAL}@2021-07-29", SEA]).comparison


def rows(tree) -> list:
    return tree.xpath("//table[contains(@class,'matrix')]//tr[th[@scope='row']]")


def ticked(tree) -> list[str]:
    return tree.xpath("//input[@name='items'][@checked]/@value")


# Choosing


def test_without_items_the_page_asks_for_them(client: FlaskClient) -> None:
    tree = page(client, "/compare")
    assert ticked(tree) == []
    assert "尚未选择" in words(find(tree, "//section[@aria-labelledby='chosen']"))


def test_what_was_found_can_be_ticked_and_what_was_chosen_stays(client: FlaskClient) -> None:
    tree = page(client, f"/compare?items={LOCAL}&q=工具库&choose=1")
    assert ticked(tree) == [LOCAL]
    offered = set(tree.xpath("//input[@name='items'][not(@checked)]/@value"))
    assert offered == {SEA, HILLS, NATIONAL}


def test_one_text_alone_asks_for_more(client: FlaskClient) -> None:
    assert ticked(page(client, f"/compare?items={LOCAL}")) == [LOCAL]


def test_a_jurisdiction_alone_narrows_the_search(client: FlaskClient) -> None:
    tree = page(client, "/compare?jurisdiction=linhai&choose=1")
    assert tree.xpath("//input[@name='items']/@value") == [SEA]


def test_removing_a_text_leaves_the_others(client: FlaskClient) -> None:
    tree = page(client, f"{PAIR}&choose=1")
    left = find(tree, "(//a[starts-with(normalize-space(),'移除')])[1]").get("href")
    assert ticked(page(client, left)) == [SEA]


def test_items_may_be_repeated_as_a_form_sends_them(client: FlaskClient) -> None:
    assert rows(page(client, f"/compare?items={LOCAL}&items={SEA}"))


@pytest.mark.parametrize(
    ("items", "status", "said"),
    [
        ([*ALL, *[f"{LOCAL}@{day}" for day in ("2012-05-24", "2017-09-22", "2025-11-27")],
          f"{NATIONAL}@2010-08-27", f"{SEA}@2019-11-28"], 400, "给出了 9 个文本"),
        ([LOCAL, LOCAL], 400, "被选了两次"),
        ([LOCAL, f"{LOCAL}@2021-07-29"], 400, "被选了两次"),
        ([LOCAL, "linhai/bu-cunzai"], 404, "linhai/bu-cunzai"),
        ([LOCAL, "/etc/passwd"], 404, "/etc/passwd"),
        ([LOCAL, f"{SEA}@1999-01-01"], 404, "1999-01-01"),
    ],
)  # fmt: skip
def test_a_wrong_choice_is_named_and_kept(client, items, status: int, said: str) -> None:
    tree = page(client, f"/compare?items={','.join(items)}", status)
    assert any(said in words(alert) for alert in tree.xpath("//p[@role='alert']"))
    assert ticked(tree) == items


def test_a_baseline_outside_the_texts_is_refused(client: FlaskClient) -> None:
    assert "基准" in words(page(client, f"{PAIR}&baseline={NATIONAL}", 400))


def test_scripts_in_the_address_are_shown_as_text(client: FlaskClient) -> None:
    tree = page(client, "/compare?items=<script>alert(1)</script>,<b>&q=<i>&choose=1", 404)
    assert not tree.xpath("//main//script | //main//i")


# Two


def test_every_article_stands_in_one_row(client: FlaskClient, pair) -> None:
    drawn = rows(page(client, PAIR))
    assert len(drawn) == len(pair.rows)
    for row, cells in zip(pair.rows, drawn, strict=True):
        shown = [td.xpath(".//b[@class='label']/text()") for td in cells.xpath("./td")]
        assert shown == [[cell.side.label] if cell.side else [] for cell in row.cells]


def test_marks_give_both_texts_back(client: FlaskClient, pair) -> None:
    for row, cells in zip(pair.rows, rows(page(client, PAIR)), strict=True):
        for cell, td in zip(row.cells, cells.xpath("./td"), strict=True):
            if cell.side:
                text = MARKS.sub("", find(td, ".//div[@class='text']").text_content())
                assert text == cell.text.replace("\n", "")


def test_a_redline_stands_where_enough_is_shared_else_phrases_are_marked(client, pair) -> None:
    seen = set()
    for row, cells in zip(pair.rows, rows(page(client, PAIR)), strict=True):
        other = row.cells[1]
        edits, marks = cells.xpath(".//ins | .//del"), cells.xpath(".//mark")
        assert bool(edits) <= bool(other.ops)
        assert not (edits and marks)
        seen |= {"edits"} if edits else {"marks"} if marks else set()
        if other.shared:
            assert len(cells.xpath("./td[2]//mark")) >= len(other.shared)
    assert seen == {"edits", "marks"}


def test_many_to_many_leads_to_the_other_rows(client: FlaskClient, pair) -> None:
    tree = page(client, PAIR)
    links = tree.xpath("//p[@class='further']//a")
    assert [a.text for a in links] == [f for row in pair.rows for c in row.cells for f in c.further]
    assert links
    for link in links:
        row = find(tree, f"//tr[@id='{link.get('href')[1:]}']")
        assert link.text in row.xpath(".//b[@class='label']/text()")


def test_each_cell_leads_to_its_article(client: FlaskClient) -> None:
    hrefs = page(client, PAIR).xpath("//p[@class='cell-head']/a/@href")
    for href in hrefs[:4]:
        path, _, anchor = href.partition("#")
        assert page(client, path).xpath(f"//*[@id='{anchor}']")


def test_no_state_is_shown_by_colour_alone(client: FlaskClient) -> None:
    tree = page(client, PAIR)
    for mark in tree.xpath("//td//span[starts-with(@class,'mark ')]"):
        assert mark.tail.strip()
    find(tree, "//dl[@class='legend']")


# Several


def test_the_baseline_comes_first_and_leads(client: FlaskClient) -> None:
    tree = page(client, f"{FOUR}&baseline={NATIONAL}")
    heads = [words(th) for th in tree.xpath("//table[contains(@class,'matrix')]//thead//th")]
    assert heads[1].startswith("中和国")
    assert "基准" in heads[1]
    first = [words(row.xpath("./td[1]")[0]) for row in rows(tree)]
    assert first[0].startswith("中和国第一条")


def test_filters_count_what_they_show(client: FlaskClient) -> None:
    for link in page(client, FOUR).xpath("//ul[@class='filters']//a"):
        count = int(words(link.xpath("./span[@class='count']")[0]))
        assert len(rows(page(client, link.get("href")))) == count


def test_rows_can_stand_by_how_much_they_differ(client: FlaskClient) -> None:
    tree = page(client, f"{FOUR}&order=difference")
    percents = [int(re.search(r"差异 (\d+)%", words(row))[1]) for row in rows(tree)]
    assert percents == sorted(percents, reverse=True)
    assert not tree.xpath("//tr[@class='heading']")


def test_the_heat_map_and_its_table_lead_into_every_pair(client: FlaskClient) -> None:
    tree = page(client, FOUR)
    squares = tree.xpath("//*[local-name()='svg' and @class='heat']/*[local-name()='a']/@href")
    table = tree.xpath("//table[contains(@class,'likeness')]//a/@href")
    assert squares == table
    assert len(squares) == 12
    assert len(page(client, squares[0]).xpath("//table[contains(@class,'n2')]")) == 1


def test_texts_are_those_of_the_day_asked_for(client: FlaskClient) -> None:
    tree = page(client, f"{PAIR}&as_of=2020-06-01")
    assert "截至2020年6月1日" in words(find(tree, "//header[@class='head']"))
    heads = tree.xpath("//table[contains(@class,'matrix')]//thead//small/text()")
    assert heads[0].startswith("2017年9月22日")


def test_two_versions_of_one_regulation_are_told_apart(client: FlaskClient) -> None:
    tree = page(client, f"/compare?items={LOCAL}@2012-05-24,{LOCAL}@2021-07-29,{SEA}")
    heads = tree.xpath("//table[contains(@class,'matrix')]//thead//th/span/text()")
    assert heads == ["青川省 2012-05-24", "青川省 2021-07-29", "临海省"]


def test_a_day_without_a_text_is_said_and_the_choice_kept(client: FlaskClient) -> None:
    tree = page(client, f"{PAIR}&as_of=2011-01-01", 404)
    assert ticked(tree) == [LOCAL, SEA]
    assert tree.xpath("//input[@name='as_of']/@value") == ["2011-01-01"]
