"""Titles are found by whatever stands anywhere in them, among few regulations and among many."""

import datetime as dt
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawdiff.catalog import Catalog
from lawdiff.catalog.titles import endings
from lawdiff.folding import search_key
from lawdiff.model import Filter, RegulationState
from tests.builders import filed, record

DAY = dt.date(2015, 1, 1)
TITLES = (
    "青川省第7号公园条例",
    "青川省第17号公园条例",
    "青川省“100%”清洁Ａ级公园_办法",
    "关于" + "很长很长的名称" * 6 + "的决定",
    "关于" + "很长很长的名称" * 6 + "的规定",
    "公园公园公园\U0010ffff条例",
)
PARTS = ["第7号", "公园条例", "园", "％", "100%", "_", "a级", "公园\U0010ffff", "　", "/", "没有",
         "'", "关于" + "很长很长的名称" * 6 + "的", "长" * 40, "\U0010ffff"]  # fmt: skip


def state(id_, *titles):
    held = [
        filed(record("文。", regulation=id_, title=title, label=f"20{n:02d}-01-01"), f"{n:040x}")
        for n, title in enumerate(titles)
    ]
    return RegulationState(id_, {h.record.label: h.commit for h in held}, held)


@pytest.fixture(name="catalog")
def _catalog(database: str):
    with closing(Catalog(database)) as catalog:
        yield catalog


def found(catalog, words, limit=99, **more):
    entries, total = catalog.regulations(Filter(title=words, **more), DAY, limit=limit)
    assert catalog.first(Filter(title=words, **more), DAY, limit) == entries
    assert total >= len(entries)
    return [entry.id for entry in entries]


def test_what_stands_anywhere_in_a_title_finds_it(catalog):
    named = {f"qingchuan/r{n}": title for n, title in enumerate(TITLES)}
    catalog.put([state(id_, title) for id_, title in named.items()])
    for words in (*TITLES, *PARTS):
        assert found(catalog, words) == [
            i for i, t in named.items() if search_key(words) in search_key(t)
        ]


def test_many_titles_that_hold_the_words_are_listed_in_order(catalog):
    ids = [f"qingchuan/r{n:03d}" for n in range(300)]
    catalog.put([state(id_, f"青川省第{n}号条例") for n, id_ in enumerate(ids)])
    assert found(catalog, "条例", limit=20) == ids[:20]
    assert catalog.regulations(Filter(title="条例"), DAY, limit=20)[1] == len(ids)
    assert found(catalog, "第29", limit=20) == [ids[29], *ids[290:]]
    assert found(catalog, "第29", limit=20, jurisdiction="linhai") == []


def test_only_the_latest_title_finds_a_regulation(catalog):
    catalog.put([state("qingchuan/a", "旧名条例", "新名条例")])
    assert (found(catalog, "旧名"), found(catalog, "新名")) == ([], ["qingchuan/a"])
    catalog.put([state("qingchuan/a", "旧名条例", "别名条例")])
    assert (found(catalog, "新名"), found(catalog, "别名")) == ([], ["qingchuan/a"])
    catalog.forget(["qingchuan/a"])
    assert found(catalog, "别名") == []


@given(st.text(), st.text())
def test_what_stands_in_a_title_begins_an_ending(title, words):
    begins = any(e.startswith(search_key(words)[:32]) for e in endings(title + words + title))
    assert begins or not search_key(title + words + title)
