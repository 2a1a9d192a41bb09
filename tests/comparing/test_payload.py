"""A comparison as JSON."""

import json

from lawdiff.comparing import compare
from lawdiff.payloads.comparisons import ComparisonPayload
from tests.comparing.texts import gardens, parks


def test_the_shape_is_the_contract() -> None:
    shown = json.loads(ComparisonPayload.of(compare([parks(), gardens()])).as_json())
    assert (shown["kind"], shown["schema_version"], shown["baseline"]) == ("comparison", 1, 0)
    assert [item["title"] for item in shown["items"]] == [parks().title, gardens().title]
    assert shown["pairs"][0] | {"score": 0, "confidence": ""} == {
        "from": "第一条", "to": "第一条", "score": 0, "primary": True, "confidence": "",
    }  # fmt: skip
    first = shown["rows"][0]["cells"]
    assert [cell["label"] for cell in first] == ["第一条", "第一条"]
    assert first[0]["similarity"] is None
    assert 0 < first[1]["similarity"] <= 1


def test_where_an_item_has_nothing_on_a_topic_its_cell_is_null() -> None:
    shown = json.loads(ComparisonPayload.of(compare([parks(), gardens()])).as_json())
    alone = [row["cells"] for row in shown["rows"] if row["subject"].startswith("每年四月")]
    assert [cell and cell["label"] for cell in alone[0]] == [None, "第五条"]
