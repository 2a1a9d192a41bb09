"""Who asks, and whether they may: people by a session, programs by a token.

Pages know people, the API knows tokens alone. Reading is open unless the settings say otherwise.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import wraps
from typing import Final, ParamSpec

from flask import Flask, Response, redirect, request, session, url_for
from flask.sessions import SecureCookieSessionInterface
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user

from lawdiff.errors import Forbidden, LawdiffError, Unauthenticated, Unavailable
from lawdiff.model import Scope, Token, User
from lawdiff.services.access import check_scope
from web.context import context, services

P = ParamSpec("P")

TAKES_FILES: Final = frozenset({"imports.hand_over", "api_importing.import_files"})
"""Where files are handed over: by those who may import, up to the size of the largest file."""

_ALWAYS_OPEN = frozenset({"static", "desk.login", "desk.log_in", "metrics"})
_MOST_PARTS = 10_000
_DAY = dt.timedelta(hours=12)  # how long a session lasts


class _Visitor(UserMixin):  # type: ignore[misc]  # flask-login has no types
    """A person as Flask-Login knows them; the stamp ends sessions older than the password."""

    def __init__(self, user: User) -> None:
        self.user = user

    def get_id(self) -> str:
        return f"{self.user.stamp}:{self.user.name}"


class _Sessions(SecureCookieSessionInterface):
    """Session cookies that come back over TLS alone wherever they were given over TLS."""

    def get_cookie_secure(self, app: Flask) -> bool:  # noqa: ARG002
        return request.is_secure


def install(app: Flask) -> None:
    """Know who asks, and let nobody in where only some may read."""
    app.config.from_mapping(
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_REFRESH_EACH_REQUEST=False,
        PERMANENT_SESSION_LIFETIME=_DAY,
    )
    app.session_interface = _Sessions()
    manager = LoginManager(app)
    manager.session_protection = None  # addresses change under way; the stamp is what ends sessions
    manager.user_loader(_visitor)
    app.before_request(_gate)
    app.before_request(_widen)
    app.after_request(_keep_private)
    app.jinja_env.globals |= {"person": person, "may": may}


def person() -> User | None:
    """Whoever is logged in."""
    return current_user.user if current_user.is_authenticated else None


def may(scope: Scope) -> bool:
    """Whether whoever asks is logged in and their role opens ``scope``."""
    user = person()
    return user is not None and user.allows(scope)


def actor() -> str:
    """How the audit log names whoever is logged in.

    Raises:
        Unauthenticated: ``not_logged_in``.
    """
    return known().actor


def needs(scope: Scope) -> Callable[[Callable[P, ResponseReturnValue]], Callable[P, Response]]:
    """A page for people whose role opens ``scope``; who is not logged in is asked to."""

    def guard(view: Callable[P, ResponseReturnValue]) -> Callable[P, Response]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
            if person() is None:
                return to_login()
            check_scope(known(), scope)
            return view(*args, **kwargs)

        return guarded  # type: ignore[return-value]

    return guard


def bearer(scope: Scope) -> Token:
    """The token that a program shows.

    Raises:
        Unauthenticated: ``no_token``, ``wrong_token``.
        Forbidden: ``missing_scope``.
    """
    given = request.authorization
    if given is None or given.type != "bearer" or not given.token:
        raise Unauthenticated(
            "no_token",
            "This needs a token.",
            remedy="Send Authorization: Bearer; `lawdiff token add` makes a token.",
        )
    return services().access.authenticate(given.token, scope)


def let_in(name: str, password: str) -> None:
    """Begin a session.

    Raises:
        Unauthenticated: ``wrong_login``.
        Unavailable: ``no_secret_key``.
    """
    if context().settings.secret_key is None:
        raise Unavailable(
            "no_secret_key",
            "Nobody can log in: no key to sign sessions with is set.",
            remedy="Set LAWDIFF_SECRET_KEY, the same for all processes.",
        )
    user = services().access.login(name, password)
    session.clear()  # what was begun before belongs to nobody
    session.permanent = True
    login_user(_Visitor(user))


def let_out() -> None:
    """End a session."""
    logout_user()
    session.clear()


def to_login() -> Response:
    """Ask to log in, then go on to where one wanted."""
    wanted = request.full_path.rstrip("?") if request.method == "GET" else request.path
    return redirect(url_for("desk.login", next=wanted))  # type: ignore[return-value]


def known() -> User:
    """Whoever is logged in.

    Raises:
        Unauthenticated: ``not_logged_in``.
    """
    user = person()
    if user is None:
        raise Unauthenticated("not_logged_in", "Nobody is logged in.", remedy="Log in.")
    return user


def _visitor(id_: str) -> _Visitor | None:
    stamp, _, name = id_.partition(":")
    try:
        user = services().access.session(name, stamp)
    except LawdiffError:  # the request itself will say so
        return None
    return _Visitor(user) if user else None


def _gate() -> ResponseReturnValue | None:
    """Where reading is not open: people log in, programs show a token."""
    if not context().settings.private or request.endpoint in _ALWAYS_OPEN:
        return None
    if request.blueprint == "health" or person() is not None:
        return None
    if _is_page():
        return to_login()
    bearer("read")
    return None


def _widen() -> None:
    """Take large bodies from those who may import, before anything of a body is read."""
    if request.endpoint not in TAKES_FILES:
        return
    user = person()
    if not _is_page():
        bearer("import")
    elif user is None or not user.allows("import"):
        return
    request.max_content_length = context().settings.max_file
    request.max_form_parts = _MOST_PARTS


def _is_page() -> bool:
    return not request.path.startswith(("/api/", "/git/", "/feeds/"))


def _keep_private(response: Response) -> Response:
    """Where reading is not open, no cache between here and the reader keeps an answer."""
    if context().settings.private and request.endpoint != "static":
        response.headers["Cache-Control"] = "private, no-cache"
    return response


def challenge(error: Forbidden) -> str:
    """What the API says of the token it wants (RFC 6750)."""
    reason = {"wrong_token": "invalid_token", "missing_scope": "insufficient_scope"}
    detail = f', error="{reason[error.code]}"' if error.code in reason else ""
    return f'Bearer realm="lawdiff"{detail}'
