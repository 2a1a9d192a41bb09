"""Whatever comes in: an answer or a refusal with a code, and nothing written elsewhere."""

import datetime as dt
import hashlib
import io
import random
import zipfile
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from lawdiff import amending, diffing, parsing, reading
from lawdiff.bootstrap import Services
from lawdiff.config import Settings
from lawdiff.errors import LawdiffError
from lawdiff.model import Annex, Article, Filter, SourceFile
from lawdiff.numbering import Number
from lawdiff.samples import sample_files
from lawdiff.store import Store
from lawdiff.store.codec import files_of
from tests.builders import REGULATION, record
from tests.reading.files import docx, lines, pdf, zipped
from tests.soak import hostile

SHORT = 150
LONG = 20_000
LENGTHS = [SHORT, pytest.param(LONG, marks=(pytest.mark.soak, pytest.mark.timeout(3600)))]
TODAY = dt.date(2024, 6, 1)


def tried(targets: dict[str, Callable[[random.Random], object]], times: int) -> list[str]:
    """What went wrong: every target in turn, each time with other input."""
    wrong = []
    names = sorted(targets)
    for n in range(times):
        name = names[n % len(names)]
        try:
            targets[name](random.Random(f"{name} {n}"))
        except LawdiffError as error:
            wrong += [] if error.code and error.message else [f"{name} {n}: {error!r}"]
        except Exception as error:  # noqa: BLE001  # that is what is looked for
            wrong.append(f"{name} {n}: {type(error).__name__} {error}"[:300])
    return wrong


@pytest.fixture(name="texts", scope="module")
def _texts() -> list[str]:
    return [sample.path.read_text("utf-8") for sample in sample_files()]


@pytest.fixture(name="services", scope="module")
def _services(tmp_path_factory) -> Services:
    """A store with one regulation, in a folder of its own."""
    folder = tmp_path_factory.mktemp("fuzz")
    settings = Settings(store=folder / "inside" / "store", jobs=1)
    with closing(Services(settings, today=lambda: TODAY)) as services:
        with services.store.writer(REGULATION) as writer:
            writer.write([record("公园免费。", "禁止垂钓。")], tip=None)
        services.upkeep.reindex()
        yield services


@pytest.mark.parametrize("times", LENGTHS)
def test_readers_and_parser(times, texts):
    files = [
        *(text.encode() for text in texts),
        texts[0].encode("gb18030"),
        texts[0].encode("utf-16"),
        docx(lines(*texts[0].splitlines()[:20])),
        pdf([(50, 700, "Article 1")]),
        zipped({"a.txt": texts[0][:500]}),
        f"<html><head><meta charset=gbk><body><p>{texts[0]}</p></html>".encode("gb18030"),
    ]
    names = ("a.txt", "b.docx", "c.pdf", "d.html", "e", "../f.md", "g.zip")

    def read(chance: random.Random) -> None:
        source = reading.read(chance.choice(names), hostile.data(chance, files))
        parsing.parse(source.text, name=source.name)

    def unpack(chance: random.Random) -> None:
        for _ in reading.unpack("a.zip", hostile.data(chance, [files[-2], files[-4]])):
            pass

    def parse(chance: random.Random) -> None:
        parsed = parsing.parse(hostile.text(chance, texts), name=hostile.text(chance, ["条例.txt"]))
        for document in parsed.documents:
            assert all(article.label for article in document.articles)

    assert tried({"read": read, "unpack": unpack, "parse": parse}, times) == []


@pytest.mark.parametrize("times", LENGTHS)
def test_amending_and_comparing(times, texts):
    (old,) = parsing.parse(texts[0]).documents
    seeds = [
        "将第三条修改为：“第三条　公园免费。”",
        "一、删去第二条第二款。\n二、增加一条，作为第四条：“第四条　禁止垂钓。”",
        *texts,
    ]

    def apply(chance: random.Random) -> None:
        decision = hostile.text(chance, seeds)
        instructions = amending.parse_decision(decision, old.title)
        amending.check(instructions, old, amending.apply(old, instructions).document)

    def compare(chance: random.Random) -> None:
        for document in parsing.parse(hostile.text(chance, texts[:3])).documents:
            diffing.align(old.articles, document.articles)

    assert tried({"apply": apply, "compare": compare}, times) == []


@pytest.mark.parametrize("times", LENGTHS)
def test_references_queries_and_cursors(times, services):
    ids = [REGULATION, f"{REGULATION}@2020-05-01", f"{REGULATION}@2021-01-01", "nowhere/none"]

    def resolve(chance: random.Random) -> None:
        services.texts.resolve(hostile.text(chance, ids))

    def search(chance: random.Random) -> None:
        services.browsing.search(hostile.text(chance, ["公园", "垂钓 免费"]), Filter(), limit=5)

    def browse(chance: random.Random) -> None:
        cursor = hostile.text(chance, [REGULATION])
        services.browsing.regulations(Filter(title=hostile.text(chance, ["公园"])), cursor=cursor)

    def restore(chance: random.Random) -> None:
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w") as file, suppress(ValueError, IndexError, UserWarning):
            file.writestr(hostile.text(chance, ["lawdiff-backup.json", "SHA256SUMS"]), "{}")
        path = services.settings.store.parent / "hostile.zip"
        path.write_bytes(hostile.data(chance, [archive.getvalue()]))
        services.restoration.read(path)
        raise AssertionError("taken")

    targets = {"resolve": resolve, "search": search, "browse": browse, "restore": restore}
    assert tried(targets, times) == []


@pytest.mark.parametrize("times", [SHORT // 5, pytest.param(2000, marks=LENGTHS[1].marks)])
def test_what_is_filed_comes_back_and_nothing_stands_elsewhere(times, tmp_path):
    root = tmp_path / "inside" / "store"
    store = Store(root)
    store.prepare()

    def file(chance: random.Random) -> None:
        new = _record(chance)
        with store.writer(REGULATION) as writer:
            commits = writer.write([new], tip=store.tip(REGULATION))
        held = store.read(REGULATION, commits[new.label])
        assert files_of(held) == files_of(new)
        assert [a.text for a in held.document.articles] == [a.text for a in new.document.articles]

    assert tried({"file": file}, times) == []
    assert store.check(REGULATION) == []
    assert [p.name for p in tmp_path.rglob("*") if root not in p.parents] == ["inside", "store"]
    hooks = [p for p in root.rglob("*") if p.parent.name == "hooks" or p.suffix == ".pl"]
    assert hooks == []


def _record(chance: random.Random):
    """A version whose every word is hostile; line ends apart, which parsing has done with."""

    def words() -> str:
        text = hostile.text(chance, ["公园免费。"]).encode("utf-8", "replace").decode()
        return " ".join(text.replace("\0", "").split()) or "无"

    numbers = sorted({Number(chance.randint(1, 9999), *chance.choices(range(1, 99), k=k % 3))
                      for k in range(4)})  # fmt: skip
    articles = tuple(Article(n, n.label, words(), chance.choice((None, words()))) for n in numbers)
    new = record(articles=articles, title=words(), annexes=(Annex(words(), words()),),
                 label=f"20{chance.randint(10, 40)}-01-01")  # fmt: skip
    source = words().encode()
    named = SourceFile(
        hostile.text(chance, ["公园.txt"]), hashlib.sha256(source).hexdigest(), source
    )
    return type(new)(**{**{n: getattr(new, n) for n in new.__slots__}, "source": named})


def test_the_folder_of_the_fuzz_runs_holds_only_the_store(services):
    there = {p.name for p in Path(services.settings.store.parent).iterdir()}
    assert there <= {"store", "hostile.zip"}
