"""The elements of a comparison: every article once, every wording once, fines in order."""

from lawdiff.comparing import compare, elements
from lawdiff.model import ELEMENT_KINDS
from tests.comparing.texts import gardens, grounds, parks

DOCUMENTS = (parks(), gardens(), grounds())
ELEMENTS = elements(compare(DOCUMENTS))


def test_every_article_of_every_text_has_one_row() -> None:
    rows = sorted((row.item, row.path) for row in ELEMENTS.rows)
    articles = [(n, a.path) for n, document in enumerate(DOCUMENTS) for a in document.articles]
    assert rows == sorted(articles)


def test_every_fact_stands_in_one_column_as_it_is_printed() -> None:
    for row in ELEMENTS.rows:
        columns = [{fact.text for fact in row.of(kind)} for kind in ELEMENT_KINDS]
        kinds = [{fact.kind for fact in row.of(kind)} for kind in ELEMENT_KINDS]
        assert set().union(*columns) == {fact.text for fact in row.facts}
        assert sum(map(len, kinds)) == len(set().union(*kinds))


def test_a_wording_that_is_repeated_stands_once() -> None:
    for row in ELEMENTS.rows:
        for kind in ELEMENT_KINDS:
            texts = [fact.text for fact in row.of(kind)]
            assert len(texts) == len(set(texts))


def test_the_highest_fine_comes_first() -> None:
    first, second, *others = ELEMENTS.by_fine()
    assert (first.item, first.lowest_fine, first.highest_fine) == (0, 50, 200)
    assert (second.item, second.lowest_fine, second.highest_fine) == (1, 20, 100)
    assert {row.highest_fine for row in others} == {None}
