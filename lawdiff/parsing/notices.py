"""Every warning that parsing gives, with its code."""

from __future__ import annotations

from lawdiff.model import Notice


def gap(before: str, after: str, line: int) -> Notice:
    """Numbers are missing between two articles."""
    return Notice(
        "numbering_gap",
        "{after} follows {before}: articles are missing between them",
        (("before", before), ("after", after)),
        line,
    )


def repeated(label: str, line: int | None) -> Notice:
    """A number stands more than once."""
    return Notice("number_repeated", "{label} stands more than once", (("label", label),), line)


def restarts(label: str, before: str, line: int) -> Notice:
    """The numbers begin again inside one document."""
    return Notice(
        "numbering_restarts",
        "the numbering begins again: {label} after {before}",
        (("label", label), ("before", before)),
        line,
    )


def starts_late(label: str, line: int) -> Notice:
    """The first number is not one."""
    return Notice(
        "numbering_starts_late", "the first article is {label}", (("label", label),), line
    )


def by_section(count: int) -> Notice:
    """A text without articles, filed by its sections."""
    return Notice(
        "no_articles", "no articles (第X条): filed by its {count} sections", (("count", count),)
    )


def no_units() -> Notice:
    """A text with neither articles nor numbered sections."""
    return Notice("no_units", "neither articles nor numbered sections were found")


def no_title(name: str) -> Notice:
    """No line reads like a title."""
    return Notice("no_title", "no title was found in {name}", (("name", name),))


def no_date() -> Notice:
    """The text prints no date by which its version could be named."""
    return Notice("no_date", "the text prints neither adoption, amendment nor promulgation")


def no_jurisdiction() -> Notice:
    """The issuing place is not printed, or not known."""
    return Notice("no_jurisdiction", "the issuing place is not known")


def uncertain_jurisdiction(name: str) -> Notice:
    """Several divisions bear the name of the issuing place."""
    return Notice(
        "uncertain_jurisdiction",
        "{name} may be any of several divisions, or is none that is listed",
        (("name", name),),
    )


def effective_unknown(clause: str) -> Notice:
    """The date of effect hangs on a date that the text does not print."""
    return Notice(
        "effective_unknown",
        "in force {clause}, which the text does not date",
        (("clause", clause),),
    )


def truncated(line: int | None) -> Notice:
    """The source breaks off."""
    return Notice("truncated", "the text breaks off; the rest stands elsewhere", (), line)


def misses_beginning(line: int | None) -> Notice:
    """The source begins in the middle."""
    return Notice("beginning_missing", "the beginning of the text stands elsewhere", (), line)


def repealed(words: str) -> Notice:
    """The source says that the text is no longer in force."""
    return Notice("repealed", "the source calls the text repealed: {words}", (("words", words),))


def draft(words: str) -> Notice:
    """The text is a draft."""
    return Notice("draft", "the text is a draft: {words}", (("words", words),))


def unplaced(count: int, line: int) -> Notice:
    """Text that belongs to no article."""
    return Notice(
        "unplaced_text",
        "{count} lines stand under a heading and before its first article",
        (("count", count),),
        line,
    )


def outside_units(percent: int) -> Notice:
    """A good part of the text stands in no article."""
    return Notice(
        "text_outside_units",
        "{percent} per cent of the text stands in no article or section",
        (("percent", percent),),
    )


def suspicious(characters: str, line: int) -> Notice:
    """Characters that a fault of transmission leaves behind."""
    return Notice(
        "suspicious_characters",
        "private-use or replacement characters: {characters}",
        (("characters", characters),),
        line,
    )


def half_gone(now: int, before: int) -> Notice:
    """Fewer than half the articles of the version before are left."""
    return Notice(
        "half_the_articles_gone",
        "{now} articles, where the version before has {before}",
        (("now", now), ("before", before)),
    )
