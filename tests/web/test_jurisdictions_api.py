"""The API across jurisdictions: analogues, laws above, texts side by side."""

import pytest
from flask.testing import FlaskClient

from tests.web.reading import LOCAL, NATIONAL, problem

OTHER = "linhai/linli-gongjuku-guanli-tiaoli"
API = "/api/v1"
DRAFT = """河东市邻里工具库管理办法

第一条　为了管理邻里工具库，根据《中和国邻里工具库法》，制定本办法。

第二条　邻里工具库应当设在社区，可以收取押金，押金不得超过二百元。

第三条　借用工具逾期不还的，由社区事务部门处五十元以上一百元以下罚款。
"""
FIREWORKS = "河东市烟花条例\n\n第一条　禁止燃放烟花。"


def test_analogues_name_their_reason(client: FlaskClient) -> None:
    answer = client.get(f"{API}/regulations/{OTHER}/analogues?limit=1").json
    (found,) = answer["analogues"]
    assert found["text"]["regulation"] == LOCAL
    assert found["standing"] == "future"
    assert (found["reason"], found["subject"]) == ("like_title", "邻里工具库")


@pytest.mark.parametrize(
    ("day", "label"), [("2020-06-01", "2017-09-22"), ("2023-06-01", "2021-07-29")]
)
def test_analogues_are_told_as_they_were_in_force(
    client: FlaskClient, day: str, label: str
) -> None:
    answer = client.get(f"{API}/regulations/{OTHER}/analogues?as_of={day}").json
    assert answer["as_of"] == day
    found = [
        (a["text"]["regulation"], a["text"]["version"], a["standing"]) for a in answer["analogues"]
    ]
    assert found[0] == (LOCAL, label, "in_force")
    sent = client.post(f"{API}/analogues", json={"text": DRAFT, "as_of": day}).json
    assert (LOCAL, label) in [
        (a["text"]["regulation"], a["text"]["version"]) for a in sent["analogues"]
    ]


def test_no_analogues_of_a_text_of_another_day(client: FlaskClient) -> None:
    wrong = client.get(f"{API}/regulations/{OTHER}/analogues?as_of=2019-01-01")
    problem(wrong, 404, "not_in_force")
    both = client.get(f"{API}/regulations/{OTHER}/analogues?as_of=2020-01-01&version=2019-11-28")
    problem(both, 400, "version_and_day")


def test_a_number_is_no_day(client: FlaskClient) -> None:
    answer = client.post(f"{API}/analogues", json={"text": DRAFT, "as_of": 0})
    assert (answer.status_code, answer.json["code"]) == (422, "invalid_request")


def test_a_text_that_is_sent_finds_its_analogues(client: FlaskClient) -> None:
    answer = client.post(f"{API}/analogues", json={"text": DRAFT}).json
    assert {a["text"]["regulation"] for a in answer["analogues"]} >= {LOCAL, OTHER}
    none = client.post(f"{API}/analogues", json={"text": FIREWORKS})
    assert none.json["analogues"] == []


def test_a_law_above_that_changed_is_flagged(client: FlaskClient) -> None:
    answer = client.get(f"{API}/regulations/{LOCAL}/parents?version=2021-07-29").json
    (parent,) = answer["parents"]
    assert (parent["regulation"], parent["status"]) == (NATIONAL, "changed")
    assert parent["flagged"]
    cited = [a for a in parent["affected"] if a["cited"]]
    labels = [(a["from"]["label"], a["became"]) for a in cited]
    assert labels == [("第十条", ["第十一条", "第十二条"])]


@pytest.mark.parametrize(
    ("day", "status"), [("2022-06-01", "unchanged"), ("2024-06-01", "changed")]
)
def test_laws_above_are_told_as_they_stood(client: FlaskClient, day: str, status: str) -> None:
    answer = client.get(f"{API}/regulations/{LOCAL}/parents?as_of={day}").json
    (parent,) = answer["parents"]
    assert (answer["as_of"], answer["text"]["version"]) == (day, "2021-07-29")
    assert (parent["regulation"], parent["status"]) == (NATIONAL, status)


def test_a_draft_is_told_its_law_above(client: FlaskClient) -> None:
    (parent,) = client.post(f"{API}/parents", json={"text": DRAFT}).json["parents"]
    assert (parent["regulation"], parent["status"]) == (NATIONAL, "undated")


def test_regulations_stand_side_by_side_as_of_one_day(client: FlaskClient) -> None:
    answer = client.get(f"{API}/compare?items={OTHER},{LOCAL}&as_of=2021-06-01").json
    assert [item["version"] for item in answer["items"]] == ["2019-11-28", "2017-09-22"]
    assert (answer["as_of"], answer["baseline"]) == ("2021-06-01", 0)
    today = client.get(f"{API}/compare?items={OTHER},{LOCAL}&baseline={LOCAL}").json
    assert (today["items"][1]["version"], today["baseline"]) == ("2021-07-29", 1)


def test_pinned_items_are_immutable(client: FlaskClient) -> None:
    address = f"{API}/compare?items={OTHER}@2019-11-28,{LOCAL}@2021-07-29"
    pinned = client.get(address)
    assert "immutable" in pinned.headers["Cache-Control"]
    tag = {"If-None-Match": pinned.headers["ETag"]}
    assert client.get(address, headers=tag).status_code == 304


def test_elements_are_told_by_article(client: FlaskClient) -> None:
    answer = client.get(f"{API}/compare/elements?items={OTHER},{LOCAL}").json
    fines = [row for row in answer["rows"] if row["highest_fine"]]
    assert {row["item"] for row in fines} == {0, 1}
    assert all(row["fine"] for row in fines)


def test_likeness_is_a_square(client: FlaskClient) -> None:
    answer = client.get(f"{API}/compare/likeness?items={OTHER},{LOCAL},{NATIONAL}").json
    assert [len(row) for row in answer["likeness"]] == [3, 3, 3]
    assert [answer["likeness"][n][n] for n in range(3)] == [1, 1, 1]


def test_a_draft_stands_beside_what_is_held_and_is_not_stored(client: FlaskClient) -> None:
    before = client.get(f"{API}/regulations").json["total"]
    items = [{"text": DRAFT}, {"reference": LOCAL}, {"reference": f"{NATIONAL}@2023-10-20"}]
    answer = client.post(f"{API}/compare", json={"items": items, "baseline": 1}).json
    assert [item["version"] for item in answer["items"]] == [None, "2021-07-29", "2023-10-20"]
    rows = client.post(f"{API}/compare/elements", json={"items": items}).json["rows"]
    assert [r["highest_fine"] for r in rows if r["item"] == 0 and r["label"] == "第三条"] == [100]
    assert client.get(f"{API}/regulations").json["total"] == before


@pytest.mark.parametrize(
    ("query", "status", "code"),
    [
        (f"items={LOCAL}", 422, "invalid_request"),
        (f"items={LOCAL},{LOCAL}", 400, "same_item_twice"),
        (f"items={LOCAL},{LOCAL}@2021-07-29", 400, "same_item_twice"),
        (f"items={LOCAL},{OTHER}&baseline={NATIONAL}", 400, "bad_baseline"),
        (f"items={LOCAL}@2021-07-29,{OTHER}&as_of=2022-01-01", 400, "version_and_day"),
        (f"items={LOCAL},{OTHER}&as_of=2013-01-01", 404, "not_in_force"),
        (f"items={LOCAL},nowhere/nothing", 404, "no_regulation"),
        ("items=/etc/passwd,/etc/hosts", 422, "invalid_request"),
        ("items=" + ",".join(f"a/b{n}" for n in range(9)), 404, "no_regulation"),
    ],
)
def test_what_cannot_be_compared_is_refused(
    client: FlaskClient, query: str, status: int, code: str
) -> None:
    problem(client.get(f"{API}/compare?{query}"), status, code)
