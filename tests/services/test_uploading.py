"""Files handed over: looked at, corrected, imported once, whoever is asked to go on."""

import datetime as dt
import io
import zipfile

import pytest

from lawdiff.errors import NotFound, Refused
from lawdiff.services.importing import ImportOptions

ME = "user:me"


@pytest.fixture(name="given")
def _given(write):
    def given(*names: str) -> list[tuple[str, bytes]]:
        return [(name, write(name, ["为了公园，制定本条例。"]).read_bytes()) for name in names]

    return given


def _staged(services, files):
    id_ = services.uploading.stage(files, ImportOptions(actor=ME))
    return services.uploading.upload(id_, ME)


def test_nothing_is_in_the_record_before_it_is_confirmed(services, given) -> None:
    upload = _staged(services, given("a.txt"))
    preview = services.uploading.previews(upload, upload.files)[0]
    assert preview.documents[0].title == "湖南省公园管理条例"
    assert preview.outcomes[0].version == "2020-05-01"
    assert services.catalog.ids() == set()
    services.uploading.run(upload)
    assert services.catalog.ids() == {preview.outcomes[0].regulation}


def test_a_correction_is_what_is_imported(services, given) -> None:
    upload = _staged(services, given("a.txt"))
    options = ImportOptions(adopted=dt.date(2021, 5, 1), actor=ME)
    services.uploading.correct(upload, 0, options)
    services.uploading.run(services.uploading.upload(upload.id, ME))
    (file,) = services.uploading.upload(upload.id, ME).files
    assert [o.version for o in file.outcomes] == ["2021-05-01"]
    assert services.audit.entries()[0].actor == ME


def test_an_import_that_was_begun_is_not_begun_again(services, given) -> None:
    upload = _staged(services, given("a.txt"))
    assert services.catalog.uploads.claim(upload.id, services.now(), services.now())
    services.uploading.run(upload)
    assert services.uploading.upload(upload.id, ME).done == 0


def test_an_import_that_stood_still_goes_on(services, given) -> None:
    upload = _staged(services, given("a.txt"))
    long_ago = services.now() - dt.timedelta(hours=1)
    assert services.catalog.uploads.claim(upload.id, long_ago, long_ago)
    assert services.uploading.stands_still(services.uploading.upload(upload.id, ME))
    services.uploading.run(upload)
    assert services.uploading.upload(upload.id, ME).ended


def test_outcomes_are_kept_as_they_were(services, given) -> None:
    upload = _staged(services, [*given("a.txt"), ("b.txt", b"\x00\x01"), ("c.txt", b"")])
    expected = [each.outcomes for each in services.uploading.previews(upload, upload.files)]
    services.uploading.run(upload)
    files = services.uploading.upload(upload.id, ME).files
    assert [file.outcomes for file in files] == [tuple(outcomes) for outcomes in expected]
    assert [file.outcomes[0].outcome for file in files][1:] == ["refused", "refused"]
    assert all(services.catalog.uploads.data(upload.id, n) == b"" for n in range(3))


def test_a_decision_is_filed_with_the_text_that_comes_after_it(services, given) -> None:
    title = "湖南省公园管理条例"
    decision = (
        f"湖南省人民代表大会常务委员会关于修改《{title}》的决定\n"
        "（2020年5月1日湖南省第十三届人民代表大会常务委员会第一次会议通过）\n"
        f"会议决定对《{title}》作如下修改：\n一、将第一条修改为：“为了公园，制定本条例。”\n"
    )
    upload = _staged(services, [("1.txt", decision.encode()), *given("a.txt")])
    services.uploading.run(upload)
    files = services.uploading.upload(upload.id, ME).files
    assert {(o.outcome, o.regulation, o.version) for f in files for o in f.outcomes} == {
        ("stored", "hunan/gongyuan-guanli-tiaoli", "2020-05-01")
    }


def test_a_file_can_be_left_out(services, given) -> None:
    upload = _staged(services, given("a.txt", "b.txt"))
    services.uploading.leave_out(upload, 0)
    assert [f.name for f in services.uploading.upload(upload.id, ME).files] == ["b.txt"]


def test_an_upload_is_its_givers_alone(services, given) -> None:
    upload = _staged(services, given("a.txt"))
    with pytest.raises(NotFound):
        services.uploading.upload(upload.id, "user:other")


def test_the_files_of_an_archive_are_files(services, given) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in given("a.txt", "b.txt"):
            archive.writestr(f"folder/{name}", data)
    upload = _staged(services, [("all.zip", packed.getvalue())])
    assert [f.name for f in upload.files] == ["a.txt", "b.txt"]


def test_nothing_given_is_refused(services) -> None:
    with pytest.raises(Refused):
        _staged(services, [])


def test_uploads_nobody_touched_for_long_are_let_go(services, given) -> None:
    old = _staged(services, given("a.txt"))
    services.catalog.uploads.forget(services.now() + dt.timedelta(seconds=1))
    with pytest.raises(NotFound):
        services.uploading.upload(old.id, ME)
