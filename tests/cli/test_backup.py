"""``lawdiff backup`` and ``lawdiff restore``, as an operator uses them."""

import json
from pathlib import Path

import pytest

from lawdiff.cli.main import run


@pytest.fixture(name="lawdiff")
def _lawdiff(capsys):
    """Run a command over a store; its exit code, what it printed, what it said."""

    def call(store: Path, *arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = run(["--store", str(store), *arguments])
        return code, *capsys.readouterr()

    return call


def test_a_store_moves_to_another_machine_in_one_file(lawdiff, tmp_path):
    here, there, file = tmp_path / "here", tmp_path / "there", tmp_path / "backup.zip"
    lawdiff(here, "demo", "--only-import")
    code, out, _ = lawdiff(here, "backup", str(file), "--json")
    assert (code, json.loads(out)["regulations"]) == (0, 4)
    code, out, _ = lawdiff(there, "restore", str(file))
    assert (code, out.splitlines()[-1]) == (0, "4 regulations restored.")
    assert lawdiff(there, "list", "--json") == lawdiff(here, "list", "--json")
    assert lawdiff(there, "verify")[0] == 0
    assert json.loads(lawdiff(there, "audit", "--json")[1])["entries"][0]["action"] == "restore"


@pytest.mark.parametrize(
    ("what", "code"), [("nothing.zip", "cannot_read"), ("text.zip", "bad_backup")]
)
def test_what_is_no_backup_is_refused_with_a_code(lawdiff, tmp_path, what, code):
    (tmp_path / "text.zip").write_text("not a backup")
    exit_code, out, said = lawdiff(tmp_path / "s", "restore", str(tmp_path / what), "--json")
    assert (exit_code, json.loads(out)["code"]) == (3, code)
    assert "Traceback" not in said
    assert not (tmp_path / "s").exists() or not list((tmp_path / "s").iterdir())


def test_a_backup_that_is_there_is_not_overwritten(lawdiff, tmp_path):
    (tmp_path / "b.zip").write_text("mine")
    code, _, said = lawdiff(tmp_path / "s", "backup", str(tmp_path / "b.zip"))
    assert (code, "[file_exists]" in said) == (3, True)
    assert (tmp_path / "b.zip").read_text() == "mine"
