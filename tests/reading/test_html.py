"""Web pages: the text behind navigation."""

import pytest

from lawdiff.errors import Refused
from lawdiff.model import Source
from lawdiff.reading import read

ARTICLES = "".join(
    f"<p>第{n}条　修理铺应当认真修理，按照规定登记，并且公示价格和时间；不得欺诈顾客。</p>"
    for n in "一二三四五六七八"
)


def page(body: str, head: str = '<meta charset="utf-8">') -> Source:
    return read(
        "页.html", f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()
    )


def test_scripts_styles_and_hidden_text_are_never_read() -> None:
    body = (
        "<script>第九条 坏。</script><style>p{}</style><p>第一条 甲。</p>"
        '<p style="display:none">第八条 藏。</p><noscript>无</noscript><p hidden>藏</p>'
    )
    assert page(body).text == "第一条 甲。"


def test_blocks_and_breaks_are_lines() -> None:
    assert page("<div>第一条 甲：<br>（一）乙；<br/>（二）丙。</div><p>第二条 丁。</p>").text == (
        "第一条 甲：\n（一）乙；\n（二）丙。\n第二条 丁。"
    )


def test_headings_keep_their_rank() -> None:
    heads = '<h1>青川省修理铺条例</h1><h2><a href="#x">#</a> 第一章 总则</h2><p>第一条 甲。</p>'
    assert page(heads).text == "# 青川省修理铺条例\n## 第一章 总则\n第一条 甲。"


def test_line_ends_of_the_source_are_no_more_than_space() -> None:
    assert (
        page("<p>第一条 修理\n      铺应当 and\n more。</p>").text == "第一条 修理铺应当 and more。"
    )
    assert page("<pre>第一条 甲。\n第二条 乙。</pre>").text == "第一条 甲。\n第二条 乙。"


def test_what_stands_around_the_text_is_navigation() -> None:
    body = (
        "<div><ul><li>首页</li><li>政务公开</li></ul></div>"
        "<div><h1>青川省修理铺条例</h1><p>青政发〔2012〕8号</p>"
        f'<div class="text">{ARTICLES}</div></div>'
        "<div><p>版权所有 青川省修理厅 联系我们 网站地图 " + "友情链接 " * 60 + "</p></div>"
    )
    found = page(body)
    assert found.text.split("\n")[:2] == ["# 青川省修理铺条例", "青政发〔2012〕8号"]
    assert found.text.count("\n") == 9
    assert {d.reason for d in found.discarded} == {"navigation"}
    assert "政务公开" in "".join(d.text for d in found.discarded)


def test_elements_that_say_so_are_navigation_or_contents() -> None:
    found = page(
        '<nav>导航</nav><div class="table-of-contents">目次</div><footer>页脚</footer>'
        '<div class="share-bar share">分享</div><p>第一条 甲。</p>'
    )
    assert found.text == "第一条 甲。"
    assert [(d.reason, d.text) for d in found.discarded] == [
        ("navigation", "导航"), ("contents", "目次"),
        ("navigation", "页脚"), ("navigation", "分享"),
    ]  # fmt: skip


def test_tables_of_data_are_markdown_and_tables_of_layout_text() -> None:
    head = "<tr><th>类</th><th colspan=2>率</th></tr>"
    data = f"<table>{head}<tr><td>甲</td><td>一</td><td>二</td></tr></table>"
    assert page(data).text == "| 类 | 率 |  |\n| --- | --- | --- |\n| 甲 | 一 | 二 |"
    layout = f"<table><tr><td>左</td><td>{ARTICLES}</td></tr></table>"
    assert page(layout).text.split("\n")[1].startswith("第一条")


@pytest.mark.parametrize(
    ("head", "charset"),
    [
        ('<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', "gb18030"),
        ('<meta charset="gbk">', "gb18030"),
        ("", "gb18030"),
        ('<meta charset="gb2312">', "utf-8"),
        ('<meta charset="utf-8">', "gb18030"),
        ("", "utf-16"),
    ],
)
def test_declared_missing_and_wrong_charsets(head: str, charset: str) -> None:
    html = f"<html><head>{head}</head><body><p>第一条 朱镕生的修理铺应当登记。</p></body></html>"
    assert read("页.html", html.encode(charset)).text == "第一条 朱镕生的修理铺应当登记。"


def test_nesting_without_end_is_refused() -> None:
    with pytest.raises(Refused) as refusal:
        page("<table><tr><td>" * 10_000 + "深")
    assert refusal.value.code == "nested_too_deep"


def test_cells_keep_their_columns_and_rows_need_no_element() -> None:
    page = (
        "<body><table><caption>费用表</caption><thead><th colspan=2>项目</th><th>金额</th></thead>"
        "<tr><td rowspan=2>修理</td><td>大</td><td>三元</td></tr><tr><td>小</td><td>一元</td></tr>"
        "</table></body>"
    )
    assert read("表.html", page.encode()).text.split("\n") == [
        "费用表",
        "| 项目 |  | 金额 |",
        "| --- | --- | --- |",
        "| 修理 | 大 | 三元 |",
        "|  | 小 | 一元 |",
    ]
