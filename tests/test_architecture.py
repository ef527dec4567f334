"""Imports point one way, and importing one stage does not load the heavy libraries of another."""

import re
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

from tests.architecture import picture
from tests.architecture.layers import FILES, RANK, ROOT, dotted, imports, layer, modules


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


def test_the_picture_of_the_layers_is_the_one_drawn_from_the_code() -> None:
    drawn = (ROOT / "data/pictures/architecture.svg").read_text("utf-8")
    assert drawn == picture.draw(), "the stages have changed: run make architecture"


def test_an_arrow_of_the_picture_is_left_out_where_others_say_it() -> None:
    names = sorted(picture.stages())
    arrows = picture.uses(names)
    assert ("kg.documents", "kg.tables") in arrows.edges
    assert ("kg.documents", "kg.records") not in arrows.edges  # by way of kg.tables
    assert set(arrows) == set(names)


def test_boxes_of_one_row_do_not_overlap_and_arrows_lead_down() -> None:
    places, paths = picture.arrange(picture.uses(sorted(picture.stages())))
    for path in paths:
        rows = [places[name].row for name in path]
        assert rows == list(range(rows[0], rows[-1] + 1))
    for one in places.values():
        for other in places.values():
            if one.row == other.row and one.x < other.x:
                assert one.x + one.width / 2 < other.x - other.width / 2
