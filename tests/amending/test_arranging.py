"""Final numbers: pinned ones hold, the others fill the gaps."""

from hypothesis import given
from hypothesis import strategies as st

from lawdiff.amending.arranging import Arrangement, arrange
from lawdiff.amending.units import Unit


def units(*pins: int | None) -> list[Unit]:
    return [Unit("条", n, pin=pin) for n, pin in enumerate(pins, 1)]


def order(result: Arrangement) -> list[int]:
    return [unit.ordinal for _, unit in result.order]


@given(st.integers(0, 30))
def test_without_pins_all_stay_in_order(count: int) -> None:
    assert order(arrange(units(*[None] * count))) == list(range(1, count + 1))


@given(st.permutations(range(1, 9)), st.sets(st.integers(0, 7)))
def test_every_unit_is_placed_once_and_pins_hold(pins: list[int], free: set[int]) -> None:
    given_pins = [None if i in free else pin for i, pin in enumerate(pins)]
    result = arrange(units(*given_pins))
    placed = [unit.ordinal for _, unit in result.order] + [u.ordinal for u in result.unplaced]
    assert sorted(placed) == list(range(1, 9))
    numbers = {unit.ordinal: number for number, unit in result.order}
    assert all(numbers[n] == pin for n, pin in enumerate(given_pins, 1) if pin)


@given(st.lists(st.booleans(), max_size=12))
def test_in_step_pins_change_nothing(pinned: list[bool]) -> None:
    result = arrange(units(*[n if pin else None for n, pin in enumerate(pinned, 1)]))
    assert order(result) == list(range(1, len(pinned) + 1))
    assert not result.doubts


def test_a_unit_off_by_itself_has_moved() -> None:
    assert order(arrange(units(None, None, None, 2, None))) == [1, 4, 2, 3, 5]


def test_a_block_may_move_together() -> None:
    assert order(arrange(units(None, None, None, 1, 2, None))) == [4, 5, 1, 2, 3, 6]


def test_several_off_by_the_same_show_that_one_is_missing() -> None:
    result = arrange(units(None, None, 4, None, None, 7, None))
    assert result.doubts[0] == (0, 4)
    assert {number: unit.ordinal for number, unit in result.order}[5] == 4


def test_a_number_taken_or_too_high_is_a_misfit() -> None:
    assert [u.ordinal for u in arrange(units(2, 2)).misfits] == [2]
    assert [u.ordinal for u in arrange(units(None, 3)).misfits] == [2]


def test_a_reserved_number_is_left_open() -> None:
    result = arrange(units(None, None, None), reserved=[2])
    assert [number for number, _ in result.order] == [1, 3, 4]
