"""Two texts compared article by article."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from lawdiff.diffing import diff
from lawdiff.model import Annex, Article, Document, Ops
from lawdiff.numbering import Number
from tests.diffing.laws import DOCUMENTS, NEW, OLD, document

PURPOSE = "为了保护湿地，维护生态平衡，结合本省实际，制定本条例。"
PLAN = "县级以上人民政府应当编制湿地保护规划，征求公众意见，并向社会公布。"
NAMES = "省林业部门会同水务部门拟定重要湿地名录，报省人民政府批准。"
FINE = "违反本条例第二条规定的，由林业部门责令限期恢复，处三千元以上三万元以下罚款。"
CAMP = "公园管理单位应当在每日闭园之前清点游客，发现走失儿童立即联系家长。"


def compared(old: Document, new: Document, unit="word"):
    return diff(old, new, old_name=OLD, new_name=NEW, unit=unit)


def classes(old: Document, new: Document):
    return [
        (row.row_class, row.old and row.old.label, row.new and row.new.label)
        for row in compared(old, new).rows
    ]


def test_rows_are_classed_by_number_and_text():
    old = document(PURPOSE, PLAN, NAMES, FINE)
    new = document(PURPOSE, CAMP, PLAN, NAMES.replace("批准", "批准后公布"))
    assert classes(old, new) == [
        ("unchanged", "第一条", "第一条"),
        ("added", None, "第二条"),
        ("renumbered", "第二条", "第三条"),
        ("amended_renumbered", "第三条", "第四条"),
        ("deleted", "第四条", None),
    ]


def test_a_deleted_article_stands_where_it_stood():
    old = document(CAMP, PURPOSE, FINE, PLAN)
    assert [row.row_class for row in compared(old, document(PURPOSE, PLAN)).rows] == [
        "deleted",
        "renumbered",
        "deleted",
        "renumbered",
    ]


def test_sections_are_compared_as_articles_are():
    old, new = (
        Document(
            title="河东市通告",
            unit="section",
            articles=tuple(
                Article(Number(n + 1), label, text)
                for n, (label, text) in enumerate(zip("一二三", texts, strict=False))
            ),
        )
        for texts in ((PURPOSE, PLAN), (PLAN, PURPOSE))
    )
    assert [row.row_class for row in compared(old, new).rows] == ["renumbered", "renumbered"]


def test_a_changed_caption_is_an_amendment():
    old, new = document(PURPOSE), document(PURPOSE)
    old, new = (
        replace(text, articles=(text.articles[0]._replace(caption=caption),))
        for text, caption in ((old, "目的"), (new, "立法目的"))
    )
    row = compared(old, new).rows[0]
    assert (row.row_class, row.noise, row.ops.changed) == ("amended", None, False)


def test_rewritten_articles_are_shown_whole():
    new = "自公布之日起施行，原河东市绿地办法同时废止。"
    row = compared(document("本条例自2019年5月1日起施行。"), document(new)).rows[0]
    assert row.replaced
    assert row.ops.ops == (("-", "本条例自2019年5月1日起施行。"), ("+", new))


class TestNoise:
    def of(self, old: Document, new: Document):
        return [row.noise for row in compared(old, new).rows]

    def test_punctuation_and_width(self):
        new = PLAN.replace("，", ", ").replace("。", "；")
        assert self.of(document(PLAN), document(new)) == ["punctuation"]

    def test_a_point_in_a_figure_is_no_punctuation(self):
        assert self.of(document("税率为3.5%。"), document("税率为35%。")) == [None]

    def test_references_that_follow(self):
        old = document(PURPOSE, PLAN, FINE)
        new = document(PURPOSE, CAMP, PLAN, FINE.replace("第二条", "第三条"))
        assert self.of(old, new)[-1] == "xref"

    def test_references_that_do_not_follow(self):
        old = document(PURPOSE, PLAN, FINE)
        new = document(PURPOSE, CAMP, PLAN, FINE.replace("第二条", "第一条"))
        assert self.of(old, new)[-1] is None

    def test_references_to_other_texts_are_a_change(self):
        old = document(PURPOSE, PLAN, "依照《青川省水条例》第二条处理。")
        new = document(PURPOSE, CAMP, PLAN, "依照《青川省水条例》第三条处理。")
        assert self.of(old, new)[-1] is None

    def test_a_term_replaced_throughout(self):
        old = document(PLAN, NAMES, "任何单位不得占用湿地；占用湿地的，应当恢复。", CAMP)
        new = document(*(article.text.replace("湿地", "水域") for article in old.articles))
        found = compared(old, new)
        assert [row.noise for row in found.rows] == ["substitution"] * 3 + [None]
        assert [(s.old, s.new, s.count) for s in found.substitutions] == [("湿地", "水域", 4)]

    def test_a_term_that_goes_on_being_used_was_not_replaced(self):
        old = [PLAN, NAMES, "任何单位不得占用湿地；占用湿地的，应当恢复。"]
        new = [text.replace("湿地", "水域") for text in old]
        kept = "湿地公园、湿地保护区依照湿地管理的规定办理。"
        assert not compared(document(*old, kept), document(*new, kept)).substitutions

    def test_a_change_of_force_is_no_change_of_term(self):
        texts = [
            f"{who}可以在河边{what}。" for who, what in zip("甲乙丙丁", "钓鱼散步", strict=True)
        ]
        new = [text.replace("可以", "不得") for text in texts]
        found = compared(document(*texts), document(*new))
        assert not found.substitutions
        assert {row.noise for row in found.rows} == {None}


def test_changed_facts_are_named():
    row = compared(document(FINE), document(FINE.replace("三万元", "五万元"))).rows[0]
    assert [(f.kind, f.old.text, f.new.text) for f in row.facts] == [
        ("fine", "三千元以上三万元以下", "三千元以上五万元以下")
    ]


class TestParts:
    """Lines that came, went or moved within an article."""

    def of(self, old: str, new: str):
        row = compared(document(old), document(new)).rows[0]
        return [(part.kind, part.old, part.new) for part in row.parts]

    def test_an_inserted_paragraph(self):
        new = f"{PLAN}\n{CAMP}\n{NAMES}"
        assert self.of(f"{PLAN}\n{NAMES}", new) == [("inserted", None, 1)]

    def test_a_deleted_paragraph(self):
        assert self.of(f"{PLAN}\n{CAMP}\n{NAMES}", f"{PLAN}\n{NAMES}") == [("deleted", 1, None)]

    def test_a_moved_item(self):
        old = "包括：\n（一）水库和湖泊；\n（二）沼泽和滩涂；\n（三）河流和沟渠。"
        new = "包括：\n（一）河流和沟渠；\n（二）水库和湖泊；\n（三）沼泽和滩涂。"
        assert self.of(old, new) == [("moved", 3, 1)]

    def test_a_rewritten_paragraph_is_none(self):
        assert self.of(f"{PLAN}\n{CAMP}\n{NAMES}", f"{PLAN}\n沼泽不得排干。\n{NAMES}") == []


def test_what_changed_outside_the_articles_is_told():
    annexes = [(Annex("附表", f"|名称|数量|\n|甲|{n}|"),) for n in "34"]
    old = replace(document(PURPOSE), preamble="为了子孙后代。", annexes=annexes[0])
    new = replace(document(PURPOSE), preamble="为了我们的子孙后代。", annexes=annexes[1])
    found = compared(old, new).passages
    assert [(p.kind, p.old, p.new) for p in found] == [
        ("preamble", None, None),
        ("annex", "附表", "附表"),
    ]
    assert found[1].ops == Ops((("=", "|名称|数量|\n|甲|"), ("-", "3"), ("+", "4"), ("=", "|")))


@given(DOCUMENTS, DOCUMENTS, st.sampled_from(["word", "char"]))
def test_every_article_stands_in_one_row_with_its_text(old, new, unit):
    found = compared(old, new, unit)
    texts = [{a.path: a.text for a in text.articles} for text in (old, new)]
    for side, own in zip(("old", "new"), texts, strict=True):
        rows = [row for row in found.rows if getattr(row, side)]
        assert {getattr(row, side).path: getattr(row.ops, side) for row in rows} == own
        assert len(rows) == len(own)
    numbers = [row.new.number for row in found.rows if row.new]
    assert numbers == sorted(numbers)
    assert found.inverted().inverted() == found


@given(DOCUMENTS)
def test_a_text_does_not_differ_from_itself(text):
    found = compared(text, text)
    assert found.summary["unchanged"] == len(text.articles)
    assert not found.links
    assert not found.substitutions
    assert not found.passages


@given(DOCUMENTS, DOCUMENTS)
def test_the_same_texts_give_the_same_diff(old, new):
    assert compared(old, new) == compared(old, new)
