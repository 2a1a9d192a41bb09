"""Versions on a line of time, as SVG; a list beside it says the same to who cannot see it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

_WIDTH, _MARGIN = 960, 60
_LANE, _AXIS = 30, 26
_LABEL = 104  # how wide a label is
_LETTERS_Y = 4.5


@dataclass(frozen=True, slots=True)
class Point:
    """One version on the line: its day, where it leads, its class (a CSS name), its one letter."""

    day: dt.date
    label: str
    href: str
    kind: str
    letter: str = ""


def timeline(points: Sequence[Point], today: dt.date, now: str) -> Markup:
    """The points in the order of their days; ``now`` is the word at today's line."""
    if not points:
        return Markup("")
    scale = _Scale.of([*(p.day for p in points), today])
    lanes = _lanes([scale.x(p.day) for p in points])
    height = _AXIS + _LANE * (max(lanes) + 1) + 8
    places = [
        (point, scale.x(point.day), _y(lane)) for point, lane in zip(points, lanes, strict=True)
    ]
    stems = "".join(_stem(x, y) for _, x, y in places)  # first, so that no line crosses a label
    marks = "".join(_mark(point, x, y) for point, x, y in places)
    return Markup(
        f'<svg class="timeline" viewBox="0 0 {_WIDTH} {height}" aria-hidden="true">'
        f'<line class="axis" x1="8" x2="{_WIDTH - 8}" y1="{_AXIS}" y2="{_AXIS}"/>'
        f"{_today(scale.x(today), height, now)}{stems}{marks}</svg>"
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days to places on the line."""

    first: int
    last: int

    @classmethod
    def of(cls, days: Sequence[dt.date]) -> _Scale:
        ordinals = [day.toordinal() for day in days]
        return cls(min(ordinals), max(ordinals))

    def x(self, day: dt.date) -> float:
        reach = max(1, self.last - self.first)
        part = (day.toordinal() - self.first) / reach
        return round(_MARGIN + part * (_WIDTH - 2 * _MARGIN), 1)


def _lanes(places: Sequence[float]) -> list[int]:
    """For each label the first lane in which it does not touch the one before."""
    ends: list[float] = []
    out = []
    for x in places:
        lane = next((n for n, end in enumerate(ends) if x - _LABEL / 2 >= end), len(ends))
        ends[lane : lane + 1] = [x + _LABEL / 2]
        out.append(lane)
    return out


def _y(lane: int) -> int:
    return _AXIS + 28 + _LANE * lane


def _stem(x: float, y: int) -> str:
    return f'<line class="stem" x1="{x}" x2="{x}" y1="{_AXIS}" y2="{y - 14}"/>'


def _mark(point: Point, x: float, y: int) -> str:
    return (
        f'<a href="{escape(point.href)}" tabindex="-1" class="{escape(point.kind)}">'
        f'<circle cx="{x}" cy="{_AXIS}" r="9"/>'
        f'<text class="letter" x="{x}" y="{_AXIS + _LETTERS_Y}">{escape(point.letter)}</text>'
        f'<text x="{x}" y="{y}">{escape(point.label)}</text></a>'
    )


def _today(x: float, height: int, now: str) -> str:
    return (
        f'<line class="today" x1="{x}" x2="{x}" y1="14" y2="{height}"/>'
        f'<text class="now" x="{x}" y="10">{escape(now)}</text>'
    )
