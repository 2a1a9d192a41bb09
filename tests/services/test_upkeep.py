"""Git is the truth: the catalogue agrees with it, or is mended."""

import shutil
from itertools import pairwise

import pytest

from lawdiff.bootstrap import Services
from lawdiff.services.importing import ImportOptions
from lawdiff.store.creating import create

ID = "hunan/gongyuan-guanli-tiaoli"
TEXTS = ("公园向公众开放。", "公园内禁止垂钓。", "违反本条例的，处五十元以上二百元以下罚款。")


@pytest.fixture(name="held")
def _held(services, write):
    """A store with one regulation in two versions, and another."""
    paths = [
        write("a.txt", TEXTS[:2], adopted="2010年1月1日"),
        write("b.txt", TEXTS, adopted="2020年1月1日"),
        write("c.txt", TEXTS, title="湖南省湿地公园条例"),
    ]
    services.importing.files(paths, ImportOptions())
    return services


def codes(services):
    return [(p.code, p.regulation, p.version) for p in services.upkeep.verify()]


def rows(services):
    """The read model by natural keys."""
    out = []
    for id_ in sorted(services.catalog.ids()):
        out.append(services.catalog.regulation(id_, services.today()))
        out.append(services.catalog.links(id_))
        versions = services.catalog.versions(id_)
        out += [services.catalog.diff(old, new) for old, new in pairwise(versions)]
        for version in versions:
            out += [version, services.catalog.content(version), services.catalog.warnings(version)]
    return out


def test_a_sound_store_has_no_problems(held):
    assert codes(held) == []


def test_reindex_gives_the_same_rows_from_git_alone(held, tmp_path):
    fresh = Services(
        held.settings.model_copy(update={"database": f"sqlite:///{tmp_path / 'fresh.db'}"}),
        held.today,
    )
    assert fresh.upkeep.reindex() == (2, [])
    assert rows(fresh) == rows(held)
    assert codes(fresh) == []
    fresh.close()


def test_what_git_lacks_is_named_and_reindex_takes_it_out(held):
    shutil.rmtree(held.store.layout.repository(ID))
    assert codes(held) == [("not_in_store", ID, None)]
    held.upkeep.reindex()
    assert codes(held) == []
    assert held.catalog.ids() == {"hunan/shidi-gongyuan-tiaoli"}


def test_what_the_catalogue_lacks_is_named_and_reindex_puts_it_in(held):
    held.catalog.forget([ID])
    assert codes(held) == [
        ("not_in_catalogue", ID, "2010-01-01"),
        ("not_in_catalogue", ID, "2020-01-01"),
    ]
    held.upkeep.reindex()
    assert codes(held) == []


def test_a_title_that_would_not_be_found_is_named_and_reindex_mends_it(held):
    with held.catalog._write() as connection:  # nothing else would spoil it
        connection.exec_driver_sql("DELETE FROM ending WHERE text = '湿地公园条例'")
    assert codes(held) == [("title_not_found", "hunan/shidi-gongyuan-tiaoli", "2020-05-01")]
    held.upkeep.reindex()
    assert codes(held) == []


def test_a_damaged_repository_is_named(held):
    for pack in (held.store.layout.repository(ID) / "objects/pack").glob("*.pack"):
        pack.chmod(0o644)
        data = bytearray(pack.read_bytes())
        data[30:60] = b"\0" * 30
        pack.write_bytes(data)
    assert {problem[1] for problem in codes(held)} == {ID}


def test_a_write_cut_short_after_git_is_finished_at_the_next_start(held, write):
    path = write("d.txt", (*TEXTS, "本条例由省人民政府解释。"), adopted="2023年1月1日")
    real_put = held.catalog.put
    held.catalog.put = lambda *_: (_ for _ in ()).throw(KeyboardInterrupt)
    with pytest.raises(KeyboardInterrupt):
        held.importing.files([path], ImportOptions())
    held.catalog.put = real_put
    assert [v.label for v in held.catalog.versions(ID)] == ["2010-01-01", "2020-01-01"]
    held.close()

    fresh = Services(held.settings, held.today)
    assert [v.label for v in fresh.catalog.versions(ID)][-1] == "2023-01-01"
    assert codes(fresh) == []
    fresh.close()


def test_a_write_cut_short_before_git_leaves_nothing(services):
    services.catalog.begin([ID], "local")
    services.close()
    fresh = Services(services.settings, services.today)
    assert fresh.catalog.begun() == {}
    assert fresh.catalog.ids() == set()
    fresh.close()


def test_tags_and_branch_that_disagree_follow_the_branch(held):
    folder = held.store.layout.repository(ID)
    tags = folder / "refs/tags/v"
    (tags / "2020-01-01").unlink()
    (tags / "2030-01-01").write_text((tags / "2010-01-01").read_text())
    assert held.upkeep.repair(ids=[ID]) == (1, [])
    assert sorted(p.name for p in tags.iterdir()) == ["2010-01-01", "2020-01-01"]
    assert codes(held) == []


def test_a_repository_without_a_version_is_removed(services):
    services.store.layout.repository(ID).parent.mkdir()
    create(services.store.layout.repository(ID))
    services.catalog.begin([ID], "local")
    services.upkeep.repair()
    assert list(services.store.regulations()) == []
