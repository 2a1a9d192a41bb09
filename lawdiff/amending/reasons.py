"""Why an instruction is not carried out: every reason, with its code.

They are raised as refusals while an instruction is read or carried out, and become the flaw of the
instruction or the reason of its outcome.
"""

from __future__ import annotations

from lawdiff.errors import Refused
from lawdiff.model.decision import Target
from lawdiff.model.notice import Notice
from lawdiff.numbering import Number


def reason(refused: Refused) -> Notice:
    """A refusal as the reason of an outcome."""
    params = tuple((name, str(value)) for name, value in refused.params.items())
    return Notice(refused.code, refused.template, params)


def unread() -> Refused:
    """No rule of the grammar reads it."""
    return Refused("instruction_unread", "no known wording of an amending decision")


def wordless() -> Refused:
    """对个别文字作相应修改."""
    return Refused("instruction_wordless", "the decision does not say which words")


def not_closed() -> Refused:
    """A quotation is left open."""
    return Refused("instruction_quotation_open", "the quotation is not closed")


def no_range(first: Target, last: Target) -> Refused:
    """第六条至第四条."""
    return Refused(
        "instruction_range", "{first} to {last} is no range", first=first.label, last=last.label
    )


def long_range(first: Target, last: Target, most: int) -> Refused:
    """第一条至第九千条."""
    return Refused(
        "instruction_range_long",
        "{first} to {last} are more than {most}",
        first=first.label,
        last=last.label,
        most=most,
    )


def no_numeral(text: str) -> Refused:
    """第零条."""
    return Refused("instruction_numeral", "{place} has no number", place=text)


def no_place() -> Refused:
    """Neither the instruction nor what stands before it names an article or a number."""
    return Refused("instruction_no_place", "no article is named")


def no_text() -> Refused:
    """New text is announced and not quoted."""
    return Refused("instruction_no_text", "the new text is not quoted")


def lists_differ() -> Refused:
    """Three old places or wordings, two new ones."""
    return Refused("instruction_lists_differ", "as many are needed on one side as on the other")


def mixed() -> Refused:
    """One new text for an article and for a 款."""
    return Refused("instruction_mixed", "the places named are not of one kind")


def missing(place: Target) -> Refused:
    """The old text has no such place, or several that could be meant."""
    return Refused("instruction_target", "there is no {place} in the old text", place=place.label)


def no_sentence(place: Target) -> Refused:
    """The place has not so many sentences."""
    return Refused("instruction_target", "there is no such sentence in {place}", place=place.label)


def several_paragraphs(place: Target) -> Refused:
    """The 款 would have to be named."""
    return Refused("instruction_paragraph", "{place} has several 款", place=place.label)


def unlike_old(place: Target) -> Refused:
    """What stands at the place cannot be what is to be replaced."""
    return Refused("instruction_unlike", "{place} reads otherwise", place=place.label)


def absent(words: str, place: Target) -> Refused:
    """Quoted old words are not there."""
    return Refused(
        "instruction_words",
        "“{words}” does not stand in {place}",
        words=words,
        place=place.label,
    )


def repeated(words: str, place: Target) -> Refused:
    """Words to insert something beside stand there more than once."""
    return Refused(
        "instruction_words_repeated",
        "“{words}” stands more than once in {place}",
        words=words,
        place=place.label,
    )


def unpunctuated(words: str) -> Refused:
    """The decision leaves out a mark that the text does not give away."""
    return Refused(
        "instruction_punctuation", "the punctuation around “{words}” cannot be told", words=words
    )


def miscounted(wanted: int, found: int) -> Refused:
    """增加二款 with three paragraphs quoted."""
    return Refused(
        "instruction_count",
        "{wanted} units are announced, {found} are quoted",
        wanted=wanted,
        found=found,
    )


def more_than_heading(place: Target) -> Refused:
    """第二章 is rewritten with its articles."""
    return Refused(
        "instruction_chapter", "more than the heading of {place} is quoted", place=place.label
    )


def mislabelled(place: Target, label: str) -> Refused:
    """The quoted new text of 第三条 begins 第七条."""
    return Refused(
        "instruction_label",
        "the new text of {place} is headed {label}",
        place=place.label,
        label=label,
    )


def taken(place: Target, other: str) -> Refused:
    """Another instruction changed, moved or deleted it."""
    return Refused(
        "instruction_twice",
        "{place} is already changed by {other}",
        place=place.label,
        other=other,
    )


def exists(number: Number) -> Refused:
    """A new 第三条之一 where there is one."""
    return Refused("instruction_exists", "there is a {place} already", place=number.label)


def unlike(place: Target, to: Target) -> Refused:
    """A 项 cannot become an article."""
    return Refused("instruction_move", "{place} cannot become {to}", place=place.label, to=to.label)


def ring(number: Number) -> Refused:
    """第五条改为第六条，第六条改为第五条."""
    return Refused("instruction_ring", "{number} is renumbered in a ring", number=number.label)


def no_such_number(number: str) -> Refused:
    """A number that is taken, or beyond the last."""
    return Refused(
        "instruction_number", "{number} is taken, or higher than there are units", number=number
    )


def numbers_off() -> Refused:
    """The 款 or 项 of one unit cannot have the numbers they are given."""
    return Refused("instruction_numbers", "the numbers do not come out")


def count_off(low: int, high: int) -> Refused:
    """Between two articles whose numbers are given stand too many others, or too few."""
    return Refused(
        "instruction_numbers_between",
        "between {low} and {high} articles and numbers are not equally many",
        low=low,
        high=high,
    )
