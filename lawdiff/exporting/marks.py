"""How marks look: profiles to choose from, none of which tells by colour alone.

Offices differ: some underline what is new and strike what is gone, some set what is new in bold
and shade what is gone. So the profile is a choice, and every export prints its legend.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from lawdiff.model import Mark

Underline = Literal["single", "dotted"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkStyle:
    """The looks of one mark; ``colour`` and ``shade`` are RRGGBB."""

    bold: bool = False
    underline: Underline | None = None
    strike: bool = False
    colour: str | None = None
    shade: str | None = None


_STRONG = MarkStyle(bold=True)
_SHARED = MarkStyle(underline="dotted")


def _profile(added: MarkStyle, removed: MarkStyle) -> Mapping[Mark, MarkStyle]:
    return MappingProxyType(
        {
            "plain": MarkStyle(),
            "strong": _STRONG,
            "added": added,
            "removed": removed,
            "shared": _SHARED,
        }
    )


PROFILES: Mapping[str, Mapping[Mark, MarkStyle]] = MappingProxyType(
    {
        "underline": _profile(MarkStyle(underline="single"), MarkStyle(strike=True)),
        "bold": _profile(MarkStyle(bold=True), MarkStyle(shade="D9D9D9")),
        "colour": _profile(
            MarkStyle(underline="single", colour="0B5394"), MarkStyle(strike=True, colour="B02418")
        ),
    }
)
"""Every profile by the name by which it is chosen."""
