"""Commands about time: who changed what, when, what is new, what points to what."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lawdiff.cli.main import run

LOCAL = "qingchuan/linli-gongjuku-tiaoli"
NATIONAL = "zhonghe/linli-gongjuku-fa"

Asked = Callable[..., dict[str, Any]]


@pytest.fixture(name="store", scope="module")
def _store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("time") / "store"
    assert run(["--store", str(store), "demo", "--only-import"]) == 0
    return store


@pytest.fixture(name="ask")
def _ask(store: Path, capsys: pytest.CaptureFixture[str]) -> Asked:
    """Run a command with --json; its payload."""

    def ask(*arguments: str, code: int = 0) -> dict[str, Any]:
        capsys.readouterr()
        assert run(["--store", str(store), *arguments, "--json"]) == code
        payload: dict[str, Any] = json.loads(capsys.readouterr().out)
        return payload

    return ask


@pytest.fixture(name="say")
def _say(store: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., list[str]]:
    """Run a command for people; its lines."""

    def say(*arguments: str) -> list[str]:
        capsys.readouterr()
        assert run(["--store", str(store), *arguments]) == 0
        return capsys.readouterr().out.splitlines()

    return say


def test_blame_names_the_version_of_every_line(ask: Asked) -> None:
    payload = ask("blame", f"{LOCAL}@2021-07-29", "第十六条")
    article = payload["article"]
    assert "\n".join(line["text"] for line in payload["lines"]) == article["text"]
    versions = {"2012-05-24", "2017-09-22", "2021-07-29"}
    for line in payload["lines"]:
        assert line["version"] in versions
        assert line["first"]["version"] <= line["version"]
        covered = [(o["start"], o["end"]) for o in line["origins"]]
        assert [start for start, _ in covered] == [0, *(end for _, end in covered[:-1])]
        assert covered[-1][1] == len(line["text"])


def test_blame_takes_versions_of_the_record_alone(ask: Asked, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("青川省公园条例\n\n第一条　公园向公众开放。\n", "utf-8")
    assert ask("blame", str(file), "1", code=2)["code"] == "needs_version"


def test_a_history_names_acts_and_links(ask: Asked) -> None:
    steps = ask("history", f"{LOCAL}@2021-07-29", "13")["steps"]
    acts = [step["act"] and step["act"]["date"] for step in steps]
    assert acts[:3] == [None, "2017-09-22", "2021-07-29"]
    for step, before in zip(steps[1:], steps, strict=False):
        for link in step["links"]:
            assert link["from"]["version"] == before["version"]["version"]
            assert link["to"]["version"] == step["version"]["version"]


def test_a_history_says_what_is_in_doubt(say) -> None:
    lines = say("history", f"{LOCAL}@2021-07-29", "36")
    assert "? 2021-07-29:36 → 2025-11-27:39 (split, 0.22): in doubt, not followed" in lines
    assert any("关于修改〈青川省邻里工具库条例〉的决定" in line for line in lines)


def test_a_timeline_tells_what_each_version_changed(ask: Asked) -> None:
    payload = ask("timeline", LOCAL)
    steps = {step["version"]["version"]: step for step in payload["steps"]}
    assert list(steps) == ["2012-05-24", "2017-09-22", "2021-07-29", "2025-11-27"]
    assert steps["2012-05-24"]["tally"] == {}
    assert steps["2017-09-22"]["tally"]["added"] == 1
    assert [link["version"] for link in payload["chain"]] == list(steps)
    assert payload["missing"] == 0


def test_a_text_that_is_stated_and_not_held_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "青川省公园条例.txt"
    text.write_text(
        "青川省公园条例\n\n（2001年3月1日青川省人民代表大会常务委员会通过　根据2010年5月6日"
        "《关于修改〈青川省公园条例〉的决定》修正）\n\n第一条　公园向公众开放。\n\n"
        "第二条　本条例自2001年7月1日起施行。\n",
        "utf-8",
    )
    store = ["--store", str(tmp_path / "store")]
    assert run([*store, "import", str(text), "--as", "qingchuan/gongyuan-tiaoli"]) == 0
    capsys.readouterr()
    assert run([*store, "timeline", "qingchuan/gongyuan-tiaoli", "--json"]) == 0
    payload = json.loads(capsys.readouterr().out)
    missing = [link["event"]["date"] for link in payload["chain"] if link["missing"]]
    assert (missing, payload["missing"]) == (["2001-03-01"], 1)


def test_changes_come_page_by_page_and_say_so(ask: Asked) -> None:
    whole = ask("changes")
    assert (whole["total"], whole["complete"], len(whole["changes"])) == (8, True, 8)
    seen, cursor = [], ""
    while cursor is not None:
        page = ask("changes", "--limit", "3", *(["--cursor", cursor] if cursor else []))
        assert page["total"] == 8
        assert page["complete"] is (page["cursor"] is None)
        seen += page["changes"]
        cursor = page["cursor"]
    assert seen == whole["changes"]


def test_changes_are_narrowed(ask: Asked) -> None:
    def days(*options: str) -> list[str]:
        return [change["day"] for change in ask("changes", *options)["changes"]]

    assert days("--since", "2021-07-29", "--until", "2023-12-31") == ["2023-10-20", "2021-07-29"]
    assert days("--jurisdiction", "zhonghe") == ["2023-10-20", "2010-08-27"]
    assert days("--regulation", NATIONAL, "--basis", "in_force") == ["2024-03-01", "2011-01-01"]
    assert days("--query", "流动工具库", "--until", "2022-01-01") == ["2021-07-29"]
    assert ask("changes", "--since", "2020-01-02", "--until", "2020-01-01", code=2)["code"] == (
        "days_turned_round"
    )


def test_references_lead_to_the_law_in_force_when_they_were_written(ask: Asked) -> None:
    def meant(version: str) -> set[str]:
        found = ask("refs", f"{LOCAL}@{version}")["references"]
        return {r["to"]["version"] for r in found if r["title"] is not None}

    assert meant("2021-07-29") == {"2010-08-27"}
    assert meant("2025-11-27") == {"2023-10-20"}


def test_dangling_references_are_marked(ask: Asked, say, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(
        "青川省公园条例\n\n第一条　违反本条例第二条、第九条规定的，予以警告。\n\n"
        "第二条　公园依照《中和国邻里工具库法》第八百条开放。\n",
        "utf-8",
    )
    found = {r["text"]: r["status"] for r in ask("refs", str(file))["references"]}
    assert found["本条例第二条"] == "linked"
    assert found["第九条"] == "dangling"
    assert found["《中和国邻里工具库法》第八百条"] == "dangling"
    marks = [line[0] for line in say("refs", str(file))]
    assert sorted(marks[:-1]) == [" ", "!", "!"]


def test_who_cites_a_law_is_told_page_by_page(ask: Asked) -> None:
    whole = ask("refs", NATIONAL, "--cited-by")
    assert whole["complete"]
    assert whole["total"] == len(whole["citing"])
    first = ask("refs", NATIONAL, "--cited-by", "--limit", "2")
    rest = ask("refs", NATIONAL, "--cited-by", "--offset", first["cursor"])
    assert first["citing"] + rest["citing"] == whole["citing"]


def test_a_link_is_settled_and_given_back_to_the_program(ask: Asked) -> None:
    before = ask("align", LOCAL)
    (doubtful,) = before["doubtful"]
    ends = [
        f"{end['version']}:{'-'.join(map(str, end['number']))}"
        for end in (doubtful["from"], doubtful["to"])
    ]
    settled = ask("align", LOCAL, *ends, "apart")
    assert [link["verdict"] for link in settled["settled"]] == ["apart"]
    assert settled["doubtful"] == []
    assert ask("align", LOCAL, *ends, "none") == before


@pytest.mark.parametrize(
    ("link", "code"),
    [
        (["2021-07-29:36", "2025-11-27", "same"], "bad_place"),
        (["2021-07-29:36", "2025-11-27:39", "perhaps"], "wrong_usage"),
        (["2025-11-27:39", "2021-07-29:36", "same"], "versions_turned_round"),
        (["2021-07-29:36", "2025-11-27:390", "same"], "no_article"),
    ],
)
def test_what_is_no_link_is_refused(ask: Asked, link: list[str], code: str) -> None:
    assert ask("align", LOCAL, *link, code=2)["code"] == code


def test_since_tells_what_became_of_a_list(
    ask: Asked, say: Callable[..., list[str]], tmp_path: Path
) -> None:
    register = tmp_path / "register.txt"
    register.write_text(f"{LOCAL}@2017-09-22\n{LOCAL}@2025-11-27\nnonsense\n", "utf-8")
    payload = ask("since", str(register))
    assert [one["reliance"] for one in payload["versions"]] == ["changed", "current", "malformed"]
    assert say("since", str(register))[-1] == "2 of 3 are not current"
