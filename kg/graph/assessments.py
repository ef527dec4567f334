"""Assessments -> their statements, in a graph of their own."""

from collections.abc import Iterable, Iterator

from kg.analysis.assessments import Assessment
from kg.graph import terms as t
from kg.graph.iris import Iris
from kg.graph.quads import QuadWriter
from kg.graph.reuse import decimal_of

_SCHEMES = "https://w3id.org/jipu/"


def build_assessments(assessments: Iterable[Assessment], iris: Iris) -> Iterator[str]:
    """The statements of every assessment, sorted within each.

    They come one after the other: millions of them need no memory.
    """
    for assessment in assessments:
        quads = QuadWriter(iris.graph("assessments"))
        iri = iris.of("assessment", assessment.target)
        quads.add(iri, t.TYPE, t.JP["Assessment"])
        quads.add(iri, t.JP["assesses"], iris.of("target", assessment.target))
        quads.put(iri, "specificity", decimal_of(assessment.specificity))
        quads.add(
            iri, t.JP["specificityClass"], f"<{_SCHEMES}specificity/{assessment.specificity_class}>"
        )
        if assessment.measurability is not None:
            quads.add(
                iri, t.JP["measurability"], f"<{_SCHEMES}measurability/{assessment.measurability}>"
            )
        quads.put(iri, "mandated", assessment.mandated)
        for kind, text in assessment.evidence:
            quads.put(iri, "evidence", f"{kind}：{text}" if text else kind)
        yield from sorted(quads.lines)
