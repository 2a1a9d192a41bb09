"""What stands above and below a 对照表: which texts it compares, and what changed in all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lawdiff.exporting.diffs.remarks import telling
from lawdiff.exporting.editions import Compared, Edition
from lawdiff.exporting.words import Words
from lawdiff.model import Diff, FactChange


def subtitle(compared: Compared, words: Words) -> tuple[str, ...]:
    """Both texts with their dates, the counts of rows, the facts that changed."""
    diff = compared.diff
    lines = [
        f"{words.before}{words.colon}{compared.old.described(words)}",
        f"{words.after}{words.colon}{compared.new.described(words)}",
        _counts(diff, words),
        *_facts(diff, words),
    ]
    if not any(row.ops.changed for row in diff.rows) and not diff.passages:
        lines.append(words.identical)
    if compared.old.fictional or compared.new.fictional:
        lines.append(words.fictional)
    return tuple(lines)


def footer(compared: Compared, words: Words) -> tuple[str, ...]:
    """Where both texts come from, and that the table is no official text."""
    return (
        words.source.format(old=_source(compared.old, words), new=_source(compared.new, words)),
        words.computed,
    )


def _source(edition: Edition, words: Words) -> str:
    day = words.day(edition.date) if edition.date else words.undated
    return edition.reference + words.brackets.format(text=day)


def _counts(diff: Diff, words: Words) -> str:
    counted = [(words.classes[name], count) for name, count in diff.summary.items() if count]
    said = words.separator.join(words.count.format(name=n, count=c) for n, c in counted)
    noise = sum(bool(row.noise) for row in diff.rows)
    if noise:
        said += words.semicolon + words.of_form.format(count=noise)
    return words.counts.format(total=len(diff.rows), counts=said)


def _facts(diff: Diff, words: Words) -> Iterator[str]:
    changes = [change for row in diff.rows for change in telling(row, diff.substitutions)]
    counted = Counter(change.kind for change in changes)
    said = []
    for kind in words.kinds:
        if counted[kind]:
            limits = _limits([c for c in changes if c.kind == kind], words)
            said.append(words.count.format(name=words.kinds[kind], count=counted[kind]) + limits)
    if said:
        yield words.changed_facts.format(facts=words.separator.join(said))


def _limits(changes: list[FactChange], words: Words) -> str:
    """How many fines were raised and lowered, where both sides print an upper limit."""
    raised = lowered = 0
    for change in changes:
        old, new = change.old, change.new
        if change.kind != "fine" or not (old and new) or old.unit != new.unit:
            continue
        if old.high is not None and new.high is not None:
            raised += new.high > old.high
            lowered += new.high < old.high
    said = [
        template.format(count=count)
        for template, count in ((words.raised, raised), (words.lowered, lowered))
        if count
    ]
    return words.brackets.format(text=words.comma.join(said)) if said else ""
