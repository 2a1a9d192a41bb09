"""The client against a real server: what it gives is what the service says."""

import datetime as dt
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from lawdiff.client import Client
from lawdiff.errors import LawdiffError, NotFound, Unauthenticated, Unavailable, UsageError
from lawdiff.payloads.parents import ParentsPayload
from lawdiff.payloads.reports import ImportedPayload
from scripts.serving import free_port, served

LOCAL, OTHER = "qingchuan/linli-gongjuku-tiaoli", "linhai/linli-gongjuku-guanli-tiaoli"
OLD, NEW = "2017-09-22", "2021-07-29"


@pytest.fixture(name="client", scope="module")
def _client(store):
    with served(store) as address:
        yield Client(address)


def test_lists_are_followed_to_their_end(client):
    first = [regulation.id for regulation in client.regulations(limit="1")]
    assert first == [regulation.id for regulation in client.regulations()]
    assert LOCAL in first
    hits = list(client.search("工具", jurisdiction="qingchuan", limit="7"))
    assert len(hits) > 7
    assert {hit.regulation for hit in hits} == {LOCAL}


def test_texts_by_label_day_and_number(client):
    labels = [version.version for version in client.versions(LOCAL).versions]
    assert {OLD, NEW} <= set(labels)
    assert client.version(LOCAL, OLD).version.version == OLD
    assert client.as_of(LOCAL, dt.date(2019, 6, 1)).version.version == OLD
    assert client.article(LOCAL, OLD, "3").article.label == "第三条"


def test_comparisons(client):
    diff = client.diff(LOCAL, OLD, NEW)
    assert sum(diff.summary.values()) == len(diff.rows)
    texts = ["第一条　公园向公众开放。", "第一条　公园向公众免费开放。"]
    (row,) = client.diff_of_texts(*texts).rows
    assert ("+", "免费") in {tuple(op) for op in row.ops}
    assert len(client.compare([LOCAL, OTHER], baseline=OTHER).items) == 2
    assert OTHER in {found.text.regulation for found in client.analogues(LOCAL).analogues}


def test_time(client):
    assert [step.version for step in client.history(LOCAL, "9", NEW).steps][-1]
    assert {change.version.regulation for change in client.changes(jurisdiction="linhai")} == {
        OTHER
    }
    (relied,) = client.since([f"{LOCAL}@{OLD}"]).versions
    assert relied.given == f"{LOCAL}@{OLD}"


def test_what_has_no_method_is_reached_by_its_path(client):
    parents = client.get(f"regulations/{LOCAL}/parents", ParentsPayload, version=NEW)
    assert parents.parents


def test_refusals_keep_their_family_and_code(client):
    with pytest.raises(NotFound) as refused:
        client.versions("qingchuan/bu-cunzai")
    assert refused.value.code == "no_regulation"
    assert refused.value.remedy
    with pytest.raises(UsageError):
        client.as_of(LOCAL, "yesterday")
    with pytest.raises(Unauthenticated):
        client.post("import", ImportedPayload, {"files": []})


def test_where_no_service_answers():
    with pytest.raises(Unavailable) as refused:
        Client(f"http://127.0.0.1:{free_port()}").versions(LOCAL)
    assert refused.value.code == "no_service"


def test_an_answer_that_is_not_the_services_own():
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as other:
        Thread(target=other.serve_forever, daemon=True).start()
        with pytest.raises(LawdiffError) as refused:
            Client(f"http://127.0.0.1:{other.server_port}").versions(LOCAL)
        other.shutdown()
    assert refused.value.code == "no_service"
