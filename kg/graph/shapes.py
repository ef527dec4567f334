"""A document's statements checked against ontology/shapes.ttl (SHACL core, by pyshacl)."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import ontology
from kg.findings import Finding
from kg.graph.terms import DEF

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

CODE = "S001"


@dataclass(frozen=True, slots=True, order=True)
class ShapeResult:
    """One violation.

    Attributes:
        focus: IRI of the thing that does not conform.
        path: property concerned, '' when the shape as a whole is.
        value: the offending value, '' when one is missing.
        message, message_en: what is asked, in Chinese and English.
        line: of the document, where the thing stands; None where it has none.
    """

    focus: str
    path: str
    value: str
    message: str
    message_en: str
    line: int | None


@cache
def _shapes() -> "Graph":
    from rdflib import Graph

    return Graph().parse(ontology.SHAPES)


def check_lines(lines: Iterable[str]) -> list[ShapeResult]:
    """Check N-Quads lines, graphs put aside; the violations in order of thing and property."""
    from rdflib import Graph

    # pyshacl 0.40 also takes a pyoxigraph store, which loads these lines ten times faster (0.01 s
    # for 0.06 s). Validating it then takes 6 s for 0.2 s (hongqi-2022, 2,700 statements), 57 s for
    # 0.6 s (nanyang-2021, 7,600), and finds violations in all five samples where rdflib finds none.
    triples = "\n".join(f"{line.rsplit(' <', 1)[0]} ." for line in lines)
    return check_graph(Graph().parse(data=triples, format="nt"))


def check_graph(graph: "Graph") -> list[ShapeResult]:
    """Check a graph; the violations in order of thing and property."""
    import pyshacl
    from rdflib import SH

    _, report, _ = pyshacl.validate(graph, shacl_graph=_shapes(), inference="none", advanced=False)
    results = []
    for result in report.subjects(SH.resultSeverity, None):
        if (None, SH.detail, result) not in report:
            results.append(_result(graph, report, result))
    return sorted(results, key=lambda found: (found.focus, found.path, found.value, found.message))


def _result(graph: "Graph", report: Any, result: "Node") -> ShapeResult:
    from rdflib import SH, URIRef

    focus = report.value(result, SH.focusNode)
    messages = {
        str(getattr(text, "language", "") or ""): str(text)
        for text in report.objects(result, SH.resultMessage)
    }
    line = graph.value(focus, URIRef(f"{DEF}line"))
    return ShapeResult(
        focus=str(focus),
        path=str(report.value(result, SH.resultPath) or "").removeprefix(DEF),
        value=str(report.value(result, SH.value) or ""),
        message=messages.get("zh", ""),
        message_en=messages.get("en", ""),
        line=int(str(line)) if line is not None and str(line).isdigit() else None,
    )


def shape_findings(results: Iterable[ShapeResult]) -> list[Finding]:
    """Violations as findings: faults of the program or of a correction, never of a department."""
    return [
        Finding(
            CODE,
            result.line,
            result.value,
            detail=f"{result.message}（{result.path or '整体'}，{result.focus}）",
        )
        for result in results
    ]
