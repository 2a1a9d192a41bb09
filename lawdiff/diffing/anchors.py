"""What ties two texts together where it stands: pieces that stand once in each of them.

The difference between such anchors is sought piece by piece, as patience diff does: what stands
once is the same in both, what stands often may be another.
"""

from __future__ import annotations

from typing import TypeVar

Couple = tuple[int, int]
"""The places of a piece in the old and in the new text."""
_Piece = TypeVar("_Piece")


def once(old: list[str], new: list[str]) -> list[Couple]:
    """Where the pieces stand that each text holds once, in the order of the old one."""
    here, there = _alone(old), _alone(new)
    return [(i, there[piece]) for piece, i in here.items() if piece in there]


def parts(
    old: list[_Piece], new: list[_Piece], couples: list[Couple]
) -> list[tuple[list[_Piece], list[_Piece]]]:
    """The pieces of both texts that rising couples tie together, and what stands between them."""
    found: list[tuple[list[_Piece], list[_Piece]]] = []
    i = j = 0
    for next_i, next_j in couples:
        if i < next_i or j < next_j:
            found.append((old[i:next_i], new[j:next_j]))
        i, j = next_i + 1, next_j + 1
        found.append((old[next_i:i], new[next_j:j]))
    if i < len(old) or j < len(new):
        found.append((old[i:], new[j:]))
    return found


def _alone(pieces: list[str]) -> dict[str, int]:
    """The pieces that stand only once, and where."""
    place: dict[str, int] = {}
    for n, piece in enumerate(pieces):
        place[piece] = -1 if piece in place else n
    return {piece: n for piece, n in place.items() if n >= 0}
