"""Putting texts into the record: read, identify, check, file, make visible."""

from lawdiff.services.importing.candidates import ImportOptions
from lawdiff.services.importing.service import Importing

__all__ = ["ImportOptions", "Importing"]
