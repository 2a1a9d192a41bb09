"""The catalogue: what is put in comes out, at one moment, and is found."""

import datetime as dt

import pytest

from lawdiff.catalog import Catalog
from lawdiff.errors import Refused, Unavailable
from lawdiff.model import Annex, Article, ArticleLink, Filter, RegulationState
from lawdiff.numbering import Number
from tests.builders import REGULATION, article, filed, record

EVERYTHING = Filter()
DAY = dt.date(2015, 1, 1)


@pytest.fixture(name="catalog")
def _catalog(database: str):
    catalog = Catalog(database)
    yield catalog
    catalog.close()


def entry(*records, links=(), commits=None):
    held = [filed(r, f"{n:040x}") for n, r in enumerate(records, 1)]
    known = {h.record.label: h.commit for h in held}
    return RegulationState(records[0].regulation, {**(commits or {}), **known}, held, links)


def put(catalog, *records, **more):
    catalog.put([entry(*records, **more)])


def found(catalog, *words, day=DAY, strictly=True):
    hits = catalog.search(words, EVERYTHING, day=day, strictly=strictly, limit=50).hits
    return [(h.version.label, h.label) for h in hits]


def test_a_version_comes_back_with_its_text(catalog):
    one = record("公园免费开放。", "禁止垂钓。", preamble="为了公园。",
                 annexes=(Annex("收费标准", "| 项目 | 元 |"),))  # fmt: skip
    put(catalog, one)
    (version,) = catalog.versions(REGULATION)
    content = catalog.content(version)
    assert (content.preamble, content.articles, content.annexes, content.outline) == (
        one.document.preamble, one.document.articles, one.document.annexes, one.document.outline,
    )  # fmt: skip
    assert catalog.article(version, Number(2)) == one.document.articles[1]
    assert catalog.article(version, Number(3)) is None


def test_the_versions_of_several_regulations_are_asked_for_at_once(catalog):
    other = "linhai/gongyuan-guanli-tiaoli"
    put(catalog, record("甲。", label="2008-01-01"), record("乙。", label="2012-01-01"))
    put(catalog, record("丙。", regulation=other))
    ids = (REGULATION, other)
    held = catalog.versions_of([*ids, "linhai/nobody"])
    assert held == {id_: catalog.versions(id_) for id_ in ids}


def test_an_earlier_version_put_in_later_takes_its_place_in_time(catalog):
    late, early = record("乙。", label="2012-01-01"), record("甲。", label="2008-01-01")
    put(catalog, late)
    put(catalog, early, commits={"2012-01-01": "f" * 40})
    labels = [(v.label, v.holds_from, v.holds_until) for v in catalog.versions(REGULATION)]
    assert labels == [
        ("2008-01-01", dt.date(2008, 1, 1), dt.date(2012, 1, 1)),
        ("2012-01-01", dt.date(2012, 1, 1), None),
    ]
    assert catalog.versions(REGULATION)[1].commit == "f" * 40


def test_a_version_put_in_anew_leaves_no_text_behind(catalog):
    put(catalog, record("公园免费开放。"))
    put(catalog, record("公园收费开放。"))
    assert found(catalog, "免费", day=dt.date(2021, 1, 1)) == []
    assert found(catalog, "收费", day=dt.date(2021, 1, 1)) == [("2020-05-01", "第一条")]


def test_the_version_in_force_is_never_a_future_one(catalog):
    put(catalog, record("旧。", label="2010-01-01"), record("新。", label="2030-01-01"))
    assert catalog.regulation(REGULATION, DAY).in_force == "2010-01-01"
    assert catalog.regulation(REGULATION, dt.date(2009, 1, 1)).in_force is None
    assert catalog.regulation(REGULATION, dt.date(2031, 1, 1)).in_force == "2030-01-01"


@pytest.mark.parametrize(
    "words",
    ["垂钓", "内禁止", "公园内", "（一）", "(一)垂", "“核心区”", "20％", "20%", "abc", "ＡＢ"],
)
def test_any_two_characters_are_found_whatever_their_width(catalog, words):
    put(catalog, record("公园内禁止：\n（一）垂钓；\n（二）在“核心区”逗留超过20％时间的ABC。"))
    assert found(catalog, words, day=dt.date(2021, 1, 1)) == [("2020-05-01", "第一条")]


@pytest.mark.parametrize("words", ["园公", "止垂公", "垂钓核心区超过", "不在"])
def test_nothing_else_is_found(catalog, words):
    put(catalog, record("公园内禁止：\n（一）垂钓；\n（二）在“核心区”逗留。"))
    assert found(catalog, words, day=dt.date(2021, 1, 1)) == []


def test_all_words_must_stand_in_one_article(catalog):
    put(catalog, record("公园免费开放。", "公园禁止垂钓。"))
    assert found(catalog, "公园", "垂钓", day=dt.date(2021, 1, 1)) == [("2020-05-01", "第二条")]


def test_captions_are_searched_with_their_articles(catalog):
    put(catalog, record(articles=(article(1, "为了公园。", "目的和依据"),)))
    assert found(catalog, "依据", day=dt.date(2021, 1, 1)) == [("2020-05-01", "第一条")]


def test_a_hit_says_where_the_words_stand(catalog):
    put(catalog, record("公园，公 园。"))
    (hit,) = catalog.search(["公园"], EVERYTHING, day=dt.date(2021, 1, 1), limit=5).hits
    assert [hit.text[a:b] for a, b in hit.spans] == ["公园", "公 园"]


def test_search_as_of_a_day_sees_only_what_held(catalog):
    put(catalog, record("免费开放。", label="2010-01-01"), record("收费开放。", label="2030-01-01"))
    assert found(catalog, "开放") == [("2010-01-01", "第一条")]
    assert found(catalog, "开放", strictly=False) == [
        ("2030-01-01", "第一条"), ("2010-01-01", "第一条"),
    ]  # fmt: skip


def test_regulations_are_listed_national_first_and_paged(catalog):
    ids = ["anhe/a", "cn/z", "qingchuan/b", "cn/y"]
    catalog.put([entry(record("文。", regulation=id_, title=id_)) for id_ in ids])
    first, total = catalog.regulations(EVERYTHING, DAY, limit=3)
    rest, _ = catalog.regulations(EVERYTHING, DAY, after=first[-1].id, limit=3)
    assert [r.id for r in first + rest] == ["cn/y", "cn/z", "anhe/a", "qingchuan/b"]
    assert total == 4


def test_lists_are_filtered(catalog):
    catalog.put([entry(record("文。", regulation="cn/gongyuan-fa", title="公园法")),
                 entry(record("文。"))])  # fmt: skip
    names = lambda **f: [r.id for r in catalog.regulations(Filter(**f), DAY, limit=9)[0]]  # noqa: E731
    assert names(jurisdiction="cn") == ["cn/gongyuan-fa"]
    assert names(title="条例") == [REGULATION]
    assert names(title="100%") == []
    assert names(regulation_kind="法律") == []


def test_links_go_with_the_versions_they_join(catalog):
    old, new = record("甲。", label="2010-01-01"), record("乙。", "甲。", label="2020-01-01")
    link = ArticleLink(old_version="2010-01-01", new_version="2020-01-01", old=Number(1),
                       new=Number(2), kind="same", main=True, row_class="renumbered",
                       score=1.0, method="exact", confidence="high")  # fmt: skip
    put(catalog, old, new, links=[link])
    assert catalog.links(REGULATION) == [link]
    commits = {v.label: v.commit for v in catalog.versions(REGULATION)}
    put(catalog, record("丙。", label="2015-01-01"), commits=commits)
    assert catalog.links(REGULATION) == []


def test_an_intent_lasts_until_its_regulation_is_visible(catalog):
    catalog.begin([REGULATION], "user:li")
    assert catalog.begun() == {REGULATION: "user:li"}
    put(catalog, record("文。"))
    assert catalog.begun() == {}


def test_what_comes_one_after_the_other_is_seen_at_one_moment(catalog):
    ids = [f"linhai/tiaoli-{n}" for n in range(70)]
    seen = []

    def coming():
        for id_ in ids:
            seen.append(catalog.regulations(EVERYTHING, DAY, limit=9)[1])
            yield entry(record(f"{id_}。", regulation=id_))

    catalog.begin(ids, "local")
    catalog.put(coming())
    assert seen == [0] * len(ids)
    assert sorted(catalog.ids()) == sorted(ids)
    assert catalog.begun() == {}


def test_what_breaks_off_while_it_comes_is_not_seen(catalog):
    def coming():
        for n in range(40):
            yield entry(record("甲。", regulation=f"linhai/tiaoli-{n}"))
        raise Unavailable("write_failed", "The disk is full.")

    with pytest.raises(Unavailable):
        catalog.put(coming())
    assert not catalog.ids()


def test_what_is_taken_out_is_gone(catalog):
    put(catalog, record("公园免费开放。"))
    catalog.forget([REGULATION])
    assert catalog.versions(REGULATION) == []
    assert found(catalog, "公园", day=dt.date(2021, 1, 1)) == []


def test_a_database_of_a_newer_lawdiff_is_refused(catalog, database):
    with catalog._write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(Refused) as refusal:
        Catalog(database)
    assert refusal.value.code == "database_too_new"


@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "sqlite:////nowhere/at/all.db",
        "mysql://localhost/x",
        "postgres://nowhere.invalid/x",
    ],
)
def test_a_database_that_cannot_be_used_is_named(url):
    with pytest.raises(Unavailable) as refusal:
        Catalog(url)
    assert refusal.value.code == "database_unavailable"


def test_sections_are_filed_as_articles_are(catalog):
    section = Article(Number(1), "一、", "总体要求。", "目标")
    put(catalog, record(articles=(section,), unit="section"))
    (version,) = catalog.versions(REGULATION)
    assert catalog.content(version).articles == (section,)
