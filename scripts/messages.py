"""Gather what lawdiff says to people, bring its translations up to date, compile them.

Messages stand in three places: in templates, in calls of ``gettext``, and, as templates of
``str.format``, in refusals and notices, which are translated where a page shows them.
"""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from lawdiff import errors

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS = ROOT / "web" / "translations"

_SAYING = {name for name in vars(errors) if name[0].isupper()} | {"Notice"}
_METHODS = [
    ("web/templates/**.html", "jinja2"),
    ("web/**.py", "scripts.messages:spoken"),
    ("lawdiff/**.py", "scripts.messages:spoken"),
]
_OPTIONS = {"web/templates/**.html": {"trimmed": "true"}}

Message = tuple[int, str, Any, list[str]]


def gathered() -> Catalog:
    """Every message of the sources."""
    catalog = Catalog(project="lawdiff", charset="utf-8")
    found = extract_from_dir(ROOT, method_map=_METHODS, options_map=_OPTIONS)
    for file, _, message, comments, context in found:
        catalog.add(message, None, [(file, 1)], auto_comments=comments, context=context)
    return catalog


def spoken(file: IO[bytes], *_: object, **__: object) -> Iterator[Message]:
    """What a module says: arguments of gettext and its kin, templates and remedies of refusals."""
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", "")
            if name in {"gettext", "lazy_gettext"}:
                yield from _constants(node.lineno, node.args[:1])
            elif name == "ngettext":
                forms = _constants(node.lineno, node.args[:2])
                yield node.lineno, name, tuple(form for _, _, form, _ in forms), []
            elif name in _SAYING:
                named = [k.value for k in node.keywords if k.arg in {"template", "remedy"}]
                yield from _constants(node.lineno, [*node.args[1:2], *named])


def _constants(line: int, nodes: Iterable[ast.expr]) -> Iterator[Message]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
            yield line, "", node.value, []


def update(folder: Path, template: Catalog) -> None:
    """Bring one language up to date: new messages in, those no longer said out; compile it."""
    path = folder / "LC_MESSAGES" / "messages.po"
    with path.open("rb") as file:
        catalog = read_po(file, locale=folder.name)
    catalog.update(template, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    with path.open("wb") as file:
        write_po(file, catalog, width=100, sort_output=True, include_lineno=False, omit_header=True)
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalog)


if __name__ == "__main__":
    for language in sorted(p for p in TRANSLATIONS.iterdir() if p.is_dir()):
        update(language, gathered())
