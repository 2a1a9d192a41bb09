"""Akoma Ntoso 3.0 (OASIS LegalDocML): a regulation as XML for other programs of law.

``eId`` says where a part stands in this version, ``wId`` where its article stood first, so that
an article keeps its name whatever becomes of its number. Every line of an article is one ``p``,
after the ``num`` of its item where it has one: read so, the text is exactly the one that is filed.
"""

from lawdiff.exporting.akn.documents import draw

__all__ = ["draw"]
