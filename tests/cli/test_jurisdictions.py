"""Commands across jurisdictions: for people, for programs, as files."""

import json
from pathlib import Path

import pytest

from lawdiff.cli.console import Console
from lawdiff.cli.demo import fill
from lawdiff.cli.main import run
from lawdiff.config import Settings

LOCAL = "qingchuan/linli-gongjuku-tiaoli"
OTHER = "linhai/linli-gongjuku-guanli-tiaoli"


@pytest.fixture(name="store", scope="module")
def _store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that holds the samples."""
    store = tmp_path_factory.mktemp("samples") / "store"
    console = Console(Settings(store=store, jobs=1))
    fill(console)
    console.close()
    return store


@pytest.fixture(name="said")
def _said(store: Path, capsys: pytest.CaptureFixture[str]):
    """Run a command; its exit code and what it prints."""

    def said(*arguments: str) -> tuple[int, str]:
        capsys.readouterr()
        code = run(["--store", str(store), *arguments])
        return code, capsys.readouterr().out

    return said


def test_analogues_of_a_regulation_and_of_a_file(said, tmp_path: Path) -> None:
    code, printed = said("analogues", OTHER, "-k", "1", "--json")
    (found,) = json.loads(printed)["analogues"]
    assert (code, found["text"]["regulation"]) == (0, LOCAL)
    file = tmp_path / "烟花.txt"
    file.write_text("河东市烟花条例\n\n第一条　禁止燃放烟花。\n", "utf-8")
    code, printed = said("analogues", str(file))
    assert code == 0
    assert "no other jurisdiction" in printed


def test_analogues_and_laws_above_as_of_a_day(said) -> None:
    code, printed = said("analogues", OTHER, "--as-of", "2020-06-01")
    assert (code, f"{OTHER}@2019-11-28" in printed, f"{LOCAL}@2017-09-22" in printed) == (
        0,
        True,
        True,
    )
    assert said("analogues", "--all", "--as-of", "2020-06-01")[0] == 2
    code, printed = said("parents", LOCAL, "--as-of", "2022-06-01", "--json")
    answer = json.loads(printed)
    assert (answer["as_of"], answer["parents"][0]["status"]) == ("2022-06-01", "unchanged")


def test_the_analogues_of_all_regulations(said) -> None:
    code, printed = said("analogues", "--all", "--json")
    answers = json.loads(printed)["regulations"]
    assert code == 0
    assert [a["text"]["regulation"] for a in answers] == sorted(
        a["text"]["regulation"] for a in answers
    )
    assert {LOCAL, OTHER} <= {a["text"]["regulation"] for a in answers if a["analogues"]}


@pytest.mark.parametrize("wrong", [(), (LOCAL, "--all"), ("--all", "--format", "xlsx")])
def test_analogues_are_asked_for_one_text_or_for_all(said, wrong: tuple[str, ...]) -> None:
    assert said("analogues", *wrong)[0] == 2


def test_laws_above_say_what_became_of_what_is_cited(said) -> None:
    code, printed = said("parents", f"{LOCAL}@2021-07-29")
    assert code == 0
    assert "《中和国邻里工具库法》 CHANGED since" in printed
    assert "* 第十条 → 第十一条、第十二条" in printed


def test_a_comparison_as_of_a_day_names_its_versions(said) -> None:
    code, printed = said("compare", OTHER, LOCAL, "--as-of", "2021-06-01", "--json")
    answer = json.loads(printed)
    assert (code, answer["as_of"]) == (0, "2021-06-01")
    assert [item["version"] for item in answer["items"]] == ["2019-11-28", "2017-09-22"]


@pytest.mark.parametrize("format_", ["docx", "xlsx", "csv", "html", "md"])
@pytest.mark.parametrize("command", [("compare", OTHER, LOCAL),
                                     ("compare", OTHER, LOCAL, "--elements"),
                                     ("analogues", OTHER)])  # fmt: skip
def test_tables_are_written_as_files(
    said, tmp_path: Path, command: tuple[str, ...], format_: str
) -> None:
    file = tmp_path / f"table.{format_}"
    assert said(*command, "-o", str(file))[0] == 0
    assert file.stat().st_size > 200


def test_elements_are_printed_by_article(said) -> None:
    code, printed = said("compare", OTHER, LOCAL, "--elements")
    assert code == 0
    assert "fine: " in printed
    kind = json.loads(said("compare", OTHER, LOCAL, "--elements", "--json")[1])["kind"]
    assert kind == "elements"
