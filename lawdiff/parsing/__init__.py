"""Text → regulations: documents, their facts, outline, articles and annexes, and what was left out.

Nothing of a text is lost: every line goes to exactly one place, a part of a document or
``discarded``. Nothing is guessed: an unknown fact is None, what is doubtful has a `Notice`.
"""

from lawdiff.parsing.dates import file_date
from lawdiff.parsing.documents import parse

__all__ = ["file_date", "parse"]
