"""Targets that a file hides: stated apart, so that no question over targets counts them."""

from collections.abc import Iterable

from kg.graph import terms as t
from kg.graph.iris import Iris
from kg.graph.quads import QuadWriter, literal
from kg.records import Target
from nlp.text import squash


def write_hidden(quads: QuadWriter, hidden: Iterable[Target], iris: Iris, document: str) -> None:
    """State the places and words of hidden targets, and nothing that counts them.

    Args:
        quads: where the statements go.
        hidden: the targets.
        iris: where things live.
        document: IRI of their document.
    """
    for target in hidden:
        iri = iris.of("hidden-target", target.id)
        quads.add(iri, t.TYPE, t.JP["HiddenTarget"])
        quads.add(iri, t.LABEL, literal(squash(target.indicator)))
        quads.put(iri, "printed", target.value)
        quads.add(iri, t.JP["inDocument"], document)
        quads.put(iri, "line", target.line)
        quads.put(iri, "page", target.page)
