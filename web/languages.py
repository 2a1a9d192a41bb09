"""The reader's language: by ?lang, else the cookie, else what the browser asks, else the setting.

Messages are written in English where they arise and translated by their template, so that a
refusal reads the same on the command line, in the API and, in Chinese, on a page. The law's own
text is never translated.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

import structlog
from babel.dates import format_date
from flask import Flask, Response, g, request
from flask_babel import Babel, LazyString, format_datetime, format_decimal, get_translations
from markupsafe import Markup

from lawdiff.errors import LawdiffError
from lawdiff.model import Notice
from web.context import context

LANGUAGES: Final = {"zh": "中文", "en": "English"}
_CHINA = ZoneInfo("Asia/Shanghai")
_COOKIE = "lang"
_YEAR = 365 * 24 * 3600


def install(app: Flask) -> None:
    """Translate pages, and remember the language that was chosen."""
    app.config.from_mapping(BABEL_DEFAULT_LOCALE="en", BABEL_TRANSLATION_DIRECTORIES="translations")
    Babel(app, locale_selector=language)
    if not list(Path(app.root_path).glob("translations/*/LC_MESSAGES/messages.mo")):
        structlog.get_logger().warning("no translations are compiled: run `make messages`")
    app.jinja_env.globals |= {"_": _drawn, "gettext": _drawn, "ngettext": ngettext}
    app.after_request(_remember)
    app.jinja_env.globals |= {"languages": LANGUAGES, "language": language}


def language() -> str:
    """The language of the page at hand."""
    chosen: str | None = g.get("language")
    if chosen is None:
        asked = request.args.get(_COOKIE), request.cookies.get(_COOKIE)
        known = [name for name in asked if name in LANGUAGES]
        chosen = g.language = known[0] if known else _of_browser()
    return chosen


def gettext(message: str) -> str:
    """A message in the reader's language."""
    return str(_translations().ugettext(message))


def ngettext(one: str, many: str, num: int, **values: object) -> Markup:
    """A message about ``num`` things in the reader's language: HTML, as `_drawn`."""
    if values:
        return _numbered(one, many, num) % ({"num": num} | values)
    return _bare_count(one, many, num, language())


def lazy_gettext(message: str) -> LazyString:
    """A message that is in the reader's language whenever it is printed."""
    return LazyString(gettext, message)


def said(message: LawdiffError | Notice) -> str:
    """A refusal or a warning in the reader's language."""
    params = message.params if isinstance(message, LawdiffError) else dict(message.params)
    return gettext(message.template).format(**params)


def remedy(error: LawdiffError) -> str:
    """What to do about a refusal, unless that is a command: a reader of pages has none."""
    template = error.remedy_template
    return "" if not template or "`" in template else gettext(template).format(**error.params)


def day(date: dt.date | None) -> str:
    """A day as the reader's language writes it; a dash where it is not known."""
    return "—" if date is None else _day(date, language())


@lru_cache(maxsize=8192)
def _day(date: dt.date, locale: str) -> str:
    return str(format_date(date, "long", locale))


def moment(time: dt.datetime | None) -> str:
    """A moment as the reader's language writes it, by the clock of China; a dash for none."""
    if time is None:
        return "—"
    return str(format_datetime(time.astimezone(_CHINA), "medium", rebase=False))


def number(value: int) -> str:
    """A number as the reader's language groups its digits."""
    return str(format_decimal(value))


def _drawn(message: str, **values: object) -> Markup:
    """A message as a template says it: HTML, and what is put into it is escaped."""
    if values:
        return Markup(gettext(message)) % values  # noqa: S704  # messages are ours
    return _bare(message, language())


@lru_cache(maxsize=4096)
def _bare(message: str, _language: str) -> Markup:
    """A message into which nothing is put: every page says dozens of them."""
    return Markup(gettext(message)) % {}  # noqa: S704  # messages are ours


@lru_cache(maxsize=4096)
def _bare_count(one: str, many: str, num: int, _language: str) -> Markup:
    """A message into which a number alone is put: an outline has one a heading."""
    return _numbered(one, many, num) % {"num": num}


def _numbered(one: str, many: str, num: int) -> Markup:
    return Markup(_translations().ungettext(one, many, num))  # noqa: S704  # messages are ours


def _translations() -> Any:
    """Those of the page at hand, looked up once: a page says hundreds of things."""
    found = g.get("translations")
    if found is None:
        found = g.translations = get_translations()
    return found


def _of_browser() -> str:
    best = request.accept_languages.best_match(LANGUAGES)
    return best or context().settings.language


def _remember(response: Response) -> Response:
    chosen = request.args.get(_COOKIE)
    if chosen in LANGUAGES and response.mimetype == "text/html":
        response.set_cookie(
            _COOKIE, chosen, max_age=_YEAR, samesite="Lax", httponly=True, secure=request.is_secure
        )
    return response
