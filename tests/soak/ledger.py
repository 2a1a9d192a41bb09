"""What a store must hold, from what its importers tried and what they were told."""

import datetime as dt
from collections import defaultdict
from functools import cache
from pathlib import Path

from lawdiff import parsing, reading
from lawdiff.bootstrap import Services
from tests.soak.importer import regulation_text

Key = tuple[str, str]
"""The title and the label of a version."""


class Ledger:
    """Reads the log of importers that were killed."""

    def __init__(self, log: Path) -> None:
        self._log = log

    def _lines(self) -> list[list[str]]:
        return (
            [line.split() for line in self._log.read_text().splitlines()]
            if self._log.exists()
            else []
        )

    @property
    def codes(self) -> set[str]:
        """Why importers stopped of themselves."""
        return {code for verb, *codes in self._lines() if verb == "end" for code in codes}

    @property
    def acknowledged(self) -> int:
        """How many texts importers were told are stored."""
        return sum(len(names) for verb, *names in self._lines() if verb == "ack")

    def allowed(self) -> dict[Key, tuple[bool, set[int]]]:
        """For every version whether it must be there, and which texts it may be.

        The text last acknowledged, or any that was tried after it.
        """
        out: dict[Key, tuple[bool, set[int]]] = defaultdict(lambda: (False, set()))
        for verb, *names in self._lines():
            for name in names if verb != "end" else []:
                title, label, seed = name.split("_")
                must, seeds = out[title, label]
                if verb == "ack":
                    out[title, label] = True, {int(seed)}
                else:
                    out[title, label] = must, {*seeds, int(seed)}
        return dict(out)

    def wrong(self, services: Services) -> list[str]:
        """What the catalogue shows that it must not, or does not show that it must."""
        shown: dict[Key, tuple[str, ...]] = {}
        with services.catalog.snapshot():
            for id_ in sorted(services.catalog.ids()):
                for entry in services.catalog.versions(id_):
                    title = entry.title.removeprefix("湖南省").removesuffix("管理条例")
                    articles = services.catalog.content(entry).articles
                    shown[title, entry.label] = tuple(a.text for a in articles)
        allowed = self.allowed()
        out = [f"lost: {key}" for key, (must, _) in allowed.items() if must and key not in shown]
        for key, texts in shown.items():
            if texts not in [_articles(*key, seed) for seed in allowed.get(key, (False, ()))[1]]:
                out.append(f"wrong text: {key}")
        return out


@cache
def _articles(title: str, label: str, seed: int) -> tuple[str, ...]:
    data = regulation_text(title, dt.date.fromisoformat(label), seed)
    (document,) = parsing.parse(reading.read("a.txt", data).text).documents
    return tuple(article.text for article in document.articles)
