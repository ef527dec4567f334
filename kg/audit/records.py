"""Files or a store -> finding records (contract §5), in order of document and line."""

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
from kg.queries.rows import ask
from kg.records import corrections_bytes, parse_corrections, read_records
from kg.records.organisation import Organisations
from kg.store import GraphStore
from nlp.text import squash

Record = dict[str, Any]
FIELDS = (
    "code",
    "category",
    "severity",
    "hard",
    "document",
    "page",
    "line",
    "lines",
    "department",
    "project_code",
    "project_name",
    "indicator",
    "printed",
    "message",
    "message_en",
    "suggestion",
    "fingerprint",
)


@dataclass(frozen=True, slots=True)
class FileAudit:
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


def audit_file(path: str, codes: frozenset[str] | None = None) -> FileAudit:
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
    return FileAudit(reading.document.sha256, reading.organisations, findings, own, names)


def audit_paths(
    paths: Sequence[str],
    failed: list[SourceError],
    progress: Callable[[int, int, str], None] = lambda *_: None,
    jobs: int = 0,
    codes: frozenset[str] | None = None,
) -> Iterator[Record]:
    """Every finding of the files, document by document.

    A finding that rests on several documents stands among those of the document that it is in.

    Args:
        paths: files and folders.
        failed: takes the files that could not be read.
        progress: called with (done, total, path) after each file.
        jobs: processes that read; 0 for none but this one.
        codes: the rules to run; None for all. The findings of a rule, and their fingerprints, are
            the same whatever other rules run.
    """
    found: dict[str, tuple[str, FileAudit]] = {}
    files = list(list_files(paths))
    audits = run_each((_task(item, codes) for item in files), jobs)
    for done, (item, audit) in enumerate(zip(files, audits, strict=True), start=1):
        path = item.path if isinstance(item, SourceError) else item
        progress(done, len(files), path)
        if isinstance(audit, SourceError):
            failed.append(audit)
        else:  # the same bytes under a second path are the same document
            found.setdefault(audit.ident, (path, audit))
    if codes is None or codes & collection_rules().keys():
        _compare_documents({ident: audit for ident, (_, audit) in found.items()}, codes)
    for path, audit in found.values():
        pairs = zip(audit.findings, fingerprints(audit.findings), strict=True)
        ordered = sorted(pairs, key=lambda pair: (pair[0].line or 0, pair[0].code, pair[1]))
        for finding, fingerprint in ordered:
            yield _record(finding, fingerprint, path, audit.organisations)


def _task(item: str | SourceError, codes: frozenset[str] | None) -> Task | SourceError:
    if isinstance(item, SourceError):
        return item
    return Task(item, "kg.audit.records:audit_file", (item, codes))


def _compare_documents(audits: dict[str, FileAudit], codes: frozenset[str] | None) -> None:
    """Add what only several documents show to the findings of each."""
    uses = [use for audit in audits.values() for use in audit.uses]
    names: dict[str | None, str | None] = {}
    for audit in audits.values():
        names.update(audit.names)
    links = link_names(uses)
    for ident, finding in check_collection(uses, links, analyse_reuse(uses, links), codes):
        named = replace(finding, project_name=names.get(finding.project))
        audits[ident].findings.append(named)


def _record(
    finding: Finding, fingerprint: str, document: str, organisations: Organisations
) -> Record:
    rule = finding.rule
    department, line = organisations.department, finding.line
    if finding.department:
        department = organisations.resolve(finding.department)
    return {
        "code": finding.code,
        "category": rule.category,
        "severity": rule.severity.value,
        "hard": rule.hard,
        "document": document,
        "page": finding.page,
        "line": line,
        "lines": list(finding.lines) or ([line] if line else []),
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
    """Every finding of a store, with ``project``: the IRI of the project that it is about.

    It is '' for none. Two projects may share a name, but not an IRI.
    """
    lines: dict[str, list[int]] = defaultdict(list)
    for row in ask(store, "audit/lines"):
        lines[row["finding"]].append(row["line"])
    targets = {row["target"]: row for row in ask(store, "audit/targets")}
    projects = {row["project"]: row for row in ask(store, "audit/projects")}
    for row in ask(store, "audit/findings"):
        target = targets.get(row["about"], {})
        node = target["project"] if target else row["about"]
        project = projects.get(node, {})
        own = [row["line"]] if row["line"] else []
        owner = target.get("department") or project.get("department") or row["publisher"]
        yield {
            "code": row["code"],
            "category": row["category"],
            "severity": row["severity"],
            "hard": row["hard"],
            "document": row["document"],
            "page": row["page"],
            "line": row["line"],
            "printed": row["printed"] or "",
            "message": row["message"],
            "message_en": row["message_en"],
            "suggestion": row["suggestion"] or None,
            "fingerprint": row["fingerprint"],
            "lines": sorted(lines[row["finding"]]) or own,
            "department": owner or None,
            "project_code": project.get("code") or None,
            "project_name": project.get("name") or None,
            "indicator": target.get("indicator") or None,
            "project": node if node in projects else "",
        }
