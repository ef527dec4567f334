"""The layers of the code, and what its modules really import."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Each line may import those above it, the names of one line not each other.
LAYERS = [
    ("nlp.errors", "nlp.radicals", "nlp.traditional"), ("nlp.datafiles", "nlp.patterns", "nlp.text"), ("nlp.values",), ("nlp.names",),
    ("nlp.judgements", "nlp.words"), ("nlp.pipeline",), ("nlp", "ontology"),
    ("kg.errors", "kg.findings"), ("kg.isolation",),
    ("kg.documents.document",), ("kg.documents.grid", "kg.documents.archives", "kg.documents.encoding", "kg.documents.form_labels", "kg.documents.tolerances"), ("kg.documents.page",),
    ("kg.documents.scan",), ("kg.documents.ofd", "kg.documents.pdf", "kg.documents.workbook"), ("kg.documents",),
    ("kg.tables.words", "kg.tables.lazy"), ("kg.tables.beside_tables",), ("kg.tables.cell",), ("kg.tables.printed_cell",), ("kg.tables.table",),
    ("kg.tables.forms",), ("kg.tables.headings",), ("kg.tables.rows",), ("kg.tables.find",), ("kg.tables",),
    ("kg.records",), ("kg.links",), ("kg.analysis",), ("kg.checks",), ("kg.graph",), ("kg.queries",), ("kg.store",),
    ("kg.exports",), ("kg.search",), ("kg.audit",), ("kg.report",), ("kg.settings",), ("kg.build",), ("kg.cli",), ("kg.__main__",),
    ("api",),
]  # fmt: skip
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
FILES = [
    path for top in ("ontology", "nlp", "kg", "api") for path in sorted((ROOT / top).rglob("*.py"))
]


def dotted(path: Path) -> str:
    """The module of a file: kg/store/__init__.py -> kg.store."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def layer(name: str) -> str | None:
    """The entry of ``LAYERS`` that a module belongs to, None for modules that are not ours."""
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


def modules() -> dict[str, Path]:
    """Module -> file, for the whole code."""
    return {dotted(path): path for path in FILES}
