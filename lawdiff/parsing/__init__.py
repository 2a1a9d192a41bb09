"""Text → regulations: documents, their facts, outline, articles and annexes, and what was left out.

Nothing of a text is lost: every line goes to exactly one place, a part of a document or
``discarded``. Nothing is guessed: an unknown fact is None, what is doubtful has a `Notice`.
"""

from lawdiff.model import Parsed
from lawdiff.parsing.dates import file_date
from lawdiff.parsing.documents import parse
from lawdiff.parsing.gate import HARMFUL, harm
from lawdiff.parsing.references import references

__all__ = ["HARMFUL", "Parsed", "file_date", "harm", "parse", "references"]
