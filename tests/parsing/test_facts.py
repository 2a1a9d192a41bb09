"""Places, kinds and dates that hang on each other."""

import datetime as dt

import pytest

from lawdiff.model import Document
from lawdiff.parsing import parse
from lawdiff.parsing.places import place_at, short_name

TEXT = "第一条 为了方便修理，制定本条例。\n第二条 本条例自公布之日起施行。\n"


def one(head: str, text: str = TEXT) -> Document:
    (found,) = parse(f"{head}\n{text}").documents
    return found


@pytest.mark.parametrize(
    ("text", "name", "slug"),
    [
        ("湖南省修理铺条例", "湖南省", "hunan"),
        ("广西壮族自治区人民政府", "广西壮族自治区", "guangxi"),
        ("陕西省修理铺条例", "陕西省", "shaanxi"),
        ("山西省修理铺条例", "山西省", "shanxi"),
        ("福建省厦门市人民政府", "厦门市", "fujian-xiamen"),
        ("浙江杭州市修理铺办法", "杭州市", "zhejiang-hangzhou"),
        ("长沙市修理铺条例", "长沙市", "hunan-changsha"),
        ("吉林市修理铺条例", "吉林市", "jilin-jilin"),
        ("海南藏族自治州条例", "海南藏族自治州", "qinghai-hainan"),
        ("彭水苗族土家族自治县条例", "彭水苗族土家族自治县", "chongqing-pengshui"),
        ("新疆维吾尔自治区喀什地区喀什市修理站", "喀什市", "xinjiang-kashi-kashi"),
        ("上海市浦东新区修理铺规定", "浦东新区", "shanghai-pudong"),
    ],
)
def test_places_with_their_slugs(text: str, name: str, slug: str) -> None:
    found = place_at(text)
    assert found is not None
    assert (found[0].name, found[0].slug) == (name, slug)


def test_a_name_that_several_divisions_bear_has_no_slug() -> None:
    found = place_at("鼓楼区修理铺办法")
    assert found is not None
    assert (found[0].name, found[0].slug) == ("鼓楼区", None)


def test_no_two_divisions_share_a_slug() -> None:
    from lawdiff.parsing.places import _gazetteer  # noqa: PLC0415 - the one test that needs it

    slugs = [place.slug for places in _gazetteer().below.values() for place in places]
    assert len(slugs) == len(set(slugs))
    assert all(slug and slug.replace("-", "").isascii() for slug in slugs)


def test_short_names_leave_out_what_a_place_is() -> None:
    assert short_name("内蒙古自治区") == "内蒙古"
    assert short_name("三都水族自治县") == "三都"
    assert short_name("浚县") == "浚县"


@pytest.mark.parametrize(
    ("head", "jurisdiction", "slug"),
    [
        ("中华人民共和国修理法", "全国", "cn"),
        ("最高人民法院关于修理纠纷的解释", "全国", "cn"),
        (
            "陕西省西安城墙修理条例\n（2009年8月27日西安市第十四届人民代表大会通过）",
            "西安市",
            "shaanxi-xian",
        ),
        (
            "上海市浦东新区修理规定\n（2021年9月28日上海市第十五届人民代表大会通过）",
            "上海市",
            "shanghai",
        ),
        (
            "深圳经济特区修理条例\n（2021年9月28日深圳市第七届人民代表大会通过）",
            "深圳市",
            "guangdong-shenzhen",
        ),
        ("青川省修理铺条例", "青川省", "qingchuan"),
        ("修理铺管理办法\n(1990年6月23日国务院批准)", "全国", "cn"),
    ],
)
def test_the_issuing_place(head: str, jurisdiction: str, slug: str) -> None:
    found = one(head)
    assert (found.jurisdiction, found.jurisdiction_id) == (jurisdiction, slug)


def test_an_unknown_place_is_not_guessed() -> None:
    found = one("修理铺管理办法")
    assert (found.jurisdiction, found.jurisdiction_id, found.regulation_kind) == (None, None, None)
    assert "no_jurisdiction" in {n.code for n in found.notices}


def test_a_place_on_no_list_is_printed_but_has_no_slug() -> None:
    found = one("修理铺办法\n（2010年5月1日河东市人民政府令第9号公布）")
    assert (found.jurisdiction, found.jurisdiction_id) == ("河东市", None)
    assert "uncertain_jurisdiction" in {n.code for n in found.notices}


def test_the_place_in_a_title_is_printed_where_nothing_else_names_one() -> None:
    found = one("云溪县修理铺管理办法")
    assert (found.jurisdiction, found.jurisdiction_id) == ("云溪县", None)
    assert one("农贸市场管理办法").jurisdiction is None
    assert one("城市修理铺管理办法").jurisdiction is None


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("修理铺安全法", "法律"),
        ("修理铺条例\n（2000年1月1日第三届人民代表大会第二次会议通过）", "地方性法规"),
        ("修理铺办法\n（2000年1月1日人民政府令第9号公布）", "地方政府规章"),
        ("修理铺条例", None),
    ],
)
def test_the_kind_does_not_hang_on_a_known_place(head: str, kind: str | None) -> None:
    found = one(head)
    assert (found.jurisdiction, found.regulation_kind) == (None, kind)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("中华人民共和国修理法", "法律"),
        ("修理铺管理条例\n（2000年1月1日国务院令第9号发布）", "行政法规"),
        ("修理铺管理办法\n（2000年1月1日修理部令第9号发布）", "部门规章"),
        ("最高人民法院关于修理纠纷的解释", "司法解释"),
        ("青川省修理铺办法\n（2000年1月1日青川省第九届人民代表大会通过）", "地方性法规"),
        ("青川省修理铺条例", "地方性法规"),
        ("青川省修理铺办法\n（2000年1月1日青川省人民政府令第9号发布）", "地方政府规章"),
        ("青川省人民政府关于修理铺的通知\n青政发〔2012〕8号", "规范性文件"),
        ("青川省修理厅2021年部门预算公开", "预算公开"),
        ("关于青川省2021年修理工作的报告", "报告"),
    ],
)
def test_kinds(head: str, kind: str) -> None:
    assert one(head).regulation_kind == kind


def test_in_force_on_promulgation_where_that_is_dated() -> None:
    dated = one(
        "青川省修理铺条例\n"
        "（2014年8月27日青川省第十五届人民代表大会修订 2014年9月26日青川省人民代表大会公告公布）"
    )
    assert dated.dates.effective == dt.date(2014, 9, 26)
    assert dated.document_number is None


def test_in_force_on_an_unknown_day_is_unknown() -> None:
    found = one("青川省修理铺条例\n（2014年8月27日青川省第十五届人民代表大会通过）")
    assert found.dates.effective is None
    assert "effective_unknown" in {n.code for n in found.notices}


def test_a_day_in_the_note_counts_for_a_text_never_amended() -> None:
    text = "第一条 为了方便修理，制定本条例。\n"
    first = one(
        "青川省修理铺条例\n（2014年8月27日青川省第十五届人民代表大会通过 自2015年1月1日起施行）",
        text,
    )
    assert first.dates.effective == dt.date(2015, 1, 1)
    amended = one(
        "青川省修理铺条例\n（2007年6月21日青川省第十届人民代表大会通过 2007年9月1日施行 "
        "2014年8月27日青川省第十五届人民代表大会修订）",
        text,
    )
    assert amended.dates.effective is None


def test_days_after_promulgation_are_counted() -> None:
    found = one(
        "青川省修理铺办法\n（2010年5月1日青川省人民政府令第9号公布）",
        "第一条 甲。\n第二条 本办法自公布之日起30日后施行，有效期至2015年5月31日。",
    )
    assert found.dates.effective == dt.date(2010, 5, 31)
    assert found.dates.expires == dt.date(2015, 5, 31)
