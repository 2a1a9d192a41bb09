"""Numbers for whoever watches the service, in the text format of Prometheus."""

from __future__ import annotations

from flask import Response
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Histogram,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector

from lawdiff.config import metrics_are_shared


class Metrics:
    """How many requests were answered, how, and how fast; one set an application."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        registry = self._registry
        self._count = Counter(
            "lawdiff_requests", "Requests answered.", ["endpoint", "status"], registry=registry
        )
        self._seconds = Histogram(
            "lawdiff_request_seconds", "Time to answer.", ["endpoint"], registry=registry
        )

    def count(self, endpoint: str, status: str, seconds: float) -> None:
        """Count an answer under its route, never under what was asked: that is unbounded."""
        self._count.labels(endpoint, status).inc()
        self._seconds.labels(endpoint).observe(seconds)

    def page(self) -> Response:
        """All numbers: of all processes of the server where they count together."""
        registry = self._registry
        if metrics_are_shared():
            registry = CollectorRegistry()
            MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)
