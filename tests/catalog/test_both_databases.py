"""The same questions have the same answers, whichever database is asked."""

import datetime as dt
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise, product
from pathlib import Path
from typing import get_args

import pytest

from lawdiff.bootstrap import Services
from lawdiff.catalog import Catalog
from lawdiff.cli.console import Console
from lawdiff.cli.demo import fill
from lawdiff.config import Settings
from lawdiff.folding import title_key
from lawdiff.model import ChangeFilter, ChangeMark, Filter, Place
from lawdiff.model.change import Basis
from lawdiff.services.importing import ImportOptions

DAY = dt.date(2026, 6, 1)
WORDS = ("工具", "邻里工具库", "应当", "三十日", "不得", "（一）", "abc", "罚款", "'", "\\'", "%_")
CODE = """临海省废止旧规定的条例

（2025年3月1日临海省第十四届人民代表大会常务委员会第二十次会议通过）

第一条　为了清理旧规定，依照《邻里工具库法》第三条，制定本条例。

第二条　本条例自2025年6月1日起施行。《临海省邻里工具库管理条例》同时废止。
"""

pytestmark = pytest.mark.postgres


@pytest.fixture(name="sqlite", scope="module")
def _sqlite(tmp_path_factory) -> Iterator[Services]:
    """The samples, and a text that repeals one of them, in SQLite."""
    folder = tmp_path_factory.mktemp("both")
    console = Console(Settings(store=folder / "store", jobs=1))
    fill(console)
    (folder / "code.txt").write_text(CODE, "utf-8")
    options = ImportOptions(jurisdiction="linhai", accept=True)
    (outcome,) = console.services.importing.files([folder / "code.txt"], options)
    assert outcome.outcome == "stored"
    yield console.services
    console.close()


@pytest.fixture(name="server")
def _server(sqlite, postgres) -> Iterator[Services]:
    """The same record in PostgreSQL."""
    with postgres() as url:
        services = Services(sqlite.settings.model_copy(update={"database": url}), lambda: DAY)
        with closing(services):
            assert services.upkeep.reindex() == (5, [])
            yield services


def regulations(catalog: Catalog) -> Iterator[object]:
    for kind, jurisdiction, title in product(
        (None, "地方性法规"), (None, "linhai"), (None, "工具")
    ):
        wanted = Filter(regulation_kind=kind, jurisdiction=jurisdiction, title=title)
        yield catalog.regulations(wanted, DAY, limit=3)
    first, _ = catalog.regulations(Filter(), DAY, limit=2)
    yield catalog.regulations(Filter(), DAY, after=first[-1].id, limit=9)
    yield from (catalog.jurisdictions(), catalog.kinds(), catalog.holdings())
    yield from (catalog.newest(9), catalog.doubted(None, 99))
    for id_ in sorted(catalog.ids()):
        yield from (catalog.regulation(id_, DAY), catalog.versions(id_), catalog.tip(id_))
        for version in catalog.versions(id_):
            yield from (catalog.content(version), catalog.warnings(version))


def searches(catalog: Catalog) -> Iterator[object]:
    words = (
        "工具",
        "邻里工具库",
        "应当",
        "三十日",
        "不得",
        "（一）",
        "abc",
        "第",
        "罚款",
        "'",
        "\\'",
        "%_",
    )
    for word, strictly in product(words, (False, True)):
        yield catalog.search([word], Filter(), day=DAY, strictly=strictly, limit=20)
        yield catalog.search([word, "工具"], Filter(), day=DAY, offset=5, limit=5)


def lineages(catalog: Catalog) -> Iterator[object]:
    for id_ in sorted(catalog.ids()):
        yield from (catalog.links(id_), catalog.tallies(id_), catalog.corrections(id_))
        for old, new in pairwise(catalog.versions(id_)):
            yield (catalog.diff(old, new), catalog.became(old, new))
        for version in catalog.versions(id_):
            places = [Place(version.label, a.number) for a in catalog.content(version).articles]
            yield catalog.links(id_, version.label)
            yield (catalog.frame(version), catalog.references(version))
            yield catalog.articles(id_, places)
            yield from (catalog.trail(id_, place) for place in places)


def changes(catalog: Catalog) -> Iterator[object]:
    for basis, words in product(get_args(Basis), ((), ("工具",), ("工具", "应当"))):
        wanted = ChangeFilter(basis=basis, words=words)
        found, total, undated = catalog.changes(wanted, limit=99)
        yield from (found, total, undated)
        for change in found:
            mark = ChangeMark(change.day, change.version.regulation, change.version.label,
                              change.event)  # fmt: skip
            yield catalog.changes(wanted, after=mark, limit=2)
        bounded = ChangeFilter(basis=basis, since=dt.date(2020, 1, 1), until=DAY)
        yield catalog.changes(bounded, limit=99)


def citations(catalog: Catalog) -> Iterator[object]:
    versions = (v for id_ in sorted(catalog.ids()) for v in catalog.versions(id_))
    titles = sorted({title_key(version.title) for version in versions})
    yield catalog.bearing(titles)
    yield catalog.citing(titles, but="", offset=0, limit=99)
    yield from (catalog.citing([t], but="linhai/x", offset=1, limit=2) for t in titles)


@pytest.mark.parametrize("ask", [regulations, searches, lineages, changes, citations])
def test_both_databases_answer_alike(sqlite, server, ask):
    if ask is changes:  # what was imported when stands in the desk, which a backup carries over
        for name, rows in sqlite.catalog.desk.dumped():
            server.catalog.desk.load(name, rows)
    theirs = list(ask(server.catalog))
    assert theirs == list(ask(sqlite.catalog))
    assert any(theirs)


def test_the_text_that_repeals_is_among_the_changes(sqlite, server):
    for catalog in (sqlite.catalog, server.catalog):
        found, _, _ = catalog.changes(ChangeFilter(basis="repealed"), limit=9)
        assert [c.by and c.by[0].split("/")[0] for c in found if c.event == "repealed"] == [
            "linhai"
        ]


def test_verify_finds_nothing_to_mend_in_either(sqlite, server):
    assert list(sqlite.upkeep.verify()) == list(server.upkeep.verify()) == []


def test_a_backup_goes_from_one_kind_to_the_other(sqlite, postgres, tmp_path: Path):
    sqlite.backup.write(tmp_path / "a.zip")
    with postgres() as url:
        settings = Settings(store=tmp_path / "new", database=url, jobs=1)
        with closing(Services(settings, lambda: DAY)) as services:
            assert services.restoration.read(tmp_path / "a.zip") == (5, [])
            assert services.audit.entries() == sqlite.audit.entries()
            services.backup.write(tmp_path / "b.zip")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
