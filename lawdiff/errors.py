"""Everything lawdiff refuses, with a stable code.

A refusal has a family (the class: how a caller should react), a code (which rule was met), a
template with its parameters (so that a page can say it in the reader's language) and, where there
is something to do about it, a remedy. Codes are listed in ``docs/errors.md``; a test holds that
list against the sources.
"""

from __future__ import annotations

from typing import ClassVar


class LawdiffError(Exception):
    """The root of all refusals; raised only through its families.

    ``template`` and ``remedy`` are English with ``str.format`` fields filled from ``params``.
    """

    exit_code: ClassVar[int] = 3

    def __init__(self, code: str, template: str, *, remedy: str = "", **params: object) -> None:
        self.code = code
        self.template = template
        self.remedy_template = remedy
        self.params = params
        super().__init__(self.message)

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle by its parts, so that a refusal crosses from one process to another."""
        return _rebuild, (type(self), self.code, self.template, self.remedy_template, self.params)

    @property
    def message(self) -> str:
        """What went wrong, in English."""
        return self.template.format(**self.params)

    @property
    def remedy(self) -> str:
        """What to do about it, in English; empty where nothing helps."""
        return self.remedy_template.format(**self.params)


class UsageError(LawdiffError):
    """The request itself is wrong: a malformed reference, date, number or option."""

    exit_code = 2


class NotFound(LawdiffError):
    """What was named is not there: a file, regulation, version, article."""

    exit_code = 2


class Refused(LawdiffError):
    """The input was understood well enough to know that it must not be taken."""


class TooLarge(Refused):
    """The input is beyond a stated limit."""


class Conflict(LawdiffError):
    """What is held already contradicts the request; nothing was changed."""


class Forbidden(LawdiffError):
    """The caller may not do this: no token, a wrong one, or one without the scope."""


class Unauthenticated(Forbidden):
    """The caller is not known: no name and password, no token, or wrong ones."""


class Damaged(LawdiffError):
    """The store or the catalogue is not as lawdiff wrote it."""


class Unavailable(LawdiffError):
    """A part needed for this is missing or busy: a program, an extra, a lock, the disk."""


def _rebuild(
    family: type[LawdiffError], code: str, template: str, remedy: str, params: dict[str, object]
) -> LawdiffError:
    return family(code, template, remedy=remedy, **params)
