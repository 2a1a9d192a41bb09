"""What surrounds a text on a web page or in print: navigation, page furniture, turn marks."""

from __future__ import annotations

import re

_NAVIGATION = re.compile(
    r"您?(?:现在|当前)?的?(?:所在)?位置\s*[:：]|当前位置|网站首页|首页\s*[>＞»›|-]|.*[>＞»›]\s*正文|\[?(?:打印|关闭|收藏|返回)(?:本页|窗口|顶部|列表)?\]?"
    r"(?:\s*[\[【|]|$)|.*(?:下载地址|点击此处下载|收藏本站|设为首页|加入收藏)|热门站点|(?:浏览|阅读|点击|访问)(?:次数|量|数)?\s*[:：]\s*\d"
    r"|.*(?:来源|作者|发布人|录入|编辑)\s*[:：].{0,30}(?:时间|日期|浏览|阅读|点击)|(?:时间|发布时间|发布日期|更新时间|日期)\s*[:：].{0,60}(?:来源|作者|浏览|阅读)"
    r"|(?:发布时间|更新时间|信息来源|文章来源|来源|原文链接|责任编辑|责编|编辑|字体|字号|索引号|主题词|分享到|相关(?:文章|链接|阅读|新闻))\s*[:：]"
    r"|\[?字(?:体|号)|上一[篇页]|下一[篇页]|.*(?:版权所有|ICP备|Copyright|All [Rr]ights)|<?(?:https?://|www\.)\S+$|\W{0,3}原文(?:链接|地址|网址)$|扫一扫|分享到|.*\]\(\S*\).*[>»]"
)
_TURNED = re.compile(r"[（(【]\s*(?:下转|未完|待续|续转|转下|下接)[^（）()]{0,16}[）)】]")
_RESUMED = re.compile(r"[（(【]\s*(?:上接|接上|上承)[^（）()]{0,16}[）)】]")
ORNAMENTS = frozenset("▲△▼▽■□◆◇●◎★☆►▶◀◄")
"""Glyphs that newspapers set where a text turns to another page."""

_GLYPHS = rf"[\s{''.join(sorted(ORNAMENTS))}]+"
_MARKS = re.compile(rf"{_GLYPHS}$")
_RELEASE = (
    r"[（(]\s*此件.{0,12}[）)]|(?:抄送|抄报|分送|主题词|发)\s*[:：].{0,200}"
    r"|.{2,30}办公[厅室]\s*\d{4}年\d+月\d+日印发"
)
_PAGE = r"[-—－·\s]*(?:第\s*)?\d{1,4}\s*(?:页)?(?:\s*[/／共]\s*\d{1,4}\s*页?)?[-—－·\s]*"
_FURNITURE = re.compile(f"{_TURNED.pattern}|{_RESUMED.pattern}|{_PAGE}|{_RELEASE}|{_GLYPHS}")


def is_navigation(text: str) -> bool:
    """Whether the line is part of a web page around the text."""
    return bool(_NAVIGATION.match(text))


def turned(text: str) -> bool:
    """Whether the line says that the text goes on elsewhere (下转8版)."""
    return bool(_TURNED.search(text))


def resumed(text: str) -> bool:
    """Whether the line says that the text began elsewhere (上接1版)."""
    return bool(_RESUMED.search(text))


def is_furniture(text: str) -> bool:
    """Whether the line is a page number, a turn mark or a mark of release and nothing else."""
    return bool(_FURNITURE.fullmatch(text))


def without_marks(text: str) -> str:
    """``text`` without the ornaments and turn marks at its end."""
    return _MARKS.sub("", _TURNED.sub("", text)).rstrip() if turned(text) else _MARKS.sub("", text)
