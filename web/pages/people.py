"""Who and what is let in, and the log of what was done: for administrators."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, cast, get_args
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from lawdiff.errors import LawdiffError
from lawdiff.model import Role, Scope
from web import addresses, doors, forms
from web.context import services
from web.languages import gettext
from web.pages.rooms import desk_page

pages = Blueprint("people", __name__)

_CHINA = ZoneInfo("Asia/Shanghai")
_ENTRIES = 200


@pages.get("/tokens")
@doors.needs("admin")
def tokens() -> Response:
    """All tokens, and a form for another."""
    return _tokens()


@pages.post("/tokens")
@doors.needs("admin")
def add_token() -> Response:
    """Make a token; its secret is shown this once."""
    try:
        expires = request.form.get("expires", "")
        end = dt.datetime.combine(addresses.day(expires), dt.time(), _CHINA) if expires else None
        scopes = cast("list[Scope]", request.form.getlist("scope"))
        new = services().access.add_token(
            forms.text("name"), scopes, expires=end, actor=doors.actor()
        )
    except LawdiffError as error:
        return _tokens(error, values=request.form, chosen=request.form.getlist("scope"))
    return _tokens(new=new)


@pages.post("/tokens/<name>/revoke")
@doors.needs("admin")
def revoke(name: str) -> ResponseReturnValue:
    """Let a token count no more."""
    access = services().access
    return _done(lambda: access.revoke(name, actor=doors.actor()), "people.tokens", _tokens)


@pages.get("/users")
@doors.needs("admin")
def users() -> Response:
    """All who may log in, and a form for another."""
    return _users()


@pages.post("/users")
@doors.needs("admin")
def add_user() -> ResponseReturnValue:
    """Let a person in."""
    name, role = forms.text("name"), cast("Role", request.form.get("role", ""))
    password = request.form.get("password", "")
    access = services().access
    return _done(
        lambda: access.add_user(name, role, password, actor=doors.actor()),
        "people.users",
        lambda error: _users(error, values=request.form),
    )


@pages.post("/users/<name>/role")
@doors.needs("admin")
def set_role(name: str) -> ResponseReturnValue:
    """Give a person another role."""
    role, access = cast("Role", request.form.get("role", "")), services().access
    return _done(lambda: access.set_role(name, role, actor=doors.actor()), "people.users", _users)


@pages.post("/users/<name>/password")
@doors.needs("admin")
def set_password(name: str) -> ResponseReturnValue:
    """Give a person another password."""
    password, access = request.form.get("password", ""), services().access
    return _done(
        lambda: access.set_password(name, password, actor=doors.actor()), "people.users", _users
    )


@pages.post("/users/<name>/remove")
@doors.needs("admin")
def remove(name: str) -> ResponseReturnValue:
    """Let a person in no more."""
    access = services().access
    return _done(lambda: access.remove_user(name, actor=doors.actor()), "people.users", _users)


@pages.get("/log")
@doors.needs("admin")
def log() -> Response:
    """What was done by whom, the newest first."""
    subject, since = request.args.get("subject", "").strip(), request.args.get("since", "")
    refused, begin = None, None
    try:
        begin = dt.datetime.combine(addresses.day(since), dt.time(), _CHINA) if since else None
    except LawdiffError as error:
        refused = error
    entries = services().audit.entries(since=begin, subject=subject or None, limit=_ENTRIES)
    return desk_page(
        "log.html", refused, entries=entries, subject=subject, since=since, limit=_ENTRIES
    )


def _done(
    work: Callable[[], object], endpoint: str, draw: Callable[[LawdiffError], Response]
) -> ResponseReturnValue:
    """Do something, then show its page anew; where it is refused, the page says why."""
    try:
        work()
    except LawdiffError as error:
        return draw(error)
    flash(gettext("Done."))
    return redirect(url_for(endpoint))


def _tokens(error: LawdiffError | None = None, **values: Any) -> Response:
    shown = {"values": {}, "chosen": (), "new": None} | values
    return desk_page(
        "tokens.html",
        error,
        tokens=services().access.tokens(),
        now=services().now(),
        all_scopes=get_args(Scope),
        **shown,
    )


def _users(error: LawdiffError | None = None, **values: Any) -> Response:
    shown = {"values": {}} | values
    return desk_page(
        "users.html", error, users=services().access.users(), all_roles=get_args(Role), **shown
    )
