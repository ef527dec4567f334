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
from kg.queries.rows import ask
from kg.records import corrections_bytes, parse_corrections, read_records
from kg.records.organisation import Organisations
from kg.store import GraphStore
from nlp.text import squash

Record = dict[str, Any]
FIELDS = (
    "code", "category", "severity", "hard", "document", "page", "line", "lines", "department", "project_code", "project_name",
    "indicator", "printed", "message", "message_en", "suggestion", "fingerprint",
)  # fmt: skip


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
