"""The ontology and the code name the same terms."""

import re

from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef

import ontology
from kg.graph import terms
from kg.tables.words.vocabulary import vocabulary
from tests.support.samples import ROOT


def test_terms_of_code_and_ontology_are_the_same() -> None:
    graph = Graph().parse(ontology.TERMS)
    declared = {
        str(subject).removeprefix(terms.DEF)
        for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
        for subject in graph.subjects(RDF.type, kind)
    }
    assert declared == {*terms.CLASSES, *terms.PROPERTIES}


def test_every_term_has_a_label_in_both_languages() -> None:
    graph = Graph().parse(ontology.TERMS)
    for name in (*terms.CLASSES, *terms.PROPERTIES):
        labels = {
            getattr(label, "language", None)
            for label in graph.objects(URIRef(terms.DEF + name), RDFS.label)
        }
        assert labels == {"zh", "en"}, name


def test_categories_of_code_and_ontology_are_the_same() -> None:
    graph = Graph().parse(ontology.CATEGORIES)
    declared = {
        str(label): str(subject).removeprefix(terms.CATEGORY)
        for subject, label in graph.subject_objects(SKOS.prefLabel)
        if getattr(label, "language", "") == "zh" and (subject, RDF.type, SKOS.Concept) in graph
    }
    assert declared == terms.CATEGORIES


def test_every_canonical_label_has_a_concept() -> None:
    known = vocabulary()
    labels = {*known.level1.values(), *known.level2.values(), *known.department.values()}
    assert labels <= set(terms.CATEGORIES)


def test_queries_use_only_declared_terms() -> None:
    declared = {*terms.CLASSES, *terms.PROPERTIES}
    for path in sorted((ROOT / "kg").rglob("*.rq")):
        used = set(re.findall(r"\bjp:(\w+)", path.read_text("utf-8")))
        assert used <= declared, path
