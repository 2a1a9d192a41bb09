"""Files handed over, looked at and corrected, then imported; each step survives a restart."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import Final

from lawdiff import reading
from lawdiff.errors import LawdiffError, NotFound, Refused, TooLarge
from lawdiff.model import FileOutcome, Upload, UploadedFile
from lawdiff.services.importing import Importing, ImportOptions, Preview
from lawdiff.services.importing.candidates import ReadFile, read_given
from lawdiff.services.importing.filing import refusal
from lawdiff.services.ports import Uploads, Workers

MOST_FILES: Final = 5_000
"""The most files of one upload."""

_PATIENCE = dt.timedelta(minutes=2)  # an import that stood still so long has lost its process
_KEPT = dt.timedelta(days=7)
_AT_ONCE = 32  # files whose bytes are in memory together

GivenFile = tuple[str, bytes]


class Uploading:
    """Keeps files from the moment they are handed over to what became of them.

    All of it stands in the catalogue, so that any process can show it and go on with it.
    """

    def __init__(
        self,
        uploads: Uploads,
        importing: Importing,
        workers: Workers,
        now: Callable[[], dt.datetime],
    ) -> None:
        self._uploads = uploads
        self._importing = importing
        self._workers = workers
        self._now = now

    def stage(self, files: Iterable[GivenFile], options: ImportOptions) -> str:
        """Keep files, those inside archives too, until they are confirmed; the upload's id.

        Raises:
            Refused: ``nothing_given``, and what is wrong with an archive.
            TooLarge: ``too_many_files``.
        """
        given = [inside for file in files for inside in _unpacked(*file)]
        if not given:
            raise Refused("nothing_given", "There is no file and no text to import.")
        if len(given) > MOST_FILES:
            raise TooLarge(
                "too_many_files",
                "These are {count} files; {limit} are taken at a time.",
                remedy="Give them in parts.",
                count=len(given),
                limit=MOST_FILES,
            )
        plain = options.as_json()
        kept = [
            (UploadedFile(place=place, name=name, options=plain), data)
            for place, (name, data) in enumerate(given)
        ]
        id_, now = secrets.token_urlsafe(12), self._now()
        self._uploads.forget(now - _KEPT)
        self._uploads.add(id_, options.actor, now, kept)
        return id_

    def upload(self, id_: str, actor: str) -> Upload:
        """An upload of ``actor``.

        Raises:
            NotFound: ``no_upload``.
        """
        upload = self._uploads.get(id_)
        if upload is None or upload.actor != actor:
            raise NotFound(
                "no_upload",
                "This import is not known, or was begun by somebody else.",
                remedy="Hand the files over again.",
            )
        return upload

    def stands_still(self, upload: Upload) -> bool:
        """Whether an import was begun, has not ended, and nobody is at it any more."""
        return upload.started and not upload.ended and upload.touched < self._now() - _PATIENCE

    def previews(self, upload: Upload, files: Sequence[UploadedFile]) -> list[Preview]:
        """What importing files of an upload would do."""
        return self._importing.previews(
            [
                (
                    file.name,
                    self._uploads.data(upload.id, file.place),
                    ImportOptions.of_json(file.options),
                )
                for file in files
            ]
        )

    def correct(self, upload: Upload, place: int, options: ImportOptions) -> None:
        """Import a file with other options."""
        self._uploads.correct(upload.id, place, options.as_json())

    def leave_out(self, upload: Upload, place: int) -> None:
        """Do not import a file."""
        self._uploads.leave_out(upload.id, place)

    def run(self, upload: Upload) -> None:
        """Import all files that have no outcome yet; nothing where somebody else is at it."""
        now = self._now()
        if not self._uploads.claim(upload.id, now, now - _PATIENCE):
            return
        came = {id_ for file in upload.files for id_ in _filed(file.outcomes or ())}
        decisions: list[tuple[UploadedFile, Sequence[ReadFile]]] = []
        for file, read in self._read(upload):
            if any(each.holds_decision for each in read):  # after the texts that they amend
                decisions.append((file, read))
                self._uploads.claim(upload.id, self._now(), self._now())  # still at it
            else:
                came |= self._file(upload, file, read, came)
        for file, read in decisions:
            came |= self._file(upload, file, read, came)

    def _read(self, upload: Upload) -> Iterator[tuple[UploadedFile, Sequence[ReadFile]]]:
        """The files that have no outcome yet, read wherever long work runs."""
        waiting = [file for file in upload.files if file.outcomes is None]
        for start in range(0, len(waiting), _AT_ONCE):
            files = waiting[start : start + _AT_ONCE]
            given = [(file.name, self._uploads.data(upload.id, file.place)) for file in files]
            yield from zip(files, self._workers.map(read_given, given), strict=True)

    def _file(
        self, upload: Upload, file: UploadedFile, read: Sequence[ReadFile], came: set[str]
    ) -> set[str]:
        """Import a file that was read, and note what became of it; the regulations it is in."""
        try:
            outcomes = self._importing.take(read, ImportOptions.of_json(file.options), came)
        except LawdiffError as error:
            outcomes = [refusal(file.name, error)]
        self._uploads.record(upload.id, file.place, outcomes, self._now())
        return _filed(outcomes)


def _filed(outcomes: Iterable[FileOutcome]) -> set[str]:
    """The regulations with a version that is held now."""
    return {each.regulation for each in outcomes if each.regulation and each.version}


def _unpacked(name: str, data: bytes) -> Iterator[GivenFile]:
    """The file itself, or the files of the archive that it is, under their bare names."""
    inside = reading.unpack(name, data) if reading.is_archive(data) else [(name, data)]
    for path, content in inside:
        yield PurePosixPath(path.replace("\\", "/")).name or name, content
