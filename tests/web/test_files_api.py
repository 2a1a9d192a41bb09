"""What comes of texts that are sent, as files: every format, wrong ones refused."""

import pytest
from flask.testing import FlaskClient

from tests.web.reading import LOCAL, NATIONAL, problem
from tests.web.test_decisions_api import DECISION, NEW, OLD

STARTS = {
    "docx": b"PK",
    "xlsx": b"PK",
    "csv": b"\xef\xbb\xbf",
    "html": b"<!doctype",
    "md": b"#",
    "txt": "关于".encode(),
}
TABLES = ["docx", "xlsx", "csv", "html", "md"]
TWO = {"from": {"text": OLD}, "to": {"text": NEW}}
BESIDE = {"items": [{"text": OLD}, {"reference": LOCAL}]}
ASKED = {
    "diff": (TWO, TABLES),
    "compare": (BESIDE, TABLES),
    "compare/elements": (BESIDE, TABLES),
    "analogues": ({"text": OLD}, TABLES),
    "amend/apply": ({"from": {"text": OLD}, "decision": {"text": DECISION}}, TABLES),
    "amend/draft": (TWO, ["docx", "md"]),
}


@pytest.mark.parametrize("what", ASKED)
def test_a_result_comes_in_every_format(client: FlaskClient, what: str) -> None:
    body, formats = ASKED[what]
    for kind in formats:
        answer = client.post(f"/api/v1/{what}/file?format={kind}", json=body)
        assert answer.status_code == 200, answer.text
        assert answer.data.lower().startswith(STARTS[kind].lower())
        assert "attachment" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("kind", TABLES)
def test_characters_that_no_xml_can_hold_are_shown_as_such(client: FlaskClient, kind: str) -> None:
    texts = [f"青川省\x02公园条例\n第一条　公园\x03{fee}。" for fee in ("免费", "收费")]
    body = {"from": {"text": texts[0], "name": "a\x01"}, "to": {"text": texts[1], "name": "b"}}
    assert client.post(f"/api/v1/diff/file?format={kind}", json=body).status_code == 200


@pytest.mark.parametrize("kind", TABLES)
def test_likeness_comes_in_every_format(client: FlaskClient, kind: str) -> None:
    items = f"{LOCAL},{NATIONAL}&as_of=2024-01-01"
    answer = client.get(f"/api/v1/compare/likeness/file?items={items}&format={kind}")
    assert answer.data.lower().startswith(STARTS[kind].lower())


def test_heads_come_in_the_language_asked_for(client: FlaskClient) -> None:
    texts = [
        client.post(f"/api/v1/diff/file?format=csv&language={language}", json=TWO).text
        for language in ("zh", "en")
    ]
    assert ["修改前" in text for text in texts] == [True, False]


def test_a_computed_text_is_marked(client: FlaskClient) -> None:
    body, _ = ASKED["amend/apply"]
    assert "并非官方文本" in client.post("/api/v1/amend/apply/file?format=md", json=body).text


@pytest.mark.parametrize("query", ["", "?format=exe", "?format=csv&language=fr", "?format=csv&x=1"])
def test_a_file_nobody_makes_is_refused(client: FlaskClient, query: str) -> None:
    problem(client.post(f"/api/v1/diff/file{query}", json=TWO), 422, "invalid_request")
