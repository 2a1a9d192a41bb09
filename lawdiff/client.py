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
from collections.abc import Iterable, Iterator, Mapping
from http import HTTPStatus
from typing import Literal, TypeVar
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

from lawdiff.errors import (
    Conflict,
    Damaged,
    Forbidden,
    LawdiffError,
    NotFound,
    Refused,
    TooLarge,
    Unauthenticated,
    Unavailable,
    UsageError,
)
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
from lawdiff.payloads.texts import ArticlePayload, VersionPayload

P = TypeVar("P", bound=Payload)
Page = TypeVar("Page", RegulationsPayload, SearchPayload, ChangesPayload)

_JSON = {"Content-Type": "application/json"}
_FAMILIES: Mapping[int, type[LawdiffError]] = {
    HTTPStatus.UNAUTHORIZED: Unauthenticated,
    HTTPStatus.FORBIDDEN: Forbidden,
    HTTPStatus.NOT_FOUND: NotFound,
    HTTPStatus.CONFLICT: Conflict,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: TooLarge,
    HTTPStatus.UNPROCESSABLE_ENTITY: Refused,
    HTTPStatus.TOO_MANY_REQUESTS: Unavailable,
    HTTPStatus.INTERNAL_SERVER_ERROR: Damaged,
    HTTPStatus.SERVICE_UNAVAILABLE: Unavailable,
}


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


def _refusal(error: HTTPError) -> LawdiffError:
    """What a service refused, as it said it."""
    family = _FAMILIES.get(error.code, UsageError)
    try:
        said = json.loads(error.read())
        code, detail, remedy = said["code"], said["detail"], said["remedy"] or ""
    except (ValueError, LookupError, TypeError):  # a proxy's answer, not the service's
        code, detail, remedy = "no_service", f"{error.code} {error.reason}", ""
    return family(code, "{detail}", remedy="{advice}", detail=detail, advice=remedy)
