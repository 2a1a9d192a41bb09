"""What the filters of lists and of search offer."""

from __future__ import annotations

from web.context import context
from web.names import place


def choices() -> dict[str, list[tuple[str, str]]]:
    """Every jurisdiction and every kind that is held, as values and words."""
    facets = context().shelf.facets()
    return {
        "places": [(id_, place(id_, printed)) for id_, printed, _ in facets.jurisdictions if id_],
        "kinds": [(kind, kind) for kind, _ in facets.kinds],
    }
