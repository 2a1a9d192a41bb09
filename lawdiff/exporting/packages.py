"""Packages (.docx, .xlsx) whose bytes depend on their content alone."""

from __future__ import annotations

import io
import zipfile

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day a zip file can name


def settled(data: bytes) -> bytes:
    """The same package without the hour at which it was packed."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as packed,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as repacked,
    ):
        for member in packed.infolist():
            plain = zipfile.ZipInfo(member.filename, _EPOCH)
            plain.compress_type = zipfile.ZIP_DEFLATED
            plain.external_attr = 0o600 << 16
            repacked.writestr(plain, packed.read(member))
    return out.getvalue()
