"""What must be obtained, approved or filed, and what is only named."""

import pytest

from lawdiff.diffing.facts import facts


def licences(text: str) -> list[str]:
    return [f.text for f in facts(text) if f.kind == "licence"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("未取得资质等级证书的，", "取得资质等级证书"),
        ("应当依法办理变更登记。", "办理变更登记"),
        ("由具有相应资质等级的单位承担。", "具有相应资质等级"),
        ("应当向民政部门申请登记。", "向民政部门申请登记"),
        ("应当向原发证机关申请换发《渔具经营许可证》。", "向原发证机关申请换发《渔具经营许可证》"),
        ("取得采砂许可证和安全生产许可证后，", "取得采砂许可证和安全生产许可证"),
        ("无需办理备案登记手续。", "办理备案登记手续"),
        ("应当履行用地审批手续。", "履行用地审批手续"),
        ("取得港口主管部门颁发的经营许可证。", "取得港口主管部门颁发的经营许可证"),
    ],
)
def test_a_verb_with_the_licence_it_asks_for(text, found):
    assert licences(text) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("须经市人民政府批准。", "经市人民政府批准"),
        ("未经许可不得出口。", "经许可"),
        ("报镇人民政府审批。", "报镇人民政府审批"),
        ("报经上级机关批准后实施。", "报经上级机关批准"),
        ("经河务机关同意后，报省人民政府批准。", "报省人民政府批准"),
        ("未经原批准机关批准，不得更改。", "经原批准机关批准"),
        ("经依法批准的规划", "经依法批准"),
    ],
)
def test_an_approval_begins_where_it_is_asked_for(text, found):
    assert licences(text) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("应当向公安机关备案。", "向公安机关备案"),
        ("报主管部门备案。", "报主管部门备案"),
        ("未将方案备案的，", "备案"),
    ],
)
def test_a_filing_begins_at_its_addressee(text, found):
    assert licences(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "由发证机关颁发许可证。",
        "吊销营业执照。",
        "作出许可决定。",
        "提交营业执照复印件。",
        "应当自领取营业执照之日起十日内",
        "登记机关应当公告。",
        "经主管部门审核同意。",
        "应当如实申报。",
        "备案材料应当齐全。",
        "已经批准文件",
    ],
)
def test_granting_refusing_and_naming_a_licence_are_none(text):
    assert licences(text) == []


def test_the_authority_inside_a_licence_is_found_too():
    found = [(f.kind, f.text) for f in facts("报县人民政府备案。")]
    assert found == [("licence", "报县人民政府备案"), ("authority", "县人民政府")]
