"""Write ``docs/api.md``: every address of the API, from the OpenAPI document that it serves.

``python -m scripts.reference`` writes the page; a test holds it to what is written here.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from lawdiff.config import Settings
from web import create_app

PAGE = Path(__file__).resolve().parent.parent / "docs" / "api.md"
_HEAD = """\
# The API

Made by `python -m scripts.reference` from the document that the service itself gives under
`/api/v1/openapi.json`. Answers are JSON with `schema_version` and `kind`; refusals are problem
documents (RFC 9457) with one of the [codes](errors.md). Answers carry an `ETag`. Articles are
numbered `12`, or `12-1` for 第十二条之一. Where an address needs a scope, the request carries
`Authorization: Bearer` and a token from `lawdiff token add`.
"""

Schema = Mapping[str, Any]


def page() -> str:
    """The whole page."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(Settings(store=Path(folder)))
        with app.app_context():
            spec = app.spec
        app.extensions["lawdiff"].services.close()
    return "\n".join([_HEAD, *_operations(spec), "## Shapes\n", *_shapes(spec)])


def _operations(spec: Schema) -> Iterator[str]:
    found = [
        (operation["tags"][0], path, method, operation)
        for path, operations in spec["paths"].items()
        for method, operation in operations.items()
    ]
    for tag, group in groupby(sorted(found, key=lambda f: f[:3]), key=lambda f: f[0]):
        yield f"## {tag}\n"
        for _, path, method, operation in group:
            yield f"### {method.upper()} `{path}`\n"
            yield operation["summary"] + "\n"
            if operation.get("description"):
                yield operation["description"] + "\n"
            yield from _asked(operation)


def _asked(operation: Schema) -> Iterator[str]:
    """What a request says, and what it is answered."""
    asked = [p for p in operation["parameters"] if p["in"] == "query"]
    if asked:
        yield "| asked | type | meaning |\n|---|---|---|"
        for p in asked:
            name = f"`{p['name']}`" + (", required" if p.get("required") else "")
            yield f"| {name} | {_type(p['schema'])} | {_cell(p['schema'].get('description', ''))} |"
        yield ""
    for media, body in operation.get("requestBody", {}).get("content", {}).items():
        yield f"Body: {_type(body['schema'])} as `{media}`.\n"
    for body in operation["responses"]["200"].get("content", {}).values():
        yield f"Answer: {_type(body['schema'])}.\n"


def _shapes(spec: Schema) -> Iterator[str]:
    for name, schema in sorted(spec["components"]["schemas"].items()):
        yield f"### {name}\n"
        if schema.get("description"):
            yield schema["description"] + "\n"
        if schema.get("properties"):
            yield "| field | type | meaning |\n|---|---|---|"
            for field, inner in schema["properties"].items():
                yield f"| `{field}` | {_type(inner)} | {_cell(inner.get('description', ''))} |"
            yield ""


def _type(schema: Schema) -> str:
    """A type in words, shapes linked."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "enum" in schema or "const" in schema:
        values = schema.get("enum", [schema.get("const")])
        return ", ".join(f"`{value}`" for value in values)
    if "anyOf" in schema:
        return " or ".join(_type(inner) for inner in schema["anyOf"])
    if schema.get("type") == "array":
        inner = schema.get("items") or {"anyOf": schema.get("prefixItems", [{}])}
        return f"list of {_type(inner)}"
    return str(schema.get("format") or schema.get("type", "any"))


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
