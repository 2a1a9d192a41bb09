"""Everything in one file, and back: the record, the quarantine, the desk.

The format is told in ``docs/operations.md``.
"""

from lawdiff.services.backups.backup import Backup
from lawdiff.services.backups.restoration import Restoration, Target

__all__ = ["Backup", "Restoration", "Target"]
