"""Regulations side by side, topic by topic."""

import pytest

from lawdiff.comparing.matrix import compare
from lawdiff.errors import UsageError
from lawdiff.model import Comparison
from tests.comparing.texts import accounts, gardens, grounds, parks


def labels(found: Comparison) -> list[list[str | None]]:
    return [[c.side.label if c.side else None for c in row.cells] for row in found.rows]


def row(found: Comparison, subject: str):
    return next(r for r in found.rows if r.subject.startswith(subject))


def test_every_article_stands_in_exactly_one_row() -> None:
    items = [parks(), gardens(), grounds()]
    found = compare(items)
    for place, item in enumerate(items):
        column = [cells[place] for cells in labels(found) if cells[place]]
        assert sorted(column) == sorted(a.label for a in item.articles)


def test_rows_stand_in_the_order_of_the_baseline() -> None:
    found = compare([gardens(), parks()], baseline=1)
    mine = [cells[1] for cells in labels(found) if cells[1]]
    assert mine == [a.label for a in parks().articles]


def test_what_the_baseline_does_not_have_stands_at_the_end_of_its_topic() -> None:
    found = compare([parks(), gardens()])
    place = next(n for n, r in enumerate(found.rows) if r.subject.startswith("每年四月"))
    assert found.rows[place].topic == "总则"
    assert found.rows[place + 1].topic == "建设和服务"
    assert [cell.state for cell in found.rows[place].cells] == ["absent", "only here"]


def test_a_row_says_where_values_differ() -> None:
    cells = row(compare([parks(), gardens(), grounds()]), "公园应当每日开放").cells
    assert [cell.state for cell in cells] == ["baseline", "different", "different"]
    assert {f.text for f in cells[0].facts} >= {"不得少于十二小时"} or cells[0].facts


def test_enough_common_wording_gives_a_redline_and_else_the_shared_phrases() -> None:
    found = compare([parks(), gardens()])
    near, far = row(found, "公园管理单位应当"), row(found, "公园应当每日开放")
    assert near.cells[1].ops is not None
    assert near.cells[1].ops.old == parks().articles[8].text
    assert near.cells[1].ops.new == gardens().articles[6].text
    assert far.cells[1].ops is None


def test_shared_phrases_stand_in_both_texts() -> None:
    found = compare([parks(), gardens(), grounds()])
    leads = {
        r: next(c for c in r.cells if c.state in {"baseline", "only here"}) for r in found.rows
    }
    for r, lead in leads.items():
        for cell in r.cells:
            for start, end in cell.shared:
                assert cell.text[start:end] in lead.text
                assert end - start >= 6


def test_rows_can_be_ordered_by_how_much_they_differ() -> None:
    found = compare([parks(), gardens()])
    differences = [r.difference for r in found.by_difference()]
    assert differences == sorted(differences, reverse=True)


def test_likeness_is_a_symmetric_matrix_with_ones_along_it() -> None:
    likeness = compare([parks(), gardens(), grounds(), accounts()]).likeness
    assert all(likeness[n][n] == 1 for n in range(4))
    assert all(likeness[n][m] == likeness[m][n] for n in range(4) for m in range(4))
    assert likeness[0][1] > likeness[0][2] > likeness[0][3]


def test_pairs_are_given_where_two_are_compared() -> None:
    assert compare([parks(), gardens()]).pairs
    assert not compare([parks(), gardens(), grounds()]).pairs


def test_the_same_text_twice_is_the_same_in_every_row() -> None:
    found = compare([parks(), parks()])
    assert {r.cells[1].state for r in found.rows} == {"same"}
    assert {r.difference for r in found.rows} == {0}


@pytest.mark.parametrize("count", [0, 1, 9])
def test_fewer_than_two_or_more_than_eight_are_refused(count: int) -> None:
    with pytest.raises(UsageError) as refused:
        compare([parks()] * count)
    assert refused.value.code == "comparison_size"


@pytest.mark.parametrize("baseline", [-1, 2])
def test_a_baseline_that_is_not_there_is_refused(baseline: int) -> None:
    with pytest.raises(UsageError) as refused:
        compare([parks(), gardens()], baseline)
    assert refused.value.code == "comparison_baseline"
