"""Two languages, both complete."""

import re
import string

import pytest
from babel.messages.pofile import read_po
from flask.testing import FlaskClient

from scripts.messages import TRANSLATIONS, gathered
from tests.web.reading import LOCAL, find, page, words

_PERCENT = re.compile(r"%\((\w+)\)s")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture(name="catalogue", scope="module")
def _catalogue():
    with (TRANSLATIONS / "zh" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        messages = read_po(file, locale="zh")
        return {_one(m.id): _one(m.string) for m in messages if m.id and not m.fuzzy}


def _one(text: str | tuple[str, ...]) -> str:
    return text if isinstance(text, str) else text[0]


def test_everything_that_is_said_is_translated(catalogue) -> None:
    said = {_one(message.id) for message in gathered() if message.id}
    assert sorted(said - {k for k, v in catalogue.items() if v}) == [], "run: make messages"


def test_nothing_is_translated_that_is_no_longer_said(catalogue) -> None:
    said = {_one(message.id) for message in gathered() if message.id}
    assert sorted(set(catalogue) - said) == [], "run: make messages"


def test_translations_fill_in_the_same_values(catalogue) -> None:
    for english, chinese in catalogue.items():
        assert _fields(chinese) <= _fields(english), english
        assert set(_PERCENT.findall(chinese)) == set(_PERCENT.findall(english)), english


def test_translations_compile_without_an_error() -> None:
    """What `make demo` and every build do; a percent sign before a letter reads as a value."""
    with (TRANSLATIONS / "zh" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        checked = read_po(file, locale="zh").check()
        assert [(message.id, errors) for message, errors in checked if errors] == []


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(_PERCENT.sub("", text)) if name}


def test_the_language_is_the_one_asked_for_then_kept(client: FlaskClient) -> None:
    assert page(client, "/").get("lang") == "zh-Hans"
    assert page(client, "/?lang=en").get("lang") == "en"
    assert page(client, "/help").get("lang") == "en"  # by the cookie
    assert page(client, "/?lang=zh").get("lang") == "zh-Hans"


def test_a_browser_that_asks_for_neither_gets_the_setting(client: FlaskClient) -> None:
    assert page(client, "/", language="fr").get("lang") == "zh-Hans"
    assert page(client, "/", language="fr, en;q=0.5").get("lang") == "en"


@pytest.mark.parametrize("path", ["/", "/regulations", "/search", "/coverage", "/help", "/nothing"])
def test_in_english_only_the_matter_is_chinese(client: FlaskClient, path: str) -> None:
    status = 404 if path == "/nothing" else 200
    tree = page(client, path, status, language="en")
    seen = "not(ancestor-or-self::*[@lang='zh-Hans' or @aria-hidden='true'])"
    for element in tree.xpath(f"//main//*[{seen}]/text()"):
        marks = set("移改增删〔〕")
        assert not set(_CHINESE.findall(element)) - marks - _places(tree), element


def _places(tree) -> set[str]:
    """Names of places are printed as they are."""
    return set("".join(tree.xpath("//span[@class='place']//text() | //option//text()")))


def test_a_warning_is_said_in_the_readers_language(client: FlaskClient) -> None:
    for language, warning in (("zh", "制定地未知"), ("en", "the issuing place is not known")):
        assert warning in words(page(client, "/coverage", language=language))


def test_the_language_link_keeps_the_question(client: FlaskClient) -> None:
    path = f"/r/{LOCAL}/diff?from=2017-09-22&to=2021-07-29"
    href = find(page(client, path), "//a[@hreflang='en']").get("href")
    tree = page(client, href)
    assert tree.get("lang") == "en"
    assert tree.xpath("//select/option[@selected]/@value")[:2] == ["2017-09-22", "2021-07-29"]
