"""The plain values that pass between the parts of lawdiff: frozen, checked, free of effects."""

from lawdiff.model.difference import (
    Diff,
    FactChange,
    Link,
    LinkKind,
    Noise,
    Op,
    Ops,
    Row,
    RowClass,
    Side,
    Substitution,
    TextName,
)
from lawdiff.model.fact import Fact, FactKind
from lawdiff.model.notice import Discarded, Notice
from lawdiff.model.record import DatedBy, InForceBasis, Record, SourceFile
from lawdiff.model.regulation import (
    Amendment,
    Annex,
    Article,
    Dates,
    Document,
    Heading,
    Parsed,
    TextState,
    UnitKind,
    blob_oid,
)
from lawdiff.model.source import Source

__all__ = [
    "Amendment",
    "Annex",
    "Article",
    "DatedBy",
    "Dates",
    "Diff",
    "Discarded",
    "Document",
    "Fact",
    "FactChange",
    "FactKind",
    "Heading",
    "InForceBasis",
    "Link",
    "LinkKind",
    "Noise",
    "Notice",
    "Op",
    "Ops",
    "Parsed",
    "Record",
    "Row",
    "RowClass",
    "Side",
    "Source",
    "SourceFile",
    "Substitution",
    "TextName",
    "TextState",
    "UnitKind",
    "blob_oid",
]
