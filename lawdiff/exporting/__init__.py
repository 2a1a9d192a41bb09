"""The tables and documents people take away.

Whatever is exported becomes a `Table` first; every format draws any table, so that a further
export is a table and no drawing. The same matter gives the same bytes: no file tells the hour.
"""

from lawdiff.exporting.editions import Compared, Edition
from lawdiff.exporting.export import (
    export_analogues,
    export_concordance,
    export_diff,
    export_draft,
    export_elements,
    export_likeness,
    export_matrix,
    export_regulation,
    export_table,
    export_tracked,
)
from lawdiff.exporting.formats import DRAFT_FORMATS, REGULATION_FORMATS, TABLE_FORMATS, Format
from lawdiff.exporting.marks import PROFILES
from lawdiff.exporting.words import LANGUAGES

__all__ = [
    "DRAFT_FORMATS",
    "LANGUAGES",
    "PROFILES",
    "REGULATION_FORMATS",
    "TABLE_FORMATS",
    "Compared",
    "Edition",
    "Format",
    "export_analogues",
    "export_concordance",
    "export_diff",
    "export_draft",
    "export_elements",
    "export_likeness",
    "export_matrix",
    "export_regulation",
    "export_table",
    "export_tracked",
]
