"""Archives (.zip): the files in them, held to limits, never written anywhere."""

from __future__ import annotations

from collections.abc import Iterator

from lawdiff.reading.packages import Package, is_zip, parts_in

_OF_DOCUMENTS = frozenset(("word/document.xml", "[Content_Types].xml", "mimetype"))


def is_archive(data: bytes) -> bool:
    """Whether ``data`` is a zip file that is no document in itself, of Word, Excel or any other."""
    return is_zip(data) and _OF_DOCUMENTS.isdisjoint(parts_in(data, _OF_DOCUMENTS))


def unpack(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """The files of the archive called ``name``: the path of each inside it, and its bytes.

    Raises Refused where the archive is damaged, encrypted, or holds a link or a path that leads out
    of it, and TooLarge beyond the limits of `lawdiff.reading.packages`.
    """
    package = Package(data, name)
    for path in list(package.files()):
        if not path.rsplit("/", 1)[-1].startswith((".", "~$")) and "__MACOSX/" not in path:
            yield _readable(path), package.read(path)


def _readable(path: str) -> str:
    """A path whose Chinese was stored in GBK without saying so, as zip tools on Windows do."""
    try:
        return path.encode("cp437").decode("gb18030")
    except UnicodeError:
        return path
