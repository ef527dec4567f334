"""Imports point one way, and importing one stage does not load the heavy libraries of another."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

ROOT = Path(__file__).parent.parent
LAYERS = [
    ("nlp.errors", "nlp.radicals"), ("nlp.datafiles", "nlp.patterns", "nlp.text"), ("nlp.values",), ("nlp.names",),
    ("nlp.judgements", "nlp.words"), ("nlp.pipeline",), ("nlp", "ontology"),
    ("kg.errors", "kg.findings"), ("kg.isolation",),
    ("kg.documents.document",), ("kg.documents.grid", "kg.documents.archives", "kg.documents.tolerances"), ("kg.documents.page",),
    ("kg.documents.scan",), ("kg.documents.ofd", "kg.documents.pdf", "kg.documents.workbook"), ("kg.documents",),
    ("kg.tables.table",), ("kg.tables.words",), ("kg.tables.headings",), ("kg.tables.rows",), ("kg.tables.find",), ("kg.tables",),
    ("kg.records",), ("kg.links",), ("kg.analysis",), ("kg.checks",), ("kg.graph",), ("kg.store",), ("kg.queries",),
    ("kg.exports",), ("kg.search",), ("kg.audit",), ("kg.report",), ("kg.settings",), ("kg.build",), ("kg.cli",), ("kg.__main__",),
    ("api",),
]  # fmt: skip
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
FILES = [
    path for top in ("ontology", "nlp", "kg", "api") for path in sorted((ROOT / top).rglob("*.py"))
]


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def layer(name: str) -> str | None:
    while name and name not in RANK:
        name = name.rpartition(".")[0]
    return name or None


def imports(source: str, where: str) -> list[str]:
    """Every import, those inside functions too."""
    names = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{where}:{node.lineno}: write the import in full"
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names


def violations(own: str | None, names: list[str]) -> list[str]:
    if own is None:
        return [name for name in names if layer(name) is not None]
    return [
        name
        for name in names
        if layer(name) not in (None, own) and RANK[layer(name) or ""] >= RANK[own]
    ]


@pytest.mark.parametrize("path", FILES, ids=dotted)
def test_imports_point_one_way(path: Path) -> None:
    own = layer(dotted(path))
    assert own is not None or dotted(path) == "kg", f"{path} is in no layer: add it to LAYERS"
    wrong = violations(own, imports(path.read_text("utf-8"), str(path)))
    assert wrong == [], f"{own} must not import {wrong}"


@pytest.mark.parametrize(
    ("own", "source"),
    [
        ("kg.tables", "from kg.records import Target"),
        ("kg.documents", "def late():\n    import kg.store"),
        ("nlp", "from kg.documents import Line"),
        ("nlp", "import ontology"),
        ("kg.queries", "from kg.cli.main import main"),
    ],
)
def test_a_planted_violation_is_caught(own: str, source: str) -> None:
    assert violations(own, imports(source, "planted"))


@pytest.mark.parametrize(
    ("module", "heavy"),
    [
        ("kg.tables", ("pyoxigraph", "rdflib", "rich", "click", "pyarrow")),
        ("kg.records", ("pyoxigraph", "rdflib", "rich", "pyarrow", "xlsxwriter")),
        (
            "kg.cli.main",
            ("pyoxigraph", "rdflib", "rich", "yaml", "pyarrow", "networkx", "pydantic"),
        ),
        (
            "kg.cli.query",
            ("pyoxigraph", "rdflib", "rich", "yaml", "pyarrow", "networkx", "pydantic"),
        ),
        ("kg.exports.results", ("rdflib", "rich", "yaml", "networkx", "pydantic")),
        (
            "kg.queries",
            ("pyoxigraph", "rdflib", "rich", "yaml", "networkx", "kg.tables", "kg.records"),
        ),
        ("kg.settings", ("pyoxigraph", "networkx", "kg.tables", "kg.records")),
        ("kg.store", ("rdflib", "rich", "yaml", "pyarrow", "networkx", "pydantic")),
    ],
)
def test_heavy_libraries_stay_unloaded(module: str, heavy: tuple[str, ...]) -> None:
    code = f"import sys, {module}; print([name for name in {heavy!r} if name in sys.modules])"
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert found.stdout.strip() == "[]"


def modules() -> dict[str, Path]:
    return {dotted(path): path for path in FILES}


def test_no_modules_import_each_other_in_a_circle() -> None:
    known = modules()
    graph = nx.DiGraph()
    for name, path in known.items():
        for imported in imports(path.read_text("utf-8"), str(path)):
            graph.add_edge(name, imported if imported in known else imported.rpartition(".")[0])
    assert [
        sorted(circle) for circle in nx.strongly_connected_components(graph) if len(circle) > 1
    ] == []


def test_the_page_of_stages_lists_every_stage_in_the_order_of_the_layers() -> None:
    stages = re.findall(r"^(\w+)  +\w", (ROOT / "kg/__init__.py").read_text("utf-8"), re.M)
    packages = {
        path.stem
        for path in (ROOT / "kg").iterdir()
        if path.suffix == ".py" or (path / "__init__.py").is_file()
    }
    assert set(stages) == packages - {"__init__", "__main__"}
    assert [RANK[f"kg.{stage}"] for stage in stages] == sorted(
        RANK[f"kg.{stage}"] for stage in stages
    )
