"""The record: one bare git repository a regulation. The only importer of git.

git is the truth. The catalogue is built from what stands here, never the other way round.
"""

from lawdiff.store.store import Store, Writer

__all__ = ["Store", "Writer"]
