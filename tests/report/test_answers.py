"""What a small graph, written by hand, comes to in the figures of the report."""

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from kg.report.answers import read_figures
from kg.report.figures import MOST_SHARED, Figures
from kg.store import GraphStore

HEAD = """
PREFIX jp: <https://w3id.org/jipu/def#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX void: <http://rdfs.org/ns/void#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
BASE <http://example.org/>
"""
# One project with a full row; one row that has only what every row has; a set of copies.
GRAPH = """
<set> a void:Dataset ; dcterms:identifier "s1" .
<output> skos:prefLabel "产出指标" . <quantity> skos:prefLabel "数量指标" .
<d> jp:path "甲.txt" .
<own> a jp:Department ; rdfs:label "甲局" .
<checks> a jp:Indicator ; rdfs:label "抽查次数" ; jp:departmentCount 2 ; jp:targetCount 5 .
<alone> a jp:Indicator ; rdfs:label "独有指标" ; jp:departmentCount 1 ; jp:targetCount 9 .
<p> a jp:Project ; jp:nameText "培训" ; rdfs:label "培训" ; jp:inDocument <d> ; jp:line 3 ;
  jp:department <own> ; jp:hasTarget <t> .
<q> a jp:Project ; rdfs:label "宣传" ; jp:inDocument <d> .
<t> a jp:Target ; rdfs:label "抽查次数" ; jp:indicator <checks> ; jp:line 7 ; jp:inDocument <d> ;
  jp:confidence "sure" ; jp:valueText "≥4次" ; jp:value <four> ; jp:isPlaceholder false ;
  jp:level1 <output> ; jp:level2 <quantity> ; jp:fiscalYear "2024"^^xsd:gYear ; jp:department <own> .
<four> rdfs:label "≥4次" .
<u> a jp:Target ; rdfs:label "独有指标" ; jp:indicator <alone> ; jp:line 8 ; jp:inDocument <d> ;
  jp:confidence "unsure" ; jp:reason "shifted", "level1_missing" .
<a> a jp:Assessment ; jp:assesses <t> ; jp:specificity 0.9 ; jp:mandated false ;
  jp:specificityClass <specificity/specific> ; jp:measurability <measurability/quantified> ;
  jp:evidence "number：4：次", "quota" .
<b> a jp:Assessment ; jp:assesses <u> ; jp:specificity 0.0 ; jp:mandated true ;
  jp:specificityClass <specificity/placeholder> .
<copies> a jp:CopiedSet ; jp:size 3 ; jp:copiedBy <p>, <q> .
<twins> a jp:CopiedSet ; jp:size 4 ; jp:copiedBy <p> .
<f> a jp:Finding ; jp:rule "J101" ; jp:category "completeness" ; jp:severity "error" ;
  jp:hard true ; jp:message "缺" ; jp:messageEn "missing" ; jp:fingerprint "1" ; jp:about <p> ;
  jp:inDocument <d> ; jp:line 3 .
"""


def figures(folder: Path, graph: str) -> Figures:
    whole = Store(str(folder))
    whole.load((HEAD + graph).encode(), format=RdfFormat.TURTLE)
    whole.flush()
    del whole
    return read_figures(GraphStore(folder))


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Figures:
    return figures(tmp_path_factory.mktemp("graph"), GRAPH)


def test_a_target_has_all_that_the_graph_says_of_it(found: Figures) -> None:
    assert found.targets[0] == {
        "document": "甲.txt",
        "line": 7,
        "indicator": "抽查次数",
        "value": "≥4次",
        "specificity": 0.9,
        "specificity_class": "specific",
        "measurability": "quantified",
        "mandated": False,
        "evidence": [{"kind": "number", "text": "4：次"}, {"kind": "quota", "text": ""}],
        "target": "http://example.org/t",
        "department": "甲局",
        "project": "培训",
        "level1": "产出指标",
        "level2": "数量指标",
        "year": 2024,
        "confidence": "sure",
        "project_node": "http://example.org/p",
        "indicator_node": "http://example.org/checks",
    }
    assert isinstance(found.targets[0]["specificity"], float)


def test_what_the_graph_does_not_say_is_nothing(found: Figures) -> None:
    assert found.targets[1] == {
        "document": "甲.txt",
        "line": 8,
        "indicator": "独有指标",
        "value": None,
        "specificity": 0.0,
        "specificity_class": "placeholder",
        "measurability": None,
        "mandated": True,
        "evidence": [],
        "target": "http://example.org/u",
        "department": "",
        "project": None,
        "level1": None,
        "level2": None,
        "year": None,
        "confidence": "unsure",
        "project_node": None,
        "indicator_node": "http://example.org/alone",
    }
    assert len(found.targets) == 2


def test_an_indicator_is_shared_by_two_departments_or_more(found: Figures) -> None:
    assert found.shared == [
        {
            "indicator": "抽查次数",
            "departments": 2,
            "targets": 5,
            "values": [{"value": "≥4次", "departments": 1}],
        }
    ]


def test_a_copied_set_has_its_projects_with_their_places(found: Figures) -> None:
    own = {
        "department": "甲局",
        "project": "培训",
        "document": "甲.txt",
        "line": "3",
        "node": "http://example.org/p",
    }
    bare = {
        "department": "",
        "project": "宣传",
        "document": "甲.txt",
        "line": "",
        "node": "http://example.org/q",
    }
    largest, other = found.copied
    assert largest == {"shared": 4, "projects": [own]}
    assert other["shared"] == 3
    assert sorted(other["projects"], key=lambda one: str(one["project"])) == [own, bare]


def test_findings_reasons_and_the_snapshot_are_those_of_the_graph(found: Figures) -> None:
    assert found.snapshot == "s1"
    assert found.reasons == {"http://example.org/u": ["level1_missing", "shifted"]}
    (one,) = found.findings
    assert (one["code"], one["project"]) == ("J101", "http://example.org/p")


def test_the_report_has_the_indicators_that_most_departments_share(tmp_path: Path) -> None:
    graph = "".join(
        f'<i{place}> a jp:Indicator ; rdfs:label "指标{place}" ; jp:departmentCount {place} ; '
        "jp:targetCount 1 .\n"
        for place in range(2, MOST_SHARED + 4)
    )
    shared = figures(tmp_path, graph).shared
    assert [row["departments"] for row in shared] == list(range(MOST_SHARED + 3, 3, -1))


def test_an_empty_graph_has_no_figures(tmp_path: Path) -> None:
    assert figures(tmp_path, "") == Figures("", [])
