"""What was noticed on the way from bytes to a regulation: warnings, and text that was left out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """A warning with a stable code.

    ``template`` is English with ``str.format`` fields; ``params`` fills them, so that a page can
    say the same in the reader's language. ``line`` counts from 1 in the text as read.
    """

    code: str
    template: str
    params: tuple[tuple[str, str | int], ...] = ()
    line: int | None = None

    @property
    def message(self) -> str:
        """The warning in English."""
        return self.template.format(**dict(self.params))


@dataclass(frozen=True, slots=True)
class Discarded:
    """Text of the source that belongs to no regulation: navigation, contents, page furniture.

    ``reason`` is a stable word (``navigation``, ``contents``, ``furniture``, ``cover``,
    ``signature``, …); nothing of a source is lost, it is stored or it stands here.
    """

    reason: str
    text: str
