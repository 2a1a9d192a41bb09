"""Articles of real laws followed through time, at points labelled by hand."""

from pathlib import Path

import pytest

from benchmarks.following import held_laws, wrong_points
from lawdiff.bootstrap import Services
from lawdiff.config import Settings


@pytest.mark.corpus
@pytest.mark.usefixtures("corpus")
def test_articles_are_followed_as_a_reader_follows_them(tmp_path: Path) -> None:
    services = Services(Settings(store=tmp_path / "store", jobs=1))
    held_laws(services)
    assert wrong_points(services) == []
    services.close()
