"""The laws above: what a regulation says it is made under, and which articles of it it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lawdiff.folding import fold, without_space
from lawdiff.model import Document, ParentLaw
from lawdiff.numbering import ARTICLE_LABEL, Number

_BASIS = re.compile("(?:依据|根据|依照|按照|遵照|为了?(?:贯彻)?(?:实施|执行|落实))([^。；;]*)")
_TITLE = re.compile("《((?:[^《》]|《[^《》]*》)+)》")
_STATE = re.compile("^中华人民共和国")
_SHORT = re.compile('《([^《》]+)》[（(](?:以下|下)(?:简称|称)[“"《]*([^）)”"》]+)[”"》]*[）)]')
_CITED = re.compile(rf"《([^《》]+)》({ARTICLE_LABEL}(?:[、和及与至]{ARTICLE_LABEL})*)")
_OPENING = 3  # articles among which the purpose, with the basis, stands


def parents(document: Document) -> tuple[ParentLaw, ...]:
    """The laws named as the basis of ``document``, in its order, with the articles cited anywhere.

    The basis stands in the article that states the purpose (根据《…》，制定本条例) or in the title.
    """
    titles = dict.fromkeys([*_TITLE.findall(without_space(document.title)), *_basis(document)])
    short = {name: title for title, name in _SHORT.findall(_all(document))}
    cited = list(_citations(document, short))
    return tuple(
        ParentLaw(
            title, name_of(title), tuple(sorted({n for t, n in cited if t == name_of(title)}))
        )
        for title in _distinct(titles)
    )


def name_of(title: str) -> str:
    """A law's title for looking it up: folded, without 《》 and 中华人民共和国."""
    return _STATE.sub("", fold(title).strip("《》〈〉"))


def _basis(document: Document) -> Iterator[str]:
    for article in document.articles[:_OPENING]:
        text = without_space(article.text)
        if "制定本" not in text and "实施" not in text:
            continue
        for clause in _BASIS.findall(text):
            yield from _TITLE.findall(clause)


def _distinct(titles: dict[str, None]) -> Iterator[str]:
    seen: set[str] = set()
    for title in titles:
        name = name_of(title)
        if name not in seen:
            seen.add(name)
            yield title


def _citations(document: Document, short: dict[str, str]) -> Iterator[tuple[str, Number]]:
    for title, labels in _CITED.findall(_all(document)):
        for label in re.findall(ARTICLE_LABEL, labels):
            number = Number.of_label(label)
            if number:
                yield name_of(short.get(title, title)), number


def _all(document: Document) -> str:
    return "\n".join(without_space(article.text) for article in document.articles)
