"""Files or a store -> finding records with the fields of contract §5, in order of document and line."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kg.analysis import analyse_reuse
from kg.checks import check_collection, check_document, collection_rules, fingerprints
from kg.documents import list_files, read_document
from kg.errors import SourceError
from kg.findings import Finding
from kg.isolation import Task, run_each
from kg.links import Use, link_names, read_uses
from kg.records import corrections_bytes, parse_corrections, read_records
from kg.records.organisation import Organisations
from kg.store import GraphStore
from nlp.text import squash

Record = dict[str, Any]
FIELDS = (
    "code", "category", "severity", "hard", "document", "page", "line", "lines", "department", "project_code", "project_name",
    "indicator", "printed", "message", "message_en", "suggestion", "fingerprint",
)  # fmt: skip
_PREFIXES = (
    "PREFIX jp: <https://w3id.org/jipu/def#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
)
_FINDINGS = """
SELECT ?f ?code ?category ?severity ?hard ?document ?page ?line ?printed ?message ?message_en ?suggestion ?fingerprint
  ?about ?publisher {
  ?f a jp:Finding ; jp:rule ?code ; jp:category ?category ; jp:severity ?severity ; jp:hard ?hard ; jp:message ?message ;
     jp:messageEn ?message_en ; jp:fingerprint ?fingerprint ; jp:about ?about ; jp:inDocument ?d .
  ?d jp:path ?document .
  OPTIONAL { ?d <http://purl.org/dc/terms/publisher>/rdfs:label ?publisher }
  OPTIONAL { ?f jp:page ?page }
  OPTIONAL { ?f jp:line ?line }
  OPTIONAL { ?f jp:printed ?printed }
  OPTIONAL { ?f jp:suggestion ?suggestion }
} ORDER BY ?document ?line ?code ?fingerprint"""
_LINES = "SELECT ?f ?line { ?f a jp:Finding ; jp:lines ?line } ORDER BY ?f ?line"
_TARGETS = """
SELECT DISTINCT ?target ?indicator ?project ?department {
  ?f a jp:Finding ; jp:about ?target . ?target a jp:Target ; rdfs:label ?indicator .
  OPTIONAL { ?project jp:hasTarget ?target . ?project a jp:Project }
  OPTIONAL { ?target jp:department/rdfs:label ?department }
}"""
_PROJECTS = """
SELECT ?project ?code ?name ?department {
  ?project a jp:Project .
  OPTIONAL { ?project jp:projectCode ?code }
  OPTIONAL { ?project jp:nameText ?name }
  OPTIONAL { ?project jp:department/rdfs:label ?department }
}"""


@dataclass(frozen=True, slots=True)
class Audited:
    """One file, read and checked alone.

    Attributes:
        ident: of its content.
        organisations: who it speaks of.
        findings: in it.
        uses: of indicators.
        names: project id -> name.
    """

    ident: str
    organisations: Organisations
    findings: list[Finding]
    uses: list[Use]
    names: dict[str, str | None]


def audit_file(path: str, codes: frozenset[str] | None = None) -> Audited:
    """Read and check one file.

    Args:
        path: of the file.
        codes: the rules to run; None for all.

    Raises:
        SourceError: the file cannot be used.
    """
    reading = read_records(read_document(path), parse_corrections(path, corrections_bytes(path)))
    own = read_uses(reading, reading.document.sha256)
    known = [one for one in reading.findings if codes is None or one.code in codes]
    findings = [*known, *check_document(reading, own, link_names(own), codes)]
    names = {project.id: project.name for project in reading.projects}
    return Audited(reading.document.sha256, reading.organisations, findings, own, names)


def audit_paths(
    paths: Sequence[str],
    failed: list[SourceError],
    progress: Callable[[int, int, str], None] = lambda *_: None,
    jobs: int = 0,
    codes: frozenset[str] | None = None,
) -> Iterator[Record]:
    """Every finding of the files, document by document; those over all of them beside the document they are in.

    Args:
        paths: files and folders.
        failed: takes the files that could not be read.
        progress: called with (done, total, path) after each file.
        jobs: processes that read; 0 for none but this one.
        codes: the rules to run; None for all. The findings of a rule, and their fingerprints, are
            the same whatever other rules run.
    """
    found: dict[str, tuple[str, Organisations, list[Finding]]] = {}
    uses: list[Use] = []
    names: dict[str | None, str | None] = {}
    files = list(list_files(paths))
    tasks = (
        item
        if isinstance(item, SourceError)
        else Task(item, "kg.audit.records:audit_file", (item, codes))
        for item in files
    )
    for done, (item, audited) in enumerate(zip(files, run_each(tasks, jobs), strict=True), start=1):
        path = item.path if isinstance(item, SourceError) else item
        progress(done, len(files), path)
        if isinstance(audited, SourceError):
            failed.append(audited)
        elif audited.ident not in found:  # the same bytes under a second path are the same document
            found[audited.ident] = path, audited.organisations, audited.findings
            uses += audited.uses
            names.update(audited.names)
    if codes is None or codes & collection_rules().keys():
        links = link_names(uses)
        for ident, finding in check_collection(uses, links, analyse_reuse(uses, links), codes):
            found[ident][2].append(replace(finding, project_name=names.get(finding.project)))
    for path, organisations, findings in found.values():
        made = zip(findings, fingerprints(findings), strict=True)
        ordered = sorted(made, key=lambda one: (one[0].line or 0, one[0].code, one[1]))
        yield from (
            _record(finding, fingerprint, path, organisations) for finding, fingerprint in ordered
        )


def _record(
    finding: Finding, fingerprint: str, document: str, organisations: Organisations
) -> Record:
    rule = finding.rule
    department = (
        organisations.resolve(finding.department)
        if finding.department
        else organisations.department
    )
    return {
        "code": finding.code,
        "category": rule.category,
        "severity": rule.severity.value,
        "hard": rule.hard,
        "document": document,
        "page": finding.page,
        "line": finding.line,
        "lines": list(finding.lines or ([finding.line] if finding.line else [])),
        "department": department,
        "project_code": finding.project_code,
        "project_name": finding.project_name,
        "indicator": squash(finding.indicator) if finding.indicator else None,
        "printed": finding.printed,
        "message": finding.message,
        "message_en": finding.message_en,
        "suggestion": finding.suggestion,
        "fingerprint": fingerprint,
    }


def audit_store(store: GraphStore) -> Iterator[Record]:
    """Every finding of a store."""
    return ({field: record[field] for field in FIELDS} for record in placed_findings(store))


def placed_findings(store: GraphStore) -> Iterator[Record]:
    """Every finding of a store, with ``project``: the IRI of the project it is about, '' for none; names may be shared."""
    lines: dict[str, list[int]] = defaultdict(list)
    for finding, line in _rows(store, _LINES):
        lines[finding].append(int(line))
    targets = {row[0]: row[1:] for row in _rows(store, _TARGETS)}
    projects = {row[0]: row[1:] for row in _rows(store, _PROJECTS)}
    names = (
        "code",
        "category",
        "severity",
        "hard",
        "document",
        "page",
        "line",
        "printed",
        "message",
        "message_en",
        "suggestion",
        "fingerprint",
    )
    for iri, *cells, about, publisher in _rows(store, _FINDINGS):
        said: dict[str, Any] = {name: cell or None for name, cell in zip(names, cells, strict=True)}
        indicator, project, department = targets.get(about, ("", about, ""))
        code, name, owner = projects.get(project, ("", "", ""))
        said["lines"] = sorted(lines[iri]) or ([int(said["line"])] if said["line"] else [])
        said.update(
            hard=said["hard"] == "true",
            page=int(said["page"]) if said["page"] else None,
            line=int(said["line"]) if said["line"] else None,
            printed=said["printed"] or "",
            department=department or owner or publisher or None,
            project_code=code or None,
            project_name=name or None,
            indicator=indicator or None,
            project=project if project in projects else "",
        )
        yield said


def _rows(store: GraphStore, query: str) -> Iterator[list[str]]:
    from kg.exports.results import rows_of

    return (list(row) for row in rows_of(store.query(_PREFIXES + query))[1])
