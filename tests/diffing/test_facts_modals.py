"""Modals, and the words that only look like them."""

import pytest

from lawdiff.diffing.facts import facts


def modals(text: str) -> list[str]:
    return [f.text for f in facts(text) if f.kind == "modal"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("经营者应当登记，不得涂改。", ["应当", "不得"]),
        ("船长应在十日内报告，须附海图。", ["应", "须"]),
        ("必须佩戴标志，方可入场。", ["必须", "方可"]),
        ("可以警告，可并处罚款。", ["可以", "可"]),
        ("禁止燃放，严禁携带，不准喧哗。", ["禁止", "严禁", "不准"]),
        ("出租人有权收回，无需通知，无须补偿。", ["有权", "无需", "无须"]),
        ("补缴应当缴纳的费用。", ["应当"]),
        ("可以禁止行为人从业。", ["可以", "禁止"]),
        ("登记即可使用。", ["即可"]),
    ],
)
def test_every_modal_is_found(text, found):
    assert modals(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "供应相应的应急设备，适应需要。",
        "当事人应诉。",
        "补足应缴税款。",
        "许可证、认可书、可能的风险、可燃物、不可抗力。",
        "入场须知。",
        "房屋所有权、国有权益。",
        "由有权机关查处。",
        "属于禁止的交易。",
        "知道或者应当知道的，",
        "相应当事人",
        "迫不得已",
        "不准予变更",
    ],
)
def test_parts_of_other_words_are_no_modals(text):
    assert modals(text) == []
