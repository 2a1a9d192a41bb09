"""Other jurisdictions on a subject: found as texts come in, compared, with the laws above them."""

import datetime as dt
from pathlib import Path

import pytest

from lawdiff.errors import NotFound, UsageError
from lawdiff.services.importing import ImportOptions
from tests.comparing.texts import ACCOUNTS, GARDENS, GROUNDS, PARKS

PLACES = {
    "parks": ("青川省公园管理条例", "qingchuan", PARKS, "2020年3月1日"),
    "gardens": ("临海省公园管理办法", "linhai", GARDENS, "2021年8月1日"),
    "grounds": ("云岭省公园管理若干规定", "yunling", GROUNDS, "2018年12月1日"),
    "accounts": ("中河省会计档案管理办法", "zhonghe", ACCOUNTS, "2018年6月1日"),
}
LAW = ("为了绿化。", "公园应当免费开放。", "公园内禁止垂钓，违者处五十元罚款。")
LATER = ("为了绿化。", "公园管理单位可以聘请志愿者。", "公园应当免费开放。",
         "公园内禁止垂钓，违者处二百元罚款。")  # fmt: skip


def lines(text: str) -> list[str]:
    """The articles of a text; items stand on lines of their own."""
    return text.strip().replace("\n（", "\0（").replace("\n", "\1").replace("\0", "\n").split("\1")


@pytest.fixture(name="put")
def _put(services, write):
    """Import one of the regulations; its id."""

    def put(name: str, adopted: str = "", articles: str = "") -> str:
        title, jurisdiction, text, day = PLACES[name]
        id_ = f"{jurisdiction}/{name}"
        path = write(f"{name}-{adopted}.txt", lines(articles or text), title=title,
                     adopted=adopted or day)  # fmt: skip
        add(services, path, id_)
        return id_

    return put


@pytest.fixture(name="law")
def _law(services, write):
    """Import a text of the national regulation on greening."""

    def law(articles: tuple[str, ...], adopted: str) -> None:
        title = "中华人民共和国绿化条例"
        path = write(f"greening-{adopted}.txt", articles, title=title, adopted=adopted)
        add(services, path, "cn/greening")

    return law


def add(services, path: Path, id_: str) -> None:
    done = services.importing.files([path], ImportOptions(as_id=id_, accept=True))
    assert [outcome.outcome for outcome in done] == ["stored"]


def named(found) -> list[str]:
    return [analogue.version.regulation for analogue in found]


def test_analogues_are_those_of_other_jurisdictions_the_likest_first(services, put):
    ids = [put(name) for name in PLACES]
    found = services.jurisdictions.analogues(ids[0])
    assert named(found) == [ids[1], ids[2]]
    assert found[0].score > found[1].score
    assert (found[0].reason, found[0].subject) == ("same_title", "公园管理")


def test_a_subject_that_nobody_else_has_finds_none(services, put):
    ids = [put(name) for name in PLACES]
    assert services.jurisdictions.analogues(ids[3]) == []


def test_a_text_that_is_not_held_finds_its_analogues(services, put):
    ids = [put(name) for name in ("parks", "gardens", "accounts")]
    text = services.texts.given("河东市公园管理办法\n\n" + "\n\n".join(
        f"第{'一二三四五六七八九'[n]}条　{line}" for n, line in enumerate(lines(GROUNDS))
    ))  # fmt: skip
    assert set(named(services.jurisdictions.analogues_of(text))) == set(ids[:2])
    assert len(services.jurisdictions.analogues_of(text, limit=1)) == 1


def test_the_latest_version_says_what_a_regulation_is_about(services, put):
    ids = [put("parks"), put("gardens")]
    (before,) = services.jurisdictions.analogues(ids[0])
    put("gardens", "2023年1月1日", ACCOUNTS)
    (after,) = services.jurisdictions.analogues(ids[0])
    assert (after.version.label, after.title) == ("2023-01-01", before.title)
    assert after.content < before.content / 4
    put("gardens", "2022年6月1日", GARDENS)  # an earlier version that comes later
    (still,) = services.jurisdictions.analogues(ids[0])
    assert (still.version.label, still.score) == (after.version.label, after.score)


def test_what_regulations_are_about_is_rebuilt_from_the_record(services, put):
    ids = [put(name) for name in PLACES]
    before = services.catalog.subjects()
    assert list(services.upkeep.verify()) == []
    services.catalog.forget(ids)
    assert services.catalog.subjects() == []
    services.upkeep.reindex()
    assert services.catalog.subjects() == before
    assert list(services.upkeep.verify()) == []


def test_all_regulations_are_answered_at_once_as_one_by_one(services, put):
    ids = [put(name) for name in PLACES]
    seen = []
    found = list(services.jurisdictions.all_analogues(5, lambda *step: seen.append(step)))
    assert [each.version.regulation for each in found] == sorted(ids)
    for each in found:
        alone = services.jurisdictions.analogues(each.version.regulation, 5)
        assert list(each.analogues) == alone
    assert seen == [(4, 4)]


def test_a_national_text_is_no_analogue_but_has_some(services, put, law):
    id_ = put("parks")
    law(tuple(lines(GARDENS)), "2019年1月1日")
    assert services.jurisdictions.analogues(id_) == []
    assert named(services.jurisdictions.analogues("cn/greening")) == [id_]


def test_a_law_that_changed_since_is_flagged_with_what_became_of_its_articles(services, put, law):
    law(LAW, "2019年1月1日")
    id_ = put("parks")
    (parent,) = services.jurisdictions.parents(id_)
    assert (parent.status, parent.flagged, parent.affected) == ("unchanged", False, ())
    law(LATER, "2022年1月1日")
    (parent,) = services.jurisdictions.parents(id_)
    assert (parent.status, parent.flagged) == ("changed", True)
    assert (parent.then.label, parent.now.label) == ("2019-01-01", "2022-01-01")
    became = [(a.old and a.old.label, a.row_class, a.became) for a in parent.affected]
    assert became == [
        (None, "added", ()), ("第三条", "amended_renumbered", ("第四条",)),
    ]  # fmt: skip


def test_cited_articles_are_named_whatever_became_of_them(services, put, law):
    law(LAW, "2019年1月1日")
    law(LATER, "2022年1月1日")
    id_ = put("parks", articles=PARKS + "依照《绿化条例》第二条的规定免费开放。\n")
    (parent,) = services.jurisdictions.parents(id_)
    cited = [(a.old.label, a.row_class, a.became) for a in parent.affected if a.cited]
    assert cited == [("第二条", "renumbered", ("第三条",))]


def test_a_law_that_is_not_held_is_named_and_not_judged(services, put, law):
    id_ = put("parks")
    (parent,) = services.jurisdictions.parents(id_)
    assert (parent.law.name, parent.status, parent.regulation) == ("绿化条例", "not_held", None)
    law(LATER, "2022年1月1日")
    (parent,) = services.jurisdictions.parents(id_)
    assert (parent.status, parent.flagged, parent.then) == ("earlier_not_held", False, None)


def test_all_are_compared_as_of_one_day_and_say_which_version_was_used(services, put):
    ids = [put("grounds"), put("parks")]
    put("grounds", "2022年1月1日", GARDENS)
    day = dt.date(2021, 1, 1)
    found = services.jurisdictions.compare(ids, as_of=day)
    assert [item.version for item in found.comparison.items] == ["2018-12-01", "2020-03-01"]
    assert (found.as_of, {text.as_of for text in found.texts}) == (day, {day})
    with pytest.raises(NotFound, match="in force on 2019-01-01"):
        services.jurisdictions.compare(ids, as_of=dt.date(2019, 1, 1))


def test_a_day_and_a_label_together_are_refused(services, put):
    ids = [put("grounds"), put("parks")]
    with pytest.raises(UsageError) as refused:
        services.jurisdictions.compare([ids[0], f"{ids[1]}@2020-03-01"], as_of=dt.date(2021, 1, 1))
    assert refused.value.code == "version_and_day"


@pytest.mark.parametrize(
    ("references", "code"),
    [(1 * ["a"], "comparison_size"), (2 * ["a"], "same_item_twice"),
     (list("abcdefghi"), "comparison_size")],
)  # fmt: skip
def test_too_few_too_many_or_one_twice_are_refused(services, references, code):
    with pytest.raises(UsageError) as refused:
        services.jurisdictions.compare(references)
    assert refused.value.code == code


def test_one_version_under_two_names_is_refused(services, put):
    id_ = put("parks")
    with pytest.raises(UsageError) as refused:
        services.jurisdictions.compare([id_, f"{id_}@2020-03-01"])
    assert refused.value.code == "same_item_twice"


def test_elements_say_who_sets_the_highest_fine(services, put):
    ids = [put("parks"), put("gardens")]
    texts = [services.texts.resolve(id_) for id_ in ids]
    found = services.jurisdictions.elements(texts)
    first, second = found.by_fine()[:2]
    assert [(row.item, row.label, row.highest_fine) for row in (first, second)] == [
        (0, "第十条", 200), (1, "第十条", 100),
    ]  # fmt: skip
    assert len(found.rows) == sum(len(text.document.articles) for text in texts)


def test_likeness_is_told_for_every_two(services, put):
    ids = [put(name) for name in ("parks", "gardens", "accounts")]
    found = services.jurisdictions.likeness(ids)
    matrix = found.matrix
    assert [matrix[n][n] for n in range(3)] == [1, 1, 1]
    assert matrix[0][1] == matrix[1][0] > matrix[0][2]
    pair = services.jurisdictions.compare(ids[:2]).comparison
    assert pair.likeness[0][1] == matrix[0][1]
    with pytest.raises(UsageError) as refused:
        services.jurisdictions.likeness(ids[:1])
    assert refused.value.code == "likeness_size"
