"""The file of a backup: a ZIP whose members are stored as they are, the last of them their digests.

Members are written one after the other with no date of their own, so the same members give the same
bytes. Nothing is ever unpacked to a path that an archive names: members are read as streams, by
names that are known beforehand.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import struct
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from lawdiff.errors import LawdiffError, Refused
from lawdiff.model.record import is_regulation_id
from lawdiff.services.ports import Progress

HEAD = "lawdiff-backup.json"
_SUMS = "SHA256SUMS"
_TABLE = re.compile(r"desk/([a-z_]+)\.jsonl")
_BUNDLE = re.compile(r"regulations/(.+)\.bundle")
_CHUNK = 1 << 16
_IN_MEMORY = 1 << 23  # bytes of a member; of a larger one they are on disk
_LARGEST_SUMS = 200_000_000
_OF_NO_ARCHIVE = (  # what zipfile raises for what it does not understand
    zipfile.BadZipFile, struct.error, EOFError, ValueError, LookupError, RuntimeError,
    OverflowError,
)  # fmt: skip
_READABLE = 0o600 << 16  # the mode of a plain file, where the names of modes are kept


def table_member(name: str) -> str:
    """Where a table of the desk stands."""
    return f"desk/{name}.jsonl"


def bundle_member(id_: str) -> str:
    """Where a regulation stands."""
    return f"regulations/{id_}.bundle"


class ArchiveWriter:
    """Writes members into an archive."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._sums: list[str] = []

    def add(self, name: str, chunks: Iterable[bytes]) -> None:
        """Put a member in; where its chunks fail half-way, nothing of it."""
        digest = hashlib.sha256()
        with tempfile.SpooledTemporaryFile(_IN_MEMORY) as whole:
            for chunk in chunks:
                digest.update(chunk)
                whole.write(chunk)
            whole.seek(0)
            with self._archive.open(_member(name), "w", force_zip64=True) as member:
                shutil.copyfileobj(whole, member)
        self._sums.append(f"{digest.hexdigest()}  {name}\n")

    def finish(self) -> None:
        """Put the digests of all members in: without them an archive is not whole."""
        self._archive.writestr(_member(_SUMS), "".join(self._sums))


@contextmanager
def created(path: Path) -> Iterator[ArchiveWriter]:
    """A new archive; at ``path`` it stands only when it is whole and on the disk.

    Only its owner may read it: it holds what passwords are checked against.

    Raises:
        Refused: ``file_exists``, ``cannot_write``.
    """
    if path.exists():
        raise Refused(
            "file_exists",
            "{path} is there already; a backup overwrites nothing.",
            remedy="Choose another name, or move the file away.",
            path=str(path)[:200],
        )
    part = path.with_name(f".{path.name}.part")
    try:
        with os.fdopen(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o600), "wb+") as file:
            with zipfile.ZipFile(file, "w") as archive:
                yield ArchiveWriter(archive)
            file.flush()
            os.fsync(file.fileno())
        part.rename(path)
    except OSError as error:
        raise Refused(
            "cannot_write",
            "{path} cannot be written: {reason}.",
            remedy="Name a file in a folder that exists and has room.",
            path=str(path)[:200],
            reason=(error.strerror or str(error)).lower(),
        ) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


class ArchiveReader:
    """An archive of which every byte was checked against its digests."""

    def __init__(self, archive: zipfile.ZipFile, progress: Progress) -> None:
        self._archive = archive
        self._check_members()
        self._check_sums(progress)

    @property
    def tables(self) -> dict[str, str]:
        """The tables of the desk, by name, with the members that hold them."""
        return self._matching(_TABLE)

    @property
    def regulations(self) -> dict[str, str]:
        """The regulations, by id, with the members that hold them."""
        return self._matching(_BUNDLE)

    def open(self, member: str) -> IO[bytes]:
        """Read a member as a stream."""
        return self._archive.open(member)

    def _matching(self, pattern: re.Pattern[str]) -> dict[str, str]:
        names = self._archive.namelist()
        return {match[1]: match[0] for match in map(pattern.fullmatch, names) if match}

    def _check_members(self) -> None:
        names = self._archive.namelist()
        if len(set(names)) != len(names):
            raise bad_backup("a name stands in it twice")
        for member in self._archive.infolist():
            if member.compress_type != zipfile.ZIP_STORED or member.flag_bits & 1:
                raise bad_backup(f"{member.filename} is packed or encrypted")
            if not _is_ours(member.filename) or member.external_attr != _READABLE:
                raise bad_backup(f"{member.filename} does not belong in it")
        if not {HEAD, _SUMS} <= set(names):
            raise bad_backup("it is not whole")

    def _check_sums(self, progress: Progress) -> None:
        sums = self._sums()
        members = [m for m in self._archive.infolist() if m.filename != _SUMS]
        if {m.filename for m in members} != set(sums):
            raise bad_backup("its list names other members")
        for done, member in enumerate(members, 1):
            if _digest(self.open(member.filename)) != sums[member.filename]:
                raise bad_backup(f"{member.filename} was changed")
            progress(done, len(members))

    def _sums(self) -> Mapping[str, str]:
        if self._archive.getinfo(_SUMS).file_size > _LARGEST_SUMS:
            raise bad_backup("its list is too long")
        with self.open(_SUMS) as stream:
            lines = stream.read().decode("utf-8").splitlines()
        return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}


@contextmanager
def opened(path: Path, progress: Progress) -> Iterator[ArchiveReader]:
    """An archive, checked from its first byte to its last before anything of it is used.

    Raises:
        Refused: ``bad_backup``, ``cannot_read``.
    """
    with _explained(path):
        archive = zipfile.ZipFile(path)
    with archive:
        with _explained(path):
            reader = ArchiveReader(archive, progress)
        yield reader


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """What a file has that is no archive, or a damaged one, is a refusal."""
    try:
        yield
    except OSError as error:
        raise Refused(
            "cannot_read",
            "{path} cannot be read: {reason}.",
            path=str(path)[:200],
            reason=(error.strerror or str(error)).lower(),
        ) from error
    except _OF_NO_ARCHIVE as error:
        raise bad_backup(f"it is no archive, or was cut short ({error})") from error


def bad_backup(reason: str) -> LawdiffError:
    """The refusal of a file that is no backup, or not one to be trusted."""
    return Refused(
        "bad_backup",
        "The file is no whole backup: {reason}.",
        remedy="Use another backup. `unzip -t FILE` shows whether a file is damaged.",
        reason=reason[:200],
    )


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name)  # dated 1980-01-01, the first day that ZIP knows
    member.create_system = 3  # Unix, wherever it is made
    member.external_attr = _READABLE
    return member


def _is_ours(name: str) -> bool:
    bundle = _BUNDLE.fullmatch(name)
    known = name in {HEAD, _SUMS} or _TABLE.fullmatch(name) is not None
    return known or (bundle is not None and is_regulation_id(bundle[1]))


def _digest(stream: IO[bytes]) -> str:
    digest = hashlib.sha256()
    with stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
