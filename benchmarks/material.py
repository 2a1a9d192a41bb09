"""What is measured: the corpus of real law where it is present, else regulations made up here."""

from __future__ import annotations

import io
import json
import random
import tempfile
from functools import cache
from pathlib import Path

import docx

from benchmarks.harness import SHARED
from lawdiff import parsing, reading
from lawdiff.model import Document
from lawdiff.numbering import Number

_WORDS = [
    "公园",
    "广场",
    "绿地",
    "主管部门",
    "应当",
    "不得",
    "可以",
    "设置",
    "维护",
    "检查",
    "登记",
    "公布",
    "三十日",
    "十五日",
    "罚款",
    "五百元",
    "二千元",
    "居民",
    "单位",
    "个人",
    "县级",
    "人民政府",
    "规划",
    "建设",
    "管理",
    "使用",
    "保护",
    "责令",
    "改正",
    "逾期",
    "记录",
    "档案",
]


@cache
def laws() -> tuple[Path, ...]:
    """The files of a folder with many regulations."""
    folder = SHARED / "corpus" / "laws"
    return tuple(sorted(folder.rglob("*.md"))) if folder.is_dir() else made_up(600)


@cache
def transcriptions() -> tuple[tuple[Document, Document], ...]:
    """Pairs of texts of one version, written down by different hands."""
    folder = SHARED / "corpus" / "variants"
    if not folder.is_dir():
        plain = [made_up_text(seed, 40, 0) for seed in range(20)]
        return tuple(
            (document(t), document(t.replace("，", ",").replace("　", " "))) for t in plain
        )
    pairs = json.loads((folder / "manifest.json").read_text("utf-8"))
    return tuple(
        (document((folder / pair["a"]["file"]).read_text("utf-8")),
         document((folder / pair["b"]["file"]).read_text("utf-8")))
        for pair in pairs
    )  # fmt: skip


@cache
def word_files() -> tuple[bytes, ...]:
    """Word documents, as the national database gives them where they are present."""
    folder = SHARED / "corpus" / "raw" / "docx"
    if folder.is_dir():
        return tuple(path.read_bytes() for path in sorted(folder.glob("*.docx"))[::8])
    return tuple(_word(made_up_text(seed, 120, 0)) for seed in range(20))


@cache
def big_pair() -> tuple[Document, Document]:
    """Two versions of a long law that was rewritten and renumbered."""
    folder = SHARED / "corpus" / "versions" / "公司法"
    if not folder.is_dir():
        return document(made_up_text(1, 220, 0)), document(made_up_text(1, 260, 1))
    old, new = folder / "2018-10-26.md", folder / "2023-12-29.md"
    return document(old.read_text("utf-8")), document(new.read_text("utf-8"))


def document(text: str) -> Document:
    """The regulation of a text."""
    return parsing.parse(reading.read("text.md", text.encode()).text).documents[0]


@cache
def made_up(count: int) -> tuple[Path, ...]:
    """``count`` regulations of 40 articles, the same at every run."""
    folder = Path(tempfile.mkdtemp(prefix="lawdiff-made-up-"))
    paths = []
    for n in range(count):
        path = folder / f"{n:05d}.txt"
        path.write_text(made_up_text(n, 40, 0), "utf-8")
        paths.append(path)
    return tuple(paths)


def edition(seed: int, articles: int, number: int) -> Document:
    """A made-up regulation in its first edition (0) or a later one, which changes a few words."""
    return document(made_up_text(seed, articles, number))


def _word(text: str) -> bytes:
    made = docx.Document()
    for line in text.split("\n\n"):
        made.add_paragraph(line)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def made_up_text(seed: int, articles: int, edition: int) -> str:
    """A regulation of words in chance order; a later edition changes one sentence in six."""
    chance, change = random.Random(seed), random.Random(f"{seed} {edition}")  # noqa: S311
    lines = [f"湖南省第{seed}号公园条例", f"（20{10 + edition}年1月1日湖南省人民代表大会通过）"]
    for n in range(1, articles + 1):
        sentences = []
        for _ in range(3):
            words = [chance.choice(_WORDS) for _ in range(12)]
            if edition and change.random() < 1 / 6:
                words[change.randrange(12)] = change.choice(_WORDS)
            sentences.append("".join(words))
        lines.append(f"{Number(n).label}　{'，'.join(sentences)}。")
    return "\n\n".join(lines)
