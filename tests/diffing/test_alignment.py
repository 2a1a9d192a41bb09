"""Which article became which."""

import pytest
from hypothesis import given

from lawdiff.diffing import align
from lawdiff.model import Link
from tests.diffing.laws import DOCUMENTS, document

PURPOSE = "为了保护湿地，维护生态平衡，根据有关法律，结合本省实际，制定本条例。"
SCOPE = "在青川省行政区域内从事湿地规划、保护、利用和管理活动，适用本条例。"
PLAN = "县级以上人民政府应当编制湿地保护规划，规划应当征求公众意见，并向社会公布。"
NAMES = "省林业部门会同水务部门拟定重要湿地名录，报省人民政府批准后公布。"
FINE = "违反本条例规定，擅自占用湿地的，由林业部门责令限期恢复，处三千元以上三万元以下罚款。"
EFFECT = "本条例自2019年5月1日起施行。"
GARDEN = "公园管理单位应当在每日闭园之前清点游客，发现走失儿童立即联系公安派出所。"


def pairs(old, new, known=()):
    found = align(old.articles, new.articles, known=known).pairs
    return [(pair.old, pair.new) for pair in found]


def links(old, new, known=()):
    found = align(old.articles, new.articles, known=known).links
    return [(link.old, link.new, link.kind) for link in found]


def test_a_renumbered_article_is_known_by_its_text():
    old = document(PURPOSE, PLAN, FINE, EFFECT)
    new = document(PURPOSE, SCOPE, NAMES, PLAN, FINE, EFFECT)
    assert pairs(old, new) == [(0, 0), (1, 3), (2, 4), (3, 5)]


def test_equal_texts_are_exact_and_others_are_not():
    old, new = document(PURPOSE, PLAN), document(PURPOSE, PLAN.replace("公众", "专家"))
    found = align(old.articles, new.articles).pairs
    assert [(pair.method, pair.score == 1, pair.confidence) for pair in found] == [
        ("exact", True, "high"),
        ("content", False, "high"),
    ]


def test_articles_that_changed_places_are_found():
    changed = FINE.replace("三千元以上三万元", "五千元以上五万元")
    assert pairs(document(PLAN, NAMES, FINE), document(changed, PLAN, NAMES)) == [
        (0, 1),
        (1, 2),
        (2, 0),
    ]


def test_what_shares_nothing_is_not_paired():
    assert not pairs(document(PLAN), document(GARDEN))


def test_last_articles_on_taking_effect_are_paired():
    assert pairs(document(PURPOSE, EFFECT), document(PURPOSE, GARDEN, "自公布之日起施行。")) == [
        (0, 0),
        (1, 2),
    ]


def test_articles_that_read_the_same_are_told_apart_by_their_place():
    old = document("（删去）", PURPOSE, "（删去）", PLAN, "（删去）")
    new = document("（删去）", PURPOSE, PLAN, "（删去）")
    assert pairs(old, new) == [(0, 0), (1, 1), (3, 2), (4, 3)]


def test_a_split_is_a_link_beside_the_main_pair():
    old = document(PURPOSE, PLAN + "\n" + FINE + "\n" + NAMES)
    new = document(PURPOSE, PLAN + "\n" + NAMES, GARDEN, FINE)
    assert pairs(old, new) == [(0, 0), (1, 1)]
    assert links(old, new) == [("第二条", "第四条", "split")]


def test_a_merge_is_a_link_beside_the_main_pair():
    old = document(PURPOSE, PLAN + "\n" + NAMES, GARDEN, FINE)
    new = document(PURPOSE, PLAN + "\n" + FINE + "\n" + NAMES)
    assert links(old, new) == [("第四条", "第二条", "merge")]
    (link,) = align(old.articles, new.articles).links
    assert type(link.score) is float  # what prints values knows no numbers of numpy


def test_articles_drawn_into_one_sentence_are_a_merge():
    register = "养犬人应当在取得犬只之日起三十日内办理登记。"
    vaccinate = "养犬人应当每年为犬只注射狂犬病疫苗。"
    both = "养犬人应当在取得犬只之日起三十日内为其注射狂犬病疫苗并办理登记，未注射的不予登记。"
    old = document(PURPOSE, register, vaccinate, GARDEN, EFFECT)
    new = document(PURPOSE, both, GARDEN, EFFECT)
    assert links(old, new) == [("第三条", "第二条", "merge")]


def test_articles_parted_within_one_sentence_are_a_split():
    both = "养犬人应当在取得犬只之日起三十日内为其注射狂犬病疫苗并办理登记，未注射的不予登记。"
    register = "养犬人应当在取得犬只之日起三十日内办理登记。"
    vaccinate = "养犬人应当每年为犬只注射狂犬病疫苗。"
    old = document(PURPOSE, both, GARDEN, EFFECT)
    new = document(PURPOSE, register, vaccinate, GARDEN, EFFECT)
    assert links(old, new) == [("第二条", "第三条", "split")]


def test_what_the_pair_of_another_says_is_not_sought_in_what_is_new():
    short = "轮渡单位应当查验船票和行李。"
    long = "轮渡单位应当建立安检制度，查验船票和行李，记录检查的时间、人员和结果，记录保存两年。"
    drill = "轮渡单位应当每年组织消防演练，演练情况报交通部门备案。"
    old = document(PURPOSE, short, long, GARDEN, FINE, EFFECT)
    new = document(PURPOSE, long.replace("行李", "行李、车辆"), GARDEN, FINE, drill, EFFECT)
    assert pairs(old, new) == [(0, 0), (2, 1), (3, 2), (4, 3), (5, 5)]


def test_nothing_is_merged_into_what_hardly_changed():
    drain = FINE.replace("本条例", "本条例第三条").replace("占用", "排干")
    fill = FINE.replace("本条例", "本条例第四条").replace("占用", "填埋")
    moved = fill.replace("第四条", "第三条")
    assert pairs(document(PURPOSE, drain, fill), document(PURPOSE, moved)) == [(0, 0), (2, 1)]
    assert not links(document(PURPOSE, drain, fill), document(PURPOSE, moved))


def test_references_do_not_make_articles_unlike():
    old = document(PURPOSE, "违反本条例第三条、第十二条的，给予处分。", GARDEN)
    new = document(PURPOSE, GARDEN, "违反本条例第一百零五条、第二百三十条之一的，给予处分。")
    assert (1, 2) in pairs(old, new)


def test_width_and_space_do_not_make_articles_unlike():
    old, new = document(PLAN), document(PLAN.replace("，", " , "))
    assert align(old.articles, new.articles).pairs[0].score == pytest.approx(1)


class TestCorrections:
    """Links settled by hand are binding."""

    old, new = document(PURPOSE, PLAN, GARDEN), document(PURPOSE, GARDEN, PLAN)

    def test_a_pair(self):
        known = [Link("第二条", "第二条", "same", 1.0, "manual")]
        assert (1, 1) in pairs(self.old, self.new, known)

    def test_a_split(self):
        known = [Link("第二条", "第一条", "split", 1.0, "manual")]
        assert links(self.old, self.new, known) == [("第二条", "第一条", "split")]

    def test_a_pair_may_still_have_given_text_away(self):
        old = document(PURPOSE, PLAN + "\n" + FINE)
        new = document(PURPOSE, GARDEN, PLAN, FINE)
        known = [Link("第二条", "第三条", "same", 1.0, "manual")]
        assert links(old, new, known) == [("第二条", "第四条", "split")]

    def test_what_does_not_belong_together(self):
        known = [Link("第二条", "第三条", "same", 0.0, "manual")]
        assert (1, 2) not in pairs(self.old, self.new, known)

    def test_labels_that_are_not_there_are_passed_over(self):
        known = [Link("第九条", "第二条", "same", 1.0, "manual")]
        assert pairs(self.old, self.new, known) == pairs(self.old, self.new)


@given(DOCUMENTS, DOCUMENTS)
def test_every_article_has_one_partner_at_most(old, new):
    found = align(old.articles, new.articles)
    for side in ("old", "new"):
        places = [getattr(pair, side) for pair in found.pairs]
        assert len(places) == len(set(places))
    labels = [{article.label for article in text.articles} for text in (old, new)]
    for link in found.links:
        assert link.old in labels[0]
        assert link.new in labels[1]
        assert 0 < link.score <= 1
    assert all(0 <= pair.score <= 1 for pair in found.pairs)


@given(DOCUMENTS)
def test_a_text_is_aligned_with_itself(text):
    found = align(text.articles, text.articles)
    assert [(pair.old, pair.new) for pair in found.pairs] == [
        (i, i) for i in range(len(text.articles))
    ]
    assert not found.links


@pytest.mark.timeout(60)
def test_thousands_of_articles_are_aligned():
    texts = [
        f"第{i}号地块由青川省第{i * 7 % 977}片区管理站巡查，每{i}日一次。" for i in range(9_999)
    ]
    new = [text.replace("巡查", "巡护") if i % 7 == 0 else text for i, text in enumerate(texts)]
    del new[5_000]
    found = align(document(*texts).articles, document(*new).articles).pairs
    assert sum(pair.new != pair.old - (pair.old > 5_000) for pair in found) == 0
    assert len(found) == 9_998
