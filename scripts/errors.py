"""Write ``docs/errors.md``: every code that the sources give out, from the sources themselves.

A refusal and a warning state their code where they are made; what `verify` finds stands in a table
of its own. ``python -m scripts.errors`` writes the page; a test holds it to what is written here.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lawdiff import errors
from lawdiff.parsing import HARMFUL
from lawdiff.services.inspecting import FINDINGS
from web.problems import status_of

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "errors.md"

FAMILIES: dict[str, type[errors.LawdiffError]] = {
    name: family
    for name, family in vars(errors).items()
    if isinstance(family, type)
    and issubclass(family, errors.LawdiffError)
    and family is not errors.LawdiffError
}
_FIELD = re.compile(r"\{(\w+)[^{}]*\}")
_PATH = re.compile(r"\w*[/.]\w")
_HEAD = """\
# Codes

Made by `python -m scripts.errors` from the sources. Whatever lawdiff refuses or warns of has a code
that stays the same from release to release: on the command line it stands in square brackets, with
`--json` and over HTTP in the field `code` (problem documents are RFC 9457). A name in ‹ › stands
for what the message names.
"""
_WARNINGS = """
## Warnings

A text with warnings was read; they are kept with its version, and the coverage page lists them.
Those with † keep a text in quarantine until somebody has looked at it (`lawdiff quarantine`).

| code | meaning |
|---|---|
"""
_FINDINGS = """
## Findings of `lawdiff verify`

They end the command with exit code 1.

| code | meaning | what to do |
|---|---|---|
"""


class Coded(NamedTuple):
    """One place in the sources where a refusal or a warning is made."""

    family: str
    code: str
    meaning: str
    remedy: str


def coded() -> list[Coded]:
    """Every refusal and warning of the sources, sorted; `Notice` is the family of warnings."""
    paths = [p for part in ("lawdiff", "web") for p in (ROOT / part).rglob("*.py")]
    return sorted({found for path in paths for found in _in_module(path)})


def page() -> str:
    """The page as it should be."""
    found = coded()
    parts = [_HEAD]
    for name, family in FAMILIES.items():
        rows = [(c.code, c.meaning, c.remedy) for c in found if c.family == name]
        parts.append(_heading(name, family) + _table(rows))
    warnings = [(c.code, c.meaning) for c in found if c.family == "Notice"]
    findings = [(code, said, remedy) for code, (said, remedy) in sorted(FINDINGS.items())]
    return "".join([*parts, _WARNINGS, _table(warnings), _FINDINGS, _table(findings)])


def _in_module(path: Path) -> Iterator[Coded]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        name = getattr(getattr(node, "func", None), "id", "")
        if isinstance(node, ast.Call) and (name in FAMILIES or name == "Notice"):
            said = [_constant(argument) for argument in node.args[:2]]
            remedy = next((_constant(k.value) for k in node.keywords if k.arg == "remedy"), "")
            if len(said) == 2 and said[0]:
                yield Coded(name, said[0], said[1], remedy)


def _constant(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _heading(name: str, family: type[errors.LawdiffError]) -> str:
    status = status_of(family("", ""))
    meaning = (family.__doc__ or "").strip()
    return (
        f"\n## {name}\n\n{meaning} Exit code {family.exit_code}, HTTP status {status}.\n\n"
        "| code | meaning | what to do |\n|---|---|---|\n"
    )


def _table(rows: list[tuple[str, ...]]) -> str:
    """The rows, one a code: what several places say under one code stands in one row."""
    merged: dict[str, list[dict[str, None]]] = {}
    for code, *cells in rows:
        said = merged.setdefault(code, [{} for _ in cells])
        for seen, cell in zip(said, cells, strict=True):
            seen.setdefault(_readable(cell))
    return "".join(map(_row, merged, merged.values()))


def _row(code: str, said: list[dict[str, None]]) -> str:
    mark = "†" if code in HARMFUL else ""
    cells = ["<br>".join(filter(None, cell)) for cell in said]
    return " | ".join([f"| `{code}`{mark}", *cells]) + " |\n"


def _readable(template: str) -> str:
    text = _FIELD.sub(lambda field: f"‹{field[1]}›", template).replace("|", r"\|")
    text = text if _PATH.match(text) else text[:1].upper() + text[1:]
    return text.rstrip(".") + "." * bool(text)


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
