"""What regulations are about: kept with their latest version, found by shared handles."""

import pytest

from lawdiff.catalog import Catalog
from lawdiff.model import FiledSubject, RegulationState
from tests.builders import filed, record


@pytest.fixture(name="catalog")
def _catalog(database: str):
    catalog = Catalog(database)
    yield catalog
    catalog.close()


def state(id_: str, *handles: int, label: str = "2020-05-01") -> RegulationState:
    new = [filed(record("公园免费开放。", regulation=id_, label=label))]
    about = FiledSubject(id_.encode(), handles) if handles else None
    return RegulationState(id_, {label: new[0].commit}, new, subject=about)


def found(catalog, *handles: int, but: tuple[str, ...] = (), limit: int = 9) -> list[str]:
    return [id_ for id_, _ in catalog.sharing(handles, but=but, limit=limit)]


def test_those_that_share_most_are_found(catalog):
    catalog.put([state("a/x", 1, 2, 3), state("b/x", 2, 3, 4), state("c/x", 3), state("d/x", 9)])
    assert found(catalog, 1, 2, 3) == ["a/x", "b/x", "c/x"]
    assert found(catalog, 1, 2, 3, limit=2) == ["a/x", "b/x"]
    assert found(catalog, 7) == found(catalog) == []


def test_jurisdictions_are_left_out_whole_and_alone(catalog):
    catalog.put([state("he/x", 1), state("he-dong/x", 1), state("cn/x", 1)])
    assert found(catalog, 1, but=("he", "cn")) == ["he-dong/x"]


def test_a_subject_put_in_anew_takes_the_place_of_the_old_one(catalog):
    catalog.put([state("a/x", 1, 2)])
    catalog.put([state("a/x", 3)])
    assert (found(catalog, 1, 2), found(catalog, 3)) == ([], ["a/x"])
    assert catalog.subject("a/x") == b"a/x"


def test_a_write_that_says_nothing_of_the_subject_leaves_it(catalog):
    catalog.put([state("a/x", 1)])
    catalog.put([state("a/x")])
    assert catalog.subjects() == [("a/x", b"a/x")]


def test_a_regulation_taken_out_is_found_no_more(catalog):
    catalog.put([state("a/x", 1), state("b/x", 1)])
    catalog.forget(["a/x"])
    assert (found(catalog, 1), catalog.subject("a/x")) == (["b/x"], None)


@pytest.mark.parametrize("other", [(1, 3), (1,), ()])
def test_another_subject_than_the_record_has_is_told(catalog, other):
    catalog.put([state("a/x", 1, 2)])
    codes = [d.code for d in catalog.differences(state("a/x", *other))]
    assert codes == ["subject_differs"]
    assert catalog.differences(state("a/x", 1, 2)) == []


def test_the_latest_versions_are_told_by_id(catalog):
    catalog.put([state("a/x"), state("b/x", label="2021-01-01")])
    latest = catalog.latest(["a/x", "b/x", "c/x"])
    assert {id_: entry.label for id_, entry in latest.items()} == {
        "a/x": "2020-05-01",
        "b/x": "2021-01-01",
    }
