"""The desk for decisions: without scripts, with the input kept, and nothing stored."""

import io

import pytest
from flask.testing import FlaskClient
from lxml import html

from tests.web.reading import LOCAL, find, page, words
from tests.web.test_decisions_api import DECISION, NEW, OLD, TITLE


def send(client: FlaskClient, task: str, status: int = 200, **fields: object) -> html.HtmlElement:
    """Fill in the form of a task, and what it answers."""
    response = post(client, task, **fields)
    assert response.status_code == status
    assert response.headers["Cache-Control"] == "no-store"
    return html.fromstring(response.text)


def post(client: FlaskClient, task: str, **fields: object):
    path = "/decisions" if task == "apply" else f"/decisions/{task}"
    token = find(page(client, path), "//input[@name='csrf_token']").get("value")
    return client.post(path, data={"csrf_token": token, **fields})


def statuses(tree: html.HtmlElement) -> list[str]:
    return [words(tag) for tag in tree.xpath("//table[contains(@class, 'instructions')]//td[1]")]


def test_applying_shows_a_computed_text_and_leads_to_its_instructions(client: FlaskClient) -> None:
    tree = send(client, "apply", old_text=OLD, decision_text=DECISION)
    assert statuses(tree) == ["已执行", "已执行", "未执行"]
    assert "并非官方文本" in words(find(tree, "//section[@aria-labelledby='instructions']"))
    links = tree.xpath("//table[@class='compare']//a[starts-with(@href, '#i-')]/@href")
    assert links == ["#i-一", "#i-二"]
    assert all(tree.xpath(f"//*[@id='{link[1:]}']") for link in links)
    assert tree.xpath("//ins[contains(., '一百元')]")


def test_an_instruction_that_was_refused_says_why(client: FlaskClient) -> None:
    tree = send(client, "apply", old_text=OLD, decision_text=DECISION)
    assert "第九条" in words(find(tree, "//tr[@id='i-三']//p[contains(@class, 'reason')]"))


def test_a_version_that_is_held_can_be_amended(client: FlaskClient) -> None:
    title = "青川省邻里工具库条例"
    decision = DECISION.replace(TITLE, title).split("\n二、")[0]
    for ref in (f"{LOCAL}@2021-07-29", title):
        tree = send(client, "apply", old_ref=ref, decision_text=decision)
        assert statuses(tree) == ["已执行"]


def test_checking_shows_what_is_confirmed_and_what_nobody_ordered(client: FlaskClient) -> None:
    new = NEW.replace("公布之日", "2030年1月1日")
    tree = send(client, "check", old_text=OLD, decision_text=DECISION, new_text=new)
    assert statuses(tree) == ["得到证实", "得到证实", "与文本不符"]
    assert "第三条" in words(find(tree, "//section[@aria-labelledby='unexplained']"))
    assert tree.xpath("//table[@class='compare']")
    alone = send(client, "check", decision_text=DECISION, new_text=new)
    assert not alone.xpath("//table[@class='compare']")


def test_checking_names_the_article_that_holds_the_words_instead(client: FlaskClient) -> None:
    new = NEW.replace("本条例自公布之日起施行。", "无此条。")
    tree = send(client, "check", old_text=OLD, decision_text=DECISION, new_text=new)
    assert statuses(tree) == ["得到证实", "得到证实", "不明确"]
    assert "第三条" in words(find(tree, "//tr[@id='i-三']//p[contains(@class, 'reason')]"))


def test_drafting_gives_a_decision_and_its_table(client: FlaskClient) -> None:
    tree = send(client, "draft", old_text=OLD, new_text=NEW)
    assert "一百元" in words(find(tree, "//section[@aria-labelledby='draft']"))
    assert tree.xpath("//table[@class='compare']//a/@href")[0].startswith("#")


@pytest.mark.parametrize(("form", "magic"), [("docx", b"PK"), ("md", b"# "), ("txt", b"\xe5")])
def test_a_draft_can_be_taken_away(client: FlaskClient, form: str, magic: bytes) -> None:
    response = post(client, "draft", old_text=OLD, new_text=NEW, take=form)
    disposition = response.headers["Content-Disposition"]
    assert disposition.startswith("attachment")
    assert disposition.isascii()
    assert response.data.startswith(magic)


def test_a_file_is_read_and_its_words_stay(client: FlaskClient) -> None:
    upload = (io.BytesIO(DECISION.encode()), "决定.txt")
    tree = send(client, "apply", old_text=OLD, decision_file=upload)
    assert statuses(tree)[0] == "已执行"
    assert find(tree, "//textarea[@name='decision_text']").text.strip() == DECISION


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({}, "nothing_given"),
        ({"old_ref": LOCAL, "old_text": OLD}, "given_twice"),
        ({"old_ref": "../etc/passwd"}, "bad_regulation_id"),
        ({"old_ref": "/etc/passwd"}, "bad_regulation_id"),
        ({"old_ref": "宇宙飞船条例"}, "no_such_title"),
        ({"old_ref": "工具库"}, "several_titles"),
        ({"old_text": OLD}, "nothing_given"),
        (
            {"old_text": OLD, "decision_text": DECISION.replace(TITLE, "某条例")},
            "decision_other_law",
        ),
        ({"old_text": OLD, "decision_file": (io.BytesIO(b"\x00\x01"), "x.docx")}, None),
    ],
)
def test_wrong_input_is_refused_and_stays(
    client: FlaskClient, fields: dict[str, object], code: str | None
) -> None:
    tree = send(client, "apply", 422, **fields)
    said = find(tree, "//p[@role='alert']/code").text
    assert said == code or code is None
    for name, value in fields.items():
        if isinstance(value, str):
            kept = find(tree, f"//*[@name='{name}']")
            assert (kept.get("value") or kept.text or "").strip() == value


def test_a_form_of_another_site_is_not_taken(client: FlaskClient) -> None:
    assert client.post("/decisions", data={"old_text": OLD}).status_code == 400


def test_the_desk_is_kept_for_nobody_else(client: FlaskClient) -> None:
    first, second = (
        find(page(c, "/decisions"), "//input[@name='csrf_token']").get("value")
        for c in (client, client.application.test_client())
    )
    assert first != second


def test_the_desk_takes_the_version_it_is_asked_for(client: FlaskClient) -> None:
    tree = page(client, f"/decisions?old={LOCAL}@2021-07-29")
    assert find(tree, "//input[@name='old_ref']").get("value") == f"{LOCAL}@2021-07-29"
