"""Old numbers beside new ones, and references that did not follow."""

from lawdiff.diffing import concordance, dangling, diff
from tests.diffing.laws import NEW, OLD, document

PURPOSE = "为了保护湿地，维护生态平衡，结合本省实际，制定本条例。"
PLAN = "县级以上人民政府应当编制湿地保护规划，征求公众意见，并向社会公布。"
NAMES = "省林业部门会同水务部门拟定重要湿地名录，报省人民政府批准。"
FINE = "违反本条例第{}条规定，擅自占用湿地的，由林业部门处三万元以下罚款。"
CAMP = "公园管理单位应当在每日闭园之前清点游客，发现走失儿童立即联系家长。"


def compared(old, new):
    return diff(document(*old), document(*new), old_name=OLD, new_name=NEW)


def left_behind(old, new):
    return [(d.label, d.text, d.meant, d.became, d.now) for d in dangling(compared(old, new))]


def test_every_old_number_has_its_new_ones():
    old = (PURPOSE, f"{PLAN}\n{FINE.format('三')}\n{NAMES}", CAMP)
    new = (PURPOSE, f"{PLAN}\n{NAMES}", FINE.format("三"))
    found = [
        (own.number.address, [(x.number.address, x.kind) for x in own.became])
        for own in concordance(compared(old, new))
    ]
    assert found == [("1", [("1", "same")]), ("2", [("2", "same"), ("3", "split")]), ("3", [])]


def test_a_reference_that_followed_is_fine():
    assert not left_behind(
        (PURPOSE, PLAN, FINE.format("二")), (PURPOSE, CAMP, PLAN, FINE.format("三"))
    )


def test_a_reference_left_behind_points_to_another_article():
    assert left_behind(
        (PURPOSE, PLAN, FINE.format("二")), (PURPOSE, CAMP, PLAN, FINE.format("二"))
    ) == [("第四条", "第二条", "第二条", ("第三条",), "第二条")]


def test_a_reference_to_a_deleted_article_points_to_none():
    assert left_behind((PURPOSE, FINE.format("三"), CAMP), (PURPOSE, FINE.format("三"))) == [
        ("第二条", "第三条", "第三条", (), None)
    ]


def test_a_new_reference_must_name_an_article_that_exists():
    assert left_behind((PURPOSE,), (PURPOSE, FINE.format("九"))) == [
        ("第二条", "第九条", None, (), None)
    ]


def test_references_to_other_texts_are_no_concern():
    foreign = "依照《青川省水条例》第三十条、第四十条和档案法第九条办理。"
    assert not left_behind((PURPOSE, foreign), (PURPOSE, foreign))
