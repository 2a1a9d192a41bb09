"""Numbers for whoever watches the service: /metrics, in the text format of Prometheus."""

from __future__ import annotations

import time

from flask import Blueprint, Flask, Response, g, request
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Histogram,
    generate_latest,
)


class Metrics:
    """How many requests were answered, how, and how fast; one set an application."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._count = Counter(
            "lawdiff_requests", "Requests answered.", ["endpoint", "status"], registry=self.registry
        )
        self._seconds = Histogram(
            "lawdiff_request_seconds", "Time to answer.", ["endpoint"], registry=self.registry
        )

    def end(self, response: Response) -> Response:
        """Count the answer under its route, never under what was asked: that is unbounded."""
        endpoint = request.endpoint or "none"
        self._count.labels(endpoint, str(response.status_code)).inc()
        self._seconds.labels(endpoint).observe(time.perf_counter() - g.began)
        return response

    def page(self) -> Response:
        """All numbers."""
        return Response(generate_latest(self.registry), content_type=CONTENT_TYPE_LATEST)


def install(app: Flask) -> None:
    """Count every request from here on, and tell under /metrics."""
    numbers = Metrics()
    app.after_request(numbers.end)
    blueprint = Blueprint("metrics", __name__)
    blueprint.add_url_rule("/metrics", "metrics", numbers.page)
    app.register_blueprint(blueprint)
