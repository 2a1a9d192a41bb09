"""The client against a real server: what it gives is what the service says."""

import datetime as dt
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from lawdiff.bootstrap import Services
from lawdiff.client import Client
from lawdiff.config import Settings
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


TITLE = "青川省邻里晒场管理条例"
TEXT = f"{TITLE}\n\n第一条　为了便利居民晾晒，制定本条例。\n\n第二条　晒场每日开放。\n"
ID = "qingchuan/linli-shaichang-guanli-tiaoli"
DECISION = f"""青川省人民代表大会常务委员会关于修改《{TITLE}》的决定
（2023年3月31日青川省第十四届人民代表大会常务委员会第二次会议通过）
会议决定对《{TITLE}》作如下修改：
一、将第二条修改为：“晒场每日六时开放。”
"""


@pytest.fixture(name="importer")
def _importer(tmp_path):
    """A client of an empty service that may import."""
    services = Services(Settings(store=tmp_path / "store"))
    _, secret = services.access.add_token("robot", ["import"], expires=None, actor="shell:test")
    services.close()
    with served(tmp_path / "store") as address:
        yield Client(address, token=secret)


def test_an_import_in_two_steps(importer):
    files = {'决定 "1".txt': DECISION.encode(), "晒场.txt": TEXT.encode()}
    day = dt.date(2019, 3, 28)
    decision, text = importer.preview(files, adopted=day).files
    assert (text.outcome, text.regulation, text.version) == ("stored", ID, "2019-03-28")
    assert (decision.path, [p.regulation for p in decision.proposed]) == ('决定 "1".txt', [ID])
    assert not list(importer.regulations())
    (filed,) = importer.import_files({"晒场.txt": TEXT.encode()}, adopted=day).files
    assert (filed.outcome, filed.regulation) == ("stored", ID)
    (made,) = importer.import_files({"决定.txt": DECISION.encode()}, amends=[ID]).files
    assert (made.regulation, made.version, made.computed) == (ID, "2023-03-31", True)
    with pytest.raises(UsageError):
        importer.import_files(files, as_id="../x")


def test_what_was_kept_back_is_accepted_or_dropped(importer):
    harmful = TEXT + "\n第二条　晒场不得占用。\n"
    others = harmful.replace("晒场", "晾台")
    files = {"1.txt": harmful.encode(), "2.txt": others.encode()}
    totals = importer.import_files(files, adopted=dt.date(2019, 3, 28)).totals
    assert totals["quarantined"] == 2
    one, other = importer.quarantine().files
    assert importer.accept(one.sha256).totals["stored"] == 1
    assert importer.drop(other.sha256).total == 0
    with pytest.raises(NotFound):
        importer.drop(other.sha256)


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
