"""Controlled vocabularies are those of the code; alignments cause no unintended inference; page and context are current."""

import json

import owlrl
import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Namespace, URIRef

import ontology
from kg.findings import Severity
from kg.graph.terms import CATEGORIES, CLASSES, DEF, PROPERTIES
from kg.store import GraphStore
from kg.tables.words.vocabulary import vocabulary
from nlp.values.quantity import COMPARATORS, KINDS
from ontology import reference

BASE = "https://w3id.org/jipu/"
ELI = Namespace("http://data.europa.eu/eli/ontology#")


def notations(scheme: str) -> set[str]:
    graph = reference.load()
    members = graph.subjects(SKOS.inScheme, URIRef(f"{BASE}{scheme}/scheme"))
    return {
        str(notation) for member in members for notation in graph.objects(member, SKOS.notation)
    }


def test_schemes_hold_what_the_code_writes() -> None:
    assert notations("value-kind") == set(KINDS)
    assert notations("comparator") == set(COMPARATORS)
    assert notations("severity") == {severity.value for severity in Severity}
    assert notations("specificity") == {"placeholder", "boilerplate", "sector", "specific"}
    assert notations("measurability") == {"quantified", "qualitative", "vague"}


def test_alternative_labels_of_categories_are_the_printed_forms() -> None:
    graph = reference.load()
    known = vocabulary()
    by_label = {label: URIRef(f"{BASE}category/{local}") for label, local in CATEGORIES.items()}
    for forms in (known.level1, known.level2):
        for printed, label in forms.items():
            labels = {
                str(text)
                for predicate in (SKOS.prefLabel, SKOS.altLabel)
                for text in graph.objects(by_label[label], predicate)
            }
            assert printed in labels or f"{printed}指标" in labels, (printed, label)


@pytest.fixture(scope="module")
def inferred(sample_store: GraphStore) -> Graph:
    """Terms and one document's worth of statements under OWL 2 RL."""
    graph = reference.load()
    for name in ("Target", "PolicyDocument", "Value", "Unit", "Finding"):
        graph.parse(ontology.EXAMPLES / "valid" / f"{name}.ttl")
    graph.add(
        (
            URIRef("https://example.org/it"),
            URIRef(f"{DEF}basedOn"),
            URIRef("https://example.org/policy"),
        )
    )
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics, rdfs_closure=True).expand(graph)
    return graph


def test_nothing_is_ever_said_to_be_the_same() -> None:
    assert list(reference.load().triples((None, OWL.sameAs, None))) == []


def test_a_target_is_inferred_to_be_nothing_else() -> None:
    graph = reference.load().parse(ontology.EXAMPLES / "valid" / "Target.ttl")
    it = URIRef("https://example.org/it")
    graph.add((it, URIRef(f"{DEF}basedOn"), URIRef("https://example.org/policy")))
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics, rdfs_closure=True).expand(graph)
    kinds = {str(kind) for kind in graph.objects(it, RDF.type)}
    assert f"{DEF}Target" in kinds
    assert not any(
        kind.startswith((str(ELI), str(SKOS), f"{DEF}P", f"{DEF}V", f"{DEF}I", f"{DEF}D"))
        for kind in kinds
    )


def test_no_class_becomes_another_of_ours(inferred: Graph) -> None:
    """Subclass reasoning over the alignments makes no class of ours a subclass of another one of ours."""
    for one in CLASSES:
        for other in CLASSES:
            if one != other:
                assert (
                    URIRef(f"{DEF}{one}"),
                    RDFS.subClassOf,
                    URIRef(f"{DEF}{other}"),
                ) not in inferred


def test_the_context_is_the_one_made_of_the_terms() -> None:
    assert ontology.CONTEXT.read_text("utf-8") == reference.context_text(), (
        "run: python -m ontology.reference --context"
    )
    entries = json.loads(reference.context_text())["@context"]
    assert {*CLASSES, *PROPERTIES} <= set(entries)


def test_the_context_reads_json_as_our_graph() -> None:
    data = json.dumps(
        {
            **reference.context(),
            "id": "https://example.org/t",
            "type": "Target",
            "line": 12,
            "label": "参保率",
        }
    )
    triples = {str(quad.triple) for quad in parse(data, RdfFormat.JSON_LD)}
    it, integer = "<https://example.org/t>", "http://www.w3.org/2001/XMLSchema#integer"
    assert f"{it} <{RDF.type}> <{DEF}Target>" in triples
    assert f'{it} <{DEF}line> "12"^^<{integer}>' in triples


def test_the_page_shows_every_term_and_loads_nothing() -> None:
    page = reference.page()
    assert all(f'id="{name}"' in page for name in (*CLASSES, *PROPERTIES))
    assert "<script" not in page
    assert 'src="http' not in page
    assert 'href="http' not in page
