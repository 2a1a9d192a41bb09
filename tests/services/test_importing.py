"""Files become versions, and every file is accounted for."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from lawdiff.errors import NotFound
from lawdiff.payloads.texts import ParsedPayload
from lawdiff.services.files import find_files
from lawdiff.services.importing import ImportOptions
from tests.reading.files import zipped

ID = "hunan/gongyuan-guanli-tiaoli"
PLAIN = ImportOptions()
TEXTS = ("公园向公众开放。", "公园内禁止垂钓。", "违反本条例的，处五十元以上二百元以下罚款。")


def outcomes(services, *paths: Path, options=PLAIN):
    found = services.importing.files(find_files(paths), options)
    return [(o.outcome, o.regulation and f"{o.regulation}@{o.version}", o.code) for o in found]


def labels(services, id_=ID):
    return [v.label for v in services.browsing.regulation(id_)[1]]


def test_a_text_is_filed_under_its_title_and_day_of_adoption(services, write):
    path = write("a.txt", TEXTS, effective="2020年7月1日")
    assert outcomes(services, path) == [("stored", f"{ID}@2020-05-01", None)]
    (version,) = services.browsing.regulation(ID)[1]
    assert (version.in_force_from, version.holds_basis) == (dt.date(2020, 7, 1), "effective")


def test_the_same_text_again_changes_nothing(services, write):
    path = write("a.txt", TEXTS)
    outcomes(services, path)
    commit = services.browsing.regulation(ID)[1][0].commit
    assert outcomes(services, path) == [("unchanged", f"{ID}@2020-05-01", None)]
    assert services.browsing.regulation(ID)[1][0].commit == commit


def test_another_text_under_the_same_label_is_a_conflict(services, write):
    outcomes(services, write("a.txt", TEXTS))
    other = write("b.txt", ("公园收费开放。", *TEXTS[1:]))
    assert outcomes(services, other) == [("refused", f"{ID}@2020-05-01", "version_conflict")]
    assert services.browsing.text(f"{ID}@2020-05-01").document.articles[0].text == TEXTS[0]
    assert outcomes(services, other, options=ImportOptions(replace=True))[0][0] == "stored"
    assert services.browsing.text(f"{ID}@2020-05-01").document.articles[0].text == "公园收费开放。"
    assert services.upkeep.verify() is not None
    assert list(services.upkeep.verify()) == []


def test_versions_of_one_import_become_one_chain_in_order_of_date(services, write):
    new = write("a.txt", TEXTS, adopted="2022年1月1日")
    old = write("b.txt", TEXTS[:2], adopted="2001年1月1日")
    outcomes(services, new, old)
    assert labels(services) == ["2001-01-01", "2022-01-01"]
    links = services.catalog.links(ID)
    assert [(x.old.label, x.new.label) for x in links if x.main][:2] == [
        ("第一条", "第一条"),
        ("第二条", "第二条"),
    ]


def test_a_title_that_only_sounds_alike_gets_an_id_of_its_own(services, write):
    first = write("a.txt", TEXTS, title="湖南省公园管理条例")
    second = write("b.txt", TEXTS, title="湖南省公元管理条例")
    found = outcomes(services, first, second)
    assert [o[1] for o in found] == [f"{ID}@2020-05-01", f"{ID}-2@2020-05-01"]


def test_a_later_text_joins_the_regulation_that_bears_its_title(services, write):
    named = replace(PLAIN, as_id="hunan/parks")
    outcomes(services, write("a.txt", TEXTS, adopted="2001年1月1日"), options=named)
    later = outcomes(services, write("b.txt", TEXTS, adopted="2022年1月1日"))
    assert later == [("stored", "hunan/parks@2022-01-01", None)]


def test_no_jurisdiction_is_guessed(services, write):
    path = write("a.txt", TEXTS, title="公园管理条例", adopted="")
    assert outcomes(services, path)[0][2] == "unknown_jurisdiction"
    named = ImportOptions(jurisdiction="qingchuan", adopted=dt.date(2019, 1, 1))
    assert outcomes(services, path, options=named) == [
        ("stored", "qingchuan/gongyuan-guanli-tiaoli@2019-01-01", None)
    ]


def test_an_undated_text_is_never_dated(services, write):
    path = write("a.txt", TEXTS, adopted="")
    (outcome,) = services.importing.files([path], PLAIN)
    assert outcome.version.startswith("undated-")
    (version,) = services.browsing.regulation(ID)[1]
    assert (version.date, version.holds_from) == (None, None)


def test_the_date_of_effect_of_a_first_version_is_not_that_of_a_later_one(services, write):
    path = write("a.txt", TEXTS, adopted="2020年5月1日", effective="1999年1月1日")
    outcomes(services, path)
    (version,) = services.browsing.regulation(ID)[1]
    assert (version.in_force_from, version.holds_basis) == (None, "version_date")


def test_an_importer_can_say_from_when_a_version_holds(services, write):
    path = write("a.txt", TEXTS)
    outcomes(services, path, options=ImportOptions(effective=dt.date(2021, 1, 1)))
    (version,) = services.browsing.regulation(ID)[1]
    assert (version.holds_from, version.holds_basis) == (dt.date(2021, 1, 1), "given")


def test_a_dry_run_says_what_would_be_done_and_does_nothing(services, write):
    path = write("a.txt", TEXTS)
    assert outcomes(services, path, options=ImportOptions(dry_run=True))[0][0] == "stored"
    with pytest.raises(NotFound):
        services.browsing.regulation(ID)
    assert list(services.store.regulations()) == []


def test_what_cannot_be_read_is_refused_by_name_and_the_rest_goes_on(services, write, tmp_path):
    good = write("b.txt", TEXTS)
    empty = tmp_path / "a.txt"
    empty.write_bytes(b"")
    (tmp_path / "c.bin").write_bytes(bytes(range(256)) * 40)
    found = services.importing.files([empty, good, tmp_path / "c.bin"], PLAIN)
    assert [o.outcome for o in found] == ["refused", "stored", "refused"]
    assert all(o.code and o.message for o in found if o.outcome == "refused")


def test_a_path_that_does_not_exist_is_refused_before_anything_is_written(
    services, write, tmp_path
):
    with pytest.raises(NotFound) as refusal:
        outcomes(services, write("a.txt", TEXTS), tmp_path / "nowhere")
    assert refusal.value.code == "no_file"
    assert list(services.store.regulations()) == []


def test_a_text_that_would_harm_the_record_waits_for_a_decision(services, write):
    outcomes(services, write("a.txt", TEXTS * 3, adopted="2010年1月1日"))
    thin = write("b.txt", TEXTS[:1], adopted="2015年1月1日")
    (outcome,) = services.importing.files([thin], PLAIN)
    assert outcome.outcome == "quarantined"
    (kept,) = services.importing.quarantined()
    assert kept.reasons[0].code == outcome.code
    assert labels(services) == ["2010-01-01"]

    (accepted,) = services.importing.accept(kept.sha256[:12])
    assert accepted.outcome == "stored"
    assert services.importing.quarantined() == []
    assert labels(services) == ["2010-01-01", "2015-01-01"]


def test_a_quarantined_file_can_be_dropped(services, write):
    outcomes(services, write("a.txt", TEXTS * 3, adopted="2010年1月1日"))
    outcomes(services, write("b.txt", TEXTS[:1], adopted="2015年1月1日"))
    (kept,) = services.importing.quarantined()
    services.importing.drop(kept.sha256)
    assert services.importing.quarantined() == []
    with pytest.raises(NotFound):
        services.importing.drop(kept.sha256)


def test_options_survive_the_quarantine():
    options = replace(PLAIN, as_id=ID, adopted=dt.date(2020, 1, 2), replace=True)
    assert ImportOptions.of_json(options.as_json()) == options


def test_many_files_and_few_give_the_same_commits(services, write, tmp_path):
    paths = [
        write(f"{n:03d}.txt", (f"第{n}号公园开放。", *TEXTS), title=f"湖南省{n}号公园条例")
        for n in range(150)
    ]
    outcomes(services, *paths)
    again = type(services)(
        services.settings.model_copy(update={"store": tmp_path / "other", "database": None}),
        services.today,
    )
    for path in reversed(paths):
        outcomes(again, path)
    assert {id_: services.catalog.tip(id_) for id_ in services.catalog.ids()} == {
        id_: again.catalog.tip(id_) for id_ in again.catalog.ids()
    }
    again.close()


def test_the_same_text_imported_twice_at_once_is_stored_once(services, write):
    path = write("a.txt", TEXTS)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: outcomes(services, path)[0][0], range(4)))
    assert sorted(found) == ["stored", "unchanged", "unchanged", "unchanged"]
    assert list(services.upkeep.verify()) == []


def test_two_texts_under_one_label_at_once_are_stored_and_refused(services, write):
    paths = [write(f"{n}.txt", (f"公园第{n}次开放。",)) for n in range(4)]
    services.importing  # noqa: B018  # made before the threads
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda path: outcomes(services, path)[0][::2], paths))
    assert sorted(found, key=str) == [("refused", "version_conflict")] * 3 + [("stored", None)]


def test_the_files_of_an_archive_are_imported_one_by_one(services, write, tmp_path):
    text = write("a.txt", TEXTS).read_bytes()
    path = tmp_path / "texts" / "包.zip"
    path.write_bytes(zipped({"省/甲.txt": text, "省/空.txt": "", "图.png": b"\x89PNG\0\0"}))
    found = services.importing.files([path], PLAIN)
    assert [(o.path.removeprefix(str(path)), o.outcome, o.code) for o in found] == [
        ("/省/甲.txt", "stored", None),
        ("/省/空.txt", "refused", "empty_file"),
        ("/图.png", "refused", "not_text"),
    ]


@pytest.mark.parametrize(("part", "link"), [("../逃出.txt", None), ("逃出.txt", "链接.txt")])
def test_an_archive_with_a_way_out_is_refused_whole(services, tmp_path, part, link):
    path = tmp_path / "包.zip"
    path.write_bytes(zipped({part: "第一条　甲。"}, link=link))
    assert outcomes(services, path) == [("refused", None, "unsafe_archive")]
    assert not [p for p in tmp_path.parent.rglob("*.txt") if p.stem in ("逃出", "链接")]


def test_a_file_beyond_the_setting_is_not_opened(services, tmp_path):
    path = tmp_path / "长.txt"
    with path.open("wb") as file:
        file.truncate(services.settings.max_file + 1)
    assert outcomes(services, path) == [("refused", None, "file_too_large")]


def test_every_warning_is_told_once_with_its_line(services, write):
    path = write("a.pdf", ("公园\ue000向公众开放。", "第二条之后缺一条。"))
    text = path.read_text("utf-8").replace("第二条　", "第三条　")
    path.write_text(text, "utf-8")
    payload = ParsedPayload.of([services.texts.documents(path)[1]])
    told = [(w.code, w.line) for w in payload.warnings]
    assert told == [("other_format", None), ("numbering_gap", 7), ("suspicious_characters", 5)]
    (outcome,) = services.importing.files([path], PLAIN)
    assert [n.code for n in outcome.notices] == [code for code, _ in told]
