"""Amending decisions over HTTP: texts in, result out, wrong input refused by name."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.web.reading import problem

TITLE = "青川省步道管理条例"
OLD = f"""{TITLE}
第一条　步道每两年检查一次。
第二条　损坏路标的，处五十元罚款。
第三条　本条例自公布之日起施行。"""
NEW = OLD.replace("两年", "年").replace("五十元", "一百元")
DECISION = f"""关于修改《{TITLE}》的决定
对《{TITLE}》作如下修改：
一、将第一条修改为：“步道每年检查一次。”
二、第二条中的“五十元”修改为“一百元”。
三、将第九条修改为：“无此条。”"""


def post(client: FlaskClient, what: str, **texts: str) -> Any:
    names = {"old": "from", "new": "to"}
    body = {names.get(name, name): {"text": text} for name, text in texts.items()}
    return client.post(f"/api/v1/amend/{what}", json=body)


def test_apply_gives_the_computed_text_and_names_what_was_refused(client: FlaskClient) -> None:
    answer = post(client, "apply", old=OLD, decision=DECISION).json
    assert answer["text_state"] == "consolidated"
    changed = {
        a["label"]: (a["text"], a["instructions"]) for a in answer["articles"] if a["changed"]
    }
    assert changed == {
        "第一条": ("步道每年检查一次。", ["一"]),
        "第二条": ("损坏路标的，处一百元罚款。", ["二"]),
    }
    assert [(i["id"], i["status"], i["code"]) for i in answer["instructions"]] == [
        ("一", "applied", None),
        ("二", "applied", None),
        ("三", "refused", "instruction_target"),
    ]


@pytest.mark.parametrize("old", [{}, {"old": OLD}])
def test_check_says_what_the_new_text_confirms(client: FlaskClient, old: dict[str, str]) -> None:
    answer = post(client, "check", decision=DECISION, new=NEW, **old).json
    assert [i["status"] for i in answer["instructions"]] == [
        "confirmed",
        "confirmed",
        "contradicted",
    ]


def test_check_shows_what_no_instruction_names(client: FlaskClient) -> None:
    new = NEW.replace("公布之日", "2030年1月1日")
    answer = post(client, "check", decision=DECISION, old=OLD, new=new).json
    assert [change["label"] for change in answer["unexplained"]] == ["第三条"]


@pytest.mark.parametrize("old", [{}, {"old": OLD}])
def test_check_names_the_article_that_holds_the_words_instead(
    client: FlaskClient, old: dict[str, str]
) -> None:
    new = NEW.replace("本条例自公布之日起施行。", "步道每年检查一次。").replace("每年", "两年", 1)
    answer = post(client, "check", decision=DECISION, new=new, **old).json
    first = answer["instructions"][0]
    assert (first["status"], first["articles"], first["elsewhere"]) == (
        "contradicted",
        ["第一条"],
        ["第三条"],
    )


def test_a_draft_applied_gives_the_new_text(client: FlaskClient) -> None:
    draft = post(client, "draft", old=OLD, new=NEW).json
    assert draft["exact"] is True
    answer = post(client, "apply", old=OLD, decision=draft["text"]).json
    assert [a["text"] for a in answer["articles"]][1] == "损坏路标的，处一百元罚款。"


def test_a_decision_for_another_law_is_refused(client: FlaskClient) -> None:
    other = DECISION.replace(TITLE, "青川省公园条例")
    problem(post(client, "apply", old=OLD, decision=other), 422, "decision_other_law")


@pytest.mark.parametrize("what", ["apply", "check", "draft"])
def test_a_missing_text_is_a_wrong_request(client: FlaskClient, what: str) -> None:
    answer = problem(post(client, what, decision=DECISION), 422, "invalid_request")
    assert answer["errors"]
