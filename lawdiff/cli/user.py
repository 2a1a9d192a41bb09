"""``lawdiff user``."""

from __future__ import annotations

from typing import get_args

import click

from lawdiff.cli.console import Console, json_option
from lawdiff.model import Role
from lawdiff.payloads.desk import UsersPayload

_ROLE = click.Choice(get_args(Role))
_password = click.password_option(help="Asked for where it is not given.")


@click.group("user")
def command() -> None:
    """People who may log in to the pages."""


@command.command("add")
@click.argument("name")
@click.option("--role", type=_ROLE, default="reader", show_default=True)
@_password
@click.pass_obj
def add(console: Console, name: str, role: Role, password: str) -> None:
    """Let a person called NAME in."""
    console.services.access.add_user(name, role, password, actor=console.actor)
    click.echo(f"{name} may log in as {role}.")


@command.command("list")
@json_option
@click.pass_obj
def list_(console: Console, as_json: bool) -> None:  # noqa: FBT001
    """List who may log in."""
    users = console.services.access.users()
    text = lambda: (f"{u.name}  {u.role}" for u in users)  # noqa: E731
    console.emit(UsersPayload.of(users), as_json=as_json, text=text)


@command.command("passwd")
@click.argument("name")
@_password
@click.pass_obj
def passwd(console: Console, name: str, password: str) -> None:
    """Give NAME another password; their sessions are over."""
    console.services.access.set_password(name, password, actor=console.actor)
    click.echo("Changed.")


@command.command("role")
@click.argument("name")
@click.argument("role", type=_ROLE)
@click.pass_obj
def role(console: Console, name: str, role: Role) -> None:
    """Give NAME another role."""
    console.services.access.set_role(name, role, actor=console.actor)
    click.echo("Changed.")


@command.command("remove")
@click.argument("name")
@click.pass_obj
def remove(console: Console, name: str) -> None:
    """Let NAME in no more."""
    console.services.access.remove_user(name, actor=console.actor)
    click.echo("Removed.")
