"""A store of its own for every test, and texts to put into it."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from lawdiff.bootstrap import Services
from lawdiff.config import Settings
from lawdiff.numbering import Number

TODAY = dt.date(2024, 6, 1)


@pytest.fixture(name="services")
def _services(tmp_path: Path, database: str):
    settings = Settings(store=tmp_path / "store", database=database, jobs=1, patience=5)
    services = Services(settings, today=lambda: TODAY)
    yield services
    services.close()


@pytest.fixture(name="write")
def _write(tmp_path: Path) -> Callable[..., Path]:
    """Write a regulation as a text file: a title, a note, articles."""
    folder = tmp_path / "texts"

    def write(
        name: str,
        texts: Sequence[str],
        *,
        title: str = "湖南省公园管理条例",
        adopted: str = "2020年5月1日",
        effective: str = "",
    ) -> Path:
        note = f"（{adopted}湖南省第十三届人民代表大会常务委员会第一次会议通过）" if adopted else ""
        last = [f"本条例自{effective}起施行。"] if effective else []
        body = [f"{Number(n).label}　{text}" for n, text in enumerate([*texts, *last], 1)]
        folder.mkdir(exist_ok=True)
        path = folder / name
        path.write_text("\n\n".join([title, note, *body]) + "\n", "utf-8")
        return path

    return write
