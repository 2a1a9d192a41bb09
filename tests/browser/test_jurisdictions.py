"""Comparing jurisdictions in a real browser: choosing, reading, the draft desk."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from lawdiff.samples import sample_files

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("width", [360, 1440])
def test_choose_three_jurisdictions_and_compare_them(new_page, width: int, javascript) -> None:
    page: Page = new_page(viewport={"width": width, "height": 800}, java_script_enabled=javascript)
    page.goto("/compare")
    page.get_by_label("题名").fill("工具库")
    page.get_by_label("题名").press("Enter")
    for title in ("青川省邻里工具库条例", "临海省邻里工具库管理条例"):
        page.get_by_label(title).check()
    page.get_by_role("button", name="加入勾选项").click()
    expect(page.locator("#chosen .count")).to_have_text("2 / 8")
    page.get_by_label("云岭省实施《中和国邻里工具库法》办法").check()
    page.locator("main").get_by_role("button", name="对照").click()
    expect(page.locator("table.matrix")).to_be_visible()
    page.get_by_role("radio", name="云岭省").check()
    page.get_by_role("button", name="更新").click()
    expect(page).to_have_url(re.compile("baseline=yunling"))
    expect(page.locator("td.baseline .who").first).to_have_text("云岭省")
    page.locator("td .cell-head a").first.click()
    expect(page).to_have_url(re.compile("/r/yunling/.*#a1"))


def test_the_heads_stay_while_many_texts_are_read(new_page) -> None:
    page: Page = new_page(viewport={"width": 1000, "height": 700})
    ids = [sample.as_id for sample in sample_files()]
    page.goto(f"/compare?items={','.join(dict.fromkeys(ids))}")
    frame = page.locator(".sides")
    frame.evaluate("frame => frame.scrollTo(300, 2000)")
    head, corner = page.locator(".matrix thead th").nth(2), page.locator(".matrix thead th").first
    top, left = (frame.bounding_box() or {})["y"], (frame.bounding_box() or {})["x"]
    assert abs((head.bounding_box() or {})["y"] - top) < 3
    assert abs((corner.bounding_box() or {})["x"] - left) < 3


@pytest.mark.parametrize("width", [360, 1440])
def test_a_draft_is_set_beside_what_others_have(new_page, width: int) -> None:
    page: Page = new_page(viewport={"width": width, "height": 800})
    (sample,) = (s for s in sample_files() if s.as_id.startswith("linhai"))
    draft = sample.path.read_text("utf-8").replace("临海省", "河东省")
    page.goto("/draft")
    page.get_by_label("文本：您的草案").fill(draft)
    page.locator("form.draft").get_by_role("button", name="对照").click()
    expect(page.locator("table.matrix")).to_be_visible()
    expect(page.locator(".flagged").first).to_contain_text("请复核")
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_text("提交的文本与问题").click()
    expect(page.get_by_label("文本：您的草案")).to_have_value(draft)


def test_a_file_is_compared_with_a_pasted_text(new_page, folder) -> None:
    page: Page = new_page(java_script_enabled=False)
    file = folder / "草案.txt"
    file.write_text("河东省公园条例\n第一条　公园每日开放。\n第二条　门票不超过十元。", "utf-8")
    page.goto("/draft")
    page.get_by_label("相对第二个文本的改动").check()
    page.locator("[name=text_file]").set_input_files(file)
    page.get_by_label("第二个文本：").fill("河东省公园条例\n第一条　公园每日开放。")
    page.locator("form.draft").get_by_role("button", name="对照").click()
    expect(page.locator("tr.added")).to_have_count(1)


def test_what_comes_of_a_draft_is_taken_away_and_unfolded_without_scripts(new_page) -> None:
    page: Page = new_page(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page.goto("/draft")
    page.get_by_label("相对第二个文本的改动").check()
    old = "河东省公园条例\n第一条　公园每日开放。\n第二条　门票不超过十元。"
    page.locator("[name=text]").fill(old.replace("十元", "五元"))
    page.locator("[name=other]").fill(old)
    page.locator("form.draft").get_by_role("button", name="对照").click()
    run = page.locator("tr.run details")
    run.locator("summary").click()
    expect(run.locator(".pair")).to_contain_text("公园每日开放。")
    with page.expect_download() as taken:
        page.locator("button[value='table.xlsx']").click()
    assert taken.value.suggested_filename.endswith(".xlsx")


def test_on_paper_every_text_stands_whole(new_page) -> None:
    page: Page = new_page(viewport={"width": 1000, "height": 700})
    ids = [sample.as_id for sample in sample_files()]
    page.goto(f"/compare?items={','.join(dict.fromkeys(ids))}")
    folded = page.locator("td details .text").first
    expect(folded).not_to_be_visible()
    page.emulate_media(media="print")
    expect(folded).to_be_visible()
    assert page.locator(".matrix").evaluate("table => table.scrollWidth") <= 1000
