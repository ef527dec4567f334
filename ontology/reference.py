"""The ontology for people and for JSON-LD: a page and a context, written from the Turtle files.

Usage: python -m ontology.reference PAGE.html   (or: make reference)
       python -m ontology.reference --context   writes context.jsonld
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ontology

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

DEF = "https://w3id.org/jipu/def#"


@dataclass(frozen=True, slots=True)
class Term:
    """A class, property or concept as the page shows it.

    Attributes:
        name: local name, or the notation of a concept.
        label, label_en, comment, comment_en: in Chinese and English.
        links: (relation, names) of superclasses, domain, range, matches, other forms.
    """

    name: str
    label: str
    label_en: str
    comment: str
    comment_en: str
    links: tuple[tuple[str, tuple[str, ...]], ...]


def load() -> "Graph":
    """All Turtle files as one graph."""
    from rdflib import Graph

    graph = Graph()
    for path in (ontology.TERMS, ontology.CATEGORIES, ontology.SCHEMES, ontology.UNITS):
        graph.parse(path)
    return graph


def terms(graph: "Graph", kind: "Node") -> list[Term]:
    """The terms of a kind (owl:Class …), in order of name."""
    from rdflib import RDF

    return sorted(
        (_term(graph, node) for node in graph.subjects(RDF.type, kind)),
        key=lambda term: term.name.lower(),
    )


def labels() -> dict[str, tuple[str, str]]:
    """IRI of every class and property of ours -> its label in Chinese and English."""
    from rdflib import OWL, RDF

    graph = load()
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    found = {
        str(node): _term(graph, node) for kind in kinds for node in graph.subjects(RDF.type, kind)
    }
    return {iri: (term.label, term.label_en) for iri, term in sorted(found.items())}


def schemes(graph: "Graph") -> list[tuple[Term, list[Term]]]:
    """The concept schemes with their concepts."""
    from rdflib import RDF, SKOS

    found = []
    for scheme in sorted(graph.subjects(RDF.type, SKOS.ConceptScheme), key=str):
        members = sorted(
            (_term(graph, node) for node in graph.subjects(SKOS.inScheme, scheme)),
            key=lambda term: term.label,
        )
        found.append((_term(graph, scheme), members))
    return sorted(found, key=lambda pair: len(pair[1]))


def _term(graph: "Graph", node: "Node") -> Term:
    from rdflib import RDFS, SKOS

    labels = _by_language(graph, node, RDFS.label) or _by_language(graph, node, SKOS.prefLabel)
    comments = (
        _by_language(graph, node, RDFS.comment)
        or _by_language(graph, node, SKOS.definition)
        or _by_language(graph, node, SKOS.scopeNote)
    )
    relations = (
        ("上位类", RDFS.subClassOf),
        ("用于", RDFS.domain),
        ("取值", RDFS.range),
        ("近似于", SKOS.closeMatch),
        ("等同于", SKOS.exactMatch),
        ("相关", SKOS.relatedMatch),
        ("上位", SKOS.broader),
        ("又写作", SKOS.altLabel),
    )
    links = tuple(
        (what, names) for what, predicate in relations if (names := _names(graph, node, predicate))
    )
    return Term(
        _local_name(graph, node),
        labels.get("zh", ""),
        labels.get("en", ""),
        comments.get("zh", ""),
        comments.get("en", ""),
        links,
    )


def _local_name(graph: "Graph", node: "Node") -> str:
    from rdflib import SKOS

    notation = graph.value(node, SKOS.notation)
    if notation is not None:
        return str(notation)
    return str(node).rstrip("/").replace("#", "/").rpartition("/")[2]


def _by_language(graph: "Graph", node: "Node", predicate: "Node") -> dict[str, str]:
    return {
        str(getattr(text, "language", "") or ""): str(text)
        for text in graph.objects(node, predicate)
    }


def _names(graph: "Graph", node: "Node", predicate: "Node") -> tuple[str, ...]:
    from rdflib import SKOS, Literal

    names = []
    for value in graph.objects(node, predicate):
        label = graph.value(value, SKOS.prefLabel)
        if isinstance(value, Literal):
            names.append(str(value))
        elif label is not None:
            names.append(str(label))
        else:
            names.append(graph.namespace_manager.normalizeUri(str(value)))
    return tuple(sorted(names))


def context() -> dict[str, Any]:
    """A JSON-LD 1.1 context: every term by its local name, with its type."""
    from rdflib import OWL, RDF, RDFS, URIRef

    graph = load()
    entries: dict[str, Any] = {
        "@version": 1.1,
        "jp": DEF,
        "id": "@id",
        "type": "@type",
        "label": str(RDFS.label),
    }
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        for node in sorted(graph.subjects(RDF.type, kind), key=str):
            name = str(node).removeprefix(DEF)
            valued = graph.value(URIRef(str(node)), RDFS.range)
            if kind == OWL.Class:
                entries[name] = f"jp:{name}"
            elif kind == OWL.ObjectProperty:
                entries[name] = {"@id": f"jp:{name}", "@type": "@id"}
            elif valued is None or str(valued).endswith("#string"):
                entries[name] = f"jp:{name}"
            else:
                entries[name] = {"@id": f"jp:{name}", "@type": str(valued)}
    return {"@context": entries}


def context_text() -> str:
    """The context as ``context.jsonld`` holds it."""
    return json.dumps(context(), ensure_ascii=False, indent=1) + "\n"


def page() -> str:
    """The reference page: one HTML file, no script, nothing loaded from elsewhere."""
    from jinja2 import Environment, FileSystemLoader
    from rdflib import OWL

    graph = load()
    environment = Environment(
        loader=FileSystemLoader(ontology.FOLDER),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("reference.html.j2").render(
        version=next(str(value) for value in graph.objects(None, OWL.versionInfo)),
        classes=terms(graph, OWL.Class),
        relations=terms(graph, OWL.ObjectProperty),
        literals=terms(graph, OWL.DatatypeProperty),
        schemes=schemes(graph),
    )


def main(arguments: list[str]) -> int:
    """Write the page, or the context."""
    if len(arguments) != 1:
        sys.stderr.write(f"{__doc__}")
        return 2
    if arguments[0] == "--context":
        ontology.CONTEXT.write_text(context_text(), "utf-8")
    else:
        Path(arguments[0]).write_text(page(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
