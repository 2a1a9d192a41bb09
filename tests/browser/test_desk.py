"""The desk in a browser: on a phone, without scripts; a file with a wrong date; an old page."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from docx import Document
from playwright.sync_api import expect

from scripts.screenshots import DESK, log_in
from scripts.serving import NAME, PASSWORD
from tests.web.desks import TEXT

pytestmark = pytest.mark.browser


DECISION = """青川省人民代表大会常务委员会关于修改《青川省邻里工具库条例》的决定
（2027年3月31日青川省第十四届人民代表大会常务委员会第二次会议通过）
会议决定对《青川省邻里工具库条例》作如下修改：
一、将第二条修改为：“本条例适用于本省行政区域。”
本决定自2027年5月1日起施行。
"""


@pytest.fixture(name="word")
def _word(folder: Path) -> Path:
    """A regulation as a Word file."""
    document = Document()
    for line in filter(None, TEXT.split("\n")):
        document.add_paragraph(line)
    path = folder / "晒场.docx"
    document.save(path)
    return path


def _violations(page) -> list[tuple[str, str]]:
    found = Axe().run(page).response["violations"]
    return [(v["id"], v["nodes"][0]["html"][:160]) for v in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(new_page, scheme: str) -> None:
    page = new_page(viewport={"width": 360, "height": 800}, color_scheme=scheme)
    page.goto("/login")
    found = {"login": _violations(page)}
    log_in(page)
    for name, path in DESK.items():
        page.goto(path)
        found[name] = _violations(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, name
    assert {name: why for name, why in found.items() if why} == {}


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
        assert _violations(page) == []
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
        assert _violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("button", name="导入", exact=True).click()
    page.get_by_role("link", name=f"@2027-03-{day}").click()
    expect(page.get_by_text("并非官方文本")).to_be_visible()


def test_a_file_that_is_no_text_is_said_to_be_none(new_page, folder: Path) -> None:
    (folder / "picture.docx").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500))
    page = new_page(locale="en-GB")
    log_in(page)
    page.goto("/import")
    page.set_input_files("input[name=files]", folder / "picture.docx")
    page.get_by_role("button", name="See what is understood").click()
    expect(page.get_by_text("picture.docx holds no regulation.")).to_be_visible()
    page.get_by_label("Leave this file out").check()
    page.get_by_role("button", name="Check again").click()
    expect(page.get_by_text("Every file was left out.")).to_be_visible()


def test_an_old_page_keeps_a_pasted_text(new_page) -> None:
    page = new_page(locale="en-GB")
    log_in(page)
    page.goto("/import")
    page.fill("textarea", TEXT)
    page.context.clear_cookies()
    page.get_by_role("button", name="See what is understood").click()
    expect(page.get_by_role("alert")).to_be_visible()
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Log in on another page").click()
    other = opened.value
    other.fill("input[name=name]", NAME)
    other.fill("input[name=password]", PASSWORD)
    other.get_by_role("button", name="Log in").click()
    other.wait_for_url("**/desk")
    page.get_by_role("button", name="Send again").click()
    page.get_by_role("button", name="Send again").click()  # the session is new: so is its token
    expect(page.get_by_role("heading", name="青川省邻里晒场管理条例")).to_be_visible()


def test_a_token_is_made_and_revoked(new_page) -> None:
    page = new_page(locale="en-GB")
    log_in(page)
    page.goto("/tokens")
    page.get_by_label("Name").fill("robot")
    page.get_by_label("Settle links").check()
    page.get_by_role("button", name="Make the token").click()
    assert page.locator("code.secret").inner_text().startswith("lawdiff_")
    assert _violations(page) == []
    page.get_by_role("button", name="Revoke robot").click()
    expect(page.locator("td .tag")).to_have_text("Revoked")
