"""One bare repository through GitPython, the only way lawdiff talks to git.

GitPython objects keep child processes and are not safe between threads: a `Repository` lives
inside one ``with`` block, in one thread. Nothing a user typed reaches git: every argument is a
constant or an object id.
"""

from __future__ import annotations

import contextlib
import re
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from configparser import RawConfigParser
from functools import cached_property
from pathlib import Path
from traceback import clear_frames
from typing import Any

import git
import gitdb

from lawdiff.errors import Damaged, LawdiffError
from lawdiff.model import Held
from lawdiff.store import alignments, layout
from lawdiff.store.disk import sync, unwritable
from lawdiff.store.environment import ENVIRONMENT
from lawdiff.store.processes import last_line, pipes_closed
from lawdiff.store.stream import (
    PARSER,
    Commit,
    KeptCommit,
    file_stream,
    label_in,
    parser_in,
    stream,
)

# --depth=0: the next article is no variant of the last, and trying costs a sixth of the time.
_FAST_IMPORT = ("--quiet", "--done", "--force", "--depth=0")
_BARE = RawConfigParser()
_BARE.read_dict({"core": {"bare": "true"}})
_FILE_MODE = 0o100644
_LOOSE_REF = re.compile("[0-9a-f]{40}\\n")
_GIT_ERRORS = (git.GitError, gitdb.exc.ODBError, LookupError, ValueError, OSError, EOFError)


class BareRepo(git.Repo):
    """A repository that is bare without its own config being asked, which takes a millisecond."""

    def _config_reader(self, *_: object, **_options: object) -> Any:
        return _BARE


@contextlib.contextmanager
def opened(path: Path, regulation: str, lock: int | None = None) -> Iterator[Repository]:
    """The repository at ``path``, closed with its child processes at the end.

    ``lock`` is the descriptor that holds the right to write to it.

    Raises:
        Damaged: ``unreadable_repository``, also for whatever git cannot read inside the block.
    """
    try:
        with contextlib.closing(Repository(path, lock)) as repository:
            if lock is None:
                repository.load()
            try:
                yield repository
            except _GIT_ERRORS as error:
                clear_frames(error.__traceback__)  # GitPython empties streams, of open pipes alone
                raise
    except _GIT_ERRORS as error:
        died = isinstance(error, (BrokenPipeError, EOFError, LookupError, ValueError))
        if isinstance(error, OSError) and error.errno is not None and not died and path.is_dir():
            raise unwritable(error.strerror or str(error)) from error
        raise Damaged(
            "unreadable_repository",
            "The repository of {regulation} cannot be read: {reason}.",
            remedy="Restore it from a backup, then run `lawdiff verify`.",
            regulation=regulation,
            reason="git cannot read what is in it" if died else last_line(str(error)),
        ) from error


class Repository:
    """What lawdiff asks of one repository."""

    def __init__(self, path: Path, lock: int | None = None) -> None:
        self._lock = lock
        self.path = path
        self.command = git.Git(path)
        """Git itself, in this repository."""
        self.command.update_environment(**ENVIRONMENT, GIT_DIR=str(path))

    def load(self) -> None:
        """Make sure that there is a repository; who writes to it finds out by writing."""
        _ = self._repo

    @cached_property
    def _repo(self) -> git.Repo:
        """The repository as GitPython reads it; what only writes does without."""
        repo = BareRepo(self.path, expand_vars=False)
        repo.git.update_environment(**ENVIRONMENT, GIT_DIR=str(self.path))
        return repo

    def close(self) -> None:
        """End the processes that were started for reading."""
        if "_repo" in self.__dict__:
            self._repo.close()

    def ref(self, name: str) -> str | None:
        """The commit a ref names; None where there is no such ref."""
        with contextlib.suppress(OSError, ValueError):  # GitPython takes ten times as long
            loose = (self.path / name).read_text("ascii")
            if _LOOSE_REF.fullmatch(loose):
                return loose[:-1]
        try:
            return git.Reference.dereference_recursive(self._repo, name)
        except ValueError:
            if (self.path / name).exists():
                raise
            return None

    def held(self) -> list[Held]:
        """All versions on the branch, oldest first."""
        tip = self.ref(layout.BRANCH)
        if tip is None:
            return []
        tags = [
            t for t in self._repo.tags if not t.path.endswith(".lock")
        ]  # git writes one just now
        labels = {t.commit.hexsha: t.path.removeprefix("refs/tags/v/") for t in tags}
        chain = [*reversed(list(self._chain(tip)))]
        return [
            Held(labels.get(c.hexsha, ""), c.hexsha, parser_in(str(c.message)) == PARSER)
            for c in chain
        ]

    def files(self, commit: str) -> dict[str, bytes]:
        """The tree of a version: path to bytes."""
        tree = self._repo.commit(commit).tree
        files: list[Any] = [item for item in tree.traverse() if not isinstance(item, git.Tree)]
        return {_checked_path(item): _whole(item) for item in files}

    def kept(self, held: Held) -> KeptCommit:
        """A held version as a commit that can be put on another parent."""
        commit = self._repo.commit(held.commit)
        message = commit.message.encode() if isinstance(commit.message, str) else commit.message
        return KeptCommit(held.label, message, commit.committed_date, commit.tree.hexsha)

    def write(
        self, commits: Sequence[Commit], parent: str | None, replaced: str | None
    ) -> list[str]:
        """Put ``commits`` on ``parent``, tag each, and make the last the tip; their ids, in order.

        ``replaced`` is the tip that is no longer part of the branch; it stays reachable under
        ``refs/lawdiff/superseded/``.
        """
        ids = self._fast_import(stream(commits, parent, replaced))
        wrong = len(ids) != len(commits) or self.ref(layout.BRANCH) != ids[-1]
        if wrong or any(
            self.ref(layout.tag(c.label)) != i for c, i in zip(commits, ids, strict=True)
        ):
            raise self._not_verified()
        self._sync_refs()
        return ids

    def alignments(self) -> bytes | None:
        """The file of links that were settled by hand; None where there never was one."""
        return next((data for _, data in self.settled()), None)

    def write_alignments(self, data: bytes, message: bytes) -> None:
        """Put another file of links in the place of the one there is, which stays reachable."""
        parent = self.ref(layout.ALIGNMENTS)
        ids = self._fast_import(
            file_stream(layout.ALIGNMENTS, message, alignments.FILE, data, parent)
        )
        if [self.ref(layout.ALIGNMENTS)] != ids:
            raise self._not_verified()
        self._sync_refs()

    def _not_verified(self) -> Damaged:
        return Damaged(
            "write_not_verified",
            "git did not write what it was given to {path}.",
            remedy="Run `lawdiff repair`, then import again.",
            path=self.path.name,
        )

    def retag(self) -> None:
        """Make the tags those that the commits on the branch name, and no others."""
        wanted = {}
        for held in self.held():
            message = str(self._repo.commit(held.commit).message)
            wanted[layout.tag(label_in(message))] = held.commit
        wrong = {f"{layout.SUPERSEDED}{self.ref(layout.BRANCH)}"}
        wrong |= {tag.path for tag in self._repo.tags if tag.path not in wanted}
        changes = [f"update {path} {commit}" for path, commit in wanted.items()]
        changes += [f"delete {path}" for path in sorted(wrong) if (self.path / path).exists()]
        self._change_refs(changes)

    def update(self, refs: Mapping[str, str]) -> None:
        """Point every one of ``refs`` at its commit."""
        self._change_refs([f"update {path} {commit}" for path, commit in refs.items()])

    def messages(self, tip: str) -> dict[str, str]:
        """What the commits of a chain say, the latest first."""
        return {commit.hexsha: str(commit.message) for commit in self._chain(tip)}

    def settled(self) -> Iterator[tuple[str, bytes]]:
        """Every file of links there ever was, with its commit, the latest first."""
        tip = self.ref(layout.ALIGNMENTS)
        for commit in self._chain(tip) if tip else ():
            yield commit.hexsha, commit.tree[alignments.FILE].data_stream.read()

    def fsck(self) -> list[str]:
        """What ``git fsck --strict`` finds wrong; empty where all is well."""
        try:
            self.command.fsck("--strict", "--full", "--no-dangling", "--no-progress")
        except git.GitCommandError as error:
            return [line for line in str(error.stderr).splitlines() if line.strip()][:20]
        return []

    def packs(self) -> int:
        """How many packs the repository holds: one a write, until it is repacked."""
        return len(list((self.path / "objects/pack").glob("*.pack")))

    def repack(self) -> None:
        """Join all packs into one; what refs keep reachable stays."""
        self.feed([], "repack", "-a", "-d", "-q")

    def _chain(self, tip: str) -> Iterator[git.Commit]:
        commit = self._repo.commit(tip)
        while True:
            yield commit
            if not commit.parents:
                return
            commit = commit.parents[0]

    def _fast_import(self, data: bytes) -> list[str]:
        """Run a stream; the ids that it asks for."""
        # --force: the chain may be rewritten; the caller holds the lock and has checked the tip.
        return self.feed([data], "fast-import", *_FAST_IMPORT).decode("ascii").split()

    def feed(
        self,
        data: Iterable[bytes],
        *command: str,
        refusal: Callable[[str], LawdiffError] = unwritable,
    ) -> bytes:
        """Run a git that writes; it holds the lock for as long as it lives, even without us.

        ``refusal`` is what is raised where git fails, from the last line that it says.
        """
        if self._lock is None:
            raise ValueError(f"git {command[0]} without the lock")
        process = self.command.execute(
            ["git", *command], istream=subprocess.PIPE, as_process=True, pass_fds=(self._lock,)
        )
        with pipes_closed(process):
            with contextlib.suppress(BrokenPipeError):
                for chunk in data:
                    process.stdin.write(chunk)
                process.stdin.close()
            out: bytes = process.stdout.read()
            try:
                process.wait()
            except git.GitCommandError as error:
                raise refusal(last_line(str(error.stderr))) from error
        return out

    def _change_refs(self, changes: Sequence[str]) -> None:
        lines = "".join(f"{change}\n" for change in changes)
        self.feed([lines.encode()], "update-ref", "--stdin", "--no-deref")
        self._sync_refs()

    def _sync_refs(self) -> None:
        folders = ("objects/pack", "refs/heads", "refs/tags/v", layout.SUPERSEDED, "refs/lawdiff")
        sync(*(self.path / folder for folder in folders if (self.path / folder).is_dir()))


def _checked_path(item: Any) -> str:
    """Where a file stands in a tree: an ordinary file, no link and no repository of its own."""
    path = str(item.path)
    return layout.check_tree_path(path if item.mode == _FILE_MODE else f"{path} ({item.mode:o})")


def _whole(blob: Any) -> bytes:
    """The bytes of a file; where git dies within it, GitPython gives what came."""
    stream = blob.data_stream
    data: bytes = stream.read()
    if len(data) != stream.size:
        raise EOFError(blob.hexsha)
    return data
