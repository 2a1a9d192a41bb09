"""Pictures of every page into build/screenshots: desktop and phone, light and dark.

They are made to be looked at, one by one, whenever a page changes. With ``--tour`` the pictures of
docs/tour.md are made instead.
"""

import argparse
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, FloatRect, Page, sync_playwright

from scripts.sending import SENT
from scripts.serving import NAME, PASSWORD, ROOT, fill, served

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
_SIZES = {"desktop": (1440, 900), "phone": (360, 740)}
_LOCAL = "/r/qingchuan/linli-gongjuku-tiaoli"
_TWO = "qingchuan/linli-gongjuku-tiaoli,linhai/linli-gongjuku-guanli-tiaoli"
_THREE = f"{_TWO},yunling/shishi-linli-gongjuku-fa-banfa"
_FOUR = f"{_THREE},zhonghe/linli-gongjuku-fa&baseline=zhonghe/linli-gongjuku-fa"
PAGES = {
    "home": "/",
    "regulations": "/regulations",
    "reader": _LOCAL,
    "reader-future": f"{_LOCAL}/2025-11-27",
    "reader-past": f"{_LOCAL}/2012-05-24",
    "reader-as-of": f"{_LOCAL}?on=2019-06-01",
    "reader-annex": "/r/yunling/shishi-linli-gongjuku-fa-banfa",
    "versions": f"{_LOCAL}/versions",
    "diff": f"{_LOCAL}/diff?from=2017-09-22&to=2021-07-29",
    "diff-inline": f"{_LOCAL}/diff?from=2012-05-24&to=2017-09-22&view=inline",
    "diff-all": f"{_LOCAL}/diff?from=2012-05-24&to=2017-09-22&show=all",
    "diff-same": f"{_LOCAL}/diff?from=2021-07-29&to=2021-07-29",
    "concordance": f"{_LOCAL}/concordance?from=2017-09-22&to=2021-07-29",
    "history": f"{_LOCAL}/articles/12/history",
    "history-doubtful": f"{_LOCAL}/articles/36/history?version=2021-07-29",
    "blame": f"{_LOCAL}/articles/36/blame?version=2021-07-29",
    "references": f"{_LOCAL}/2021-07-29/refs",
    "cited-by": "/r/zhonghe/linli-gongjuku-fa/2023-10-20/refs",
    "changes": "/changes",
    "changes-narrowed": "/changes?basis=in_force&jurisdiction=qingchuan&q=押金",
    "changes-none": "/changes?since=1990-01-01&until=1990-02-01",
    "since": f"/changes/since?versions={_LOCAL}/2017-09-22+linhai/bu-cunzai@2020-01-01",
    "choose": "/compare",
    "choose-found": "/compare?items=qingchuan/linli-gongjuku-tiaoli&q=工具库&choose=1",
    "choose-suggested": "/compare?items=qingchuan/linli-gongjuku-tiaoli",
    "choose-refused": "/compare?items=qingchuan/linli-gongjuku-tiaoli,linhai/bu-cunzai",
    "compare-two": f"/compare?items={_TWO}",
    "compare-four": f"/compare?items={_FOUR}",
    "compare-by-difference": f"/compare?items={_THREE}&order=difference&show=different&view=full",
    "elements": f"/compare/elements?items={_THREE}",
    "elements-fines": f"/compare/elements?items={_FOUR}&kind=fine&sort=fine",
    "elsewhere": f"{_LOCAL}/elsewhere",
    "elsewhere-as-of": "/r/linhai/linli-gongjuku-guanli-tiaoli/elsewhere?as_of=2020-06-01",
    "likeness": f"{_LOCAL}/likeness",
    "draft": "/draft",
    "search-empty": "/search",
    "search": "/search?q=押金",
    "search-article": "/search?q=工具库条例第十二条",
    "search-none": "/search?q=宇宙飞船",
    "decisions": f"/decisions?old={_LOCAL.removeprefix('/r/')}@2021-07-29",
    "decisions-check": "/decisions/check",
    "decisions-draft": "/decisions/draft",
    "coverage": "/coverage",
    "help": "/help",
    "style": "/style",
    "error": f"{_LOCAL}?on=1999-01-01",
    "missing": "/no/such/page",
    "login": "/login",
}
DESK = {
    "desk": "/desk",
    "import": "/import",
    "quarantine": "/quarantine",
    "alignments": "/alignments",
    "review": f"{_LOCAL}/alignments",
    "tokens": "/tokens",
    "users": "/users",
    "log": "/log",
}
"""Pages for those who are logged in."""


TOUR = {
    "home": ("/", 0),
    "reader": (f"{_LOCAL}/2021-07-29", 60),
    "diff": (f"{_LOCAL}/diff?from=2017-09-22&to=2021-07-29", 410),
    "history": (f"{_LOCAL}/articles/36/history?version=2021-07-29", 60),
    "timeline": (f"{_LOCAL}/versions", 60),
    "compare": (f"/compare?items={_TWO}", 530),
    "elements": (f"/compare/elements?items={_FOUR}&kind=fine&sort=fine", 60),
    "as-of": (f"{_LOCAL}?on=2019-06-01", 60),
}
"""What docs/tour.md shows: a page, and from how many pixels below its head on."""
_TOUR_SIZE = (1200, 640)


def picture(browser: Browser, address: str, folder: Path, names: list[str]) -> None:
    """Every page in both sizes and both schemes; the English ones in light besides."""
    for size, (width, height) in _SIZES.items():
        for scheme in ("light", "dark"):
            for language in ("zh-CN", "en-GB"):
                context = browser.new_context(
                    base_url=address,
                    viewport={"width": width, "height": height},
                    color_scheme=scheme,
                    locale=language,
                    device_scale_factor=1,
                    has_touch=size == "phone",
                )
                page = context.new_page()
                log_in(page)
                for name in names:
                    if language == "zh-CN" or scheme == "light":
                        go_to(page, name)
                        file = f"{name}-{size}-{scheme}-{language[:2]}.png"
                        page.screenshot(path=folder / file, full_page=True)
                context.close()


def go_to(page: Page, name: str) -> None:
    """Open a page by its name, through its form where it stands behind one."""
    if name in SENT:
        SENT[name](page)
        page.wait_for_load_state()
    else:
        page.goto((PAGES | DESK)[name])


def picture_tour(browser: Browser, address: str, folder: Path) -> None:
    """The pictures of the tour: what a visitor sees on a desktop, a screen of each page."""
    width, height = _TOUR_SIZE
    page = browser.new_page(
        base_url=address,
        viewport={"width": width, "height": height},
        color_scheme="light",
        locale="zh-CN",
    )
    for name, (path, top) in TOUR.items():
        page.goto(path)
        clip: FloatRect = {"x": 0, "y": top, "width": width, "height": height}
        page.screenshot(path=folder / f"{name}.png", full_page=True, clip=clip)
    page.close()


def log_in(page: Page) -> None:
    """Begin a session; pages for everybody look the same with it."""
    page.goto("/login")
    page.fill("input[name=name]", NAME)
    page.fill("input[name=password]", PASSWORD)
    page.click("main form button:not(.quiet):not([role])")
    page.wait_for_url("**/desk")


def main() -> None:
    """Serve the samples, take the pictures, say where they are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="Only these pages.")
    parser.add_argument("--chromium", default=shutil.which("chromium"), help="The browser.")
    parser.add_argument("--tour", action="store_true", help="The pictures of docs/tour.md.")
    arguments = parser.parse_args()
    folder = ROOT / ("docs/pictures" if arguments.tour else "build/screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as store:
        fill(Path(store))
        with served(Path(store)) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=arguments.chromium, args=FLAGS)
            if arguments.tour:
                picture_tour(browser, address, folder)
            else:
                picture(browser, address, folder, arguments.names or [*PAGES, *DESK, *SENT])
            browser.close()
    print(folder)


if __name__ == "__main__":
    main()
