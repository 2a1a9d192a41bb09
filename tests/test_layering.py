"""The direction of imports, read from the sources."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CORE = frozenset({"model", "numbering", "errors", "folding", "paragraphs", "pipes"})
DOMAIN = {"reading", "parsing", "diffing", "amending", "comparing", "exporting"}

# What a part may import of lawdiff besides the core. A part that is not listed here fails.
MAY: dict[str, set[str]] = {
    **{part: set() for part in CORE},
    "config": set(),
    "reading": set(),
    "parsing": set(),
    "diffing": set(),
    "comparing": {"diffing"},
    "amending": {"diffing"},
    "exporting": set(),
    "store": set(),
    "catalog": set(),
    "payloads": set(),
    "samples": set(),
    "workers": set(),
    "services": DOMAIN | {"samples"},
    "bootstrap": {"config", "services", "store", "catalog", "workers"},
    "cli": {"config", "services", "payloads", "bootstrap", "samples"},
    "__main__": {"cli"},
    "client": {"payloads"},
}
ONLY = {
    "git": "store",
    "sqlalchemy": "catalog",
    "alembic": "catalog",
    "dask": "workers",
    "distributed": "workers",
}
WEB = {"flask", "web", "apiflask", "werkzeug"}


def modules() -> Iterator[tuple[Path, str]]:
    """Every module of lawdiff with the part it belongs to."""
    for file in sorted((ROOT / "lawdiff").rglob("*.py")):
        parts = file.relative_to(ROOT / "lawdiff").with_suffix("").parts
        if parts != ("__init__",):
            yield file, parts[0]


def imported(file: Path) -> set[str]:
    """The dotted names a module imports, wherever in it the import stands."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative import"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def parts_of_lawdiff(names: set[str]) -> set[str]:
    return {
        n.split(".")[1] for n in names if n.startswith("lawdiff.") and n != "lawdiff.__version__"
    }


@pytest.mark.parametrize(("file", "part"), list(modules()), ids=lambda x: getattr(x, "stem", x))
def test_a_module_imports_only_what_lies_below_it(file: Path, part: str) -> None:
    allowed = MAY[part] | {part} | CORE
    assert parts_of_lawdiff(imported(file)) <= allowed


@pytest.mark.parametrize(("file", "part"), list(modules()), ids=lambda x: getattr(x, "stem", x))
def test_git_and_the_database_have_one_importer_each(file: Path, part: str) -> None:
    names = {n for n in imported(file) if not n.startswith("werkzeug.security.")}  # hashes
    roots = {name.split(".")[0] for name in names}
    assert {ONLY[r] for r in roots & set(ONLY)} <= {part}
    if part != "cli":
        assert not roots & WEB


def test_the_core_imports_the_standard_library_alone() -> None:
    for file, part in modules():
        if part in CORE:
            roots = {name.split(".")[0] for name in imported(file)} - {"lawdiff"}
            assert roots <= sys.stdlib_module_names, file


def test_only_config_reads_the_environment() -> None:
    for file, part in modules():
        if part != "config":
            assert "os.environ" not in file.read_text("utf-8"), file
            assert "os.getenv" not in file.read_text("utf-8"), file


def test_the_web_never_imports_git_or_the_database() -> None:
    for file in (ROOT / "web").rglob("*.py"):
        names = imported(file)
        assert not {n.split(".")[0] for n in names} & set(ONLY), file
        below = {"services", "payloads", "bootstrap", "config", "samples"} | CORE
        assert parts_of_lawdiff(names) <= below, file


def test_no_import_cycles() -> None:
    graph: dict[str, set[str]] = {}
    for base in ("lawdiff", "web"):
        for file in (ROOT / base).rglob("*.py"):
            name = ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            graph[name] = imported(file)
    edges = {
        name: {t for n in names for t in (n, n.rpartition(".")[0]) if t in graph and t != name}
        for name, names in graph.items()
    }
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " -> ".join([*path, name])
        if name not in done:
            for below in sorted(edges[name]):
                if not name.startswith(f"{below}."):  # a package's own __init__ is its parent
                    visit(below, (*path, name))
            done.add(name)

    for name in sorted(edges):
        visit(name, ())
