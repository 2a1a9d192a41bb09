"""How many there are is said as English says it."""

from pathlib import Path

import pytest

from lawdiff.cli.main import run

TEXT = """青川省灯塔条例

（2020年1月1日青川省第十三届人民代表大会常务委员会第十次会议通过）

第一条　为了灯塔，制定本条例。

第二条　本条例自2020年5月1日起施行。
"""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("为了灯塔", "1 article, 1 to 1 shown"),
        ("本条例", "2 articles, 1 to 2 shown"),
        ("没有的", "0 articles, none shown"),
    ],
)
def test_hits_are_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: str, said: str
) -> None:
    (tmp_path / "text.txt").write_text(TEXT, "utf-8")
    store = ("--store", str(tmp_path / "store"))
    assert run([*store, "import", str(tmp_path / "text.txt")]) == 0
    capsys.readouterr()
    assert run([*store, "search", words]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == said
