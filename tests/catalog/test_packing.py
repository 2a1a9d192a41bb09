"""The text of a version in one piece: it comes out as it went in, and is held to the record."""

from __future__ import annotations

import dataclasses

import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from lawdiff.catalog import Catalog
from lawdiff.catalog.packing import packed, unpacked
from lawdiff.model import Annex, Article, Difference, Document, RegulationState
from lawdiff.numbering import Number
from tests.builders import REGULATION, filed, record

_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
_NUMBERS = st.lists(st.integers(1, 999), min_size=1, max_size=3).map(lambda parts: Number(*parts))
_ARTICLES = st.builds(Article, _NUMBERS, _TEXTS, _TEXTS, st.none() | _TEXTS)
_DOCUMENTS = st.builds(
    Document,
    title=st.just("青川省公园条例"),
    preamble=st.none() | _TEXTS,
    articles=st.lists(_ARTICLES, max_size=6).map(tuple),
    annexes=st.lists(st.builds(Annex, _TEXTS, _TEXTS), max_size=2).map(tuple),
)


@given(_DOCUMENTS)
def test_a_text_comes_out_as_it_was_packed(document: Document) -> None:
    content = unpacked((), packed(document))
    assert (content.preamble, content.articles, content.annexes) == (
        document.preamble, document.articles, document.annexes,
    )  # fmt: skip


def test_a_packed_text_that_is_not_the_one_on_record_is_told(database: str) -> None:
    one = record("公园免费开放。", "禁止垂钓。")
    state = RegulationState(REGULATION, {one.label: "1" * 40}, [filed(one)])
    catalog = Catalog(database)
    catalog.put([state])
    other = packed(dataclasses.replace(one.document, articles=one.document.articles[:1]))
    engine = sa.create_engine(database)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE whole SET packed = :other"), {"other": other})
    engine.dispose()
    assert catalog.differences(state) == [Difference("text_differs", one.label)]
    catalog.close()
