"""``lawdiff search``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import click

from lawdiff.cli.console import DAY, Console, counted, json_option
from lawdiff.model import Filter
from lawdiff.payloads.lists import HitPart, SearchPayload
from lawdiff.services.browsing import MAX_LIMIT

_AROUND = 24  # characters shown on each side of a hit


@click.command("search")
@click.argument("query", nargs=-1, required=True)
@click.option("--jurisdiction", metavar="ID", help="Only this jurisdiction's.")
@click.option("--kind", help="Only this kind: 法律, 地方性法规, …")
@click.option("--as-of", type=DAY, help="Only texts in force on this day.")
@click.option("--offset", type=click.IntRange(0), default=0, help="Skip so many articles.")
@click.option("--limit", type=click.IntRange(1, MAX_LIMIT), default=20, help="Show so many.")
@json_option
@click.pass_obj
def command(
    console: Console,
    *,
    query: tuple[str, ...],
    jurisdiction: str | None,
    kind: str | None,
    as_of: dt.date | None,
    offset: int,
    limit: int,
    as_json: bool,
) -> None:
    """Search titles and articles for QUERY: two characters or more a word, all words."""
    answer = console.services.browsing.search(
        " ".join(query),
        Filter(jurisdiction=jurisdiction, regulation_kind=kind),
        as_of=as_of,
        offset=offset,
        limit=limit,
    )
    payload = SearchPayload.of(
        answer.query,
        answer.day,
        as_of=as_of,
        titles=answer.titles,
        articles=answer.articles,
        found=answer.found,
    )
    console.emit(payload, as_json=as_json, text=lambda: _lines(payload, offset))


def _lines(payload: SearchPayload, offset: int) -> Iterator[str]:
    yield from (f"{title.id}  {title.title}" for title in payload.titles)
    for numbered in payload.articles:
        article = numbered.article
        yield f"{numbered.regulation}@{numbered.version}  {article.label}　{article.text}"
    yield from map(_hit, payload.hits)
    total = payload.total
    found = counted(total, "article") if payload.complete else f"{total} or more articles"
    shown = f"{offset + 1} to {offset + len(payload.hits)}" if payload.hits else "none"
    yield f"{found}, {shown} shown"


def _hit(hit: HitPart) -> str:
    start, end = hit.spans[0] if hit.spans else (0, 0)
    before = hit.text[max(0, start - _AROUND) : start].replace("\n", " ")
    after = hit.text[end : end + _AROUND].replace("\n", " ")
    state = "" if hit.in_force else " (not in force)"
    words = click.style(hit.text[start:end], bold=True)
    return (
        f"{hit.regulation}@{hit.version}{state}  {hit.title} {hit.label}  …{before}{words}{after}…"
    )
