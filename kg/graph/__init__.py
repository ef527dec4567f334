"""Records -> RDF: sorted N-Quads, one named graph per document, findings in a graph of their own."""

from kg.graph.assessments import build_assessments
from kg.graph.indicators import build_indicators
from kg.graph.iris import Iris, document_id
from kg.graph.reuse import build_reuse
from kg.graph.statements import build_graph

__all__ = ["Iris", "build_assessments", "build_graph", "build_indicators", "build_reuse", "document_id"]
