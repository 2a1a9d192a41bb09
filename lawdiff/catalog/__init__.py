"""The catalogue: a read model of the record, and the desk of those who run it.

The only importer of SQLAlchemy. Everything readers are served comes from here, so that a version
is visible at one moment, whole, on every machine.
"""

from lawdiff.catalog.catalog import Catalog

__all__ = ["Catalog"]
