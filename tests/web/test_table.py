"""The 对照表: rows, filters, folding, views."""

import re

import pytest
from flask.testing import FlaskClient

from tests.web.reading import LOCAL, find, page, words

MARKS = re.compile("〔增〕|〔删〕|↵")
DIFF = f"/r/{LOCAL}/diff?from=2017-09-22&to=2021-07-29"


@pytest.fixture(name="rows")
def _rows(client: FlaskClient) -> list[dict]:
    return client.get(f"/api/v1/regulations/{LOCAL}/diff?from=2017-09-22&to=2021-07-29").json[
        "rows"
    ]


def classes(tree) -> list[str]:
    return tree.xpath("//table//tr[th[@scope='row']]/@class")


def test_the_whole_table_has_every_row(client: FlaskClient, rows: list[dict]) -> None:
    assert classes(page(client, f"{DIFF}&show=all")) == [row["class"] for row in rows]


def test_quiet_rows_are_folded_counted_and_one_click_away(client, rows) -> None:
    tree = page(client, DIFF)
    quiet = [row for row in rows if row["class"] in {"unchanged", "renumbered"}]
    assert len(classes(tree)) == len(rows) - len(quiet)
    counts = [int(re.search(r"\d+", words(run))[0]) for run in tree.xpath("//tr[@class='run']")]
    assert sum(counts) == len(quiet)
    for href in tree.xpath("//tr[@class='run']//a/@href"):
        path, _, anchor = href.partition("#")
        assert page(client, f"/r/{LOCAL}/diff{path}").xpath(f"//tr[@id='{anchor}']")


def test_one_folded_article_is_not_called_articles(client: FlaskClient) -> None:
    said = [words(run) for run in page(client, f"{DIFF}&lang=en").xpath("//tr[@class='run']")]
    assert any(re.search(r"\b1 article without", run) for run in said)
    assert any(re.search(r"\b[2-9] articles without", run) for run in said)


def test_noise_is_folded_and_whole(client: FlaskClient, rows: list[dict]) -> None:
    tree = page(client, f"{DIFF}&show=noise")
    noise = [row for row in rows if row["noise"]]
    folded = tree.xpath("//details[@class='noise']")
    assert len(folded) == len(noise) > 0
    for details, row in zip(folded, noise, strict=True):
        assert row["to"]["label"] in words(details)
        assert details.xpath(".//del | .//ins")


@pytest.mark.parametrize("name", ["added", "deleted", "amended", "renumbered", "unchanged"])
def test_a_filter_shows_one_class(client: FlaskClient, rows: list[dict], name: str) -> None:
    shown = classes(page(client, f"{DIFF}&show={name}"))
    assert shown == [row["class"] for row in rows if row["class"] == name]
    assert shown


def test_a_filter_shows_rows_whose_facts_changed(client: FlaskClient, rows: list[dict]) -> None:
    tree = page(client, f"{DIFF}&show=fine")
    expected = [row for row in rows if "fine" in {change["kind"] for change in row["facts"]}]
    assert len(classes(tree)) == len(expected) > 0


def test_filters_count_what_they_show(client: FlaskClient) -> None:
    for link in page(client, DIFF).xpath(
        "//ul[contains(@class,'filters')]//a[span[@class='count']]"
    ):
        count = int(words(link.xpath("./span[@class='count']")[0]))
        assert len(classes(page(client, f"/r/{LOCAL}/diff{link.get('href')}"))) == count


def test_a_filter_without_rows_says_so(client: FlaskClient) -> None:
    tree = page(client, f"/r/{LOCAL}/diff?from=2021-07-29&to=2021-07-29&show=added")
    assert not tree.xpath("//table")
    assert "没有符合筛选条件的条文" in words(find(tree, "//main"))


def test_marks_give_both_texts_back(client: FlaskClient, rows: list[dict]) -> None:
    tree = page(client, f"{DIFF}&show=all")
    for row, cells in zip(rows, tree.xpath("//tr[th[@scope='row']]"), strict=True):
        if row["class"].startswith("amended") and not row["noise"]:
            shown = [MARKS.sub("", td.text_content()) for td in cells.xpath("./td[@lang]")]
            for text, side, sign in zip(shown, ("from", "to"), ("+", "-"), strict=True):
                printed = "".join(t for s, t in row["ops"] if s != sign).replace("\n", "")
                assert text == f"{row[side]['label']}　{printed}"


def test_no_change_is_shown_by_colour_alone(client: FlaskClient) -> None:
    tree = page(client, DIFF)
    for element, word in (("ins", "〔增〕"), ("del", "〔删〕")):
        marked = tree.xpath(f"//tbody//{element}")
        assert marked
        assert all(words(e).startswith(word) for e in marked)
    find(tree, "//dl[@class='legend']")


def test_inline_shows_one_text_with_both(client: FlaskClient) -> None:
    tree = page(client, f"{DIFF}&view=inline&show=amended_renumbered")
    row = tree.xpath("//tr[@class='amended_renumbered'][td[@lang] and .//ins and .//del]")[0]
    assert len(row.xpath("./td[@lang='zh-Hans']")) == 1
    assert len(row.xpath(".//b[contains(@class,'label')]")) == 2


def test_every_pair_says_why(client: FlaskClient) -> None:
    for row in page(client, DIFF).xpath("//tr[starts-with(@class,'amended')]"):
        assert "相似度" in words(find(row, ".//details[@class='why']"))


def test_a_split_and_a_merge_name_the_other_part(client: FlaskClient) -> None:
    notes = [words(td) for td in page(client, DIFF).xpath("//tr/td[last()]")]
    assert any("部分内容来自" in note for note in notes)
    assert any("部分内容移至" in note for note in notes)


def test_the_outline_counts_the_changes_of_each_chapter(client: FlaskClient) -> None:
    tree = page(client, DIFF)
    for link in tree.xpath("//nav[@class='outline']//a"):
        heading = find(tree, f"//tr[@id='{link.get('href')[1:]}']")
        changed = [r for r in _until_next(heading) if r.get("class") not in {"run", "deleted"}]
        count = link.xpath("./span[@class='count']")
        assert (int(words(count[0])) if count else 0) == len(changed)


def _until_next(heading) -> list:
    return heading.getparent().xpath("./tr[not(@class='heading')]")


def test_the_strip_has_a_bar_a_row_that_leads_to_it(client: FlaskClient, rows: list[dict]) -> None:
    tree = page(client, f"{DIFF}&show=all")
    hrefs = tree.xpath("//*[local-name()='svg' and @class='strip']/*[local-name()='a']/@href")
    assert len(hrefs) == len(rows)
    assert set(hrefs) == {f"#{i}" for i in tree.xpath("//tr[th[@scope='row']]/@id")}


def test_swapping_swaps(client: FlaskClient) -> None:
    tree = page(client, DIFF)
    href = find(tree, "//a[@class='swap']").get("href")
    swapped = page(client, f"/r/{LOCAL}/diff{href}")
    counts = [len(t.xpath("//tr[@class='added']")) for t in (tree, swapped)]
    gone = [len(t.xpath("//tr[@class='deleted']")) for t in (tree, swapped)]
    assert counts == gone[::-1]


def test_without_ends_the_latest_is_compared_with_the_one_before(client: FlaskClient) -> None:
    chosen = page(client, f"/r/{LOCAL}/diff").xpath("//select/option[@selected]/@value")
    assert chosen[:2] == ["2021-07-29", "2025-11-27"]


def test_the_oldest_version_has_nothing_to_be_compared_with(client: FlaskClient) -> None:
    tree = page(client, f"/r/{LOCAL}/diff?to=2012-05-24", 404)
    assert "没有收录更早的版本" in words(tree)


def test_a_comparison_with_the_future_says_so(client: FlaskClient) -> None:
    tree = page(client, f"/r/{LOCAL}/diff?from=2021-07-29&to=2025-11-27")
    assert "尚未施行" in words(find(tree, "//p[contains(@class,'future')]"))


def test_what_came_and_went_inside_an_article_is_named(client: FlaskClient) -> None:
    notes = words(find(page(client, DIFF), "//tr[@id='a3']/td[last()]"))
    assert "增加：第三款" in notes
