"""Findings -> their statements: the record of contract §5 as a jp:Finding."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from kg.checks import fingerprints
from kg.findings import Finding
from kg.graph import terms as t
from kg.graph.iris import Iris
from kg.graph.quads import QuadWriter
from kg.records.identity import make_id


def build_findings(findings: Sequence[Finding], document: str, iris: Iris) -> set[str]:
    """The statements of a document's own findings, in the graph of its findings.

    Args:
        findings: all of them, in order.
        document: id of the document.
        iris: where things live.
    """
    quads = QuadWriter(iris.graph(document, "findings"))
    _add(quads, findings, document, iris)
    return quads.lines


def build_collection_findings(found: Iterable[tuple[str, Finding]], iris: Iris) -> Iterator[str]:
    """The statements of findings over all documents, sorted within each document, in one graph.

    Args:
        found: (document id, finding), those of one document next to each other.
        iris: where things live.
    """
    for document, findings in groupby(found, key=lambda one: one[0]):
        quads = QuadWriter(iris.graph("findings"))
        _add(quads, [finding for _, finding in findings], document, iris)
        yield from sorted(quads.lines)


def _add(quads: QuadWriter, findings: Sequence[Finding], document: str, iris: Iris) -> None:
    for finding, fingerprint in zip(findings, fingerprints(findings), strict=True):
        iri, rule = iris.of("finding", make_id("finding", document, fingerprint)), finding.rule
        quads.add(iri, t.TYPE, t.JP["Finding"])
        quads.put(iri, "rule", finding.code)
        quads.put(iri, "category", rule.category)
        quads.put(iri, "severity", rule.severity.value)
        quads.put(iri, "hard", rule.hard)
        quads.put(iri, "message", finding.message)
        quads.put(iri, "messageEn", finding.message_en)
        quads.put(iri, "suggestion", finding.suggestion)
        quads.put(iri, "printed", finding.printed or None)
        quads.put(iri, "fingerprint", fingerprint)
        quads.put(iri, "line", finding.line)
        quads.put(iri, "page", finding.page)
        for line in finding.lines:
            quads.put(iri, "lines", line)
        quads.add(iri, t.JP["inDocument"], iris.of("document", document))
        quads.add(iri, t.JP["about"], _subject(finding, document, iris))


def _subject(finding: Finding, document: str, iris: Iris) -> str:
    """The narrowest thing that a finding is about."""
    if finding.target:
        return iris.of("target", finding.target)
    if finding.project:
        return iris.of("project", finding.project)
    return iris.of("document", document)
