"""A whole text to read, as HTML: headings, articles with hanging labels, marks of change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from lawdiff.model import Article, Document, RowClass, StatedReference, VersionEntry
from lawdiff.model.difference import ROW_CLASSES
from lawdiff.numbering import Number
from lawdiff.services.findings import Changes
from lawdiff.services.references import own_article, places_of
from web import addresses
from web.drawing.escaping import escape
from web.drawing.sections import depths, openings, words
from web.drawing.text import Pointer, bodies
from web.languages import gettext
from web.names import CLASSES, LETTERS

_TOP = 2  # the rank of the highest heading under a page's own


class Reading:
    """Draws one version of a regulation.

    ``changes`` are those since the version ``before`` it, shown in the margin; ``references`` are
    those in its articles, in order.
    """

    def __init__(
        self,
        entry: VersionEntry,
        document: Document,
        changes: Changes | None,
        before: VersionEntry | None,
        references: Iterable[StatedReference] = (),
    ) -> None:
        self._document = document
        self._page = addresses.to_references(entry.regulation, entry.label)
        self._pointers = self._pointing(references)
        self._classes = changes.classes if changes else None
        self._depths = depths(document.outline)
        diff = addresses.to_diff(entry.regulation, before.label, entry.label) if before else ""
        self._marks = {name: _mark(name, escape(diff)) for name in ROW_CLASSES}
        self._history = (
            f'<a class="history" href="{addresses.to_regulation(entry.regulation)}/articles/',
            f'/history?version={entry.label}">{escape(gettext("History"))}<span class="vh"> ',
        )
        self._nowhere = gettext("Leads nowhere")

    @property
    def articles(self) -> Markup:
        """All articles under their headings."""
        out: list[str] = []
        articles = self._document.articles
        opening = openings(self._document.outline)
        rank = _TOP
        for article, matter in zip(articles, self._matters(articles), strict=True):
            for place, heading in opening.pop(article.number, ()):
                rank = _TOP + self._depths[place]
                out.append(f'<h{rank} id="h{place}">{escape(words(heading))}</h{rank}>')
                rank += 1
            out.append(self._article(article, matter, rank))
        return Markup("".join(out))

    @property
    def outline(self) -> Iterator[tuple[int, int, str]]:
        """Every heading with its place, its depth from 0, and its words."""
        for place, heading in enumerate(self._document.outline):
            yield place, self._depths[place], words(heading)

    def _matters(self, articles: Sequence[Article]) -> list[str]:
        """What each article says, with its references as links."""
        held = self._pointers
        numbers = [article.number for article in articles]
        pointers = {n: held[number] for n, number in enumerate(numbers) if number in held}
        return bodies([article.text for article in articles], pointers, self._nowhere)

    def _article(self, article: Article, matter: str, rank: int) -> str:
        number, label = article.number, escape(article.label)
        address = number.address
        mark = self._mark(number, address)
        before, after = self._history
        caption = f'<p class="caption">（{escape(article.caption)}）</p>' if article.caption else ""
        return (
            f'<div class="article" id="a{address}">'
            f'<h{rank}><a href="#a{address}">{label}</a></h{rank}>'
            f'<div class="matter">{caption}{matter}</div>'
            f'<p class="margin">{mark}{before}{address}{after}{label}</span></a></p></div>'
        )

    def _pointing(
        self, references: Iterable[StatedReference]
    ) -> defaultdict[Number, list[Pointer]]:
        """Where the references of each article lead.

        To an article of this text directly; to another text by an address that looks it up when
        it is followed, since what is held of others may change at any time.
        """
        places = places_of(self._document)
        out: defaultdict[Number, list[Pointer]] = defaultdict(list)
        for found in references:
            here, reference = found
            there = True
            if reference.title is None:
                number, there = own_article(found, places)
                href = f"#a{number.address}" if number and there else self._page
            else:
                href = f"{self._page}/{here.address}/{reference.start}"
            out[here].append(Pointer(reference.start, reference.end, href, not there))
        return out

    def _mark(self, number: Number, address: str) -> str:
        """What became of an article, as a link to where that is shown."""
        kind = self._classes.get(number, "added") if self._classes is not None else "unchanged"
        if kind == "unchanged":
            return ""
        before, after = self._marks[kind]
        return f"{before}{address}{after}"


def _mark(kind: RowClass, diff: str) -> tuple[str, str]:
    """The mark of a class, before and after the address of the article."""
    name = escape(str(CLASSES[kind]))
    said = f'<span aria-hidden="true">{LETTERS[kind]}</span><span class="vh">{name}</span>'
    return f'<a class="mark {kind}" href="{diff}#a', f'" title="{name}">{said}</a>'
