"""Writers and readers of one store, many threads in one of several processes.

Run as a program with what it is to do as JSON; it prints what it saw as JSON. Every text tells its
own regulation, version and edition in every article, so that a reader sees at once if what it was
given is of two texts.
"""

import datetime as dt
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from lawdiff.bootstrap import Services
from lawdiff.config import Settings
from lawdiff.errors import LawdiffError, NotFound
from lawdiff.numbering import Number
from lawdiff.services.importing import ImportOptions

CONTENDED = 3  # regulations that all writers write to
DAYS = tuple(f"{year}-05-01" for year in range(1990, 1996))
ARTICLES = 6
_TOLD = re.compile(r"第(\d+)号地块在(\d{4}-\d\d-\d\d)文本第(\d+)印次中")


def id_of(n: int) -> str:
    """The id of regulation ``n``."""
    return f"hunan/dikuai-{n}"


def text_of(n: int, day: str, edition: int) -> bytes:
    """A text that tells what it is in every article."""
    year, month, date = map(int, day.split("-"))
    note = f"（{year}年{month}月{date}日湖南省人民代表大会常务委员会通过）"
    told = f"第{n}号地块在{day}文本第{edition}印次中"
    body = [f"{Number(k).label}　{told}向公众开放第{k}处。" for k in range(1, ARTICLES + 1)]
    return "\n\n".join(["湖南省地块管理条例", note, *body]).encode()


@dataclass
class Seen:
    """What a thread saw: how often, what was wrong, which refusals, the editions it knows of."""

    done: int = 0
    wrong: list[str] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)
    editions: dict[str, int] = field(default_factory=dict)

    def tell(self, n: int, label: str, articles: list[str]) -> None:
        """Check that a text is whole, is the one asked for, and not older than one seen before."""
        told = {_TOLD.match(text).groups() for text in articles}
        if len(told) != 1 or len(articles) != ARTICLES:
            self.wrong.append(f"torn: {sorted(told)}")
            return
        regulation, day, edition = told.pop()
        if (int(regulation), day) != (n, label):
            self.wrong.append(f"asked for {n}@{label}, got {regulation}@{day}")
        key = f"{n}@{label}"
        if n >= CONTENDED and int(edition) < self.editions.get(key, 0):
            self.wrong.append(f"{key} went back to edition {edition}")
        self.editions[key] = int(edition)


def write(services: Services, asked: dict, name: int, deadline: float) -> Seen:
    """Put in new editions of what this writer owns, and of what all contend for."""
    seen, chance = Seen(), random.Random(name)
    own = [n for n in range(asked["regulations"]) if n % asked["writers"] == name]
    for edition in range(1, 10**6):
        if time.monotonic() > deadline and seen.done:
            return seen
        shared = chance.random() < 0.3
        n = chance.randrange(CONTENDED) if shared else chance.choice(own)
        day = chance.choice(DAYS)
        options = ImportOptions(as_id=id_of(n), replace=True, accept=True)
        number = edition * asked["writers"] + name
        try:
            (outcome,) = services.importing.data("a.txt", text_of(n, day, number), options)
        except LawdiffError as error:
            seen.refused[error.code] += 1
            continue
        if outcome.outcome == "stored":
            seen.done += 1
            seen.editions[f"{n}@{day}"] = number
        else:
            seen.refused[outcome.code] += 1
    return seen


def read(services: Services, asked: dict, name: int, deadline: float) -> Seen:
    """Read texts and histories as a page would."""
    seen, chance = Seen(), random.Random(-name - 1)
    while time.monotonic() < deadline or not seen.done:
        n = chance.randrange(asked["regulations"])
        try:
            _, versions = services.browsing.regulation(id_of(n))
            entry = chance.choice(versions)
            text = services.browsing.text(f"{id_of(n)}@{entry.label}")
            seen.tell(n, entry.label, [a.text for a in text.document.articles])
            steps = services.versions.history(id_of(n), Number(chance.randint(1, ARTICLES)))
            if [s.version.label for s in steps] != sorted(s.version.label for s in steps):
                seen.wrong.append("a history out of order")
            if any(len(step.articles) != 1 for step in steps):
                seen.wrong.append(f"a history with holes: {id_of(n)}")
            seen.done += 1
        except NotFound:
            seen.refused["not there yet"] += 1
        except LawdiffError as error:
            seen.wrong.append(f"{type(error).__name__} {error.code} {error.message}")
    return seen


WORK: dict[str, Callable[[Services, dict, int, float], Seen]] = {"write": write, "read": read}


def main(asked: dict) -> None:
    """Do what is asked in as many threads."""
    settings = Settings(**asked["settings"])
    services = Services(settings, today=lambda: dt.date(2024, 6, 1))
    services.importing, services.versions  # noqa: B018  # made before the threads
    deadline = time.monotonic() + asked["seconds"]
    with ThreadPoolExecutor(len(asked["names"])) as pool:
        jobs = [
            pool.submit(WORK[asked["work"]], services, asked, n, deadline) for n in asked["names"]
        ]
    services.close()
    json.dump([vars(job.result()) for job in jobs], sys.stdout)


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
