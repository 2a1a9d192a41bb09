"""Which of the regulations held a decision amends, as far as it says so itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lawdiff import amending
from lawdiff.folding import title_key
from lawdiff.model import FileOutcome, Notice, Proposal
from lawdiff.services.importing.candidates import Candidate
from lawdiff.services.ports import Catalog


def with_proposals(outcome: FileOutcome, decision: Candidate, catalog: Catalog) -> FileOutcome:
    """The outcome of a decision filed as a text of its own, with what it could be filed with."""
    titles = amending.amended_titles(decision.source.text)
    notice = Notice(
        "decision_by_itself",
        "this decision amends {titles}; it is filed as a text of its own",
        (("titles", "".join(f"《{title}》" for title in titles) or "—"),),
    )
    proposed = tuple(_proposals(titles, decision.document.jurisdiction_id, catalog))
    return replace(outcome, notices=(*outcome.notices, notice), proposed=proposed)


def _proposals(
    titles: tuple[str, ...], jurisdiction: str | None, catalog: Catalog
) -> Iterator[Proposal]:
    """The regulations that bear one of the titles.

    One is certain where it alone bears the title in the jurisdiction whose decision it is.
    """
    keys = {title: title_key(title) for title in titles}
    bearing = catalog.bearing(keys.values())
    for title, key in keys.items():
        bearers = bearing.get(key, [])
        own = [i for i in bearers if jurisdiction in (None, i.partition("/")[0])]
        for id_ in bearers:
            yield Proposal(id_, title, certain=own == [id_])
