"""Importers that are made to be killed.

Run as a program, it loads everything once and then forks an importer for every line of its input,
so that three hundred of them start in no time.
"""

import datetime as dt
import json
import os
import random
import signal
import sys
from pathlib import Path

from lawdiff.bootstrap import Services
from lawdiff.config import Settings
from lawdiff.errors import LawdiffError
from lawdiff.numbering import Number
from lawdiff.services.files import find_files
from lawdiff.services.importing import ImportOptions

DAY = dt.date(2024, 6, 1)
TITLES = ("公园", "湿地", "风景区", "绿地", "古树", "河道")
FIRST = dt.date(1980, 1, 1)
BATCH = 4  # texts of one import


def regulation_text(title: str, day: dt.date, seed: int) -> bytes:
    """A text of twelve articles; another seed, another text."""
    chance = random.Random(seed)
    note = f"（{day.year}年{day.month}月{day.day}日湖南省人民代表大会常务委员会通过）"
    body = [
        f"{Number(n).label}　{title}第{chance.randrange(10**6)}号地块应当向公众开放，"
        f"违反的处{chance.randrange(1, 99)}元罚款。"
        for n in range(1, 13)
    ]
    return "\n\n".join([f"湖南省{title}管理条例", note, *body]).encode()


def services(settings: Settings) -> Services:
    """All use cases over the store under test."""
    return Services(settings, today=lambda: DAY)


def import_without_end(settings: Settings, log: Path, seed: int) -> None:
    """Import batch after batch until killed.

    Every batch holds later and earlier versions, new regulations and replacements. A line goes to
    ``log`` before (``try``) and after (``ack``) each, with the texts; a refusal ends it (``end``).
    """
    out = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def say(verb: str, words: object) -> None:
        os.write(out, f"{verb} {' '.join(sorted(words))}\n".encode())

    chance = random.Random(seed)
    folder = log.parent / f"texts-{seed}"
    folder.mkdir()
    codes: set[str] = set()
    try:
        importing = services(settings).importing
        for n in range(10**6):
            say("try", _write(folder, chance, seed * 10**6 + n * BATCH))
            options = ImportOptions(replace=True, accept=True)
            outcomes = importing.files(find_files([folder]), options)
            done = [o for o in outcomes if o.outcome in {"stored", "unchanged"}]
            say("ack", {Path(o.path).name for o in done})
            codes = {o.code for o in outcomes if o.code}
            if codes:
                break
    except LawdiffError as error:
        codes = {error.code}
    say("end", codes)


def _write(folder: Path, chance: random.Random, seed: int) -> set[str]:
    """The texts of one batch; a name tells title, day and seed, so that each can be made again."""
    for old in folder.iterdir():
        old.unlink()
    names = set()
    for n, title in enumerate(chance.sample(TITLES, BATCH)):
        day = FIRST + dt.timedelta(days=365 * chance.randrange(12))
        names.add(f"{title}_{day.isoformat()}_{seed + n}")
        data = regulation_text(title, day, seed + n)
        (folder / f"{title}_{day.isoformat()}_{seed + n}").write_bytes(data)
    return names


def fork_for_each(lines) -> None:
    """Fork an importer for every line, and tell its process id; it leads a group of its own."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in lines:
        asked = json.loads(line)
        pid = os.fork()
        if pid:
            print(pid, flush=True)
            continue
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.setsid()
        import_without_end(Settings(**asked["settings"]), Path(asked["log"]), asked["seed"])
        os._exit(0)


if __name__ == "__main__":
    fork_for_each(sys.stdin)
