"""Importing in a browser, on a server of its own: what is filed would be in others' way."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import expect

from scripts.screenshots import log_in
from scripts.serving import fill, served
from tests.browser.looking import violations
from tests.web.desks import TEXT

pytestmark = pytest.mark.browser

DECISION = """青川省人民代表大会常务委员会关于修改《青川省邻里工具库条例》的决定
（2027年3月31日青川省第十四届人民代表大会常务委员会第二次会议通过）
会议决定对《青川省邻里工具库条例》作如下修改：
一、将第二条修改为：“本条例适用于本省行政区域。”
本决定自2027年5月1日起施行。
"""


@pytest.fixture(name="address", scope="module")
def _address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    store = tmp_path_factory.mktemp("imported")
    fill(store)
    with served(store) as address:
        yield address


@pytest.fixture(name="word")
def _word(folder: Path) -> Path:
    """A regulation as a Word file."""
    document = Document()
    for line in filter(None, TEXT.split("\n")):
        document.add_paragraph(line)
    path = folder / "晒场.docx"
    document.save(path)
    return path


@pytest.mark.parametrize("scripts", [True, False])
def test_a_word_file_with_a_wrong_date_is_corrected_then_filed(new_page, word, scripts) -> None:
    day = "2019-03-29" if scripts else "2019-03-30"
    page = new_page(java_script_enabled=scripts)
    log_in(page)
    page.get_by_role("navigation", name="工作台").get_by_role("link", name="导入").click()
    page.set_input_files("input[name=files]", word)
    page.get_by_role("button", name="查看识别结果").click()
    expect(page.get_by_role("heading", name="青川省邻里晒场管理条例")).to_be_visible()
    date = page.get_by_label("本版本日期")
    assert date.input_value() == "2019-03-28"
    if scripts:
        assert violations(page) == []
    date.fill(day)
    page.get_by_role("button", name="重新核对").click()
    expect(page.get_by_text(f"@{day}")).to_be_visible()
    page.get_by_role("button", name="导入", exact=True).click()
    page.get_by_role("link", name=f"@{day}").click()
    expect(page).to_have_url(re.compile(f"/r/qingchuan/linli-shaichang-guanli-tiaoli/{day}$"))


@pytest.mark.parametrize("scripts", [True, False])
def test_a_decision_makes_a_version_that_is_marked_as_computed(new_page, scripts) -> None:
    day = "31" if scripts else "30"
    page = new_page(java_script_enabled=scripts, viewport={"width": 360, "height": 800})
    log_in(page)
    page.goto("/import")
    page.locator("[name=text]").fill(DECISION.replace("31日", f"{day}日"))
    page.get_by_role("button", name="查看识别结果").click()
    expect(page.get_by_label(re.compile("青川省邻里工具库条例"))).to_be_checked()
    expect(page.locator(".tag.computed")).to_be_visible()
    if scripts:
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("button", name="导入", exact=True).click()
    page.get_by_role("link", name=f"@2027-03-{day}").click()
    expect(page.get_by_text("并非官方文本")).to_be_visible()
