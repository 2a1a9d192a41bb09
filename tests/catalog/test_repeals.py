"""A text that says that others are repealed ends them, however they come."""

import datetime as dt
from dataclasses import replace

import pytest

from lawdiff.catalog import Catalog
from lawdiff.catalog.writing import AT_ONCE
from lawdiff.folding import title_key
from lawdiff.model import Filter, RegulationState, Repeal
from tests.builders import filed, record

DAY = dt.date(2025, 6, 1)
OLD, NEW = "qingchuan/jiu-tiaoli", "qingchuan/xin-tiaoli"
TITLES = {OLD: "青川省旧公园条例", NEW: "青川省新公园条例"}


@pytest.fixture(name="catalog")
def _catalog(database: str):
    catalog = Catalog(database)
    yield catalog
    catalog.close()


def entry(id_: str, day: dt.date, *repeals: Repeal) -> RegulationState:
    """A regulation in one version, which says of some texts that they are repealed."""
    title = TITLES.get(id_, f"青川省{id_}条例")
    one = record("公园免费开放。", label=str(day), regulation=id_, title=title)
    held = replace(filed(one), repeals=repeals)
    return RegulationState(id_, {one.label: held.commit}, [held], ())


def pair() -> list[RegulationState]:
    return [
        entry(OLD, dt.date(2010, 1, 1)),
        entry(NEW, DAY, Repeal(title_key(TITLES[OLD]), "第一条")),
    ]


def others(count: int) -> list[RegulationState]:
    return [entry(f"qingchuan/di-{n}", dt.date(2010, 1, 1)) for n in range(count)]


def ends(catalog: Catalog) -> dict[str, dt.date | None]:
    """The day on which the text of each regulation ceased to hold; None where it holds."""
    held = catalog.versions_of(sorted(catalog.ids()))
    return {id_: versions[-1].holds_until for id_, versions in held.items()}


@pytest.mark.parametrize("between", [0, AT_ONCE - 1, 2 * AT_ONCE])
@pytest.mark.parametrize("order", [1, -1], ids=["the repealed first", "the repealing first"])
def test_both_may_come_in_one_batch_however_far_apart(catalog, between, order):
    first, last = pair()[::order]
    catalog.put([first, *others(between), last])
    assert {id_ for id_, day in ends(catalog).items() if day} == {OLD}
    assert ends(catalog)[OLD] == DAY


@pytest.mark.parametrize("order", [1, -1], ids=["the repealed first", "the repealing first"])
def test_each_may_come_alone(catalog, order):
    for one in pair()[::order]:
        catalog.put([one])
    assert ends(catalog) == {OLD: DAY, NEW: None}


def test_what_is_no_longer_repealed_holds_again(catalog):
    catalog.put([*pair(), *others(AT_ONCE)])
    catalog.put([*others(AT_ONCE), entry(NEW, DAY)])
    assert set(ends(catalog).values()) == {None}


def test_what_one_text_takes_back_another_may_repeal_from_a_later_day(catalog):
    later, third = dt.date(2026, 1, 1), "qingchuan/di-san"
    catalog.put(pair())
    catalog.put(
        [
            entry(NEW, DAY),
            *others(AT_ONCE),
            entry(third, later, Repeal(title_key(TITLES[OLD]), "第一条")),
        ]
    )
    assert ends(catalog)[OLD] == later


def test_what_repeals_and_is_taken_out_repeals_no_more(catalog):
    catalog.put(pair())
    catalog.forget([NEW])
    assert ends(catalog) == {OLD: None}
    assert catalog.regulations(Filter(), DAY, limit=2)[0][0].in_force == "2010-01-01"
