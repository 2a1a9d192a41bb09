"""schema.org/Legislation: what is known, and nothing else."""

import datetime as dt
import json

from hypothesis import given

from lawdiff.exporting import Edition, export_regulation
from lawdiff.model import Place, TextName
from lawdiff.numbering import Number
from tests.exporting.parks import NEW, documents, edition


def drawn(made: Edition) -> dict:
    return json.loads(export_regulation(made, "jsonld"))


@given(documents())
def test_every_article_comes_back(made) -> None:
    parts = drawn(edition(made, "公园.txt")).get("hasPart", [])
    found = [(p["name"], p["text"]) for p in parts if p["@type"] == "Legislation"]
    assert found == [(a.label, a.text) for a in made.articles]


def test_a_version_is_named_and_dated() -> None:
    name = TextName(NEW.title, "qingchuan/gongyuan-tiaoli", "2022-05-20")
    origins = {Number(1): Place("2015-03-27", Number(1))}
    made = drawn(
        Edition(name=name, document=NEW, origins=origins, in_force_from=dt.date(2022, 7, 1))
    )
    assert made["@context"] == "https://schema.org"
    assert made["@id"] == "/akn/cn-qingchuan/act/gongyuan-tiaoli/zho@2022-05-20"
    assert made["legislationDate"] == "2015-03-27"
    assert made["legislationDateVersion"] == "2022-05-20"
    assert made["temporalCoverage"] == "2022-07-01/.."
    assert made["hasPart"][0]["legislationIdentifier"] == "2015-03-27__art_1"


def test_what_is_unknown_is_left_out() -> None:
    made = drawn(edition(NEW, "公园.txt"))
    assert "temporalCoverage" not in made
    assert "legislationLegalValue" not in made
    assert None not in made.values()


def test_a_computed_text_has_no_official_value() -> None:
    made = drawn(edition(NEW, "公园.txt", text_state="consolidated"))
    assert made["legislationLegalValue"] == "https://schema.org/UnofficialLegalValue"
