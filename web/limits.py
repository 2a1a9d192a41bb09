"""How often one address may ask for what costs much: everything that is posted, and log in.

Counted in each process's memory, so the true bound is that times the number of workers; a reverse
proxy can bound what is read.
"""

from __future__ import annotations

from flask import Flask, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from werkzeug.middleware.proxy_fix import ProxyFix

from web.context import context

_READS = frozenset({"GET", "HEAD", "OPTIONS"})


def install(app: Flask) -> None:
    """Bound what one address may post, and find the address behind the proxies we trust."""
    with app.app_context():
        settings = context().settings
    hops = settings.proxies
    if hops:
        app.wsgi_app = ProxyFix(app.wsgi_app, hops, hops, hops, hops)  # type: ignore[method-assign]
    limiter = Limiter(
        get_remote_address,
        app=app,
        default_limits=[settings.rate_limit] if settings.rate_limit else [],
        storage_uri="memory://",
        enabled=bool(settings.rate_limit or settings.login_limit),
    )
    limiter.request_filter(lambda: request.method in _READS)
    if settings.login_limit:
        guard = limiter.limit(settings.login_limit)
        log_in = guard(app.view_functions["desk.log_in"])
        app.view_functions["desk.log_in"] = log_in  # type: ignore[assignment]
