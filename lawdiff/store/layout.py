"""Where things stand on disk: repositories under the store, files in a version's tree, refs.

The contract for other programs is ``repo_store/README.md``.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lawdiff.errors import Damaged, Refused
from lawdiff.model.record import check_regulation_id
from lawdiff.store.disk import sync, written

FORMAT = 1
"""The format of the store. A store with a higher one was written by a newer lawdiff."""

BRANCH = "refs/heads/main"
SUPERSEDED = "refs/lawdiff/superseded/"
ALIGNMENTS = "refs/lawdiff/alignments"

REGULATION = "regulation.json"
OUTLINE = "outline.json"
PREAMBLE = "preamble.md"

_MARKER = "lawdiff.json"
_LOCKS = ".locks"
_TREE_PATH = re.compile(
    r"regulation\.json|outline\.json|preamble\.md|articles/\d{4,5}(?:_\d{3})*\.md"
    r"|annexes/\d{2,3}\.md|source/[^/]+"
)
_UNSAFE_NAME = re.compile(r'[\x00-\x1f\x7f/\\:"*?<>|]')
_OID = re.compile(r"[0-9a-f]{40}")
_MAX_NAME = 120  # bytes; file systems allow 255


def tag(label: str) -> str:
    """The ref of a version."""
    return f"refs/tags/v/{label}"


def is_oid(text: str) -> bool:
    """Whether ``text`` is a full git object id."""
    return bool(_OID.fullmatch(text))


def annex_path(position: int) -> str:
    """Where the annex at ``position`` (from 1) is filed."""
    return f"annexes/{position:02d}.md"


def source_path(name: str) -> str:
    """Where a source is filed: under its own name where that is safe in any file system."""
    bare = name.rsplit("/", 1)[-1].strip(" .")
    safe = bare and not _UNSAFE_NAME.search(bare) and not bare.lower().startswith(("git~", ".git"))
    if safe and len(bare.encode()) <= _MAX_NAME and bare.isprintable():
        return f"source/{bare}"
    suffix = re.search(r"\.[a-z0-9]{1,5}$", bare.lower())
    return f"source/source{suffix[0] if suffix else ''}"


def check_tree_path(path: str) -> str:
    """``path``, if a version's tree may hold it.

    Raises:
        Damaged: ``foreign_file``; git itself accepts ``../x`` and line ends in paths.
    """
    name = path.removeprefix("source/")
    if not _TREE_PATH.fullmatch(path) or (name != path and source_path(name) != path):
        raise Damaged(
            "foreign_file",
            "The path {path!r} does not belong in a regulation's repository.",
            remedy="Restore the repository from a backup.",
            path=path[:200],
        )
    return path


class Layout:
    """The folders of one store."""

    def __init__(self, root: Path) -> None:
        self.root = root.absolute()  # git is run in the repositories' own folders

    def repository(self, regulation: str) -> Path:
        """The bare repository of a regulation."""
        jurisdiction, slug = check_regulation_id(regulation).split("/")
        return self.root / jurisdiction / f"{slug}.git"

    def lock(self, regulation: str) -> Path:
        """The file whose lock is the right to write to a regulation."""
        return self.root / _LOCKS / f"{check_regulation_id(regulation)}.lock"

    def regulations(self) -> Iterator[str]:
        """The ids of all regulations held, in order."""
        for folder in sorted(self.root.iterdir()):
            if folder.is_dir() and not folder.name.startswith("."):
                for repository in sorted(folder.glob("*.git")):
                    yield f"{folder.name}/{repository.name.removesuffix('.git')}"

    def prepare(self) -> None:
        """Make the store's folder, or check that it is one this lawdiff can write.

        Raises:
            Refused: ``not_a_store``, ``store_too_new``, ``store_unwritable``.
        """
        marker = self.root / _MARKER
        try:
            if not marker.exists():
                self._check_empty()
                self.root.mkdir(parents=True, exist_ok=True)
                self._mark()
        except OSError as error:
            raise Refused(
                "store_unwritable",
                "The store {path} cannot be written: {reason}.",
                remedy="Choose another folder with --store or LAWDIFF_STORE.",
                path=str(self.root),
                reason=error.strerror or str(error),
            ) from error
        self._check_format(marker)

    @contextmanager
    def founded(self) -> Iterator[None]:
        """Make a store of an empty folder; it counts as one from the end of the block on.

        Where the block fails, the folder is empty again; where the process is killed, it is no
        store, and every command says so.

        Raises:
            Refused: ``not_empty``.
        """
        with written():
            claimed = self._claim()
        if not claimed:
            raise Refused(
                "not_empty",
                "{path} is not empty; a backup is restored into an empty folder alone.",
                remedy="Name another folder with --store, or move away what is there.",
                path=str(self.root),
            )
        try:
            yield
            self._mark()
        except BaseException:
            self._clear()
            raise

    def _claim(self) -> bool:
        """Take an empty folder, before anybody else does."""
        self.root.mkdir(parents=True, exist_ok=True)
        if {p.name for p in self.root.iterdir()} - {"README.md"}:
            return False
        try:
            (self.root / _LOCKS).mkdir()
        except FileExistsError:
            return False
        return True

    def _mark(self) -> None:
        marker = self.root / _MARKER
        marker.write_text(json.dumps({"format": FORMAT}) + "\n", "utf-8")
        sync(marker, self.root)

    def _clear(self) -> None:
        for path in self.root.iterdir():
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            elif path.name != "README.md":
                path.unlink(missing_ok=True)

    def _check_empty(self) -> None:
        """Only an empty folder, or one with nothing but its README, becomes a store."""
        if self.root.exists() and not self.root.is_dir():
            raise self._no_store()
        if self.root.is_dir() and {p.name for p in self.root.iterdir()} - {"README.md"}:
            raise self._no_store()

    def _check_format(self, marker: Path) -> None:
        try:
            found = json.loads(marker.read_text("utf-8"))["format"]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise self._no_store() from error
        if not isinstance(found, int) or found > FORMAT:
            raise Refused(
                "store_too_new",
                "The store {path} has format {found}; this lawdiff writes {format}.",
                remedy="Use the lawdiff that wrote it, or a newer one.",
                path=str(self.root),
                found=found,
                format=FORMAT,
            )

    def _no_store(self) -> Refused:
        return Refused(
            "not_a_store",
            "{path} is not a lawdiff store.",
            remedy="Name an empty folder, or one that lawdiff made.",
            path=str(self.root),
        )
