"""What the use cases ask of the record, the catalogue and the machines, which are handed in."""

from lawdiff.services.ports.catalog import Catalog
from lawdiff.services.ports.desk import Desk, DeskTables, Uploads
from lawdiff.services.ports.record import Store, Writer
from lawdiff.services.ports.work import Progress, Workers, unseen

__all__ = [
    "Catalog",
    "Desk",
    "DeskTables",
    "Progress",
    "Store",
    "Uploads",
    "Workers",
    "Writer",
    "unseen",
]
