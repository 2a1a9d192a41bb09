"""A service of lawdiff from a program: its answers as the payloads they were printed from.

    client = Client("http://127.0.0.1:8000")
    for regulation in client.regulations(jurisdiction="hunan"):
        print(regulation.id, client.versions(regulation.id).total)

Whatever has no method here is reached by `Client.get` and `Client.post` with its path under
``/api/v1`` and the payload it answers with (docs/api.md lists both).
"""

from __future__ import annotations

import datetime as dt
import json
import secrets
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, TypedDict, TypeVar, Unpack, cast
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

from lawdiff.errors import LawdiffError, Unavailable
from lawdiff.payloads.analogues import AnaloguesPayload
from lawdiff.payloads.base import Payload
from lawdiff.payloads.changes import ChangePart, ChangesPayload, SincePayload
from lawdiff.payloads.comparisons import ComparisonPayload
from lawdiff.payloads.differences import DiffPayload
from lawdiff.payloads.histories import HistoryPayload
from lawdiff.payloads.lists import (
    HitPart,
    RegulationPart,
    RegulationsPayload,
    SearchPayload,
    VersionsPayload,
)
from lawdiff.payloads.reports import ImportedPayload, QuarantinePayload
from lawdiff.payloads.statuses import family_of
from lawdiff.payloads.versions import ArticlePayload, VersionPayload

P = TypeVar("P", bound=Payload)
Page = TypeVar("Page", RegulationsPayload, SearchPayload, ChangesPayload)

_JSON = {"Content-Type": "application/json"}


class Known(TypedDict, total=False):
    """What the importer knows better than the files say: `POST /import` in docs/api.md."""

    jurisdiction: str
    as_id: str
    label: str
    amends: Iterable[str]
    adopted: dt.date
    effective: dt.date
    replace: bool


class Client:
    """One service, named by its address; safe to share between threads.

    Every method raises what the service refuses as the family of `lawdiff.errors` it belongs to,
    with the service's code and words, and `Unavailable` where nothing answers as lawdiff does.
    """

    def __init__(self, address: str, *, token: str | None = None, timeout: float = 60) -> None:
        """``token`` is for what only its holders may do; ``timeout`` is in seconds."""
        self._api = f"{address.rstrip('/')}/api/v1/"
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._timeout = timeout

    def regulations(self, **wanted: str) -> Iterator[RegulationPart]:
        """All regulations, or those of a ``jurisdiction``, a ``kind``, a title that holds ``q``."""
        for page in self._pages("regulations", RegulationsPayload, wanted):
            yield from page.regulations

    def versions(self, id_: str) -> VersionsPayload:
        """A regulation with all its versions, oldest first."""
        return self.get(f"regulations/{id_}", VersionsPayload)

    def version(self, id_: str, label: str) -> VersionPayload:
        """A version with its text."""
        return self.get(f"regulations/{id_}/versions/{label}", VersionPayload)

    def as_of(self, id_: str, day: dt.date) -> VersionPayload:
        """The version in force on a day; never the nearest in its stead."""
        return self.get(f"regulations/{id_}/as-of/{day}", VersionPayload)

    def article(self, id_: str, label: str, number: str) -> ArticlePayload:
        """An article of a version; ``12-1`` is 第十二条之一."""
        return self.get(f"regulations/{id_}/versions/{label}/articles/{number}", ArticlePayload)

    def history(self, id_: str, number: str, version: str | None = None) -> HistoryPayload:
        """An article through all versions; its number is that of ``version``, else the latest."""
        path = f"regulations/{id_}/articles/{number}/history"
        return self.get(path, HistoryPayload, version=version)

    def diff(
        self, id_: str, old: str, new: str, unit: Literal["word", "char"] = "word"
    ) -> DiffPayload:
        """Two versions compared article by article; each is a label or a day."""
        return self.get(f"regulations/{id_}/diff", DiffPayload, **{"from": old}, to=new, unit=unit)

    def diff_of_texts(self, old: str, new: str) -> DiffPayload:
        """Two texts compared article by article. Nothing of them is stored."""
        return self.post("diff", DiffPayload, {"from": {"text": old}, "to": {"text": new}})

    def compare(self, items: Iterable[str], baseline: str | None = None) -> ComparisonPayload:
        """Two to eight regulations side by side, each as ID or ID@LABEL."""
        return self.get("compare", ComparisonPayload, items=",".join(items), baseline=baseline)

    def analogues(
        self, id_: str, limit: int = 10, as_of: dt.date | None = None
    ) -> AnaloguesPayload:
        """The regulations of other jurisdictions on the subject, the likest first."""
        day = as_of.isoformat() if as_of else None
        path = f"regulations/{id_}/analogues"
        return self.get(path, AnaloguesPayload, limit=str(limit), as_of=day)

    def search(self, q: str, **wanted: str) -> Iterator[HitPart]:
        """The articles that hold all words of ``q``, up to the reach of the service's search."""
        for page in self._pages("search", SearchPayload, {"q": q, **wanted}):
            yield from page.hits

    def changes(self, **wanted: str) -> Iterator[ChangePart]:
        """What changed, the latest day first; narrowed by ``since``, ``jurisdiction``, …."""
        for page in self._pages("changes", ChangesPayload, wanted):
            yield from page.changes

    def since(self, versions: Iterable[str]) -> SincePayload:
        """What became of versions that somebody relies on, each as ID@LABEL."""
        return self.post("changes/since", SincePayload, {"versions": list(versions)})

    def preview(self, files: Mapping[str, bytes], **known: Unpack[Known]) -> ImportedPayload:
        """What importing files (bytes by name) would do; nothing is written.

        This and the other calls below need a token with the scope ``import``.
        """
        return self._send(files, known, dry_run=True)

    def import_files(self, files: Mapping[str, bytes], **known: Unpack[Known]) -> ImportedPayload:
        """Put files into the record, as their preview with the same corrections had it."""
        return self._send(files, known, dry_run=False)

    def quarantine(self) -> QuarantinePayload:
        """The files that were kept back, and why."""
        return self.get("quarantine", QuarantinePayload)

    def accept(self, sha256: str) -> ImportedPayload:
        """Import a file that was kept back after all."""
        return self.post(f"quarantine/{sha256}/accept", ImportedPayload, {})

    def drop(self, sha256: str) -> QuarantinePayload:
        """Forget a file that was kept back; the others that wait."""
        request = self._request(f"quarantine/{sha256}")
        request.method = "DELETE"
        return self._ask(request, QuarantinePayload)

    def _send(self, files: Mapping[str, bytes], known: Known, *, dry_run: bool) -> ImportedPayload:
        fields = {name: _field(value) for name, value in {**known, "dry_run": dry_run}.items()}
        kind, body = _form(fields, files)
        request = self._request("import", body)
        request.add_header("Content-Type", kind)
        return self._ask(request, ImportedPayload)

    def get(self, path: str, shape: type[P], **query: str | None) -> P:
        """What an address under ``/api/v1`` answers."""
        asked = urlencode({name: value for name, value in query.items() if value is not None})
        return self._ask(self._request(f"{path}?{asked}"), shape)

    def post(self, path: str, shape: type[P], body: Mapping[str, object]) -> P:
        """What an address under ``/api/v1`` answers to a body."""
        return self._ask(self._request(path, json.dumps(body).encode()), shape)

    def _pages(self, path: str, shape: type[Page], query: Mapping[str, str]) -> Iterator[Page]:
        cursor: str | None = None
        while True:
            page = self.get(path, shape, **{**query, "cursor": cursor})
            yield page
            cursor = page.cursor
            if cursor is None:
                return

    def _request(self, path: str, body: bytes | None = None) -> Request:
        headers = self._headers if body is None else {**self._headers, **_JSON}
        return Request(self._api + quote(path, safe="/?&=%+"), body, headers)  # noqa: S310  # the caller's own service

    def _ask(self, request: Request, shape: type[P]) -> P:
        try:
            with urlopen(request, timeout=self._timeout) as answer:  # noqa: S310  # the same
                return shape.model_validate_json(answer.read())
        except HTTPError as error:
            raise _refusal(error) from error
        except (OSError, ValueError) as error:
            raise Unavailable(
                "no_service",
                "No service of this version answers at {address}: {reason}.",
                remedy="Check the address, and that the service runs and is of the same version.",
                address=self._api,
                reason=str(error).splitlines()[0],
            ) from error


def _field(value: object) -> str:
    """A correction as a form has it."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, str | dt.date) else ",".join(cast("list[str]", value))


def _form(fields: Mapping[str, str], files: Mapping[str, bytes]) -> tuple[str, bytes]:
    """Fields and files as a form sends them (RFC 7578): the type, and the body."""
    mark = secrets.token_hex(16)
    parts = [(f'name="{name}"', value.encode()) for name, value in fields.items()]
    parts += [(f'name="files"; filename="{_quoted(name)}"', data) for name, data in files.items()]
    body = b"".join(
        f"--{mark}\r\nContent-Disposition: form-data; {head}\r\n\r\n".encode() + data + b"\r\n"
        for head, data in parts
    )
    return f"multipart/form-data; boundary={mark}", body + f"--{mark}--\r\n".encode()


def _quoted(name: str) -> str:
    """A file's name within quotation marks, as browsers write it."""
    return name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


def _refusal(error: HTTPError) -> LawdiffError:
    """What a service refused, as it said it."""
    family = family_of(error.code)
    try:
        said = json.loads(error.read())
        code, detail, remedy = said["code"], said["detail"], said["remedy"] or ""
    except (ValueError, LookupError, TypeError):  # a proxy's answer, not the service's
        code, detail, remedy = "no_service", f"{error.code} {error.reason}", ""
    return family(code, "{detail}", remedy="{advice}", detail=detail, advice=remedy)
