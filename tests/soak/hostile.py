"""Inputs as an enemy or a broken program would make them, by chance with a seed."""

import random
from collections.abc import Sequence

WORDS = (
    "", " ", "\x00", "\n", "\r\n", "\ufeff", "\u202e", "\u3000", "\ud7ff", "\U0010ffff", "\ufffe",
    "\x1b[31m", "../", "..\\", "/etc/passwd", "C:\\", ".git", ".git/hooks/x", "--output=/tmp/x",
    "--upload-pack=x", "-o", "@", "@{1}", ":/x", "HEAD", "main~1", "^", "#2",
    "#99999999999999999999", "cn/a", "a/b@2020-01-01", "%00", "%s", "{0}", "{name}", "${HOME}",
    "$(id)", "`id`", "'", '"', "\\", "'; DROP TABLE version;--", "<script>alert(1)</script>",
    "<!DOCTYPE x [<!ENTITY a 'b'>]>", "&a;", "]]>", "\nM 100644 inline x\n", "\ndone\n",
    "data 3\n", "第", "条", "第条", "第零条", "第一百条之一百", "第九千九百九十九条之九",
    "第〇条", "（一）", "（", "）", "《", "》", "“", "”", "：", "。", "１２", "2020-02-30",
    "9999-99-99", "undated-00000000", "修改为：", "删去", "增加一条，作为第", "将第一条修改为",
    "本决定自公布之日起施行。", "| - |",
)  # fmt: skip


def text(chance: random.Random, seeds: Sequence[str]) -> str:
    """A text that begins as a seed does and goes wrong somewhere."""
    out = chance.choice(seeds) if chance.random() < 0.8 else ""
    for _ in range(chance.randint(1, 6)):
        out = _mutated(chance, out, chance.choice(WORDS) * chance.choice((1, 1, 1, 2, 50)))
    return out


def data(chance: random.Random, seeds: Sequence[bytes]) -> bytes:
    """Bytes that begin as a seed does and go wrong somewhere."""
    out = chance.choice(seeds)
    for _ in range(chance.randint(1, 6)):
        junk = chance.choice(
            (
                chance.randbytes(chance.randint(1, 40)),
                b"\0" * 60,
                chance.choice(WORDS).encode("utf-8"),
            )
        )
        out = _mutated(chance, out, junk)
    return out


def _mutated(chance: random.Random, old, new):
    """Something put in, left out, doubled or cut off; of texts as of bytes."""
    start = chance.randint(0, len(old))
    end = min(len(old), start + chance.choice((0, 1, 4, 30, 300)))
    kind = chance.randrange(5)
    if kind == 0:
        return old[:start]
    if kind == 1:
        return old[:start] + old[end:]
    if kind == 2:
        return old[:end] + old[start:end] * chance.choice((1, 3, 20)) + old[end:]
    return old[:start] + new + old[end:]
