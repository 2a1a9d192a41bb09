"""What neighbouring versions compare to is kept, and is what comparing them finds."""

from itertools import pairwise

import pytest
from hypothesis import given

from benchmarks.following import LAWS, held_laws
from lawdiff import diffing
from lawdiff.bootstrap import Services
from lawdiff.model import Place
from lawdiff.numbering import Number
from lawdiff.services import findings
from lawdiff.services.findings import Changes, Findings, packed, unpacked
from lawdiff.services.importing import ImportOptions
from lawdiff.services.linking import known_links
from lawdiff.services.neighbours import neighbours_compared
from tests.diffing.laws import DOCUMENTS, NEW, OLD, document

ID = "hunan/gongyuan-guanli-tiaoli"
PLAIN = ImportOptions()
OLDER = ("公园向公众开放。", "公园内禁止垂钓。", "依照第二条处五十元以上二百元以下罚款。")
NEWER = ("公园免费向公众开放。", "公园应当设置标志。", "公园内禁止游泳。", OLDER[2])


@pytest.fixture(name="held")
def _held(services: Services, write) -> Services:
    """Three versions of one regulation."""
    texts = (OLDER, NEWER, (*NEWER, "本条例由省人民政府解释。"))
    for year, text in enumerate(texts, 2010):
        services.importing.files([write(f"{year}.txt", text, adopted=f"{year}年1月1日")], PLAIN)
    return services


def neighbours(services: Services, id_: str):
    return list(pairwise(services.texts.versions(id_)))


def compared_now(services: Services, old, new) -> Findings:
    before, after = services.texts.of_version(old), services.texts.of_version(new)
    ends = old.label, new.label, before.document, after.document
    known = known_links(*ends, services.catalog.corrections(old.regulation))
    names = before.name, after.name
    return Findings.of(neighbours_compared(before.document, after.document, names, known=known))


@given(DOCUMENTS, DOCUMENTS)
def test_what_is_unpacked_is_what_was_packed(old, new):
    found = Findings.of(diffing.diff(old, new, old_name=OLD, new_name=NEW))
    assert unpacked(packed(found), OLD, NEW) == found


@given(DOCUMENTS, DOCUMENTS)
def test_what_became_of_the_articles_is_unpacked_as_it_was_packed(old, new):
    changes = Changes.of(diffing.diff(old, new, old_name=OLD, new_name=NEW))
    assert Changes.unpacked(changes.packed()) == changes
    numbers = {article.number for article in old.articles}
    assert changes.classes.keys() <= {article.number for article in new.articles}
    assert len(changes.classes) + len(changes.gone) == len(numbers)


def test_what_became_of_the_articles_is_told_of_any_two_versions(held):
    first, second, third = held.texts.versions(ID)
    for old, new in ((first, second), (second, third), (first, third)):
        assert held.versions.changes(old, new) == Changes.of(compared_now(held, old, new).diff)
    assert [name.label for name in held.versions.changes(second, first).gone] == ["第二条"]


def test_what_another_lawdiff_found_is_not_taken(monkeypatch):
    found = diffing.diff(document(*OLDER), document(*NEWER), old_name=OLD, new_name=NEW)
    text = packed(Findings.of(found))
    assert unpacked(text, OLD, NEW)
    monkeypatch.setattr(findings, "__version__", "another")
    assert unpacked(text, OLD, NEW) is None


def test_neighbours_are_kept_as_they_are_compared(held):
    for old, new in neighbours(held, ID):
        found = held.versions.kept(old, new)
        assert found == compared_now(held, old, new)
        assert found.diff.summary["unchanged"] < len(found.diff.rows)
        assert found.dangling or new.label != "2011-01-01"


def test_only_neighbours_are_kept_in_their_order_and_by_words(held):
    first, second, third = held.texts.versions(ID)
    assert held.versions.kept(first, third) is None
    assert held.versions.kept(second, first) is None
    assert held.versions.kept(first, second, "char") is None


def test_a_version_that_comes_between_parts_neighbours(held, write):
    texts = (*OLDER, "公园管理单位负责清扫。")
    held.importing.files([write("b.txt", texts, adopted="2010年6月1日")], PLAIN)
    first, _, second, third = held.texts.versions(ID)
    assert held.versions.kept(first, second) is None
    assert held.versions.kept(second, third) is not None
    for old, new in neighbours(held, ID):
        assert held.versions.kept(old, new) == compared_now(held, old, new)


def test_what_is_settled_by_hand_counts_at_once(held):
    old, new, _ = held.texts.versions(ID)
    before = held.versions.kept(old, new)
    ends = Place(old.label, Number(2)), Place(new.label, Number(3))
    for state in ("apart", "same", "none"):
        held.aligning.settle(ID, *ends, state)
        assert held.versions.kept(old, new) == compared_now(held, old, new)
        assert (held.versions.kept(old, new) == before) == (state == "none")
    assert list(held.upkeep.verify()) == []


def test_what_is_kept_of_a_text_that_was_replaced_is_not_taken(held, write):
    old, new, _ = held.texts.versions(ID)
    texts = ("公园不向公众开放。", *NEWER[1:])
    path = write("c.txt", texts, adopted="2011年1月1日")
    held.importing.files([path], ImportOptions(replace=True))
    assert held.versions.kept(old, new) is None
    now = held.texts.version(ID, new.label)
    assert held.versions.kept(old, now) == compared_now(held, old, now)


def test_verify_names_what_is_kept_otherwise_and_reindex_mends_it(held):
    old, new, _ = held.texts.versions(ID)
    settled = held.store.corrections(ID)
    with held.catalog._write() as connection:  # nothing else would spoil it
        connection.exec_driver_sql("DELETE FROM diff WHERE old_version = '2010-01-01'")
    assert [problem.code for problem in held.upkeep.verify()] == ["diffs_differ"]
    held.upkeep.reindex()
    assert list(held.upkeep.verify()) == []
    assert held.versions.kept(old, new) == compared_now(held, old, new)
    assert held.store.corrections(ID) == settled


@pytest.mark.corpus
@pytest.mark.usefixtures("corpus")
def test_real_laws_are_kept_as_they_are_compared(services):
    held_laws(services, ("公司法",))
    for old, new in neighbours(services, LAWS["公司法"]):
        assert services.versions.kept(old, new) == compared_now(services, old, new)
