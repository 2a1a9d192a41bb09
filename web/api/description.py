"""The OpenAPI document, made of the same types as requests and answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from apiflask import APIFlask

from web.problems import MEDIA_TYPE, Problem

_NESTED = re.compile(r"(#/components/schemas/)\w+\.(\w+)")
_PATH: dict[str, dict[str, Any]] = {
    "jurisdiction": {"description": "The id of a jurisdiction: cn, hunan, hunan-changsha."},
    "slug": {"description": "The second part of a regulation's id."},
    "label": {"description": "The label of a version: 2018-08-31."},
    "number": {"description": "The number of an article: 12, or 12-1 for 第十二条之一."},
    "sha256": {"description": "The digest of a file in quarantine; its first 8 digits will do."},
    "date": {"description": "A day.", "schema": {"type": "string", "format": "date"}},
}


def install(app: APIFlask) -> None:
    """Say what the document is to hold, and put it into the form that clients expect."""
    app.config.from_mapping(
        AUTO_SERVERS=False,
        AUTO_OPERATION_ID=True,
        AUTO_404_RESPONSE=False,
        AUTO_VALIDATION_ERROR_RESPONSE=False,
        AUTO_AUTH_ERROR_RESPONSE=False,
        AUTO_200_RESPONSE=False,
        DESCRIPTION=(
            "Versions of Chinese regulations, compared article by article. Every answer carries an "
            "ETag; every refusal is a problem document (RFC 9457) with a stable code."
        ),
    )
    app.security_schemes = {"token": {"type": "http", "scheme": "bearer"}}
    app.spec_processor(_finished)


def _finished(spec: Any) -> Any:
    """The document with every refusal, shared names for shared parts, and bodies required."""
    spec = _renamed(spec)
    spec["components"]["schemas"]["Problem"] = Problem.model_json_schema(
        ref_template="#/components/schemas/{model}"
    )
    spec["components"]["schemas"] |= spec["components"]["schemas"]["Problem"].pop("$defs")
    problem = {"schema": {"$ref": "#/components/schemas/Problem"}}
    for operation in _operations(spec):
        operation["operationId"] = operation["operationId"].split("_", 3)[-1]
        operation["responses"]["default"] = {
            "description": "Refused",
            "content": {MEDIA_TYPE: problem},
        }
        if "requestBody" in operation:
            operation["requestBody"]["required"] = True
        for parameter in operation["parameters"]:
            if parameter["in"] == "path":
                parameter |= {"required": True, **_PATH[parameter["name"]]}
            else:
                parameter["schema"] = _sendable(parameter["schema"])
    return spec


def _operations(spec: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for methods in spec["paths"].values():
        yield from methods.values()


def _sendable(schema: dict[str, Any]) -> dict[str, Any]:
    """A parameter's schema without null, which no query can say: it is left out instead."""
    kinds = [kind for kind in schema.get("anyOf", ()) if kind != {"type": "null"}]
    if not kinds:
        return schema
    rest = {k: v for k, v in schema.items() if k not in {"anyOf", "default"}}
    return {**rest, **kinds[0]}


def _renamed(spec: Any) -> Any:
    """Every shared part by its own name, wherever it is used: Article, not Version.Article."""
    spec = _repointed(spec)
    schemas = spec["components"]["schemas"]
    spec["components"]["schemas"] = {n.rpartition(".")[2]: schemas[n] for n in sorted(schemas)}
    return spec


def _repointed(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _repointed(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_repointed(v) for v in value]
    return _NESTED.sub(r"\1\2", value) if isinstance(value, str) else value
