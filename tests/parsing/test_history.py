"""Dates, events of a 题注, and what a text says about its own force."""

import datetime as dt

import pytest

from lawdiff.parsing import file_date
from lawdiff.parsing.dates import first_date, is_date
from lawdiff.parsing.history import amendments_in, events_in, settled
from lawdiff.parsing.validity import effect_in, expiry_in


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("2024年1月1日", dt.date(2024, 1, 1)),
        ("1982 年12 月4 日", dt.date(1982, 12, 4)),
        ("２００８年５月４日", dt.date(2008, 5, 4)),
        ("二○○八年五月四日", dt.date(2008, 5, 4)),
        ("二00一年二月十四日", dt.date(2001, 2, 14)),
        ("二OO四年十二月三十日", dt.date(2004, 12, 30)),
        ("2001-6-3", dt.date(2001, 6, 3)),
        ("1990.01.02", dt.date(1990, 1, 2)),
        ("2023年2月30日", None),
        ("第2024条", None),
    ],
)
def test_dates_as_printed(printed: str, date: dt.date | None) -> None:
    assert first_date(printed) == date


def test_a_line_that_is_a_date_and_nothing_else() -> None:
    assert is_date("二〇一一年三月三十日")
    assert not is_date("2011年3月30日起")


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("青川省修理铺条例(2014-09-26).md", dt.date(2014, 9, 26)),
        ("青川省修理铺条例_20201226.docx", dt.date(2020, 12, 26)),
        ("青川省修理铺条例2020年12月26日.txt", dt.date(2020, 12, 26)),
        ("seed-3d6f17b33648d95d.txt", None),
        ("12345678.txt", None),
    ],
)
def test_dates_in_file_names(name: str, date: dt.date | None) -> None:
    assert file_date(name) == date


def deeds(note: str) -> list[tuple[str, str]]:
    return [(e.deed, str(e.date)) for e in events_in(note)]


def test_a_chain_of_amendments() -> None:
    note = (
        "（1993年12月29日青川省第八届人民代表大会常务委员会第五次会议通过　根据1999年12月25日"
        "《关于修改〈青川省修理铺条例〉的决定》第一次修正　2005年10月27日第十八次会议修订）"
    )
    assert deeds(note) == [
        ("adopted", "1993-12-29"),
        ("amended", "1999-12-25"),
        ("amended", "2005-10-27"),
    ]
    chain = amendments_in(events_in(note))
    assert [a.action for a in chain] == ["修正", "修订"]
    assert chain[0].act == "关于修改〈青川省修理铺条例〉的决定"


def test_an_act_named_in_passing_is_no_event_of_the_text() -> None:
    note = (
        "2019年11月27日青川省第十五届人民代表大会第十六次会议通过的《关于修改八部法规的决定》修正"
    )
    assert deeds(note) == [("amended", "2019-11-27")]


def test_an_amending_act_bears_the_date_of_its_adoption() -> None:
    note = "2018年8月1日河东市第一次会议通过并经2018年9月21日青川省第五次会议批准的《决定》修正"
    assert deeds(note) == [("amended", "2018-08-01")]


def test_of_listed_acts_the_last_counts() -> None:
    note = "1998年12月29日通过的《甲》、1999年12月25日通过的《乙》和2020年12月26日通过的《丙》修正"
    assert deeds(note) == [("amended", "2020-12-26")]


def test_adoption_and_promulgation_by_decree() -> None:
    note = "(2003年2月10日省人民政府常务会议审议通过 2003年3月26日青川省人民政府令第152号发布)"
    assert deeds(note) == [("adopted", "2003-02-10"), ("promulgated", "2003-03-26")]


def test_several_deeds_on_one_date() -> None:
    assert deeds("1982年12月4日青川省人民代表大会公告公布施行") == [
        ("promulgated", "1982-12-04"),
        ("effective", "1982-12-04"),
    ]


def test_a_revision_passed_by_a_meeting_is_an_amendment() -> None:
    assert deeds("2017年2月8日青川省人民政府第164次常务会议修订通过") == [("amended", "2017-02-08")]


@pytest.mark.parametrize(
    ("text", "date", "clause", "days"),
    [
        ("本条例自2024年1月1日起施行。", dt.date(2024, 1, 1), "2024年1月1日", 0),
        ("本办法从二○○四年十月一日起实施。", dt.date(2004, 10, 1), "二○○四年十月一日", 0),
        ("本办法自公布之日起施行。", None, "公布之日", 0),
        ("本规定自发布之日起30日后施行。", None, "发布之日起30日", 30),
        ("本办法由省修理厅解释，自印发之日起执行。", None, "印发之日", 0),
    ],
)
def test_what_a_text_says_about_taking_effect(
    text: str, date: dt.date | None, clause: str, days: int
) -> None:
    effect = effect_in([text])
    assert effect is not None
    assert (effect.date, effect.clause, effect.days) == (date, clause, days)


@pytest.mark.parametrize(
    "text",
    [
        "许可证自颁发之日起生效。",
        "由自治区人民政府批准后施行。",
        "《甲条例》自2001年12月1日起施行的规定继续有效。",
        "组织实施。",
    ],
)
def test_other_texts_and_papers_take_effect_too(text: str) -> None:
    assert effect_in([text]) is None


def test_the_end_of_validity() -> None:
    assert expiry_in(["本办法自印发之日起实施,有效期至2017年3月31日。"]) == dt.date(2017, 3, 31)
    assert expiry_in(["本办法有效期5年。"]) is None


NOTE = "2004年3月1日河东市第十届人民代表大会常务委员会第一次会议通过\n"


@pytest.mark.parametrize(
    ("later", "amended"),
    [
        ("2010年8月25日河东市第十一届人民代表大会常务委员会第九次会议通过", "2010-08-25"),
        (
            (
                "2010年8月25日河东市第十一届人民代表大会常务委员会第九次会议通过\n2010年11月25日"
                "青川省第十一届人民代表大会常务委员会第二次会议批准的《关于修改〈修理铺条例〉的决定》修正"
            ),
            "2010-08-25",
        ),
        ("2004年3月20日青川省人民检察院检察委员会第三次会议通过", None),
        ("2004年3月20日河东市第十届人民代表大会第二次会议通过", None),
    ],
)
def test_a_later_adoption_is_that_of_an_amendment(later: str, amended: str | None) -> None:
    (first, *others) = settled(events_in(NOTE + later))
    assert (first.deed, str(first.date)) == ("adopted", "2004-03-01")
    found = [str(event.date) for event in others if event.deed == "amended"]
    assert found == ([amended] if amended else [])
