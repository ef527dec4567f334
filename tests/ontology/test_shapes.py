"""Every shape accepts its example and refuses the planted defect, with a message people understand and the line."""

import re
from pathlib import Path

import pytest
from rdflib import RDF, SH, Graph

import ontology
from kg.findings import rules
from kg.graph.shapes import check_graph, check_lines, shape_findings
from kg.graph.terms import CLASSES, DEF
from kg.store import GraphStore
from tests.support.samples import SOURCES

INVALID = sorted((ontology.EXAMPLES / "invalid").glob("*.ttl"))
VALID = sorted((ontology.EXAMPLES / "valid").glob("*.ttl"))


def test_every_class_has_a_shape_and_both_examples() -> None:
    shapes = Graph().parse(ontology.SHAPES)
    assert {
        str(target).removeprefix(DEF) for target in shapes.objects(None, SH.targetClass)
    } == set(CLASSES)
    assert [path.stem for path in VALID] == [path.stem for path in INVALID] == sorted(CLASSES)


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_valid_examples_conform(path: Path) -> None:
    assert check_graph(Graph().parse(path)) == []


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_planted_defects_are_caught(path: Path) -> None:
    text = path.read_text("utf-8")
    results = check_graph(Graph().parse(data=text, format="turtle"))
    expected = re.match(r"# expect: (.+)\n", text)
    assert expected is not None
    assert len(results) == 1
    assert expected.group(1) in results[0].message
    assert results[0].message_en
    line = re.search(r"jp:line (\d+)", text)
    assert results[0].line == (int(line.group(1)) if line else None)


def test_shapes_say_everything_in_both_languages() -> None:
    shapes = Graph().parse(ontology.SHAPES)
    for node in {*shapes.subjects(SH.path, None), *shapes.subjects(SH.targetClass, None)}:
        languages = {getattr(text, "language", "") for text in shapes.objects(node, SH.message)}
        assert languages in ({"zh", "en"}, set())
        if (
            (node, SH.path, None) in shapes
            and (node, SH.hasValue, None) not in shapes
            and (None, SH.property, node) in shapes
        ):
            nested = next(shapes.subjects(SH.property, node))
            assert languages or (nested, RDF.type, SH.NodeShape) not in shapes


def test_the_graph_of_the_samples_conforms(sample_store: GraphStore) -> None:
    lines = [f"{quad.triple} <x>" for quad in sample_store._store]
    assert check_lines(f"{line} ." for line in lines) == []


def test_violations_become_findings_with_the_line() -> None:
    graph = Graph().parse(ontology.EXAMPLES / "invalid" / "Target.ttl")
    findings = shape_findings(check_graph(graph))
    assert [(finding.code, finding.line) for finding in findings] == [("S001", 12)]
    assert "S001" in rules()
    assert "读取不确定的行须写明原因" in findings[0].message


def test_a_document_that_does_not_conform_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken writer is caught at the build: its statements carry the finding."""
    from kg.build.document import build_document
    from kg.graph import statements as writing
    from kg.graph.iris import Iris

    monkeypatch.setattr(
        writing._DocumentWriter,
        "_year",
        lambda self, iri, value: self.quads.put(iri, "fiscalYear", "二〇二二"),
    )
    data = (SOURCES / "hongqi-2022" / "source.txt").read_bytes()
    made = build_document("a.txt", data, b"", Iris(), "a.txt")
    assert (
        made.counts["findings"]
        > build_document("a.txt", data, b"", Iris(), "a.txt", check=False).counts["findings"]
    )
    assert '"S001"' in made.statements
