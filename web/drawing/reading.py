"""A whole text to read, as HTML: headings, articles with hanging labels, marks of change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from markupsafe import Markup

from lawdiff.model import Article, Document, Reference, RowClass, VersionEntry
from lawdiff.numbering import Number
from lawdiff.services.references import own_article, places_of
from lawdiff.services.versions import Changes
from web import addresses
from web.drawing.escaping import escape
from web.drawing.sections import depths, openings, words
from web.drawing.text import Pointer, linked
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
        references: Iterable[tuple[Article, Reference]] = (),
    ) -> None:
        self._document = document
        self._page = addresses.to_references(entry.regulation, entry.label)
        self._pointers = self._pointing(references)
        self._changes = changes
        self._base, self._label = addresses.to_regulation(entry.regulation), entry.label
        self._depths = depths(document.outline)
        self._diff = (
            addresses.to_diff(entry.regulation, before.label, entry.label) if before else ""
        )
        self._classes = {name: escape(str(words)) for name, words in CLASSES.items()}
        self._words = escape(gettext("History"))
        self._nowhere = gettext("Leads nowhere")

    @property
    def articles(self) -> Markup:
        """All articles under their headings."""
        out: list[str] = []
        opening = openings(self._document.outline)
        rank = _TOP
        for article in self._document.articles:
            for place, heading in opening.pop(article.number, ()):
                rank = _TOP + self._depths[place]
                out.append(f'<h{rank} id="h{place}">{escape(words(heading))}</h{rank}>')
                rank += 1
            out.append(self._article(article, rank))
        return Markup("".join(out))

    @property
    def outline(self) -> Iterator[tuple[int, int, str]]:
        """Every heading with its place, its depth from 0, and its words."""
        for place, heading in enumerate(self._document.outline):
            yield place, self._depths[place], words(heading)

    def _article(self, article: Article, rank: int) -> str:
        anchor = f"a{article.number.address}"
        caption = f'<p class="caption">（{escape(article.caption)}）</p>' if article.caption else ""
        text = linked(article.text, self._pointers[article.number], self._nowhere)
        return (
            f'<div class="article" id="{anchor}">'
            f'<h{rank}><a href="#{anchor}">{escape(article.label)}</a></h{rank}>'
            f'<div class="matter">{caption}{text}</div>'
            f'<p class="margin">{self._mark(article.number)}{self._history(article)}</p></div>'
        )

    def _pointing(
        self, references: Iterable[tuple[Article, Reference]]
    ) -> defaultdict[Number, list[Pointer]]:
        """Where the references of each article lead.

        To an article of this text directly; to another text by an address that looks it up when
        it is followed, since what is held of others may change at any time.
        """
        places = places_of(self._document)
        out: defaultdict[Number, list[Pointer]] = defaultdict(list)
        for article, reference in references:
            href = f"{self._page}/{article.number.address}/{reference.start}"
            there = True
            if reference.title is None:
                number, there = own_article(article, reference, places)
                href = f"#a{number.address}" if number and there else self._page
            out[article.number].append(Pointer(reference.start, reference.end, href, not there))
        return out

    def _mark(self, number: Number) -> str:
        kind: RowClass = (
            self._changes.classes.get(number, "added") if self._changes else "unchanged"
        )
        if kind == "unchanged":
            return ""
        return (
            f'<a class="mark {kind}" href="{escape(self._diff)}#a{number.address}"'
            f' title="{self._classes[kind]}"><span aria-hidden="true">{LETTERS[kind]}</span>'
            f'<span class="vh">{self._classes[kind]}</span></a>'
        )

    def _history(self, article: Article) -> str:
        return (
            f'<a class="history" href="{self._base}/articles/{article.number.address}/history'
            f'?version={self._label}">{self._words}'
            f'<span class="vh"> {escape(article.label)}</span></a>'
        )
