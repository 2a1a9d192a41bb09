"""The desk for decisions as people use it: filled in, sent, read, on a desktop and a phone."""

import pytest
from playwright.sync_api import expect

from tests.browser.looking import violations
from tests.web.test_decisions_api import DECISION, NEW, OLD

pytestmark = pytest.mark.browser

TASKS = {
    "/decisions": {"old": OLD, "decision": DECISION},
    "/decisions/check": {"decision": DECISION, "new": NEW, "old": OLD},
    "/decisions/draft": {"old": OLD, "new": NEW},
}


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("path", TASKS)
def test_what_comes_of_a_task_is_for_everybody(new_page, path: str, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 900})
    page.goto(path)
    for name, text in TASKS[path].items():
        page.locator(f"[name={name}_text]").fill(text)
    page.locator("form.desk button").first.click()
    expect(page.locator("table.compare")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_desk_works_without_scripts(new_page) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/decisions/draft")
    page.locator("[name=old_text]").fill(OLD)
    page.locator("[name=new_text]").fill(NEW)
    page.locator("form.desk button").first.click()
    with page.expect_download() as download:
        page.locator("button[value=docx]").click()
    assert download.value.suggested_filename.endswith(".docx")
