"""The API about time: blame, timelines, what changed, references, alignments."""

import pytest
from flask.testing import FlaskClient

from tests.web.reading import LOCAL, NATIONAL, VERSIONS, problem

REGULATION = f"/api/v1/regulations/{LOCAL}"


def test_a_history_names_the_acts_that_led_on(client: FlaskClient) -> None:
    steps = client.get(f"{REGULATION}/articles/13/history?version=2021-07-29").json["steps"]
    assert [s["act"] and s["act"]["date"] for s in steps[:3]] == [None, *VERSIONS[1:3]]


def test_blame_is_of_the_version_asked_for(client: FlaskClient) -> None:
    answer = client.get(f"{REGULATION}/articles/16/blame?version=2017-09-22").json
    assert answer["version"]["version"] == "2017-09-22"
    assert "\n".join(line["text"] for line in answer["lines"]) == answer["article"]["text"]
    assert {line["version"] for line in answer["lines"]} <= {"2012-05-24", "2017-09-22"}


def test_a_timeline_marks_what_is_not_in_force_yet(client: FlaskClient) -> None:
    steps = client.get(f"{REGULATION}/timeline").json["steps"]
    standings = {step["version"]["version"]: step["standing"] for step in steps}
    assert standings == dict(
        zip(VERSIONS, ("superseded", "superseded", "in_force", "future"), strict=True)
    )


def test_alignments_list_what_is_in_doubt(client: FlaskClient) -> None:
    answer = client.get(f"{REGULATION}/alignments").json
    assert answer["settled"] == []
    assert answer["total"] == len(answer["doubtful"]) == 1
    assert answer["doubtful"][0]["confidence"] == "low"


def test_changes_come_page_by_page_until_complete(client: FlaskClient) -> None:
    seen, query = [], {"limit": "3"}
    for _ in range(5):
        answer = client.get("/api/v1/changes", query_string=query).json
        assert answer["total"] == 8
        seen += [(c["day"], c["version"]["version"]) for c in answer["changes"]]
        if answer["complete"]:
            break
        query["cursor"] = answer["cursor"]
    assert len(set(seen)) == len(seen) == 8
    assert sorted(seen, reverse=True) == seen


def test_changes_are_narrowed(client: FlaskClient) -> None:
    def found(query: str) -> list[str]:
        changes = client.get(f"/api/v1/changes?{query}").json["changes"]
        return [c["version"]["version"] for c in changes]

    assert found("jurisdiction=qingchuan&since=2018-01-01") == ["2025-11-27", "2021-07-29"]
    assert found(f"regulation={NATIONAL}&basis=in_force") == ["2023-10-20", "2010-08-27"]
    assert found("q=流动工具库&until=2022-01-01") == ["2021-07-29"]
    problem(client.get("/api/v1/changes?since=2020-01-02&until=2020-01-01"), 400,
            "days_turned_round")  # fmt: skip
    problem(client.get("/api/v1/changes?regulation=no/where"), 404, "no_regulation")
    problem(client.get("/api/v1/changes?cursor=x"), 400, "bad_cursor")


def test_what_became_of_my_versions(client: FlaskClient) -> None:
    mine = [f"{LOCAL}@2017-09-22", f"{NATIONAL}@2023-10-20", f"{LOCAL}@2016-01-01",
            "no/where@2016-01-01", "?"]  # fmt: skip
    answer = client.post("/api/v1/changes/since", json={"versions": mine}).json
    assert [v["given"] for v in answer["versions"]] == mine
    assert [v["reliance"] for v in answer["versions"]] == [
        "changed", "current", "no_version", "not_held", "malformed"
    ]  # fmt: skip
    first = answer["versions"][0]
    assert first["in_force"] == "2021-07-29"
    assert [c["version"]["version"] for c in first["newer"]] == ["2021-07-29", "2025-11-27"]
    assert [c["standing"] for c in first["newer"]] == ["in_force", "future"]
    assert (answer["changed"], answer["total"]) == (4, 5)


def test_too_many_versions_are_refused_whole(client: FlaskClient) -> None:
    body = {"versions": [f"{LOCAL}@2017-09-22"] * 1001}
    problem(client.post("/api/v1/changes/since", json=body), 422, "invalid_request")


def test_references_lead_to_the_text_of_their_day(client: FlaskClient) -> None:
    for version, law in (("2021-07-29", "2010-08-27"), ("2025-11-27", "2023-10-20")):
        answer = client.get(f"{REGULATION}/refs?version={version}").json
        others = {r["to"]["version"] for r in answer["references"] if r["title"]}
        own = {r["to"]["version"] for r in answer["references"] if not r["title"]}
        assert (others, own) == ({law}, {version})
    assert client.get(f"{REGULATION}/refs").json["text"]["version"] == "2021-07-29"


def test_who_cites_a_law_comes_page_by_page(client: FlaskClient) -> None:
    address = f"/api/v1/regulations/{NATIONAL}/cited-by"
    whole = client.get(address).json
    first = client.get(f"{address}?limit=4").json
    rest = client.get(f"{address}?cursor={first['cursor']}").json
    assert first["complete"] is False
    assert first["citing"] + rest["citing"] == whole["citing"]
    assert {c["regulation"].partition("/")[0] for c in whole["citing"]} == {
        "linhai", "qingchuan", "yunling"
    }  # fmt: skip


@pytest.mark.parametrize(
    "path", ["articles/12/blame", "timeline", "alignments", "refs", "cited-by"]
)
def test_what_is_not_held_is_not_found(client: FlaskClient, path: str) -> None:
    problem(client.get(f"/api/v1/regulations/qingchuan/nothing/{path}"), 404, "no_regulation")


def test_an_answer_is_told_to_whoever_holds_it(client: FlaskClient) -> None:
    for path in ("/api/v1/changes", f"{REGULATION}/timeline", f"{REGULATION}/refs"):
        tag = client.get(path).headers["ETag"]
        assert client.get(path, headers={"If-None-Match": tag}).status_code == 304
