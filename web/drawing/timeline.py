"""Versions on a line of time, as SVG; a list beside it says the same to who cannot see it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

_WIDTH, _MARGIN = 960, 60
_LANE, _AXIS = 24, 30
_LABEL = 108  # how wide a label is
_UNDER_AXIS = 28  # where the first lane of labels stands
_CENTRED = 4  # from the middle of a circle down to the foot of its letter


@dataclass(frozen=True, slots=True)
class Point:
    """One version on the line: its day, where it leads, its class (a CSS name), its one letter.

    One of the ``future`` has a broken ring.
    """

    day: dt.date
    label: str
    href: str
    kind: str
    letter: str = ""
    future: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of time in which a version holds; without an end, as far as anybody knows."""

    start: dt.date
    end: dt.date | None
    kind: str


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
        part = (day.toordinal() - self.first) / max(1, self.last - self.first)
        return round(_MARGIN + part * (_WIDTH - 2 * _MARGIN), 1)


def timeline(
    points: Sequence[Point], today: dt.date, now: str, bands: Sequence[Band] = ()
) -> Markup:
    """The points in the order of their days; ``now`` is the word at today's line."""
    if not points:
        return Markup("")
    ends = [day for band in bands for day in (band.start, band.end) if day]
    scale = _Scale.of([*(p.day for p in points), *ends, today])
    lanes = _lanes([scale.x(p.day) for p in points])
    places = [(p, scale.x(p.day), _y(lane)) for p, lane in zip(points, lanes, strict=True)]
    height = _y(max(lanes)) + 8
    return Markup(
        f'<svg class="timeline" viewBox="0 0 {_WIDTH} {height}" aria-hidden="true">'
        f'<line class="axis" x1="8" x2="{_WIDTH - 8}" y1="{_AXIS}" y2="{_AXIS}"/>'
        + "".join(_band(band, scale) for band in bands)
        + "".join(_stem(x, y) for _, x, y in places)  # before the labels, so as to cross none
        + _today(scale.x(today), now)
        + "".join(_mark(point, x, y) for point, x, y in places)
        + "</svg>"
    )


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
    return _AXIS + _UNDER_AXIS + _LANE * lane


def _band(band: Band, scale: _Scale) -> str:
    start = scale.x(band.start)
    end = scale.x(band.end) if band.end else _WIDTH - 8
    return (
        f'<rect class="band {escape(band.kind)}" x="{start}" y="{_AXIS - 3}"'
        f' width="{round(max(0, end - start), 1)}" height="6"/>'
    )


def _stem(x: float, y: int) -> str:
    return f'<line class="stem" x1="{x}" x2="{x}" y1="{_AXIS}" y2="{y - 14}"/>'


def _mark(point: Point, x: float, y: int) -> str:
    kind = f"{point.kind} future" if point.future else point.kind
    return (
        f'<a href="{escape(point.href)}" tabindex="-1" class="{escape(kind)}">'
        f'<circle cx="{x}" cy="{_AXIS}" r="9"/>'
        f'<text class="letter" x="{x}" y="{_AXIS + _CENTRED}">{escape(point.letter)}</text>'
        f'<text x="{x}" y="{y}">{escape(point.label)}</text></a>'
    )


def _today(x: float, now: str) -> str:
    return (
        f'<line class="today" x1="{x}" x2="{x}" y1="15" y2="{_AXIS + 12}"/>'
        f'<text class="now" x="{x}" y="11">{escape(now)}</text>'
    )
