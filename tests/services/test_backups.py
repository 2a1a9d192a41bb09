"""Everything in one file: of one moment, and the same again elsewhere."""

import datetime as dt
import hashlib
import json
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from lawdiff.bootstrap import Services
from lawdiff.config import Settings
from lawdiff.errors import LawdiffError
from lawdiff.model import Correction, Upload
from lawdiff.numbering import Number
from lawdiff.services.importing import ImportOptions
from tests.services.conftest import TODAY

ID = "hunan/gongyuan-guanli-tiaoli"
LI = ImportOptions(actor="user:li")
BUNDLE = f"regulations/{ID}.bundle"
TEXTS = ("公园向公众开放。", "公园内禁止垂钓。", "违反本条例的，处五十元以上二百元以下罚款。")


def put(services: Services, path: Path, *, replace: bool = False) -> None:
    (outcome,) = services.importing.files([path], ImportOptions(replace=replace, accept=True))
    assert outcome.outcome == "stored"


@pytest.fixture(name="held")
def _held(services, write) -> Services:
    """Two regulations, one with a text that was replaced; a user, a token, a source kept back."""
    put(services, write("a.txt", TEXTS[:2], adopted="2010年1月1日"))
    put(services, write("b.txt", TEXTS * 3, adopted="2020年1月1日"))
    put(services, write("c.txt", (*TEXTS * 3, "另行通知。"), adopted="2020年1月1日"), replace=True)
    put(services, write("d.txt", TEXTS, title="湖南省湿地公园条例"))
    thin = write("e.txt", TEXTS[:1], adopted="2022年1月1日")
    services.importing.files([thin], ImportOptions())
    services.access.add_token("bot", ["import"], expires=None, actor="shell:li")
    services.access.add_user("li", "editor", "vier Wörter ohne jeden Sinn", actor="shell:li")
    hand_over(services, "waiting")
    services.uploading.run(hand_over(services, "ended"))
    return services


def hand_over(services: Services, name: str) -> Upload:
    """Files that wait to be confirmed, one of them corrected."""
    given = [(f"{name}{n}.txt", f"{name}{n}".encode()) for n in range(2)]
    upload = services.uploading.upload(services.uploading.stage(given, LI), LI.actor)
    services.uploading.correct(upload, 1, replace(LI, amends=(ID,), adopted=TODAY))
    return services.uploading.upload(upload.id, LI.actor)


@pytest.fixture(name="file")
def _file(held, tmp_path) -> Path:
    """A backup of it."""
    path = tmp_path / "backup.zip"
    assert held.backup.write(path) == (2, [])
    return path


@pytest.fixture(name="elsewhere")
def _elsewhere(tmp_path):
    """A machine that holds nothing."""
    services = Services(Settings(store=tmp_path / "elsewhere", jobs=1), today=lambda: TODAY)
    yield services
    services.close()


def refs(services: Services, id_: str) -> str:
    command = ("git", "for-each-ref", "--format=%(objectname) %(refname)")
    return subprocess.check_output(command, cwd=services.store.layout.repository(id_), text=True)


def refusal(services: Services, file: Path) -> str:
    with pytest.raises(LawdiffError) as error:
        services.restoration.read(file)
    root = services.settings.store
    assert not root.exists() or list(root.iterdir()) == []  # nothing of it stays
    return error.value.code


def test_a_backup_is_restored_with_every_commit_and_row(held, file, elsewhere):
    assert elsewhere.restoration.read(file) == (2, [])
    assert list(elsewhere.upkeep.verify()) == []
    for id_ in held.store.regulations():
        assert refs(elsewhere, id_) == refs(held, id_)
    assert elsewhere.access.tokens() == held.access.tokens() != []
    assert elsewhere.access.login("li", "vier Wörter ohne jeden Sinn") == held.access.users()[0]
    assert elsewhere.audit.entries() == held.audit.entries()
    assert elsewhere.importing.quarantined() == held.importing.quarantined()


def test_what_waits_to_be_confirmed_is_restored(held, file, elsewhere):
    waiting = hand_over(held, "later")
    upload = hand_over(held, "more")
    again = file.with_name("again.zip")
    held.backup.write(again)
    elsewhere.restoration.read(again)
    for expected in (waiting, upload):
        found = elsewhere.uploading.upload(expected.id, LI.actor)
        assert found == expected
        for uploaded in found.files:
            data = elsewhere.catalog.uploads.data(found.id, uploaded.place)
            assert data == held.catalog.uploads.data(found.id, uploaded.place) != b""
        elsewhere.uploading.run(found)
        assert elsewhere.uploading.upload(found.id, LI.actor).ended


def test_a_backup_of_what_was_restored_is_the_same_file(file, elsewhere, tmp_path):
    elsewhere.restoration.read(file)
    elsewhere.backup.write(tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == file.read_bytes()


def test_a_backup_can_be_read_with_stock_programs(file, tmp_path):
    with zipfile.ZipFile(file) as archive:
        archive.extractall(tmp_path / "out")  # our own
    subprocess.run(("sha256sum", "-c", "--quiet", "SHA256SUMS"), cwd=tmp_path / "out", check=True)
    clone = ("git", "clone", "-q", str(tmp_path / "out" / BUNDLE), str(tmp_path / "clone"))
    subprocess.run(clone, check=True)
    assert (tmp_path / "clone/articles/0001.md").read_text("utf-8") == f"{TEXTS[0]}\n"


def test_a_backup_is_of_the_moment_at_which_it_was_begun(held, elsewhere, write, tmp_path):
    before = refs(held, ID)
    later = write("f.txt", (*TEXTS * 3, "再行通知。"), adopted="2020年1月1日")
    real = held.store.bundled

    def disturbed(*asked):
        del held.store.bundled
        put(held, later, replace=True)
        put(held, write("g.txt", TEXTS, title="湖南省植物公园条例"))
        return real(*asked)

    held.store.bundled = disturbed
    held.backup.write(tmp_path / "moment.zip")
    assert elsewhere.restoration.read(tmp_path / "moment.zip") == (2, [])
    assert refs(elsewhere, ID) == before


def test_links_settled_by_hand_come_back(held, elsewhere, tmp_path):
    link = Correction(old_version="2010-01-01", new_version="2020-01-01",
                      old=Number(1), new=Number(4), verdict="same")  # fmt: skip
    with held.store.writer(ID) as writer:
        writer.settle([link])
    held.upkeep.reindex()
    held.backup.write(tmp_path / "b.zip")
    elsewhere.restoration.read(tmp_path / "b.zip")
    assert elsewhere.catalog.corrections(ID) == held.catalog.corrections(ID) == [link]


def test_what_cannot_be_read_is_named_and_the_rest_is_in_the_file(held, elsewhere, tmp_path):
    for pack in (held.store.layout.repository(ID) / "objects/pack").glob("*.pack"):
        pack.chmod(0o644)
        pack.write_bytes(pack.read_bytes()[:100])
    done, problems = held.backup.write(tmp_path / "b.zip")
    assert (done, [p.regulation for p in problems]) == (1, [ID])
    assert elsewhere.restoration.read(tmp_path / "b.zip") == (1, [])


def test_a_backup_overwrites_nothing_and_stands_only_when_it_is_whole(held, file):
    with pytest.raises(LawdiffError, match="overwrites nothing"):
        held.backup.write(file)
    held.store.bundled = lambda *_: (_ for _ in ()).throw(KeyboardInterrupt)
    with pytest.raises(KeyboardInterrupt):
        held.backup.write(file.with_name("other.zip"))
    assert [p.name for p in file.parent.glob("*.zip*")] == [file.name]
    assert file.stat().st_mode & 0o077 == 0


def test_a_store_that_holds_anything_is_not_restored_into(held, file):
    with pytest.raises(LawdiffError) as error:
        held.restoration.read(file)
    assert error.value.code == "not_empty"
    assert list(held.upkeep.verify()) == []


def test_a_database_that_holds_anything_is_not_restored_into(held, file, tmp_path):
    other = Services(held.settings.model_copy(update={"store": tmp_path / "new"}), held.today)
    assert refusal(other, file) == "database_not_empty"


def test_the_digests_are_those_of_the_members(file):
    with zipfile.ZipFile(file) as archive:
        sums = archive.read("SHA256SUMS").decode().splitlines()
        assert archive.namelist()[-1] == "SHA256SUMS"
        for line in sums:
            digest, name = line.split("  ")
            assert hashlib.sha256(archive.read(name)).hexdigest() == digest
        tokens = [json.loads(row) for row in archive.read("desk/token.jsonl").splitlines()]
    assert dt.datetime.fromisoformat(tokens[0]["created"]).tzinfo is not None
