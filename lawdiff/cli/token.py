"""``lawdiff token``."""

from __future__ import annotations

import datetime as dt
from typing import get_args

import click

from lawdiff.cli.console import DAY, Console, json_option
from lawdiff.model import Scope, Token
from lawdiff.payloads.desk import NewTokenPayload, TokenPart, TokensPayload


@click.group("token")
def command() -> None:
    """Tokens by which programs are let in."""


@command.command("add")
@click.argument("name")
@click.option(
    "--scope",
    "scopes",
    type=click.Choice(get_args(Scope)),
    multiple=True,
    required=True,
    help="What it opens; may be given several times.",
)
@click.option("--expires", type=DAY, help="The day from which it counts no more.")
@json_option
@click.pass_obj
def add(
    console: Console,
    name: str,
    scopes: tuple[Scope, ...],
    expires: dt.date | None,
    as_json: bool,  # noqa: FBT001
) -> None:
    """Make a token called NAME and print its secret, this once."""
    end = dt.datetime.combine(expires, dt.time(), dt.UTC) if expires else None
    new = console.services.access.add_token(name, scopes, expires=end, actor=console.actor)
    payload = NewTokenPayload(token=TokenPart.of(new.token), secret=new.secret)
    console.emit(payload, as_json=as_json, text=lambda: iter([new.secret]))


@command.command("list")
@json_option
@click.pass_obj
def list_(console: Console, as_json: bool) -> None:  # noqa: FBT001
    """List all tokens, without their secrets."""
    tokens = console.services.access.tokens()
    console.emit(TokensPayload.of(tokens), as_json=as_json, text=lambda: map(_line, tokens))


@command.command("revoke")
@click.argument("name")
@click.pass_obj
def revoke(console: Console, name: str) -> None:
    """Let the token called NAME count no more."""
    console.services.access.revoke(name, actor=console.actor)
    click.echo("Revoked.")


def _line(token: Token) -> str:
    ends = {"revoked": token.revoked, "expires": token.expires}
    notes = [f"{word} {moment:%Y-%m-%d}" for word, moment in ends.items() if moment]
    return "  ".join([token.name, ",".join(sorted(token.scopes)), *notes[:1]])
