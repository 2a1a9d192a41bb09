"""Zip files held to limits: what a document of many parts is read from."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Collection, Iterator

from lawdiff.errors import Refused, TooLarge

LARGEST_PART = 64_000_000
"""The most bytes one part of a package may unpack to."""

MOST_PARTS = 10_000
"""The most parts a package may have."""

MOST_UNPACKED = 200_000_000
"""The most bytes all parts of a package may unpack to together."""

_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)


def is_zip(data: bytes) -> bool:
    """Whether ``data`` begins as zip files do."""
    return data[:4] in (b"PK\x03\x04", b"PK\x05\x06")


def parts_in(data: bytes, wanted: Collection[str]) -> set[str]:
    """Which of the ``wanted`` parts a zip file has; by its bytes where its directory is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return set(wanted) & package.NameToInfo.keys()
    except _DAMAGE:
        return {part for part in wanted if part.encode() in data}


class Package:
    """A zip file whose parts are read one by one, within limits; nothing is ever written."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open the package.

        Raises Refused where it is damaged or encrypted, and TooLarge beyond a limit.
        """
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._parts = self._zip.infolist()
        except _DAMAGE as error:
            raise self._damaged() from error
        if len(self._parts) > MOST_PARTS or sum(p.file_size for p in self._parts) > MOST_UNPACKED:
            raise self._too_large()
        if any(p.flag_bits & 0x1 for p in self._parts):
            raise Refused(
                "encrypted", "{name} is encrypted", remedy="Save it without a password.", name=name
            )

    def names(self) -> list[str]:
        """The names of all parts, in the order of the package."""
        return [part.filename for part in self._parts]

    def has(self, part: str) -> bool:
        """Whether there is such a part."""
        return part in self._zip.NameToInfo

    def files(self) -> Iterator[str]:
        """The parts that are plain files: no folders, no links, no way out of the package."""
        for part in self._parts:
            if part.is_dir():
                continue
            steps = part.filename.replace("\\", "/").split("/")
            if stat.S_ISLNK(part.external_attr >> 16) or ".." in steps or not steps[0]:
                raise Refused(
                    "unsafe_archive",
                    "{name} holds {part}, a link or a path that leads out of it",
                    name=self.name,
                    part=part.filename,
                )
            yield part.filename

    def read(self, part: str) -> bytes:
        """The bytes of one part; read no further than the limit, whatever the package claims."""
        try:
            with self._zip.open(part) as file:
                data = file.read(LARGEST_PART + 1)
        except KeyError as error:
            raise self._damaged() from error
        except (*_DAMAGE, RuntimeError) as error:
            raise self._damaged() from error
        if len(data) > LARGEST_PART:
            raise self._too_large()
        return data

    def _damaged(self) -> Refused:
        return Refused("damaged_file", "{name} is damaged and cannot be opened", name=self.name)

    def _too_large(self) -> TooLarge:
        return TooLarge(
            "unpacks_too_large",
            "{name} would unpack to more than {limit} bytes or {parts} parts",
            name=self.name,
            limit=MOST_UNPACKED,
            parts=MOST_PARTS,
        )
