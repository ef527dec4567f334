"""The network of reuse as files and as a picture."""

import io
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest

from kg.exports.edges import Edge, read_network
from kg.exports.graph import write_graph
from kg.exports.network import write_network
from kg.exports.picture import MOST_DRAWN, draw
from kg.store import GraphStore, Layout
from tests.support.samples import ROOT


def written(store: GraphStore, format: str) -> bytes:
    out = io.BytesIO()
    write_network(store, format, out)
    return out.getvalue()


@pytest.mark.parametrize(("format", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networkx_reads_back_departments_and_shared_indicators(
    format: str, read: object, sample_store: GraphStore
) -> None:
    graph = read(io.BytesIO(written(sample_store, format)))  # type: ignore[operator]
    kinds = [data["kind"] for _, data in graph.nodes(data=True)]
    assert kinds.count("department") == 5
    assert all(
        graph.degree(node) >= 2
        for node, data in graph.nodes(data=True)
        if data["kind"] == "indicator"
    )
    names = {data["label"] for _, data in graph.nodes(data=True)}
    assert {"服务对象满意度", "榆林市医疗保障局"} <= names


def test_the_picture_is_well_formed_and_says_every_name(sample_store: GraphStore) -> None:
    picture = written(sample_store, "svg").decode()
    ElementTree.fromstring(picture)
    for edge in read_network(sample_store):
        assert edge.name in picture
        assert edge.label in picture


def test_a_large_network_is_drawn_in_part_and_says_so() -> None:
    edges = [
        Edge(f"d{d}", f"部门{d}", f"i{i}", f"指标{i}<&>", 40, 40, 1, "")
        for i in range(200)
        for d in range(40)
    ]
    picture = draw(edges)
    ElementTree.fromstring(picture)
    assert "只画出共用最多的 60 个指标、24 个部门" in picture
    assert picture.count("指标199") == 0
    assert MOST_DRAWN == 60


def test_an_empty_network_is_a_picture_too() -> None:
    ElementTree.fromstring(draw([]))


@pytest.mark.parametrize("format", ["graphml", "gexf", "svg"])
def test_the_bytes_do_not_depend_on_the_hash_seed(format: str, sample_root: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "kg",
        "export",
        "--format",
        format,
        "--store",
        str(sample_root),
    ]
    texts = {
        subprocess.run(
            command,
            cwd=ROOT,
            check=True,
            capture_output=True,
            env={"PYTHONHASHSEED": seed, "PATH": ""},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(texts) == 1


def test_the_exported_graph_is_the_whole_store(sample_root: Path, sample_store: GraphStore) -> None:
    layout, out = Layout(sample_root), io.BytesIO()
    manifest = layout.manifest()
    assert manifest is not None
    write_graph(layout, manifest, "nq", out)
    assert len(out.getvalue().splitlines()) == len(sample_store)
