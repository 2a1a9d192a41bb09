"""The desk in a browser: on a phone, without scripts; a file that is none; an old page."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from scripts.screenshots import DESK, log_in
from scripts.serving import NAME, PASSWORD
from tests.browser.looking import violations
from tests.web.desks import TEXT

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(new_page, scheme: str) -> None:
    page = new_page(viewport={"width": 360, "height": 800}, color_scheme=scheme)
    page.goto("/login")
    found = {"login": violations(page)}
    log_in(page)
    for name, path in DESK.items():
        page.goto(path)
        found[name] = violations(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, name
    assert {name: why for name, why in found.items() if why} == {}


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
    assert violations(page) == []
    page.get_by_role("button", name="Revoke robot").click()
    expect(page.locator("td .tag")).to_have_text("Revoked")
