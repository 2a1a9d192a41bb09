"""State bodies that act, with all their modifiers; bodies that are only mentioned."""

import pytest

from lawdiff.diffing.facts import facts


def authorities(text: str) -> list[str]:
    return [f.text for f in facts(text) if f.kind == "authority"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("公安机关应当受理。", "公安机关"),
        ("由县级以上人民政府林业主管部门责令改正。", "县级以上人民政府林业主管部门"),
        ("会同同级财政部门制定。", "同级财政部门"),
        ("向当地县级人民政府计量行政部门申请考核。", "当地县级人民政府计量行政部门"),
        ("报临海省人民政府决定。", "临海省人民政府"),
        ("提请市人民代表大会常务委员会审议。", "市人民代表大会常务委员会"),
        ("经设区的市级劳动能力鉴定委员会确认。", "设区的市级劳动能力鉴定委员会"),
        ("符合国务院有关部门规定的条件。", "国务院有关部门"),
        ("被公安机关查处的，", "公安机关"),
        ("由地级以上市人民政府发布。", "地级以上市人民政府"),
        ("必要时人民法院可以调取。", "人民法院"),
        ("由原发证机关收回。", "原发证机关"),
        ("由有权机关查处。", "有权机关"),
        ("由棉花质量监督机构检查。", "棉花质量监督机构"),
    ],
)
def test_a_body_acts_as_subject_agent_or_addressee(text, found):
    assert authorities(text) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("向企业所在地的电力主管部门申报。", "企业所在地的电力主管部门"),
        ("向作出处罚决定的机关申诉。", "作出处罚决定的机关"),
        ("须向与其主管部门同级的人民政府计量部门申请。", "与其主管部门同级的人民政府计量部门"),
        ("由有管辖权的人民法院审理。", "有管辖权的人民法院"),
        ("由公安机关交通管理部门扣留。", "公安机关交通管理部门"),
        ("应当通知市、县（市、区）人民政府。", "市、县（市、区）人民政府"),
        ("由发给其《甲类经营证》的药品主管部门收回。", "发给其《甲类经营证》的药品主管部门"),
    ],
)
def test_modifiers_belong_to_the_name(text, found):
    assert authorities(text) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("由自然资源、生态环境主管部门处理。", ["自然资源、生态环境主管部门"]),
        ("由同级公安、民政或者税务等有关部门处理。", ["同级公安、民政或者税务等有关部门"]),
        ("省、自治区、直辖市人民政府可以规定。", ["省、自治区、直辖市人民政府"]),
        ("由交通主管部门或者公安机关处理。", ["交通主管部门", "公安机关"]),
        ("市人民政府及其有关部门应当支持。", ["市人民政府", "其有关部门"]),
        ("有关部门和单位应当配合。", ["有关部门"]),
        ("农村合作组织、公安机关应当协助。", ["公安机关"]),
    ],
)
def test_a_list_under_one_head_is_one_name(text, found):
    assert authorities(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "按照国务院的要求，",
        "主管部门的工作人员玩忽职守的，",
        "经营者应当接受公安机关的监督。",
        "经本机关负责人同意。",
        "协会设在人民政府所在地。",
        "按照国务院有关规定执行。",
        "机关、团体、企业应当配合。",
        "政府鼓励种树。",
        "村民委员会应当公示。",
        "业主委员会、保险公司应当协助。",
        "由社会保险经办机构支付。",
        "由仲裁委员会裁决。",
        "设立监督管理机构。",
        "依照《主管部门工作规则》办理。",
        "（以下称主管部门）",
        "电影放映局部修改。",
    ],
)
def test_a_body_that_is_only_mentioned_or_is_none_of_the_state_does_not_act(text):
    assert authorities(text) == []
