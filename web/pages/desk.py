"""The desk of those who run the service: logging in and out, and what there is to do."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from lawdiff.errors import LawdiffError
from web import doors, forms
from web.context import services
from web.languages import gettext, lazy_gettext
from web.pages.rooms import desk_page

pages = Blueprint("desk", __name__)

AIDS = (("desk.overview", lazy_gettext("Desk")),)


@pages.get("/desk")
@doors.needs("read")
def overview() -> Response:
    """What whoever is logged in may do."""
    return desk_page("overview.html")


@pages.post("/desk/password")
@doors.needs("read")
def change_password() -> ResponseReturnValue:
    """Give whoever is logged in another password, and go on under it."""
    user, new = doors.known(), request.form.get("new_password", "")
    try:
        old = request.form.get("password", "")
        services().access.change_own_password(user, old, new)
    except LawdiffError as error:
        return desk_page("overview.html", error)
    doors.let_in(user.name, new)
    flash(gettext("Done."))
    return redirect(url_for("desk.overview"))


@pages.get("/login")
def login() -> ResponseReturnValue:
    """Ask for name and password."""
    if doors.person() is not None:
        return redirect(_wanted())
    return desk_page("login.html", name="", wanted=_wanted())


@pages.post("/login")
def log_in() -> ResponseReturnValue:
    """Begin a session and go on to where one wanted."""
    name, wanted = forms.text("name"), _wanted()
    try:
        doors.let_in(name, request.form.get("password", ""))
    except LawdiffError as error:
        return desk_page("login.html", error, name=name, wanted=wanted)
    return redirect(wanted)


@pages.post("/logout")
def log_out() -> ResponseReturnValue:
    """End the session."""
    doors.let_out()
    return redirect(url_for("home.home"))


def _wanted() -> str:
    """Where to go on: an address of this service and no other."""
    wanted = request.values.get("next", "")
    inside = wanted.startswith("/") and not wanted.startswith(("//", "/\\"))
    return wanted if inside and wanted.isprintable() else url_for("desk.overview")
