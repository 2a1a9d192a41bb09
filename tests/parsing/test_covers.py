"""Titles, dates and numbers behind the covers that documents come in: decrees, notices, pages."""

import datetime as dt

import pytest

from lawdiff.model import Document
from lawdiff.parsing import parse

TEXT = "第一条 为了方便修理，制定本办法。\n第二条 本省的修理铺适用本办法。\n"
ON_ISSUE = TEXT + "第三条 本办法自发布之日起施行。\n"
PAGE = "您的位置: 首页 » 法规网 » 法律法规 »\n{0}\n时间:2024-07-24 01:26:57 来源: 法规网 阅读:88\n"


def one(text: str) -> Document:
    (found,) = parse(text).documents
    return found


def facts(text: str) -> dict[str, object]:
    found = one(text)
    dates = {
        name: value
        for name in ("adopted", "amended", "promulgated", "effective", "expires")
        if (value := getattr(found.dates, name)) is not None
    }
    return {"title": found.title, "number": found.document_number, **dates}


def test_a_notice_gives_number_and_date_and_is_no_part_of_the_text() -> None:
    title = "青川省修理铺管理办法"
    notice = (
        f"青川省人民政府办公厅关于印发{title}的通知\n(青政办发〔2008〕63号)\n"
        f"各市、县人民政府:\n现将《{title}》印发给你们,请遵照执行。\n"
        "青川省人民政府办公厅\n二○○八年五月四日\n青川省修理铺\n管理办法\n"
    )
    text = PAGE.format(f"关于印发{title}的通知") + notice + ON_ISSUE
    assert facts(text) == {
        "title": title,
        "number": "青政办发〔2008〕63号",
        "promulgated": dt.date(2008, 5, 4),
        "effective": dt.date(2008, 5, 4),
    }
    assert one(text).preamble is None
    assert {d.reason for d in parse(text).discarded} == {"navigation", "cover"}


def test_a_decree_above_the_title() -> None:
    text = (
        "青川省人民政府令\n第 152 号\n"
        "《青川省修理铺规定》已经2015年3月2日省人民政府第50次常务会议通过，现予公布，自2015年5月1日起施行。\n"
        f"省长 甲乙丙\n2015年3月20日\n青川省修理铺规定\n{TEXT}"
    )
    assert facts(text) == {
        "title": "青川省修理铺规定",
        "number": "青川省人民政府令第152号",
        "adopted": dt.date(2015, 3, 2),
        "promulgated": dt.date(2015, 3, 20),
        "effective": dt.date(2015, 5, 1),
    }


def test_a_decree_below_the_title() -> None:
    text = (
        "青川省修理铺规定\n青川省人民政府\n青川省修理铺规定\n省政府令[2001]第3号\n"
        "《青川省修理铺规定》已经2001年2月1日省政府第40次常务会议通过,现予发布实行。\n"
        f"省长 甲乙丙\n二00一年二月十四日\n{ON_ISSUE}"
    )
    assert facts(text) == {
        "title": "青川省修理铺规定",
        "number": "省政府令[2001]第3号",
        "adopted": dt.date(2001, 2, 1),
        "promulgated": dt.date(2001, 2, 14),
        "effective": dt.date(2001, 2, 14),
    }


def test_an_announcement_of_the_congress() -> None:
    text = (
        "青川省修理铺条例\n青川省人民代表大会常务委员会公告\n第三十七号\n"
        "《青川省修理铺条例》已经通过,现予公布,自2002年1月1日起施行。\n"
        "青川省人民代表大会常务委员会\n2001年12月26日\n"
        f"(2001年10月17日青川省第三届人民代表大会常务委员会第十一次会议通过)\n第一章 总则\n{TEXT}"
    )
    assert facts(text) == {
        "title": "青川省修理铺条例",
        "number": "青川省人民代表大会常务委员会公告第三十七号",
        "adopted": dt.date(2001, 10, 17),
        "promulgated": dt.date(2001, 12, 26),
        "effective": dt.date(2002, 1, 1),
    }


def test_fields_of_a_record() -> None:
    text = (
        "青川省修理铺条例\n颁布日期:2001-6-3\n实施日期:2001-8-1\n颁布单位:青川省人民代表大会\n"
        "【题注】 (2001年4月29日青川省第十一届人民代表大会第四次会议通过)\n"
        f"【文号】青人发[2001]5号\n{TEXT}"
    )
    assert facts(text) == {
        "title": "青川省修理铺条例",
        "number": "青人发[2001]5号",
        "adopted": dt.date(2001, 4, 29),
        "promulgated": dt.date(2001, 6, 3),
        "effective": dt.date(2001, 8, 1),
    }


def test_a_number_before_the_title_on_its_line() -> None:
    text = (
        "修理部令2007年第15号 修理备案管理办法\n"
        "《修理备案管理办法》已于2007年4月6日经部务会讨论通过,现予以公布。\n"
        f"部 长:甲乙丙\n二〇〇七年四月三十日\n修理备案管理办法\n{TEXT}"
    )
    assert facts(text)["number"] == "修理部令2007年第15号"
    assert facts(text)["title"] == "修理备案管理办法"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("青川省实施《中和国社区修理\n铺子法》办法", "青川省实施《中和国社区修理铺子法》办法"),
        (
            "最高人民法院\n关于修理纠纷适用\n法律若干问题的解释",
            "最高人民法院关于修理纠纷适用法律若干问题的解释",
        ),
        ("# 关于2016年修理和 2017年\n", "关于2016年修理和2017年"),
        ("青川省修理铺办法\n（试行）", "青川省修理铺办法（试行）"),
        ("青川省修理铺条例(2018年修正)", "青川省修理铺条例"),
        ("青川省修理铺条例【已失效】", "青川省修理铺条例"),
    ],
)
def test_titles_whole_from_their_pieces(lines: str, title: str) -> None:
    assert one(f"{lines}\n{TEXT}").title == title


def test_what_is_split_off_a_title_is_kept() -> None:
    found = one(f"青川省修理铺条例(2018年修正)\n{TEXT}")
    assert found.note == "(2018年修正)"
    repealed = one(f"青川省修理铺条例【已废止】\n{TEXT}")
    assert "repealed" in {n.code for n in repealed.notices}


def test_a_draft_is_told() -> None:
    found = one(f"青川省修理铺条例\n（草案征求意见稿）\n{TEXT}")
    assert found.title == "青川省修理铺条例（草案征求意见稿）"
    assert "draft" in {n.code for n in found.notices}


def test_the_front_matter_of_a_markdown_collection_is_the_note() -> None:
    found = one(
        "# 青川省修理铺条例\n\n2007年6月21日 青川省第十届人民代表大会第三次会议通过\n\n"
        "2011年6月29日 《关于修改<青川省修理铺条例>第三十条\n\n第三十一条的决定》第一次修正\n\n"
        f"<!-- INFO END -->\n\n## 第一章 总则\n\n{TEXT}"
    )
    assert found.dates.adopted == dt.date(2007, 6, 21)
    assert found.dates.amended == dt.date(2011, 6, 29)
    assert [a.act for a in found.amendments] == [
        "关于修改<青川省修理铺条例>第三十条\n第三十一条的决定"
    ]
    assert len(found.articles) == 2


def test_a_file_name_is_no_title() -> None:
    found = parse(TEXT, name="青川省修理铺条例.txt").documents[0]
    assert found.title == ""
    assert "no_title" in {n.code for n in found.notices}
    assert found.dates.adopted is None
