"""Backups as an enemy would write them: refused, with nothing left behind."""

import json
import subprocess
import zipfile
from pathlib import Path

import pytest

from lawdiff.bootstrap import Services
from lawdiff.config import Settings
from lawdiff.errors import LawdiffError
from lawdiff.services.backups.archive import ArchiveWriter
from tests.builders import REGULATION, record

BUNDLE = f"regulations/{REGULATION}.bundle"
OTHER = "regulations/qingchuan/qita-tiaoli.bundle"


@pytest.fixture(name="sound", scope="module")
def _sound(tmp_path_factory) -> bytes:
    """A backup of one regulation in two versions."""
    folder = tmp_path_factory.mktemp("sound")
    services = Services(Settings(store=folder / "store", jobs=1))
    with services.store.writer(REGULATION) as writer:
        records = record("甲。", label="2010-01-01"), record("甲。", "乙。", label="2020-01-01")
        writer.write(records, tip=None)
    services.upkeep.reindex()
    services.access.add_token("bot", ["import"], expires=None, actor="shell:li")
    services.backup.write(folder / "backup.zip")
    services.close()
    return (folder / "backup.zip").read_bytes()


@pytest.fixture(name="file")
def _file(sound, tmp_path) -> Path:
    path = tmp_path / "backup.zip"
    path.write_bytes(sound)
    return path


@pytest.fixture(name="elsewhere")
def _elsewhere(tmp_path):
    """A machine that holds nothing."""
    services = Services(Settings(store=tmp_path / "elsewhere", jobs=1))
    yield services
    services.close()


def refusal(services: Services, file: Path) -> str:
    with pytest.raises(LawdiffError) as error:
        services.restoration.read(file)
    root = services.settings.store
    assert not root.exists() or list(root.iterdir()) == []  # nothing of it stays
    return error.value.code


def rewrite(file: Path, change) -> Path:
    """The same archive with other members, its digests made to fit."""
    with zipfile.ZipFile(file) as archive:
        members = {n: archive.read(n) for n in archive.namelist() if n != "SHA256SUMS"}
    change(members)
    out = file.with_name("changed.zip")
    with zipfile.ZipFile(out, "w") as archive:
        writer = ArchiveWriter(archive)
        for name, data in members.items():
            writer.add(name, [data])
        writer.finish()
    return out


def test_what_is_sound_is_restored(file, elsewhere):
    same = rewrite(file, lambda _: None)
    assert same.read_bytes() == file.read_bytes()
    assert elsewhere.restoration.read(same) == (1, [])


@pytest.mark.parametrize("mark", [b"PACK", b"refs/heads/main", b"add_token", b"  desk/audit"])
def test_a_damaged_backup_is_refused(file, elsewhere, mark):
    data = bytearray(file.read_bytes())
    data[data.index(mark) + 2] ^= 1
    file.write_bytes(data)
    assert refusal(elsewhere, file) == "bad_backup"


@pytest.mark.parametrize("keep", [0, 10, 0.5, 0.99])
def test_a_backup_cut_short_is_refused(file, elsewhere, keep):
    data = file.read_bytes()
    file.write_bytes(data[: int(keep * len(data)) if keep < 1 else keep])
    assert refusal(elsewhere, file) == "bad_backup"


@pytest.mark.parametrize(
    "name",
    ["../evil", "/evil", "regulations/../evil.bundle", "regulations/a/../../evil.bundle",
     "hooks/post-update", "regulations/hunan/x/config", "desk/../x.jsonl", "a\nb"],
)  # fmt: skip
def test_a_member_of_another_name_is_refused(file, elsewhere, name):
    changed = rewrite(file, lambda members: members.update({name: b"x"}))
    assert refusal(elsewhere, changed) == "bad_backup"


def test_a_member_that_is_a_link_or_is_packed_is_refused(file, elsewhere):
    for mode, packed in ((0o120777 << 16, zipfile.ZIP_STORED), (0o600 << 16, zipfile.ZIP_DEFLATED)):
        with zipfile.ZipFile(file) as old, zipfile.ZipFile(file.with_name("c.zip"), "w") as new:
            for member in old.infolist():
                data = old.read(member)
                if member.filename == BUNDLE:
                    member.external_attr, member.compress_type = mode, packed
                new.writestr(member, data)
        assert refusal(elsewhere, file.with_name("c.zip")) == "bad_backup"


def test_a_member_given_twice_is_refused(file, elsewhere):
    with zipfile.ZipFile(file, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(BUNDLE, b"x")
    assert refusal(elsewhere, file) == "bad_backup"


def test_a_backup_of_a_newer_lawdiff_is_refused(file, elsewhere):
    newer = rewrite(file, lambda m: m.update({"lawdiff-backup.json": b'{"format": 3}'}))
    assert refusal(elsewhere, newer) == "backup_too_new"


def test_a_backup_of_the_format_before_is_restored(file, elsewhere):
    def older(members):
        members["lawdiff-backup.json"] = b'{"format": 1}'
        del members["desk/upload.jsonl"], members["desk/upload_file.jsonl"]

    assert elsewhere.restoration.read(rewrite(file, older)) == (1, [])


UPLOADED = {"upload": "a", "place": 0, "name": "a", "options": {}, "outcomes": None, "data": ""}


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("stranger", {"name": "a"}),
        ("upload_file", UPLOADED),
        ("upload_file", UPLOADED | {"place": "0"}),
        ("upload_file", UPLOADED | {"place": True}),
        ("upload", {"id": "a", "actor": "a", "touched": "2020-01-01T00:00:00Z", "started": 1}),
    ],
)
def test_rows_that_belong_to_nothing_are_refused(file, elsewhere, table, row):
    member = {f"desk/{table}.jsonl": json.dumps(row).encode()}
    assert refusal(elsewhere, rewrite(file, lambda members: members.update(member))) == "bad_rows"


@pytest.mark.parametrize(
    "row",
    [b"{}", b"[]", b"{", b'{"name": 1, "role": 2, "password": 3, "created": 4}',
     b'{"name": "a\\u0000", "role": "admin", "password": "x", "created": "2020-01-01T00:00:00Z"}'],
)  # fmt: skip
def test_rows_that_the_desk_does_not_have_are_refused(file, elsewhere, row):
    changed = rewrite(file, lambda members: members.update({"desk/login.jsonl": row}))
    assert refusal(elsewhere, changed) in {"bad_rows", "bad_backup"}


def bundle_of(folder: Path, files: dict[str, bytes], mode: str) -> bytes:
    """A bundle as git makes it of files that somebody else wrote."""
    stream = [b"feature done\ncommit refs/heads/main\ncommitter a <a@b> 1 +0000\n"]
    stream.append(b"data 1\nx\n")
    for path, data in files.items():
        stream.append(
            b"M %s inline %s\ndata %d\n%s\n" % (mode.encode(), path.encode(), len(data), data)
        )
    subprocess.run(("git", "init", "-q", "--bare", "-b", "main", folder), check=True)
    made = ("git", "fast-import", "--quiet")
    subprocess.run(made, input=b"".join([*stream, b"done\n"]), cwd=folder, check=True)
    bundled = ("git", "bundle", "create", "-q", "-", "HEAD", "main")
    return subprocess.run(bundled, stdout=subprocess.PIPE, cwd=folder, check=True).stdout


@pytest.mark.parametrize(
    ("files", "mode"),
    [
        ({"regulation.json": b"{}"}, "100644"),
        ({"../evil": b"x"}, "100644"),
        ({".git/hooks/post-checkout": b"x"}, "100644"),
        ({"hooks/update": b"x"}, "100755"),
        ({"articles/0001.md": b"/etc/passwd"}, "120000"),
    ],
)
def test_a_foreign_repository_is_refused(file, elsewhere, tmp_path, files, mode):
    data = bundle_of(tmp_path / "foreign.git", files, mode)
    changed = rewrite(file, lambda members: members.update({BUNDLE: data}))
    assert refusal(elsewhere, changed) in {"bad_bundle", "foreign_file", "unreadable_repository"}
    assert not (tmp_path / "evil").exists()


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.replace(b"refs/tags/v/2010-01-01", b"refs/hooks/v/x"),
        lambda data: data.replace(b"refs/tags/v/2010-01-01", b"refs/tags/v/2011-01-01"),
        lambda data: data.replace(b" HEAD\n", b" refs/heads/../../x\n"),
        lambda data: b"# v3 git bundle\n" + data.split(b"\n", 1)[1],
        lambda data: data.split(b"\n\n")[0] + b"\n\n",
        lambda data: data[:-30],
        lambda _: b"",
        lambda _: b"# v2 git bundle\n" + b"x" * 5000,
    ],
)
def test_a_bundle_that_was_changed_is_refused(file, elsewhere, change):
    def changed(members):
        members[BUNDLE] = change(members[BUNDLE])

    assert refusal(elsewhere, rewrite(file, changed)) in {"bad_bundle", "unreadable_repository"}


def test_a_regulation_under_the_name_of_another_is_refused(file, elsewhere):
    def changed(members):
        members[OTHER] = members[BUNDLE]

    assert refusal(elsewhere, rewrite(file, changed)) == "unreadable_version"


def test_a_restoration_that_is_killed_leaves_no_store(elsewhere):
    root = elsewhere.settings.store
    (root / ".locks").mkdir(parents=True)  # as far as one came that was killed
    (root / "hunan").mkdir()
    with pytest.raises(LawdiffError) as error:
        elsewhere.catalog  # noqa: B018
    assert error.value.code == "not_a_store"
