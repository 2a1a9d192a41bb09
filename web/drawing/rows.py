"""The rows of a 对照表 as HTML.

A law has hundreds of them, so they are drawn here and not by a template; the words that stand in
every row are looked up once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal

from markupsafe import Markup

from lawdiff.model import Article, Diff, Heading, Passage, Row, RowClass
from lawdiff.model.difference import ROW_CLASSES, PassageKind
from web.drawing.edits import BOTH, NEW, OLD, edited
from web.drawing.escaping import escape
from web.drawing.notes import Notes
from web.drawing.sections import Numbered, runs, sections, words
from web.languages import gettext, ngettext
from web.names import CLASSES, LETTERS, NOISES

View = Literal["side", "inline"]

_MOVED = frozenset({"renumbered", "amended_renumbered"})


class Rows:
    """Draws the rows of one comparison in one language and view.

    ``more`` is the address of the whole table, to which folded rows lead; where there is none, they
    open where they stand. ``to_instruction`` leads to an instruction of the amending decision.
    """

    def __init__(
        self,
        diff: Diff,
        outline: Sequence[Heading],
        view: View,
        more: str | None,
        to_instruction: Callable[[str], str] = "#{}".format,
    ) -> None:
        self._notes = Notes(diff, to_instruction)
        self._outline = outline
        self._inline = view == "inline"
        self._more = None if more is None else escape(more)
        self._classes = {name: _kind(name, escape(str(CLASSES[name]))) for name in ROW_CLASSES}
        self._noises = {name: escape(str(words)) for name, words in NOISES.items()}
        self._absent = f'<p class="none">{escape(gettext("None"))}</p>'
        self._same = f'<span class="none">{escape(gettext("Same as before"))}</span>'
        self._passages = diff.passages
        self._kinds: dict[PassageKind, str] = {
            "preamble": escape(gettext("Preamble")),
            "annex": escape(gettext("Annex")),
        }

    def draw(self, rows: Sequence[Numbered], *, fold: bool) -> Markup:
        """The bodies of the table, one a heading.

        ``fold`` gathers rows in which no word changed into one line a run.
        """
        out: list[str] = []
        for section in sections(rows, self._outline):
            out.append("<tbody>")
            out += [self._heading(place, heading) for place, heading in section.headings]
            entries: Iterable[Numbered | tuple[Numbered, ...]] = section.rows
            for entry in runs(section.rows) if fold else entries:
                out.append(self._row(entry) if isinstance(entry, Numbered) else self._run(entry))
            out.append("</tbody>")
        return Markup("".join(out))

    def draw_all(self, rows: Sequence[Numbered], *, fold: bool) -> Markup:
        """The rows, with what changed before the first article and after the last."""
        before = [passage for passage in self._passages if passage.kind == "preamble"]
        after = [passage for passage in self._passages if passage.kind == "annex"]
        body = self.draw(rows, fold=fold)
        return self._outside(before) + body + self._outside(after)

    def _outside(self, passages: Sequence[Passage]) -> Markup:
        rows = [self._passage(place, passage) for place, passage in enumerate(passages, 1)]
        return Markup(f"<tbody>{''.join(rows)}</tbody>" if rows else "")

    def _passage(self, place: int, passage: Passage) -> str:
        ops, anchor = passage.ops, f"{passage.kind}{place}"
        row_class: RowClass = (
            "amended" if ops.old and ops.new else "added" if ops.new else "deleted"
        )
        old, new = (
            edited(ops, signs, f'<b class="label">{escape(title)}</b>　' if title else "")
            if text or title
            else self._absent
            for signs, title, text in (
                (OLD, passage.old, ops.old), (NEW, passage.new, ops.new),
            )
        )  # fmt: skip
        return (
            f'<tr id="{anchor}" class="{row_class}"><th scope="row"><a href="#{anchor}">'
            f'{self._kinds[passage.kind]}</a></th><td lang="zh-Hans">{old}</td>'
            f'<td lang="zh-Hans">{new}</td>{self._classes[row_class]}<td></td></tr>'
        )

    def _heading(self, place: int, heading: Heading) -> str:
        name = escape(words(heading))
        return (
            f'<tr class="heading" id="h{place}"><th colspan="5" scope="rowgroup" lang="zh-Hans">'
            f"{name}</th></tr>"
        )

    def _run(self, run: tuple[Numbered, ...]) -> str:
        first, last, anchor = run[0].row, run[-1].row, run[0].anchor
        old, new = _reach(first.old, last.old), _reach(first.new, last.new)
        names = escape(new if old == new else f"{old} → {new}")
        said = ngettext(
            "%(num)s article without a change of wording",
            "%(num)s articles without a change of wording",
            len(run),
        )
        words = f'<span lang="zh-Hans">{names}</span> {said}'
        if self._more is None:
            inside = f"<details><summary>{words}</summary>{self._opened(run)}</details>"
        else:
            inside = f'<a href="{self._more}#{anchor}">{words}</a>'
        return f'<tr class="run" id="{anchor}"><td colspan="5">{inside}</td></tr>'

    def _opened(self, run: tuple[Numbered, ...]) -> str:
        """The texts of folded rows, for where they have no page of their own."""
        return "".join(_pair(*self._sides(entry.row)) for entry in run)

    def _row(self, entry: Numbered) -> str:
        row, anchor = entry.row, entry.anchor
        return (
            f'<tr id="{anchor}" class="{row.row_class}"><th scope="row"><a href="#{anchor}">'
            f"{entry.ordinal}</a></th>{self._matter(row)}"
            f"{self._classes[row.row_class]}<td>{self._notes.of(row)}</td></tr>"
        )

    def _matter(self, row: Row) -> str:
        if row.noise:
            return self._folded(row)
        if self._inline and not row.replaced:
            return f'<td colspan="2" lang="zh-Hans">{self._both(row)}</td>'
        old, new = self._sides(row)
        return f'<td lang="zh-Hans">{old}</td><td lang="zh-Hans">{new}</td>'

    def _folded(self, row: Row) -> str:
        old, new = self._sides(row)
        names = escape(" → ".join(_labels(row)))
        return (
            f'<td colspan="2"><details class="noise"><summary><span lang="zh-Hans">{names}</span> '
            f"{self._noises[row.noise or 'punctuation']}</summary>"
            f"{_pair(old, new)}</details></td>"
        )

    def _sides(self, row: Row) -> tuple[str, str]:
        old = edited(row.ops, OLD, _head(row, row.old)) if row.old else self._absent
        if row.new is None:
            return old, self._absent
        head = _head(row, row.new)
        if row.ops.changed:
            return old, edited(row.ops, NEW, head)
        return old, f"<p>{head}{self._same}</p>"

    def _both(self, row: Row) -> str:
        heads = dict.fromkeys(_head(row, side) for side in (row.old, row.new) if side)
        return edited(row.ops, BOTH, " → ".join(heads))


def _kind(row_class: RowClass, words: str) -> str:
    return (
        f'<td class="kind"><span class="mark {row_class}" aria-hidden="true">'
        f"{LETTERS[row_class]}</span>{words}</td>"
    )


def _pair(old: str, new: str) -> str:
    return f'<div class="pair" lang="zh-Hans"><div>{old}</div><div>{new}</div></div>'


def _head(row: Row, side: Article) -> str:
    """The label and the caption that stand before a text."""
    moved = " moved" if row.row_class in _MOVED else ""
    caption = f"（{escape(side.caption)}）" if side.caption else ""
    return f'<b class="label{moved}">{escape(side.label)}</b>{caption}　'


def _labels(row: Row) -> list[str]:
    return list(dict.fromkeys(side.label for side in (row.old, row.new) if side))


def _reach(first: Article | None, last: Article | None) -> str:
    """From one article to another."""
    ends = dict.fromkeys(side.label for side in (first, last) if side)
    return "至".join(ends)
