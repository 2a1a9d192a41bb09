"""A real server on the samples and a real Chromium."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from scripts.screenshots import FLAGS
from scripts.serving import fill, served

_REFUSED = "Failed to load resource: the server responded with a status of 4"  # the page itself


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    return {"executable_path": chromium, "args": FLAGS}


@pytest.fixture(name="address", scope="session")
def _address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    store = tmp_path_factory.mktemp("served")
    fill(store)
    with served(store, workers=2) as address:
        yield address


@pytest.fixture(name="new_page")
def _new_page(browser: Browser, address: str) -> Iterator[object]:
    """Open a page with the options of a context; whatever leaves the server's origin fails."""
    contexts: list[BrowserContext] = []
    strays: list[str] = []

    def new_page(**options: object) -> Page:
        settings = {"base_url": address, "locale": "zh-CN", "reduced_motion": "reduce", **options}
        context = browser.new_context(**settings)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: strays.append(request.url))
        page.on("pageerror", lambda error: strays.append(str(error)))
        page.on("console", lambda message: strays.append(message.text))
        return page

    yield new_page
    for context in contexts:
        context.close()
    assert [stray for stray in strays if not stray.startswith((address, _REFUSED))] == []


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    return tmp_path
