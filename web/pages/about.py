"""Help, and the parts that pages are made of."""

from __future__ import annotations

from flask import Blueprint, Response
from markupsafe import Markup

from web.context import services
from web.drawing.rows import Rows
from web.drawing.sections import Numbered, numbered
from web.drawing.strip import strip
from web.languages import lazy_gettext
from web.pages.answers import page

pages = Blueprint("about", __name__)

AIDS = (("about.help_page", lazy_gettext("Help")),)

_EXPLAINED = {
    "amended": lazy_gettext("Words changed; the number stayed."),
    "amended_renumbered": lazy_gettext("Words changed, and the article bears another number."),
    "renumbered": lazy_gettext("The same words under another number."),
    "added": lazy_gettext("No article of the older text became this one."),
    "deleted": lazy_gettext("No article of the newer text goes on from this one."),
    "unchanged": lazy_gettext("The same words under the same number."),
}
_OLD = """第一条　单位应当自收到申请之日起三十日内答复。
第二条　违反本条例的，处一千元以上五千元以下罚款。
第三条　市容主管部门负责本条例的实施。
第四条　公园每日开放。"""
_NEW = """第一条　单位应当自收到申请之日起十五日内答复。
第二条　公园内可以设置工具角，供居民修理家具。
第三条　违反本条例的，处二千元以上一万元以下罚款。
第四条　市容主管部门负责本条例的实施。"""


@pages.get("/help")
def help_page() -> Response:
    """What the marks mean, how pairs are found, what this service does not promise."""
    rows, drawn = _example()
    return page(
        "help.html",
        strip=strip(rows),
        rows=drawn,
        explained=[(name, str(words)) for name, words in _EXPLAINED.items()],
        twin="/api/v1/openapi.json",
    )


@pages.get("/style")
def style() -> Response:
    """Every part that pages are made of, once."""
    rows, drawn = _example()
    return page("style.html", strip=strip(rows), rows=drawn, twin=None)


def _example() -> tuple[list[Numbered], Markup]:
    """A comparison of two texts written for this page."""
    old, new = (services().texts.given(text) for text in (_OLD, _NEW))
    diff = services().versions.compare(old, new).diff
    rows = numbered(diff.rows)
    return rows, Rows(diff, (), "side", "").draw(rows, fold=False)
