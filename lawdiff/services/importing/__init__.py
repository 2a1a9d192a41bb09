"""Putting texts into the record: read, identify, check, file, make visible."""

from lawdiff.services.importing.candidates import ImportOptions
from lawdiff.services.importing.decisions import DecisionFiling
from lawdiff.services.importing.filing import Filing
from lawdiff.services.importing.service import Importing, Preview

__all__ = ["DecisionFiling", "Filing", "ImportOptions", "Importing", "Preview"]
