"""Regulations as git repositories, to be cloned with a stock client and never written to."""

from __future__ import annotations

from collections.abc import Iterator

from lawdiff.model.record import check_regulation_id
from lawdiff.services.ports import Store


class Cloning:
    """Answers the two requests of git's HTTP protocol that read.

    The address ends in ``/info/refs?service=git-upload-pack`` for the first and in
    ``/git-upload-pack`` for the second.
    """

    ADVERTISEMENT = "application/x-git-upload-pack-advertisement"
    RESULT = "application/x-git-upload-pack-result"

    def __init__(self, store: Store) -> None:
        self._store = store

    def advertised(self, id_: str) -> bytes:
        """What can be fetched of a regulation.

        Raises:
            UsageError: ``bad_regulation_id``.
            NotFound: ``no_regulation``.
        """
        return self._store.advertised(check_regulation_id(id_))

    def packed(self, id_: str, request: bytes, *, gzipped: bool = False) -> Iterator[bytes]:
        """What a client asked for, in chunks.

        Raises:
            UsageError: ``bad_regulation_id``, ``bad_git_request``.
            NotFound: ``no_regulation``.
            TooLarge: ``git_request_too_large``.
        """
        return self._store.packed(check_regulation_id(id_), request, gzipped=gzipped)
