"""Read-only git over HTTP: what a stock client needs to clone and fetch a regulation.

Nothing a client sends is an argument of git. Its request goes to the standard input of ``git
upload-pack``, which reads and never writes; the path is that of a regulation whose id was checked.
"""

from __future__ import annotations

import contextlib
import tempfile
import threading
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import git

from lawdiff.errors import TooLarge, UsageError
from lawdiff.store import layout
from lawdiff.store.repository import opened

_SECONDS = 120  # that one answer may take
_CHUNK = 65_536
_LARGEST_REQUEST = 4_000_000
_LARGEST_ANSWER = 1_000_000_000
_SERVICE = b"# service=git-upload-pack\n"
_GZIP = 31  # zlib: a gzip header, the largest window


def advertised(path: Path, regulation: str) -> bytes:
    """The refs that a client may fetch: the branch, the versions' tags and the alignments."""
    with opened(path, regulation) as repository:
        shown: bytes = _serving(repository.command).upload_pack(
            "--strict", "--stateless-rpc", "--advertise-refs", str(path),
            stdout_as_string=False, strip_newline_in_stdout=False,
        )  # fmt: skip
    return b"%04x%s0000%s" % (len(_SERVICE) + 4, _SERVICE, shown)


def packed(path: Path, regulation: str, request: bytes, *, gzipped: bool) -> Iterator[bytes]:
    """The answer to a client's request, as it comes; it ends early where it takes too long.

    Raises:
        TooLarge: ``git_request_too_large``.
        UsageError: ``bad_git_request``.
    """
    answer = _answer(path, regulation, _inflated(request) if gzipped else _checked(request))
    first = next(answer, b"")
    if not first:
        raise UsageError("bad_git_request", "git does not understand the request.")
    return _joined(first, answer)


def _joined(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _answer(path: Path, regulation: str, request: bytes) -> Iterator[bytes]:
    with tempfile.TemporaryFile() as body, opened(path, regulation) as repository:
        body.write(request)
        body.seek(0)
        process = _serving(repository.command).upload_pack(
            "--strict", "--stateless-rpc", str(path), as_process=True, istream=body
        )
        watchdog = threading.Timer(_SECONDS, process.proc.kill)
        watchdog.start()
        try:
            yield from _chunks(process.stdout)
        finally:
            watchdog.cancel()
            process.proc.kill()
            with contextlib.suppress(git.GitCommandError):  # a client that hung up, a bad request
                process.wait()


def _chunks(stream: IO[bytes]) -> Iterator[bytes]:
    left = _LARGEST_ANSWER
    while left > 0 and (chunk := stream.read(_CHUNK)):
        yield chunk
        left -= len(chunk)


def _serving(command: git.Git) -> git.Git:
    """Git with the texts that were superseded kept to ourselves."""
    return command(c=f"uploadpack.hideRefs={layout.SUPERSEDED.rstrip('/')}")


def _checked(request: bytes) -> bytes:
    if len(request) > _LARGEST_REQUEST:
        raise TooLarge(
            "git_request_too_large",
            "A request to git has {limit} bytes at most.",
            remedy="Clone anew instead of fetching.",
            limit=_LARGEST_REQUEST,
        )
    return request


def _inflated(request: bytes) -> bytes:
    try:
        inflater = zlib.decompressobj(_GZIP)
        return _checked(inflater.decompress(request, _LARGEST_REQUEST + 1))
    except zlib.error as error:
        raise UsageError("bad_git_request", "git does not understand the request.") from error
