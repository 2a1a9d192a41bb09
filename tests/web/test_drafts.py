"""The draft desk: beside analogues, against another text, amended; nothing is kept."""

import io

import pytest
from flask.testing import FlaskClient
from lxml import html
from werkzeug.test import TestResponse

from lawdiff.samples import sample_files
from tests.web.reading import LOCAL, find, page, words

SAMPLES = {sample.path.name: sample for sample in sample_files()}
LANGUAGE = {"Accept-Language": "zh"}
OLD = """河东省公园条例
第一条　公园每日开放，不收门票。
第二条　携带宠物的，处五十元以上二百元以下罚款。"""
NEW = OLD.replace("五十元以上二百元", "一百元以上五百元")


def sample(part: str) -> str:
    (name,) = (name for name in SAMPLES if part in name)
    return SAMPLES[name].path.read_text("utf-8")


@pytest.fixture(name="draft")
def _draft() -> str:
    """A draft on the subject of the samples, of a jurisdiction that holds nothing."""
    return sample("临海省邻里工具库管理条例").replace("临海省", "河东省")


@pytest.fixture(name="answer")
def _answer(app):
    """Sends the form as a browser does, with the token of the page before."""
    client = app.test_client()

    def answer(status: int = 200, **fields: object) -> TestResponse:
        token = find(page(client, "/draft"), "//input[@name='csrf_token']").get("value")
        response = client.post("/draft", data={"csrf_token": token, **fields}, headers=LANGUAGE)
        assert response.status_code == status, response.text[:400]
        assert response.headers["Cache-Control"] == "no-store"
        return response

    return answer


@pytest.fixture(name="send")
def _send(answer):
    """Sends the form, and parses the page that comes of it."""
    return lambda status=200, **fields: html.fromstring(answer(status, **fields).text)


def test_a_draft_stands_beside_its_analogues_and_the_law_above(send, draft: str) -> None:
    tree = send(task="others", text=draft)
    heads = tree.xpath("//table[contains(@class,'matrix')]//thead//th/span/text()")
    assert heads[0] == "您的草案"
    assert set(heads) >= {"青川省", "临海省", "中和国"}
    above = find(tree, "//section[@aria-labelledby='above']")
    assert "中和国邻里工具库法" in words(above)
    assert "此后已修改" in words(above)


def test_what_is_ticked_is_what_it_stands_beside(send, draft: str) -> None:
    tree = send(task="others", text=draft, items=["yunling/shishi-linli-gongjuku-fa-banfa"])
    heads = tree.xpath("//table[contains(@class,'matrix')]//thead//th/span/text()")
    assert heads == ["您的草案", "云岭省"]
    ticked = tree.xpath("//input[@name='items'][@checked]/@value")
    assert ticked == ["yunling/shishi-linli-gongjuku-fa-banfa"]


def test_a_draft_on_a_subject_of_its_own_stands_alone_and_says_so(send) -> None:
    tree = send(task="others", text=OLD)
    assert "没有收录其他地方同一主题的法规" in words(find(tree, "//main"))
    assert not tree.xpath("//table")


def test_two_texts_make_a_table(send) -> None:
    tree = send(task="diff", text=NEW, other=OLD)
    assert tree.xpath("//tbody/tr/@class") == ["run", "amended"]
    assert "一百元以上五百元" in "".join(words(ins) for ins in tree.xpath("//td//ins"))


def test_what_did_not_change_is_folded_counted_and_opens_where_it_stands(send) -> None:
    more = "\n第三条　公园内不得垂钓。\n第四条　公园设置座椅。"
    tree = send(task="diff", text=NEW + more, other=OLD + more)
    folded = tree.xpath("//tr[@class='run']//details")
    assert [words(find(run, "./summary")) for run in folded] == [
        "第一条 1 条文字无改动",
        "第三条至第四条 2 条文字无改动",
    ]
    assert "公园内不得垂钓。" in words(folded[1])
    assert not any(run.get("open") for run in folded)


def test_what_changed_outside_the_articles_is_shown(send) -> None:
    annex = "\n附件：开放时间\n每日六时"
    tree = send(task="diff", text=NEW + annex, other=OLD)
    assert "每日六时" in "".join(words(ins) for ins in tree.xpath("//td//ins"))


STARTS = {"docx": b"PK", "xlsx": b"PK", "csv": b"\xef\xbb\xbf", "html": b"<!doctype", "md": b"#"}


@pytest.mark.parametrize(
    ("task", "names"),
    [
        ("others", {"table", "elements", "analogues"}),
        ("diff", {"table", "tracked"}),
        ("decision", {"table", "tracked"}),
    ],
)
def test_results_can_be_taken_away(send, answer, draft: str, task: str, names: set[str]) -> None:
    old = sample("青川省邻里工具库条例-2017-09-22")
    fields = {
        "others": {"text": draft},
        "diff": {"text": draft, "other": old},
        "decision": {"text": old, "other": sample("关于修改")},
    }[task]
    tree = send(task=task, **fields)
    assert {b.get("form") for b in tree.xpath("//button[@name='take']")} == {"handed"}
    offered = tree.xpath("//button[@name='take']/@value")
    assert {value.partition(".")[0] for value in offered} == names
    for value in offered:
        name, _, kind = value.partition(".")
        if name != "table" and kind not in {"docx", "csv"}:
            continue
        file = answer(task=task, take=value, **fields)
        assert file.data[:9].startswith(STARTS[kind]), value
        assert f".{kind}" in file.headers["Content-Disposition"]
        if task == "decision" and value == "table.md":
            assert "并非官方文本" in file.text
            assert "第一条" in file.text


def test_a_file_that_is_not_offered_is_no_file(send) -> None:
    assert send(task="diff", text=NEW, other=OLD, take="table.exe").xpath("//tbody")
    assert send(task="diff", text=NEW, other=OLD, take="../x").xpath("//tbody")


def test_a_draft_is_held_against_a_version_that_is_held(client: FlaskClient, send) -> None:
    tree = page(client, f"/draft?against={LOCAL}@2017-09-22")
    assert "2017年9月22日" in words(find(tree, "//form[@class='draft']"))
    text = sample("青川省邻里工具库条例-2021-07-29")
    tree = send(task="diff", text=text, against=f"{LOCAL}@2017-09-22")
    assert len(tree.xpath("//tr[@class='added']")) == 3


def test_a_decision_shows_what_it_makes_of_a_text(send) -> None:
    tree = send(
        task="decision",
        text=sample("青川省邻里工具库条例-2017-09-22"),
        other=sample("关于修改"),
    )
    assert "并非官方文本" in words(find(tree, "//p[contains(@class,'warn')]"))
    assert tree.xpath("//tr[@class='added']")


def test_a_file_takes_the_place_of_the_box(send) -> None:
    file = (io.BytesIO(NEW.encode("gb18030")), "草案.txt")
    tree = send(task="diff", text="", text_file=file, other=OLD)
    assert find(tree, "//textarea[@name='text']").text.strip() == NEW
    assert tree.xpath("//tr[@class='amended']")


@pytest.mark.parametrize(
    ("fields", "status", "said"),
    [
        ({"task": "others", "text": ""}, 400, "缺少文本"),
        ({"task": "others", "text": "你好，世界"}, 422, "没有找到条文"),
        ({"task": "diff", "text": OLD, "other": ""}, 400, "缺少文本"),
        ({"task": "diff", "text": OLD, "other": "再见"}, 422, "没有找到条文"),
        ({"task": "diff", "text": "", "against": "nix", "other": OLD}, 400, "缺少文本"),
        ({"task": "decision", "text": OLD, "other": " "}, 400, "缺少文本"),
        ({"task": "others", "text": "第一条　字" * 70_000}, 413, "最多接受"),
        ({"task": "nonsense", "text": ""}, 400, "缺少文本"),
    ],
)
def test_a_wrong_form_says_why_and_keeps_what_was_entered(send, fields, status, said) -> None:
    tree = send(status, **fields)
    assert said in words(find(tree, "//p[@role='alert']"))
    for name in ("text", "other"):
        kept = find(tree, f"//textarea[@name='{name}']").text or ""
        assert kept.removeprefix("\n") == fields.get(name, "")


def test_a_file_of_another_kind_is_refused(send) -> None:
    picture = (io.BytesIO(b"\x89PNG\r\n\x1a\n" + bytes(64)), "图.png")
    assert find(send(422, task="others", text_file=picture), "//p[@role='alert']").text.strip()


def test_scripts_stay_text(send) -> None:
    hostile = "</textarea><script>alert(1)</script>"
    text = f"{OLD}\n第三条　{hostile}"
    for task in ("others", "diff"):
        tree = send(task=task, text=text, other=OLD)
        assert not tree.xpath("//main//script")
        assert hostile in find(tree, "//textarea[@name='text']").text


def test_nothing_is_stored(app, send, draft: str) -> None:
    before = app.extensions["lawdiff"].services.browsing.generation()
    send(task="others", text=draft)
    assert app.extensions["lawdiff"].services.browsing.generation() == before


def test_a_form_without_its_token_is_refused(client: FlaskClient) -> None:
    response = client.post("/draft", data={"task": "diff", "text": OLD}, headers=LANGUAGE)
    assert response.status_code == 400
