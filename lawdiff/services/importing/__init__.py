"""Putting texts into the record: read, identify, check, file, make visible."""

from lawdiff.services.importing.candidates import ImportOptions
from lawdiff.services.importing.filing import Filing
from lawdiff.services.importing.service import Importing, Preview

__all__ = ["Filing", "ImportOptions", "Importing", "Preview"]
