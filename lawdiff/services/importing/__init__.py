"""Putting texts into the record: read, identify, check, file, make visible."""

from lawdiff.services.importing.batches import Batches
from lawdiff.services.importing.candidates import ImportOptions
from lawdiff.services.importing.filing import Filing
from lawdiff.services.importing.service import Importing, Preview

__all__ = ["Batches", "Filing", "ImportOptions", "Importing", "Preview"]
