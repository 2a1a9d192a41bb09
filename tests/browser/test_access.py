"""Every page for everybody: axe finds nothing, nothing is cut off, keys and print work."""

import math

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from scripts.screenshots import PAGES

pytestmark = pytest.mark.browser

SIZES = {"phone": (360, 740), "tablet": (768, 1024), "wide": (1920, 1080)}
EXTENT = """[
    document.documentElement.scrollWidth,
    document.documentElement.scrollHeight,
    document.querySelector("body > footer").getBoundingClientRect().bottom + scrollY,
]"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing(new_page, width: int, scheme: str) -> None:
    locale = "zh-CN" if scheme == "light" else "en-GB"
    page = new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, locale=locale)
    found = {}
    for name, path in PAGES.items():
        page.goto(path)
        violations = Axe().run(page).response["violations"]
        if violations:
            found[name] = [(v["id"], v["nodes"][0]["html"][:160]) for v in violations]
    assert found == {}


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_off_and_nothing_lies_below_the_foot(new_page, size: str) -> None:
    width, height = SIZES[size]
    page = new_page(viewport={"width": width, "height": height})
    for name, path in PAGES.items():
        page.goto(path)
        needed, high, foot = page.evaluate(EXTENT)
        assert needed <= width, name
        assert high <= max(height, math.ceil(foot)), name


def test_at_twice_the_size_nothing_is_cut_off(new_page) -> None:
    page = new_page(viewport={"width": 640, "height": 400}, device_scale_factor=2)
    for name, path in PAGES.items():
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 640, name


def test_a_keyboard_reaches_the_text_first(new_page) -> None:
    page = new_page()
    page.goto(PAGES["reader"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_what_has_the_focus_is_seen(new_page) -> None:
    page = new_page()
    page.goto(PAGES["regulations"])
    for _ in range(12):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none"


def test_in_print_the_marks_need_no_colour(new_page) -> None:
    page = new_page()
    page.goto(PAGES["diff"])
    page.emulate_media(media="print")
    for element, line in (("ins", "underline"), ("del", "line-through")):
        style = page.locator(f"tbody {element}").first.evaluate(
            "e => [getComputedStyle(e).textDecorationLine, getComputedStyle(e).color]"
        )
        assert style == [line, "rgb(0, 0, 0)"]
    assert page.locator("header.bar").is_hidden()
    expect(page.locator(".legend")).to_be_visible()
