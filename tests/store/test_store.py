"""The record: chains of versions in real repositories."""

import json
from pathlib import Path

import git
import pytest

from lawdiff.errors import Conflict, Damaged, NotFound, Refused, UsageError
from lawdiff.store import Store
from lawdiff.store.layout import source_path
from tests.builders import REGULATION, record

OLD = record("公园向公众开放。", label="2001-03-01")
MIDDLE = record("公园向公众免费开放。", "公园内禁止垂钓。", label="2010-03-01")
NEW = record("公园向公众免费开放。", "公园内禁止垂钓和烧烤。", label="2020-03-01")


@pytest.fixture(name="store")
def _store(tmp_path: Path) -> Store:
    store = Store(tmp_path / "store")
    store.prepare()
    return store


def write(store: Store, records, tip):
    with store.writer(REGULATION) as writer:
        return writer.write(records, tip=tip)


def write_each(store: Store, *records):
    """Import one after another, as separate calls; the commits by label."""
    commits = {}
    for one in records:
        commits = write(store, [one], store.tip(one.regulation))
    return commits


def repo(store: Store) -> git.Repo:
    return git.Repo(store.layout.repository(REGULATION))


def test_a_version_comes_back_as_it_was_filed(store):
    commits = write(store, [MIDDLE], None)
    assert store.read(REGULATION, commits["2010-03-01"]) == MIDDLE


def test_a_store_may_be_named_by_a_relative_path(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    store = Store(Path("store"))
    store.prepare()
    commits = write(store, [MIDDLE], None)
    assert store.read(REGULATION, commits["2010-03-01"]) == MIDDLE


def test_the_tree_is_one_file_an_article(store):
    commits = write(store, [MIDDLE], None)
    with repo(store) as r:
        tree = {b.path: b.data_stream.read() for b in r.commit("main").tree.traverse()
                if b.type == "blob"}  # fmt: skip
        message = r.commit("main").message
    assert tree["articles/0001.md"] == "公园向公众免费开放。\n".encode()
    assert tree["source/公园.txt"] == MIDDLE.source.data
    assert json.loads(tree["outline.json"])["articles"][1] == {
        "file": "0002", "label": "第二条", "caption": None,
    }  # fmt: skip
    assert set(tree) == {"regulation.json", "outline.json", "articles/0001.md",
                         "articles/0002.md", "source/公园.txt"}  # fmt: skip
    assert "Regulation-Id: qingchuan/gongyuan-guanli-tiaoli\n" in message
    assert "Adopted: 2010-03-01\n" in message
    assert set(commits) == {"2010-03-01"}


def test_an_article_that_only_moved_keeps_its_blob(store):
    moved = record("公园由主管部门管理。", *(a.text for a in MIDDLE.document.articles),
                   label="2015-03-01")  # fmt: skip
    write_each(store, MIDDLE, moved)
    with repo(store) as r:
        before, after = r.commit("v/2010-03-01").tree, r.commit("v/2015-03-01").tree
        assert before["articles/0002.md"].hexsha == after["articles/0003.md"].hexsha
        assert after["articles/0003.md"].hexsha == MIDDLE.document.articles[1].oid


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0), (0, 2, 1)])
def test_the_order_of_imports_does_not_show_in_the_commits(store, tmp_path, order):
    records = [OLD, MIDDLE, NEW]
    commits = write_each(store, *(records[n] for n in order))
    at_once = Store(tmp_path / "other")
    at_once.prepare()
    assert commits == write(at_once, records, None)
    assert [h.label for h in store.held(REGULATION)] == ["2001-03-01", "2010-03-01", "2020-03-01"]


def test_an_earlier_version_leaves_the_old_tip_reachable(store):
    tip = write_each(store, NEW)["2020-03-01"]
    write_each(store, OLD)
    with repo(store) as r:
        superseded = [x.path for x in r.references if x.path.startswith("refs/lawdiff/superseded")]
    assert superseded == [f"refs/lawdiff/superseded/{tip}"]
    assert store.read(REGULATION, tip) == NEW


def test_a_version_under_a_held_label_takes_its_place(store):
    write_each(store, OLD, MIDDLE)
    other = record("公园向公众收费开放。", label="2010-03-01")
    commits = write_each(store, other)
    assert store.read(REGULATION, commits["2010-03-01"]) == other
    assert len(store.held(REGULATION)) == 2


def test_dates_before_git_can_count_stand_in_the_trailer(store):
    write_each(store, record("夜间关闭。", label="1954-09-20"))
    with repo(store) as r:
        commit = r.commit("main")
        assert commit.committed_date == 57600  # 1970-01-02 in China
        assert "Adopted: 1954-09-20" in commit.message
    assert store.check(REGULATION) == []


def test_a_writer_that_knows_another_tip_is_refused(store):
    write_each(store, OLD)
    with pytest.raises(Conflict) as refusal:
        write(store, [NEW], None)
    assert refusal.value.code == "tip_moved"
    assert [h.label for h in store.held(REGULATION)] == ["2001-03-01"]


def test_what_a_killed_git_leaves_does_not_stop_the_next_writer(store):
    write_each(store, OLD)
    folder = store.layout.repository(REGULATION)
    pack = next((folder / "objects/pack").glob("*.pack"))
    for debris in ("refs/heads/main.lock", "objects/pack/tmp_pack_x", "objects/pack/pack-1.pack",
                   f"objects/pack/{pack.stem}.keep"):  # fmt: skip
        (folder / debris).write_bytes(b"")
    write_each(store, NEW)
    assert store.check(REGULATION) == []
    assert not list(folder.rglob("*.keep"))


def test_many_writes_are_packed_together(store):
    write_each(store, *(record(f"第{n}版。", label=f"20{n:02d}-01-01") for n in range(1, 24)))
    packs = list((store.layout.repository(REGULATION) / "objects/pack").glob("*.pack"))
    assert len(packs) < 10
    assert len(store.history(REGULATION)) == 23


def test_a_damaged_repository_is_named(store):
    write_each(store, OLD)
    for pack in (store.layout.repository(REGULATION) / "objects/pack").glob("*"):
        pack.chmod(0o644)
        pack.write_bytes(b"\0" * 50)
    with pytest.raises(Damaged) as refusal:
        store.history(REGULATION)
    assert refusal.value.code == "unreadable_repository"


def test_wherever_a_repository_is_damaged_it_is_named_as_damaged(store):
    """Git dies over what it cannot read: its broken pipe is no full disk."""
    write_each(store, OLD, NEW)
    packs = sorted((store.layout.repository(REGULATION) / "objects/pack").glob("*.pack"))
    for pack in packs:
        pack.chmod(0o644)
        whole = pack.read_bytes()
        for place in range(12, len(whole) - 40, 20):
            pack.write_bytes(whole[:place] + b"X" * 20 + whole[place + 20 :])
            with pytest.raises(Damaged) as refusal:
                store.history(REGULATION)
            assert refusal.value.params["regulation"] == REGULATION
        pack.write_bytes(whole)
    assert len(store.history(REGULATION)) == 2


def test_a_regulation_that_is_not_held_is_not_found(store):
    with pytest.raises(NotFound):
        store.history(REGULATION)
    assert store.tip(REGULATION) is None


@pytest.mark.parametrize("name", ["../evil", "Qingchuan/x", "a/b/c", "-a/b", "a/--upload-pack", ""])
def test_no_foreign_name_becomes_a_path(store, name):
    with pytest.raises(UsageError):
        store.tip(name)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("公园.txt", "source/公园.txt"),
        ("../../etc/passwd", "source/passwd"),
        ("a\nM 100644 inline x", "source/source"),
        (".git", "source/git"),
        ('q".docx', "source/source.docx"),
        ("长" * 100 + ".pdf", "source/source.pdf"),
        ("", "source/source"),
    ],
)
def test_a_source_keeps_its_name_only_where_that_is_safe(name, kept):
    assert source_path(name) == kept


def test_a_folder_with_other_things_is_no_store(tmp_path):
    (tmp_path / "thesis.txt").write_text("x")
    with pytest.raises(Refused) as refusal:
        Store(tmp_path).prepare()
    assert refusal.value.code == "not_a_store"


def test_a_store_of_a_newer_lawdiff_is_refused(tmp_path):
    (tmp_path / "lawdiff.json").write_text('{"format": 99}')
    with pytest.raises(Refused) as refusal:
        Store(tmp_path).prepare()
    assert refusal.value.code == "store_too_new"
