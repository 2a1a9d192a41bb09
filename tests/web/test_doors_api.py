"""The API for programs that write: tokens, import, quarantine, alignments."""

import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from lawdiff.bootstrap import Services
from lawdiff.config import Settings
from lawdiff.numbering import Number
from tests.web.desks import TEXT
from tests.web.reading import problem
from web import create_app

TODAY = dt.date(2026, 6, 1)
ID = "qingchuan/linli-shaichang-guanli-tiaoli"
LATER = TEXT.replace("2019年3月28日", "2021年3月28日").replace("2019年6月1日", "2021年6月1日")


@pytest.fixture(name="services")
def _services(tmp_path: Path) -> Iterator[Services]:
    settings = Settings(store=tmp_path / "store", jobs=1, rate_limit="", login_limit="")
    services = Services(settings, today=lambda: TODAY)
    yield services
    services.close()


@pytest.fixture(name="client")
def _client(services: Services) -> FlaskClient:
    return create_app(services.settings, services).test_client()


@pytest.fixture(name="bearer")
def _bearer(services: Services):
    """The header of a token of some scopes."""

    def bearer(*scopes: str) -> dict[str, str]:
        name = "-".join(scopes)
        new = services.access.add_token(name, scopes, expires=None, actor="shell:test")
        return {"Authorization": f"Bearer {new.secret}"}

    return bearer


def _send(client, headers=None, text: str = TEXT, name: str = "晒场.txt", **options):
    files = {"files": (io.BytesIO(text.encode()), name), **options}
    return client.post(
        "/api/v1/import", data=files, headers=headers, content_type="multipart/form-data"
    )


def test_without_a_token_nothing_is_written(client, services) -> None:
    answer = _send(client)
    problem(answer, 401, "no_token")
    assert answer.headers["WWW-Authenticate"] == 'Bearer realm="lawdiff"'
    assert services.catalog.ids() == set()


@pytest.mark.parametrize("secret", ["x", "lawdiff_unknown", "", "é"])
def test_a_wrong_token_is_told_so(client, secret: str) -> None:
    answer = _send(client, {"Authorization": f"Bearer {secret}"})
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize(
    ("method", "path", "scope"),
    [
        ("POST", "/api/v1/import", "align"),
        ("GET", "/api/v1/quarantine", "align"),
        ("POST", f"/api/v1/quarantine/{'0' * 64}/accept", "align"),
        ("DELETE", f"/api/v1/quarantine/{'0' * 64}", "read"),
    ],
)
def test_a_token_of_another_scope_is_told_so(client, bearer, method, path, scope) -> None:
    answer = client.open(path, method=method, headers=bearer(scope))
    problem(answer, 403, "missing_scope")
    assert 'error="insufficient_scope"' in answer.headers["WWW-Authenticate"]


def test_a_revoked_token_counts_no_more(client, services, bearer) -> None:
    headers = bearer("import")
    services.access.revoke("import", actor="shell:test")
    problem(_send(client, headers), 401, "wrong_token")


def test_a_file_is_imported_and_logged(client, services, bearer) -> None:
    body = _send(client, bearer("import")).json
    assert body["kind"] == "imported"
    assert [(f["outcome"], f["regulation"]) for f in body["files"]] == [("stored", ID)]
    entry = services.audit.entries()[0]
    assert (entry.actor, entry.action) == ("token:import", "import")
    assert len(entry.source_sha256) == 64


def test_options_are_those_of_the_command(client, bearer) -> None:
    headers = bearer("import")
    body = _send(client, headers, adopted="2020-01-01", dry_run="true").json
    assert body["files"][0]["version"] == "2020-01-01"
    assert client.get(f"/api/v1/regulations/{ID}").status_code == 404
    for wrong in ({"adopted": "1.1.2020"}, {"jurisdiction": "../x"}, {"surprise": "1"}):
        assert _send(client, headers, **wrong).status_code == 422, wrong
    problem(_send(client, headers, as_id="../../etc"), 400, "bad_regulation_id")


def test_files_are_needed(client, bearer) -> None:
    answer = client.post(
        "/api/v1/import", data={}, headers=bearer("import"), content_type="multipart/form-data"
    )
    problem(answer, 422, "invalid_request")


def test_a_file_in_quarantine_is_accepted_or_dropped(client, bearer) -> None:
    headers = bearer("import")
    broken = [TEXT.replace("第三条", "第二条"), TEXT.replace("第二条", "第一条")]
    for text in broken:
        assert _send(client, headers, text).json["files"][0]["outcome"] == "quarantined"
    first, second = (
        f["sha256"] for f in client.get("/api/v1/quarantine", headers=headers).json["files"]
    )
    accepted = client.post(f"/api/v1/quarantine/{first}/accept", headers=headers).json
    assert accepted["totals"]["stored"] == 1
    assert client.delete(f"/api/v1/quarantine/{second}", headers=headers).json["files"] == []
    gone = client.delete(f"/api/v1/quarantine/{second}", headers=headers)
    problem(gone, 404, "not_quarantined")


@pytest.fixture(name="held")
def _held(client, bearer) -> dict[str, str]:
    """A regulation of two versions, and the header to settle its links with."""
    headers = bearer("import", "align")
    for text in (TEXT, LATER):
        _send(client, headers, text)
    return headers


def _settle(client, headers, old: str, new: str, verdict: str, **more):
    body = {
        "from": {"version": "2019-03-28", "article": old},
        "to": {"version": "2021-03-28", "article": new},
        "verdict": verdict,
        **more,
    }
    return client.put(f"/api/v1/regulations/{ID}/alignments", json=body, headers=headers)


def test_a_link_is_settled(client, services, held) -> None:
    answer = _settle(client, held, "1", "1", "apart")
    assert [c["verdict"] for c in answer.json["settled"]] == ["apart"]
    assert client.get(f"/api/v1/regulations/{ID}/alignments").json == answer.json
    assert services.catalog.corrections(ID)[0].old == Number(1)
    assert services.audit.entries()[0].actor == "token:import-align"


def test_what_compares_versions_follows_a_link_that_was_settled(client, held) -> None:
    paths = f"/r/{ID}/diff", f"/r/{ID}/concordance", f"/r/{ID}/2021-03-28"
    diff = f"/api/v1/regulations/{ID}/diff?from=2019-03-28&to=2021-03-28"
    before, drawn = client.get(diff).json["rows"], [client.get(path).data for path in paths]
    _settle(client, held, "1", "1", "apart")
    after = client.get(diff).json["rows"]
    assert {"added", "deleted"} - {row["class"] for row in before}
    assert {"added", "deleted"} <= {row["class"] for row in after}
    assert all(client.get(path).data != body for path, body in zip(paths, drawn, strict=True))


def test_two_people_at_one_link_do_not_overwrite_each_other(client, held) -> None:
    assert _settle(client, held, "1", "1", "apart", expected="none").status_code == 200
    problem(_settle(client, held, "1", "1", "same", expected="none"), 409, "alignment_changed")
    assert _settle(client, held, "1", "1", "none", expected="apart").json["settled"] == []


@pytest.mark.parametrize(("old", "new", "status"), [("9", "1", 404), ("1", "x", 404)])
def test_an_article_that_is_not_there_is_told(client, held, old, new, status) -> None:
    assert _settle(client, held, old, new, "same").status_code == status


@pytest.mark.usefixtures("held")
def test_settling_needs_its_scope(client, bearer) -> None:
    problem(_settle(client, {}, "1", "1", "same"), 401, "no_token")
    problem(_settle(client, bearer("import"), "1", "1", "same"), 403, "missing_scope")
