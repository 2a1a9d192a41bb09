"""Fines, amounts, deadlines, durations and percentages, a sentence for each phenomenon."""

import pytest

from lawdiff.diffing.facts import facts

Figure = tuple[str, str, float | None, float | None, str | None]
FIGURES = {"fine", "amount", "deadline", "duration", "percentage"}


def figures(text: str) -> list[Figure]:
    return [(f.kind, f.text, f.low, f.high, f.unit) for f in facts(text) if f.kind in FIGURES]


def only(text: str) -> Figure:
    (figure,) = figures(text)
    return figure


@pytest.mark.parametrize(
    ("text", "fine", "low", "high", "unit"),
    [
        ("违反规定的，处五千元罚款。", "五千元", 5000, 5000, "元"),
        ("逾期不改的，处二千元以上二万元以下的罚款。", "二千元以上二万元以下", 2000, 20000, "元"),
        ("可以并处３，０００元以下罚款。", "３，０００元以下", None, 3000, "元"),
        ("处以五百元至一千元的罚款。", "五百元至一千元", 500, 1000, "元"),
        ("并处货值金额一倍以上三倍以下罚款。", "货值金额一倍以上三倍以下", 1, 3, "倍"),
        ("处合同价款2％以上4％以下的罚款。", "合同价款2％以上4％以下", 2, 4, "%"),
        (
            "处少报款额百分之五十以上二倍以下的罚款。",
            "少报款额百分之五十以上二倍以下",
            0.5,
            2,
            "倍",
        ),
        ("处所占用绿地每平方米三十元罚款。", "所占用绿地每平方米三十元", 30, 30, "元"),
        ("按照每只二十元处以罚款。", "每只二十元", 20, 20, "元"),
        ("处警告或者三百元以下罚款。", "三百元以下", None, 300, "元"),
        ("罚款金额，为人民币八万元以下。", "人民币八万元以下", None, 80000, "元"),
        ("罚款总额不得超过十万元。", "不得超过十万元", None, 100000, "元"),
    ],
)
def test_a_fine_is_what_stands_between_the_verb_and_the_word_fine(text, fine, low, high, unit):
    assert only(text) == ("fine", fine, low, high, unit)


def test_two_rates_are_two_fines():
    assert figures("可以按照每只鸡三元、每头羊九元并处罚款。") == [
        ("fine", "每只鸡三元", 3, 3, "元"),
        ("fine", "每头羊九元", 9, 9, "元"),
    ]


def test_a_cap_on_a_fine_is_a_fine():
    assert figures("处违法所得一倍的罚款，但最高不超过三万元。") == [
        ("fine", "违法所得一倍", 1, 1, "倍"),
        ("fine", "最高不超过三万元", None, 30000, "元"),
    ]


@pytest.mark.parametrize(
    "text", ["依法处以罚款。", "没收违法所得。", "按照收入的二倍给予补偿。", "加收滞纳金。"]
)
def test_a_penalty_without_a_number_is_no_fine(text):
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "amount", "low", "high", "unit"),
    [
        ("违法所得不足五万元的，从轻处罚。", "不足五万元", None, 50000, "元"),
        ("年耗能一万吨标准煤以上的单位，", "一万吨标准煤以上", 10000, None, "吨"),
        ("花坛不得高于路面五米。", "五米", None, 5, "米"),
        ("井口周围三米的范围内，", "三米", None, 3, "米"),
        ("行驶里程3000公里之内更换。", "3000公里之内", None, 3000, "公里"),
        ("按每平方米二元收取。", "每平方米二元", 2, 2, "元"),
        ("检查时须有二名以上人员在场。", "二名以上", 2, None, "名"),
        ("代表三至五人参加。", "三至五人", 3, 5, "人"),
        ("标准为三千元至一万元以上。", "三千元至一万元以上", 3000, 10000, "元"),
        ("库存1.5万公斤。", "1.5万公斤", 15000, 15000, "公斤"),
        ("注册资本不少于一亿二千万元。", "不少于一亿二千万元", 120_000_000, None, "元"),
    ],
)
def test_an_amount_is_number_unit_and_adjoining_comparatives(text, amount, low, high, unit):
    assert only(text) == ("amount", amount, low, high, unit)


@pytest.mark.parametrize(
    "text", ["任何一人", "第三人", "一户一宅", "第二款", "二级以上", "（三）人员名单", "两名镇"]
)
def test_what_counts_nothing_is_no_amount(text):
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "deadline", "low", "high", "unit"),
    [
        ("应当在十个工作日内核查。", "十个工作日内", None, 10, "工作日"),
        ("应当自收到申请之日起三十日内答复。", "自收到申请之日起三十日内", None, 30, "日"),
        ("应当在公示届满之日起5日内办结。", "在公示届满之日起5日内", None, 5, "日"),
        ("自收到自治区批复之日起两个月内", "自收到自治区批复之日起两个月内", None, 2, "月"),
        ("应当在收到后二十四小时内报告。", "二十四小时内", None, 24, "小时"),
        ("应当在有效期届满前6个月内申请。", "6个月内", None, 6, "月"),
        ("停业的，应当在六十日前公告。", "六十日前", 60, None, "日"),
        ("应当于每年6月30日前报送。", "每年6月30日前", None, None, None),
        ("应当在每年十月底前完成。", "每年十月底前", None, None, None),
    ],
)
def test_a_deadline_is_the_forward_window_with_its_start_clause(text, deadline, low, high, unit):
    assert only(text) == ("deadline", deadline, low, high, unit)


@pytest.mark.parametrize(
    "text", ["及时报告。", "应当当日办结。", "有效期届满前申请。", "自2020年5月1日起施行。"]
)
def test_a_time_without_a_number_and_the_date_of_effect_are_no_deadlines(text):
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "duration", "low", "high", "unit"),
    [
        ("有效期为五年。", "五年", 5, 5, "年"),
        ("保存期限不少于三年。", "不少于三年", 3, None, "年"),
        ("至少保存三年。", "三年", 3, None, "年"),
        ("最长不超过二十四个月。", "最长不超过二十四个月", None, 24, "月"),
        ("缴费满一年不足五年的，", "满一年不足五年", 1, 5, "年"),
        ("暂停执业三个月以上二年以下。", "三个月以上二年以下", 3, 24, "月"),
        ("处十五日以内拘留。", "十五日以内", None, 15, "日"),
        ("申请人此前五年内未受处罚。", "五年内", None, 5, "年"),
        ("可以延长十天。", "十天", 10, 10, "日"),
        ("自成交之日起超过六个月的，", "超过六个月", 6, None, "月"),
    ],
)
def test_a_duration_is_how_long_something_lasts(text, duration, low, high, unit):
    assert only(text) == ("duration", duration, low, high, unit)


def test_two_durations_share_a_comparative():
    assert figures("公示分别不少于10天和20天。") == [
        ("duration", "不少于10天", 10, None, "日"),
        ("duration", "20天", 20, None, "日"),
    ]


@pytest.mark.parametrize("text", ["每逾期一日", "下一年度", "二〇二〇年", "上一年", "一年级"])
def test_a_unit_of_accrual_and_a_year_are_no_durations(text):
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "share", "low", "high"),
    [
        ("绿地率不低于百分之三十。", "不低于百分之三十", 30, None),
        ("按日加收千分之三的滞纳金。", "千分之三", 0.3, 0.3),
        ("按日加收万分之五的滞纳金。", "万分之五", 0.05, 0.05),
        ("占比百分之三至百分之五。", "百分之三至百分之五", 3, 5),
        ("占比10%－20%。", "10%－20%", 10, 20),
        ("经三分之二以上成员同意。", "三分之二以上", 66.67, None),
        ("经1/4的成员提议。", "1/4", 25, 25),
        ("由全体成员过半数通过。", "过半数", 50, None),
    ],
)
def test_a_percentage_is_a_share_in_per_cent(text, share, low, high):
    assert only(text) == ("percentage", share, low, high, "%")


def test_a_percentage_that_is_a_fine_is_a_fine_only():
    assert only("处款额百分之一的罚款。")[0] == "fine"
