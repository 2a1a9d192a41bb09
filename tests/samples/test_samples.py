"""The sample regulations: whole, consistent, and of jurisdictions that do not exist."""

import re
from datetime import date
from itertools import pairwise

import pytest

from lawdiff import parsing, reading
from lawdiff.model import Document, Heading, Parsed
from lawdiff.numbering import Number, parse_numeral
from lawdiff.paragraphs import paragraphs
from lawdiff.samples import FICTIONAL_JURISDICTIONS, JURISDICTION_NAMES, Sample, sample_files

LOCAL = "qingchuan/linli-gongjuku-tiaoli"
PARENT = "中和国邻里工具库法"
ARTICLES = {
    "中和国邻里工具库法-2010-08-27": 32,
    "中和国邻里工具库法-2023-10-20": 39,
    "青川省邻里工具库条例-2012-05-24": 37,
    "青川省邻里工具库条例-2017-09-22": 38,
    "青川省邻里工具库条例-2021-07-29": 39,
    "青川省邻里工具库条例-2025-11-27": 45,
    "临海省邻里工具库管理条例-2019-11-28": 40,
    "云岭省实施《中和国邻里工具库法》办法-2025-03-27": 33,
}
UNKNOWN_PLACE = {"no_jurisdiction", "uncertain_jurisdiction"}
REFERENCE = re.compile(
    rf"(《{PARENT}》)?(第[一二三四五六七八九十]+条)"
    r"(?:第([一二三四五六七八九十]+)款)?((?:、?第[一二三四五六七八九十]+项)*)"
)
NOT_FULL_WIDTH = re.compile(r"[,;:!?()<>\"'\[\]]|(?<!\d)\.|[ \t]")
QUOTATION = re.compile(r"“([^“”]*(?:\n“[^“”]*)*)”")
PHRASES = re.compile(r"“([^“”]*)”修改为“([^“”]*)”")
SAMPLES = sample_files()
REGULATIONS = [sample for sample in SAMPLES if sample.kind == "regulation"]


def name_of(sample: Sample) -> str:
    return f"{sample.jurisdiction}-{parsing.file_date(sample.path.name)}"


def parsed(sample: Sample) -> Parsed:
    source = reading.read(sample.path.name, sample.path.read_bytes())
    assert not source.notices
    return parsing.parse(source.text, name=source.name)


def document(sample: Sample) -> Document:
    (found,) = parsed(sample).documents
    return found


def label(doc: Document) -> date:
    day = doc.dates.amended or doc.dates.adopted
    assert day is not None
    return day


def in_force_from(sample: Sample) -> date:
    day = sample.effective or document(sample).dates.effective
    assert day is not None
    return day


def version(day: str) -> Document:
    return next(document(s) for s in REGULATIONS if s.as_id == LOCAL and day in s.path.name)


def decision() -> Document:
    return next(document(sample) for sample in SAMPLES if sample.kind == "decision")


def value(numeral: str) -> int:
    number = parse_numeral(numeral)
    assert number is not None
    return number


regulations = pytest.mark.parametrize("sample", REGULATIONS, ids=name_of)


@regulations
def test_a_regulation_parses_whole_and_without_doubt(sample: Sample) -> None:
    found = parsed(sample)
    (doc,) = found.documents
    assert {notice.code for notice in doc.notices} <= UNKNOWN_PLACE
    assert not found.discarded
    assert doc.complete
    assert doc.unit == "article"
    assert doc.preamble is None
    assert doc.note


@regulations
def test_the_articles_are_numbered_without_gap(sample: Sample) -> None:
    articles = document(sample).articles
    assert len(articles) == ARTICLES[sample.path.stem]
    assert 25 <= len(articles) <= 45
    whole = [a.number for a in articles if len(a.number.parts) == 1]
    assert whole == [Number(n) for n in range(1, len(whole) + 1)]
    assert [a.number for a in articles] == sorted(a.number for a in articles)


@regulations
def test_every_article_stands_under_one_chapter(sample: Sample) -> None:
    doc = document(sample)
    numbers = [a.number for a in doc.articles]
    chapters = [h for h in doc.outline if h.level == "章"]
    assert [h.label for h in chapters] == [
        f"第{'一二三四五六七八'[n]}章" for n in range(len(chapters))
    ]
    assert [n for h in chapters for n in numbers if _covers(h, n)] == numbers


def _covers(heading: Heading, number: Number) -> bool:
    assert heading.first is not None
    assert heading.last is not None
    return heading.first <= number <= heading.last


@regulations
def test_items_run_on_and_sentences_end(sample: Sample) -> None:
    for article in document(sample).articles:
        for paragraph in paragraphs(article.text):
            ends = "：" if paragraph.items else "。"
            assert paragraph.text.endswith(ends), f"{article.label} {paragraph.text}"
            for count, item in enumerate(paragraph.items, 1):
                assert value(item.label.strip("（）")) == count, article.label
                last = item.subitems[-1].text if item.subitems else item.text
                assert last.endswith("。" if count == len(paragraph.items) else "；"), article.label


@regulations
def test_punctuation_is_full_width(sample: Sample) -> None:
    doc = document(sample)
    for text in (doc.title, *(a.text for a in doc.articles)):
        assert not NOT_FULL_WIDTH.search(text), text


@regulations
def test_references_lead_somewhere(sample: Sample) -> None:
    doc = document(sample)
    parent = max(
        (
            d
            for s in REGULATIONS
            if s.jurisdiction == "zhonghe" and label(d := document(s)) <= label(doc)
        ),
        key=label,
    )
    for article in doc.articles:
        for law, cited, paragraph, items in REFERENCE.findall(article.text):
            (target,) = [a for a in (parent if law else doc).articles if a.label == cited]
            parts = paragraphs(target.text)
            at = value(paragraph or "一")
            assert at <= len(parts), f"{article.label}: {cited}"
            last = max([0, *map(value, re.findall(r"第(.+?)项", items))])
            assert last <= len(parts[at - 1].items), f"{article.label}: {cited}"


@regulations
def test_dates_are_those_of_the_file_and_run_forward(sample: Sample) -> None:
    doc = document(sample)
    assert label(doc) == parsing.file_date(sample.path.name)
    assert in_force_from(sample) > label(doc)
    chain = [amendment.date for amendment in doc.amendments if amendment.date]
    assert [doc.dates.adopted, *chain] == sorted({doc.dates.adopted, *chain})


def test_versions_stand_in_order_and_state_the_chain_of_amendments() -> None:
    for older, newer in pairwise(REGULATIONS):
        if older.as_id != newer.as_id:
            continue
        before, after = document(older), document(newer)
        assert label(before) < label(after)
        assert in_force_from(older) < in_force_from(newer)
        assert before.title == after.title
        assert [a.date for a in after.amendments] == [
            *(a.date for a in before.amendments),
            label(after),
        ]


def test_no_two_texts_are_the_same() -> None:
    texts = [tuple(a.text for a in document(sample).articles) for sample in REGULATIONS]
    assert len(set(texts)) == len(texts)
    assert len({sample.path for sample in SAMPLES}) == len(SAMPLES)


def test_all_jurisdictions_are_fictional() -> None:
    assert {sample.jurisdiction for sample in SAMPLES} == FICTIONAL_JURISDICTIONS
    for sample in SAMPLES:
        doc = document(sample)
        assert doc.jurisdiction_id in {None, sample.jurisdiction}
        assert JURISDICTION_NAMES[sample.jurisdiction] in doc.title
        assert sample.path.parent.name == sample.jurisdiction


def test_every_sample_in_the_folder_is_named() -> None:
    folder = SAMPLES[0].path.parent.parent
    there = {p for kind in ("*/*.md", "*/*.txt") for p in folder.glob(kind)}
    assert there == {sample.path for sample in SAMPLES}


def test_the_last_version_is_not_in_force_for_years() -> None:
    last = [sample for sample in REGULATIONS if sample.as_id == LOCAL][-1]
    assert in_force_from(last) == date(2030, 1, 1)


def test_the_versions_hold_what_they_are_to_show() -> None:
    first, second, third, fourth = (
        {a.label: a.text for a in version(day).articles}
        for day in ("2012-", "2017-", "2021-", "2025-")
    )
    assert [a for a in second if "之" in a] == ["第十六条之一"]
    assert not any("之" in a for text in (first, third, fourth) for a in text)
    stripped = [re.sub(r"\W", "", text["第七条"]) for text in (first, second)]
    assert stripped[0] == stripped[1]
    assert first["第七条"] != second["第七条"]
    returned = second["第二十条"]
    assert returned not in third.values()
    assert returned in fourth.values()
    assert {name for h in version("2025-").outline if (name := h.title)} - {
        h.title for h in version("2021-").outline
    } >= {"修理与共享"}


def test_the_articles_of_one_are_captioned_and_another_has_sections_and_subitems() -> None:
    linhai, yunling = (
        next(document(s) for s in REGULATIONS if s.jurisdiction == place)
        for place in ("linhai", "yunling")
    )
    assert all(a.caption for a in yunling.articles)
    assert yunling.annexes[0].text.count("\n| ") >= 4
    assert [h.label for h in linhai.outline if h.level == "节"] == ["第一节", "第二节"]
    assert any(
        item.subitems
        for a in linhai.articles
        for paragraph in paragraphs(a.text)
        for item in paragraph.items
    )


def test_the_decision_prints_its_instructions() -> None:
    doc = decision()
    assert [a.label for a in doc.articles][:3] == ["一、", "二、", "三、"]
    assert doc.dates.adopted == date(2021, 7, 29)
    assert doc.dates.effective == next(
        s.effective for s in REGULATIONS if s.as_id == LOCAL and "2021-" in s.path.name
    )


def test_what_the_decision_quotes_as_new_stands_in_the_new_text() -> None:
    after = "\n".join(a.text for a in version("2021-").articles)
    for article in decision().articles:
        for quotation in QUOTATION.findall(article.text):
            if quotation.endswith(("。", "；")):
                for paragraph in quotation.replace("“", "").split("\n"):
                    assert f"\n{paragraph}\n" in f"\n{after}\n", article.label


def test_what_the_decision_replaces_or_deletes_stands_in_the_old_text_alone() -> None:
    before, after = ("\n".join(a.text for a in version(day).articles) for day in ("2017-", "2021-"))
    orders = "\n".join(a.text for a in decision().articles)
    replaced = PHRASES.findall(orders)
    deleted = re.findall(r"删去其中的“([^“”]*)”", orders)
    assert len(replaced) == 7
    assert len(deleted) == 1
    for old, new in replaced:
        assert old in before
        assert new in after
        assert after.count(old) < before.count(old) or old in new
    assert all(phrase in before and phrase not in after for phrase in deleted)
    assert "社区服务管理部门" not in after
