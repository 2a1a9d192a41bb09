"""Pages that stand behind a form: what is entered, and where that leads."""

from collections.abc import Callable

from playwright.sync_api import Page

from scripts.serving import NAME, ROOT

_LOCAL = "qingchuan/linli-gongjuku-tiaoli"
_SAMPLES = ROOT / "lawdiff" / "samples" / "qingchuan"
_SEND = "main form button:not(.quiet):not([role]):not([hidden])"
_HARMFUL = """青川省邻里晒场管理条例

（2019年3月28日青川省第十三届人民代表大会常务委员会第九次会议通过）

第一条　为了便利居民晾晒，制定本条例。

第二条　晒场每日开放。

第二条　本条例自2019年6月1日起施行。
"""


def _sample(end: str) -> str:
    (file,) = _SAMPLES.glob(f"*{end}")
    return file.read_text("utf-8")


def _text() -> str:
    return _sample("条例-2021-07-29.md")


def _decision() -> str:
    return _sample("决定-2021-07-29.txt")


def _send(page: Page, path: str, **fields: str) -> None:
    """Fill in the form of a page and send it."""
    page.goto(path)
    for name, value in fields.items():
        page.locator(f"main [name={name}]").fill(value)
    page.locator(_SEND).first.click()


def _draft(page: Page, task: str, **fields: str) -> None:
    page.goto("/draft")
    page.locator(f"[name=task][value={task}]").check()
    for name, value in fields.items():
        page.locator(f"main [name={name}]").fill(value)
    page.locator(_SEND).first.click()


def _keep_back(page: Page) -> None:
    """Import a text that would harm the record, so that it waits for a decision."""
    _send(page, "/import", text=_HARMFUL, name="晒场")
    page.locator("button[value=import]").click()
    page.goto("/quarantine")


def _old_form(page: Page) -> None:
    """Send a form whose page was open for too long."""
    page.goto("/import")
    page.fill("main [name=text]", _text()[:200])
    page.eval_on_selector("main form.stack [name=csrf_token]", "field => { field.value = 'old' }")
    page.locator("main form.stack button").click()


def _fail_to_log_in(page: Page) -> None:
    page.context.clear_cookies()
    _send(page, "/login", name=NAME, password="no such password")  # noqa: S106


SENT: dict[str, Callable[[Page], None]] = {
    "draft-refused": lambda page: _draft(page, "others"),
    "draft-others": lambda page: _draft(page, "others", text=_text()),
    "draft-diff": lambda page: _draft(
        page, "diff", text=_text(), other=_sample("条例-2017-09-22.txt")
    ),
    "draft-decision": lambda page: _draft(
        page, "decision", text=_sample("条例-2017-09-22.txt"), other=_decision()
    ),
    "decisions-applied": lambda page: _send(
        page, "/decisions", old_ref=f"{_LOCAL}@2017-09-22", decision_text=_decision()
    ),
    "decisions-checked": lambda page: _send(
        page,
        "/decisions/check",
        decision_text=_decision(),
        new_ref=f"{_LOCAL}@2021-07-29",
        old_ref=f"{_LOCAL}@2017-09-22",
    ),
    "decisions-drafted": lambda page: _send(
        page, "/decisions/draft", old_ref=f"{_LOCAL}@2017-09-22", new_ref=f"{_LOCAL}@2021-07-29"
    ),
    "import-preview": lambda page: _send(page, "/import", text=_text(), name="条例"),
    "quarantine-one": _keep_back,
    "old-form": _old_form,
    "login-refused": _fail_to_log_in,
}
"""By the name of the picture. The last ends the session."""
