"""The page of codes: all that the sources give out, and nothing else, in one spelling."""

import re

from lawdiff.services.inspecting import FINDINGS
from scripts.errors import FAMILIES, PAGE, coded, page

LISTED = re.compile(r"^\| `([^`]+)`", re.MULTILINE)


def test_the_page_lists_every_code_and_no_other() -> None:
    given = {found.code for found in coded()} | set(FINDINGS)
    assert set(LISTED.findall(PAGE.read_text("utf-8"))) == given


def test_the_page_is_as_the_sources_have_it() -> None:
    assert PAGE.read_text("utf-8") == page(), "run `python -m scripts.errors`"


def test_codes_are_in_snake_case() -> None:
    odd = [c.code for c in coded() if not re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+)*", c.code)]
    assert odd == []


def test_every_code_says_what_it_means() -> None:
    assert [c.code for c in coded() if not c.meaning] == []
    assert {c.family for c in coded()} == {*FAMILIES, "Notice"}
