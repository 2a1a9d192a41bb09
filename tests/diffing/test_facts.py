"""What holds of the facts of any text, and how they agree with labels made by hand."""

import json
import time
from collections import Counter, defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawdiff.diffing.facts import facts
from lawdiff.numbering import Number
from lawdiff.parsing import parse

NUMBERS = {"fine", "amount", "deadline", "duration", "percentage"}
PIECES = [
    *(
        "县级以上",
        "人民政府",
        "主管部门",
        "机关",
        "委员会",
        "公安",
        "市、区",
        "其",
        "的",
        "和",
        "、",
        "，",
        "。",
        "\n",
    ),
    *(
        "由",
        "向",
        "报",
        "经",
        "批准",
        "备案",
        "取得",
        "许可证",
        "登记",
        "应当",
        "可以",
        "不得",
        "应",
        "可",
        "禁止",
    ),
    *(
        "处",
        "罚款",
        "一",
        "五万",
        "12.5",
        "百分之",
        "%",
        "元",
        "倍",
        "日",
        "工作日",
        "年",
        "个月",
        "米",
        "以上",
    ),
    *(
        "以下",
        "内",
        "前",
        "至",
        "不超过",
        "满",
        "每",
        "自",
        "起",
        "《",
        "》",
        "（",
        "）",
        "（以下简称",
        "1/4",
        "分之",
    ),
]
texts = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES)).map("".join))


@given(texts)
def test_a_fact_is_printed_where_it_says(text):
    found = facts(text)
    assert [f.start for f in found] == sorted(f.start for f in found)
    for fact in found:
        assert fact.text
        assert text[fact.start : fact.start + len(fact.text)] == fact.text


@given(texts)
def test_no_span_carries_two_kinds_of_number(text):
    end = 0
    for fact in facts(text):
        if fact.kind in NUMBERS:
            assert fact.start >= end
            end = fact.start + len(fact.text)


@given(texts, texts)
def test_paragraphs_do_not_touch_each_other(one, two):
    paragraphs = (one + "\n" + two).split("\n")
    apart = Counter((f.kind, f.text) for p in paragraphs for f in facts(p))
    together = Counter((f.kind, f.text) for f in facts("\n".join(paragraphs)))
    assert together == apart


@given(texts, texts)
def test_sentences_do_not_touch_each_other(one, two):
    one = one.rstrip("\n“（《") + "。"
    apart = Counter((f.kind, f.text) for part in (one, two) for f in facts(part))
    assert Counter((f.kind, f.text) for f in facts(one + two)) == apart


@pytest.mark.parametrize(
    "piece",
    [
        "公安机关、部门、",
        "村民委员会",
        "自收到之日起",
        "取得许可证和",
        "一万",
        "每人",
        "1 ",
        "（以下简称",
        "三年以上",
        "处五元或",
    ],
)
def test_a_long_text_takes_bounded_time(piece):
    start = time.process_time()
    facts(piece * (100_000 // len(piece)))
    assert time.process_time() - start < 20  # seconds; a quadratic reading takes many minutes


def test_facts_are_the_same_at_every_run():
    text = "由市、区人民政府林业主管部门责令改正，可以处五百元以上一千元以下罚款。"
    assert facts(text) == facts(text)
    assert [(f.kind, f.text) for f in facts(text)] == [
        ("authority", "市、区人民政府林业主管部门"),
        ("modal", "可以"),
        ("fine", "五百元以上一千元以下"),
    ]


@pytest.mark.corpus
def test_facts_agree_with_the_hand_labels(corpus, truth):
    rows = json.loads((truth / "elements" / "elements.json").read_text("utf-8"))
    by_file = defaultdict(list)
    for row in rows:
        by_file[row["file"]].append(row)
    right = found = labelled = values = values_right = 0
    for name, expected in by_file.items():
        parsed = parse((corpus / name).read_text("utf-8"), name=name)
        articles = {a.number: a.text for d in parsed.documents for a in d.articles}
        for row in expected:
            got = facts(articles[Number.of_label(row["label"])])
            have = Counter((f.kind, f.text) for f in got)
            want = Counter((e["kind"], e["text"]) for e in row["elements"])
            right += (have & want).total()
            found += have.total()
            labelled += want.total()
            bounds = {(f.kind, f.text): (f.low, f.high, f.unit) for f in reversed(got)}
            for e in row["elements"]:
                if e["unit"] and (e["kind"], e["text"]) in bounds:
                    values += 1
                    values_right += bounds[e["kind"], e["text"]] == (e["from"], e["to"], e["unit"])
    assert 2 * right / (found + labelled) >= 0.95
    assert values_right / values >= 0.97
