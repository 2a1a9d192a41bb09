"""Which regulations a decision amends, as far as it says so itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from lawdiff import amending
from lawdiff.folding import title_key
from lawdiff.model import FileOutcome, Notice, Proposal
from lawdiff.services.importing.candidates import Candidate
from lawdiff.services.ports import Catalog

Coming = Mapping[str, Collection[str]]
"""The regulations whose texts come in the same import, by the key of the title that each bears."""


def proposals(decision: Candidate, catalog: Catalog, coming: Coming) -> Iterator[Proposal]:
    """The regulations, held or coming with it, that bear a title which a decision names.

    One is certain where it alone bears the title in the jurisdiction whose decision it is.
    """
    jurisdiction = decision.document.jurisdiction_id or decision.options.jurisdiction
    keys = {title: title_key(title) for title in amending.amended_titles(decision.source.text)}
    bearing = catalog.bearing(keys.values())
    for title, key in keys.items():
        bearers = sorted({*bearing.get(key, ()), *coming.get(key, ())})
        own = [i for i in bearers if jurisdiction in (None, i.partition("/")[0])]
        for id_ in bearers:
            yield Proposal(id_, title, certain=own == [id_])


def by_itself(
    outcome: FileOutcome, decision: Candidate, proposed: tuple[Proposal, ...]
) -> FileOutcome:
    """The outcome of a decision filed as a text of its own, with what it could be filed with."""
    titles = amending.amended_titles(decision.source.text)
    notice = Notice(
        "decision_by_itself",
        "this decision amends {titles}; it is filed as a text of its own",
        (("titles", "".join(f"《{title}》" for title in titles) or "—"),),
    )
    return replace(outcome, notices=(*outcome.notices, notice), proposed=proposed)
