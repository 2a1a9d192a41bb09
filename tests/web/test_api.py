"""The API: what is held, as JSON, with tags and without surprises."""

import pytest
from flask.testing import FlaskClient

from tests.web.reading import LOCAL, NATIONAL, VERSIONS

REGULATION = f"/api/v1/regulations/{LOCAL}"


def test_regulations_come_page_by_page_until_complete(client: FlaskClient) -> None:
    ids, cursor = [], ""
    for _ in range(10):
        answer = client.get(f"/api/v1/regulations?limit=1{cursor}").json
        ids += [r["id"] for r in answer["regulations"]]
        assert answer["total"] == 4
        if answer["complete"]:
            break
        cursor = f"&cursor={answer['cursor']}"
    assert len(ids) == len(set(ids)) == 4


def test_regulations_are_narrowed(client: FlaskClient) -> None:
    found = client.get("/api/v1/regulations?jurisdiction=qingchuan").json["regulations"]
    assert [r["id"] for r in found] == [LOCAL]
    assert client.get("/api/v1/regulations?q=宇宙").json["regulations"] == []


def test_a_regulation_lists_its_versions_oldest_first(client: FlaskClient) -> None:
    for address in (REGULATION, f"{REGULATION}/versions"):
        answer = client.get(address).json
        assert [v["version"] for v in answer["versions"]] == VERSIONS
        assert answer["complete"] is True
    assert answer["regulation"]["in_force"] == "2021-07-29"


def test_a_version_holds_its_text(client: FlaskClient) -> None:
    answer = client.get(f"{REGULATION}/versions/2021-07-29").json
    assert answer["in_force"] is True
    assert len(answer["document"]["articles"]) == answer["version"]["articles"] == 39


def test_a_text_of_the_future_is_not_in_force(client: FlaskClient) -> None:
    assert client.get(f"{REGULATION}/versions/2025-11-27").json["in_force"] is False


@pytest.mark.parametrize(
    ("day", "version"), [("2017-12-31", "2012-05-24"), ("2018-01-01", "2017-09-22")]
)
def test_as_of_finds_the_version_in_force(client: FlaskClient, day: str, version: str) -> None:
    response = client.get(f"{REGULATION}/as-of/{day}")
    assert response.json["version"]["version"] == version
    assert response.json["as_of"] == day
    assert response.headers["Content-Location"] == f"{REGULATION}/versions/{version}"


def test_an_inserted_article_has_an_address(client: FlaskClient) -> None:
    answer = client.get(f"{REGULATION}/versions/2017-09-22/articles/16-1").json
    assert answer["article"]["label"] == "第十六条之一"
    assert answer["article"]["number"] == [16, 1]


def test_a_diff_gives_both_texts_back(client: FlaskClient) -> None:
    diff = client.get(f"{REGULATION}/diff?from=2017-09-22&to=2021-07-29").json
    for side, sign, label in (("from", "+", "2017-09-22"), ("to", "-", "2021-07-29")):
        document = client.get(f"{REGULATION}/versions/{label}").json["document"]
        texts = {a["label"]: a["text"] for a in document["articles"]}
        rebuilt = {
            row[side]["label"]: "".join(text for s, text in row["ops"] if s != sign)
            for row in diff["rows"]
            if row[side]
        }
        assert rebuilt == texts


def test_a_diff_by_character_marks_less(client: FlaskClient) -> None:
    address = f"{REGULATION}/diff?from=2017-09-22&to=2021-07-29&unit="
    marked = {
        unit: sum(
            len(t)
            for row in client.get(address + unit).json["rows"]
            for s, t in row["ops"]
            if s != "="
        )
        for unit in ("word", "char")
    }
    assert 0 < marked["char"] <= marked["word"]


def test_a_diff_of_labels_is_immutable_and_one_of_days_is_not(client: FlaskClient) -> None:
    pinned = client.get(f"{REGULATION}/diff?from=2017-09-22&to=2021-07-29")
    assert "immutable" in pinned.headers["Cache-Control"]
    by_day = client.get(f"{REGULATION}/diff?from=2019-01-01&to=2022-01-01")
    assert by_day.headers["Cache-Control"] == "no-cache"
    location = by_day.headers["Content-Location"]
    assert client.get(location).data == by_day.data == pinned.data


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/regulations",
        REGULATION,
        f"{REGULATION}/versions/2021-07-29",
        f"{REGULATION}/versions/2021-07-29/articles/1",
        f"{REGULATION}/as-of/2022-01-01",
        f"{REGULATION}/diff?from=2017-09-22&to=2021-07-29",
        f"{REGULATION}/articles/12/history",
        "/api/v1/search?q=押金",
        "/api/v1/coverage",
    ],
)
def test_who_holds_an_answer_is_told_so(client: FlaskClient, path: str) -> None:
    first = client.get(path)
    tag = first.headers["ETag"]
    again = client.get(path, headers={"If-None-Match": tag})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    assert client.get(path, headers={"If-None-Match": '"other"'}).data == first.data


def test_a_history_follows_an_article_whatever_its_number(client: FlaskClient) -> None:
    answer = client.get(f"{REGULATION}/articles/13/history?version=2021-07-29").json
    numbers = [[a["number"] for a in step["articles"]] for step in answer["steps"]]
    assert numbers == [[[13]], [[13]], [[13]], [[12], [13]]]  # split at last
    assert answer["steps"][0]["class"] is None
    assert answer["steps"][-1]["class"] == "amended_renumbered"


def test_a_search_is_paged_and_says_how_much_there_is(client: FlaskClient) -> None:
    first = client.get("/api/v1/search?q=押金&limit=3").json
    assert len(first["hits"]) == 3
    assert first["total"] > 3
    second = client.get(f"/api/v1/search?q=押金&limit=200&cursor={first['cursor']}").json
    assert len(second["hits"]) == first["total"] - 3
    assert second["cursor"] is None


def test_a_search_finds_the_article_named_by_title_and_number(client: FlaskClient) -> None:
    found = client.get("/api/v1/search?q=青川省邻里工具库条例第十二条").json["articles"]
    assert [(f["version"], f["article"]["label"]) for f in found] == [("2021-07-29", "第十二条")]


def test_coverage_counts_what_is_held(client: FlaskClient) -> None:
    answer = client.get("/api/v1/coverage").json
    assert (answer["regulations"], answer["versions"]) == (4, 8)
    assert answer["total"] == len(answer["doubted"])


def test_posted_texts_are_compared_and_not_stored(client: FlaskClient) -> None:
    held = client.get("/api/v1/coverage").json["texts"]
    body = {"from": {"text": "第一条　三十日内答复。"}, "to": {"text": "第一条　十五日内答复。"}}
    diff = client.post("/api/v1/diff", json=body).json
    assert diff["rows"][0]["ops"] == [["-", "三十日"], ["+", "十五日"], ["=", "内答复。"]]
    assert client.get("/api/v1/coverage").json["texts"] == held


def test_an_empty_store_answers_too(empty: FlaskClient) -> None:
    assert empty.get("/api/v1/regulations").json["total"] == 0
    assert empty.get("/api/v1/coverage").json["regulations"] == 0
    assert empty.get("/readyz").json == {"status": "ok", "regulations": 0}


def test_the_parent_law_comes_first_where_it_is_national(client: FlaskClient) -> None:
    assert client.get(f"/api/v1/regulations/{NATIONAL}").json["regulation"]["versions"] == 2


@pytest.mark.parametrize(
    ("form", "media_type", "begins"),
    [
        ("akn", "application/akn+xml", b"<?xml"),
        ("jsonld", "application/ld+json", b"{"),
        ("md", "text/markdown", b"# "),
        ("docx", "application/vnd.openxmlformats", b"PK"),
    ],
)
def test_a_version_can_be_taken_away(
    client: FlaskClient, form: str, media_type: str, begins: bytes
) -> None:
    response = client.get(f"{REGULATION}/versions/2021-07-29/file?format={form}")
    assert response.status_code == 200
    assert response.content_type.startswith(media_type)
    assert response.data.startswith(begins)
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["Content-Disposition"].isascii()


def test_linked_data_names_articles_by_where_they_stood_first(client: FlaskClient) -> None:
    made = client.get(f"{REGULATION}/versions/2021-07-29/file?format=jsonld").json
    names = [part["legislationIdentifier"] for part in made["hasPart"] if "headline" not in part]
    assert "2012-05-24__art_1" in names
    assert "2017-09-22__art_16-1" in names
    assert len(names) == len(set(names))
