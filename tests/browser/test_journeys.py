"""What people come to do, done in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.web.reading import LOCAL

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("width", [360, 1440])
def test_find_a_regulation_and_compare_two_versions(new_page, width: int, javascript) -> None:
    page: Page = new_page(viewport={"width": width, "height": 800}, java_script_enabled=javascript)
    page.goto("/")
    page.get_by_role("searchbox").first.fill("青川省邻里工具库条例")
    page.get_by_role("button", name="检索").first.click()
    page.locator("#titles ~ ul").get_by_role("link", name="青川省邻里工具库条例").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("青川省邻里工具库条例")
    page.get_by_role("link", name="与上一版本对照").click()
    expect(page.locator("table.compare")).to_be_visible()
    page.get_by_label("修改前").select_option("2012-05-24")
    page.get_by_role("button", name="对照", exact=True).click()
    expect(page).to_have_url(re.compile("from=2012-05-24&to=2021-07-29"))
    page.get_by_role("link", name=re.compile("新增")).first.click()
    classes = page.locator("table.compare tr:has(th[scope=row])").evaluate_all(
        "rows => [...new Set(rows.map(row => row.className))]"
    )
    assert classes == ["added"]


@pytest.mark.parametrize("javascript", [True, False])
def test_follow_an_article(new_page, javascript) -> None:
    page: Page = new_page(java_script_enabled=javascript)
    page.goto(f"/r/{LOCAL}/2021-07-29")
    page.locator("#a13").hover()
    page.locator("#a13 .history").click()
    expect(page.locator(".step")).to_have_count(4)
    expect(page.locator(".step").first.locator("del").first).to_be_visible()


def test_read_the_text_of_a_day(new_page) -> None:
    page: Page = new_page()
    page.goto(f"/r/{LOCAL}")
    page.get_by_label("查看某日有效文本").fill("2019-06-01")
    page.get_by_role("button", name="查看").click()
    expect(page.locator(".notice", has_text="2019年6月1日")).to_be_visible()
    expect(page.locator("#a16-1")).to_be_visible()


def test_open_what_is_folded(new_page) -> None:
    page: Page = new_page(java_script_enabled=False)
    page.goto(f"/r/{LOCAL}/diff?from=2017-09-22&to=2021-07-29")
    noise = page.locator("details.noise").first
    expect(noise.locator("ins").first).to_be_hidden()
    noise.locator("summary").click()
    expect(noise.locator("ins").first).to_be_visible()


def test_go_from_change_to_change_by_key(new_page) -> None:
    page: Page = new_page()
    page.goto(f"/r/{LOCAL}/diff?from=2017-09-22&to=2021-07-29")
    page.keyboard.press("n")
    first = page.evaluate("document.activeElement.id")
    page.keyboard.press("n")
    second = page.evaluate("document.activeElement.id")
    assert first != second
    expect(page).to_have_url(re.compile(f"#{second}$"))
    page.keyboard.press("p")
    assert page.evaluate("document.activeElement.id") == first


def test_copy_a_row_as_a_citation(new_page) -> None:
    page: Page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"/r/{LOCAL}/diff?from=2017-09-22&to=2021-07-29")
    page.locator("tr#a3").hover()
    page.locator("tr#a3").get_by_role("button", name="复制引用").click()
    expect(page.get_by_role("status")).to_have_text("已复制")
    citation = page.evaluate("navigator.clipboard.readText()")
    assert citation.startswith("《青川省邻里工具库条例》")
    assert "第三条" in citation
    assert citation.endswith("#a3")


def test_a_permalink_shows_its_row(new_page) -> None:
    page: Page = new_page()
    page.goto(f"/r/{LOCAL}/diff?from=2017-09-22&to=2021-07-29#a36")
    expect(page.locator("tr#a36")).to_be_in_viewport()


def test_the_slash_goes_to_the_search_box(new_page) -> None:
    page: Page = new_page()
    page.goto("/help")
    page.keyboard.press("/")
    page.keyboard.type("押金")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/search"))
    expect(page.locator("mark").first).to_have_text("押金")


def test_change_the_language_and_stay_where_one_is(new_page) -> None:
    page: Page = new_page()
    page.goto(f"/r/{LOCAL}/versions")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("link", name="Regulations")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("青川省邻里工具库条例")
    page.goto("/coverage")
    expect(page.get_by_role("heading", level=1)).to_have_text("Coverage")


def test_a_dead_end_has_a_way_on(new_page) -> None:
    page: Page = new_page()
    page.goto("/no/such/page")
    page.locator("main").get_by_role("searchbox").fill("押金")
    page.locator("main").get_by_role("button", name="检索").click()
    expect(page.locator(".hit").first).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False])
def test_follow_a_reference_to_the_law_of_its_day(new_page, javascript) -> None:
    page: Page = new_page(java_script_enabled=javascript)
    page.goto(f"/r/{LOCAL}/2021-07-29")
    page.locator("#a10").get_by_role("link", name="《中和国邻里工具库法》第十条").click()
    expect(page).to_have_url(re.compile("/r/zhonghe/linli-gongjuku-fa/2010-08-27#a10$"))
    expect(page.locator("#a10")).to_be_in_viewport()
    page.get_by_role("link", name="引用关系").click()
    expect(page.locator("#cited-by")).to_be_visible()


def test_ask_who_put_words_there(new_page) -> None:
    page: Page = new_page()
    page.goto(f"/r/{LOCAL}/articles/36/history?version=2021-07-29")
    page.get_by_role("link", name="逐款溯源").click()
    page.get_by_role("row", name="第（三）项").get_by_role("link", name="②").first.click()
    expect(page.locator("#v2017-09-22")).to_be_in_viewport()


def test_narrow_what_is_new(new_page) -> None:
    page: Page = new_page(java_script_enabled=False)
    page.goto("/changes")
    page.get_by_label("法域").select_option("qingchuan")
    page.get_by_label("自", exact=True).fill("2021-01-01")
    page.get_by_role("button", name="筛选").click()
    expect(page.locator("table.changes tbody tr")).to_have_count(2)
    feed = page.get_by_role("link", name="订阅").get_attribute("href") or ""
    assert "jurisdiction=qingchuan" in feed
    assert page.request.get(feed).headers["content-type"].startswith("application/atom+xml")
