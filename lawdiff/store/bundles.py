"""A regulation's repository as one stream: a git bundle, which ``git clone`` reads by itself.

Written, the same objects under the same refs give the same bytes. Read, a bundle is hostile until
shown otherwise: git reads nothing of it but the pack, and no ref is set before every object and
every tree was looked at.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from typing import IO

from lawdiff.errors import LawdiffError, Refused
from lawdiff.model import Correction
from lawdiff.model.record import is_label, label_order
from lawdiff.store import alignments, layout
from lawdiff.store.codec import record_of
from lawdiff.store.repository import Repository
from lawdiff.store.stream import label_in

_SIGNATURE = b"# v2 git bundle\n"
_REF = re.compile(rb"([0-9a-f]{40}) ([!-~]{1,300})\n")
_MOST_REFS = 10_000
_PACK = ("--stdout", "--revs", "--quiet", "--no-reuse-delta", "--no-reuse-object", "--threads=1")
_CHUNK = 65_536
_LARGEST_OBJECT = 1_000_000_000  # bytes; a few bytes of a pack can stand for more

Refs = Mapping[str, str]
"""Commits by the refs that point at them."""


def refs_at(
    repository: Repository,
    regulation: str,
    versions: Mapping[str, str],
    corrections: Sequence[Correction],
) -> Refs:
    """The refs as they were when the catalogue showed ``versions`` and ``corrections``.

    Whatever was written since has left every commit of that moment in place.
    """
    tip = versions[max(versions, key=label_order)]
    settled = _settled(repository, regulation, corrections)
    return {
        layout.BRANCH: tip,
        **{layout.tag(label): commit for label, commit in versions.items()},
        **{name: c for name, c in _superseded(repository) if c not in versions.values()},
        **({layout.ALIGNMENTS: settled} if settled else {}),
    }


def bundle(repository: Repository, refs: Refs) -> Iterator[bytes]:
    """The bundle of all that ``refs`` reach."""
    lines = [f"{commit} {name}\n" for name, commit in sorted(refs.items())]
    yield _SIGNATURE + "".join([f"{refs[layout.BRANCH]} HEAD\n", *lines, "\n"]).encode()
    with tempfile.TemporaryFile() as wanted:
        wanted.write("".join(f"{commit}\n" for commit in sorted(set(refs.values()))).encode())
        wanted.seek(0)
        process = repository.command.pack_objects(*_PACK, as_process=True, istream=wanted)
        while chunk := process.stdout.read(_CHUNK):
            yield chunk
        process.wait()


def unbundle(repository: Repository, regulation: str, stream: IO[bytes]) -> None:
    """Fill an empty repository from a bundle.

    Raises:
        Refused: ``bad_bundle``: something in it is not as lawdiff writes it.
        Damaged: ``foreign_file``, ``unreadable_version``, ``unreadable_alignments``.
    """
    refs = _refs(stream, regulation)
    pack = iter(lambda: stream.read(_CHUNK), b"")
    repository.feed(
        pack, "index-pack", "--stdin", "--strict", refusal=lambda said: _bad(regulation, said)
    )
    if max(_sizes(repository), default=0) > _LARGEST_OBJECT:
        raise _bad(regulation, "an object is too large")
    repository.update(refs)
    _check(repository, regulation, refs)


def _refs(stream: IO[bytes], regulation: str) -> Refs:
    if stream.readline(len(_SIGNATURE)) != _SIGNATURE:
        raise _bad(regulation, "it does not begin as one")
    refs: dict[str, str] = {}
    for _ in range(_MOST_REFS):
        line = stream.readline(400)
        if line == b"\n":
            break
        match = _REF.fullmatch(line)
        name = match[2].decode() if match else ""
        commit = match[1].decode() if match else ""
        if name in refs or not _is_ours(name, commit):
            raise _bad(regulation, f"it has a foreign ref {name or line!r}")
        refs[name] = commit
    if refs.pop("HEAD", None) != refs.get(layout.BRANCH) or layout.BRANCH not in refs:
        raise _bad(regulation, "it has no versions")
    return refs


def _is_ours(name: str, commit: str) -> bool:
    if name.startswith(layout.tag("")):
        return is_label(name.removeprefix(layout.tag("")))
    return name in {"HEAD", layout.BRANCH, layout.ALIGNMENTS, f"{layout.SUPERSEDED}{commit}"}


def _check(repository: Repository, regulation: str, refs: Refs) -> None:
    """Whether all that was taken in could have been written by lawdiff."""
    damage = repository.fsck()
    if damage:
        raise _bad(regulation, damage[0])
    tags = {name: commit for name, commit in refs.items() if name.startswith(layout.tag(""))}
    chain = repository.messages(refs[layout.BRANCH])
    if tags != {layout.tag(label_in(message)): commit for commit, message in chain.items()}:
        raise _bad(regulation, "its tags are not those of its versions")
    if repository.command.rev_list("--all", "--min-parents=2", "--max-count=1"):
        raise _bad(regulation, "it has merges")
    for commit in chain:
        record_of(regulation, repository.files(commit))
    for name, tip in refs.items():
        if name.startswith(layout.SUPERSEDED):
            for commit in repository.messages(tip):
                repository.files(commit)
    for _, data in repository.settled():
        alignments.corrections_of(regulation, data)


def _superseded(repository: Repository) -> Iterator[tuple[str, str]]:
    """The refs that keep former tips reachable, with their commits."""
    shown = repository.command.for_each_ref("--format=%(refname)", layout.SUPERSEDED)
    for name in str(shown).split():
        yield name, name.removeprefix(layout.SUPERSEDED)


def _sizes(repository: Repository) -> Iterator[int]:
    """How many bytes every object has."""
    shown = repository.command.cat_file("--batch-all-objects", "--batch-check=%(objectsize)")
    return map(int, str(shown).split())


def _settled(
    repository: Repository, regulation: str, corrections: Sequence[Correction]
) -> str | None:
    """The commit that files ``corrections``; the latest there is where none does."""
    wanted = alignments.data_of(corrections)
    held = list(repository.settled())
    found = [commit for commit, data in held if _same_links(regulation, data, wanted)]
    if not found and corrections:
        return held[0][0] if held else None
    return found[0] if found else None


def _same_links(regulation: str, data: bytes, wanted: bytes) -> bool:
    return alignments.data_of(alignments.corrections_of(regulation, data)) == wanted


def _bad(regulation: str, reason: str) -> LawdiffError:
    return Refused(
        "bad_bundle",
        "The bundle of {regulation} is not one of lawdiff's: {reason}.",
        remedy="Use a backup that is whole and that you trust.",
        regulation=regulation,
        reason=reason[:200],
    )
