"""One file -> what a build keeps of it: statements, checked against the shapes, and uses."""

import hashlib
from dataclasses import dataclass
from typing import Any

from kg.checks import check_document
from kg.documents import parse_document, printable, printed_to_lines, read_bytes, read_document
from kg.graph.indicators import build_indicators
from kg.graph.iris import Iris, document_id
from kg.graph.shapes import check_lines, shape_findings
from kg.graph.statements import build_graph
from kg.links import link_names, read_uses, uses_to_lines
from kg.records import (
    Reading,
    corrections_bytes,
    digest,
    note_of,
    parse_corrections,
    read_records,
    to_json,
)
from kg.records.places import places_to_lines
from kg.records.unknown_headings import headings_of


@dataclass(frozen=True, slots=True)
class Artifacts:
    """What a build keeps of a file.

    Attributes:
        name: file name of the statements: document id and a hash of these texts.
        statements: N-Quads lines as one text.
        uses: uses of indicators as one text (kg.links).
        printed: the printed lines as one text (kg.documents.stored_lines).
        places: where the targets are printed, as one text (kg.records.places).
        counts: what the summary shows.
        note: what a person is told of the file besides (kg.records.notes).
    """

    name: str
    statements: str
    uses: str
    printed: str
    places: str
    counts: dict[str, int]
    note: str = ""


def build_document(
    path: str, data: bytes, corrections: bytes, iris: Iris, shown: str, *, check: bool = True
) -> Artifacts:
    """Read a file and state what it says.

    Args:
        path: of the file, for messages.
        data: its bytes.
        corrections: bytes of its corrections file, empty for none.
        iris: where things live.
        shown: the path to record.
        check: whether the statements are checked against the shapes; violations become findings.

    Raises:
        SourceError: the file or its corrections cannot be used.
    """
    document = parse_document(printable(path), data)
    reading = read_records(document, parse_corrections(path, corrections))
    ident = document_id(reading.document.sha256)
    found = read_uses(reading, ident)
    links = link_names(found)
    reading.findings += check_document(reading, found, links)
    lines = build_graph(reading, iris, shown)
    if check:
        findings = shape_findings(check_lines([*lines, *build_indicators(links, found, iris)]))
        if findings:
            reading.findings += findings
            lines = build_graph(reading, iris, shown)
    statements = "\n".join(lines) + "\n"
    uses = uses_to_lines(found)
    printed = printed_to_lines(document)
    places = places_to_lines(reading.records)
    content = hashlib.sha256((statements + uses + printed + places).encode()).hexdigest()[:8]
    name, note = f"{ident}-{content}.nq", note_of(reading)
    return Artifacts(name, statements, uses, printed, places, _counts(reading), note)


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a file says, for ``jipu extract``.

    Attributes:
        path: as shown.
        records: its target records.
        unknown: headings that nobody knows, as printed.
        note: what a person is told of the file besides (kg.records.notes).
    """

    path: str
    records: list[dict[str, Any]]
    unknown: tuple[str, ...]
    note: str


def extract_records(path: str) -> Extracted:
    """The target records of one file.

    Raises:
        SourceError: the file or its corrections cannot be used.
    """
    corrections = parse_corrections(path, corrections_bytes(path))
    reading = read_records(read_document(path), corrections)
    return Extracted(
        reading.document.path,
        [to_json(target, reading.document.path) for target in reading.records],
        headings_of(reading.findings),
        note_of(reading),
    )


def build_file(path: str, iris: Iris, shown: str, check: bool) -> tuple[str, str, Artifacts]:
    """Digests of a file and its corrections, and what ``build_document`` makes of both.

    Raises:
        SourceError: the file or its corrections cannot be used.
    """
    data, corrections = read_bytes(path), corrections_bytes(path)
    artifacts = build_document(path, data, corrections, iris, shown, check=check)
    return hashlib.sha256(data).hexdigest(), digest(corrections), artifacts


def _counts(reading: Reading) -> dict[str, int]:
    return {
        "targets": len(reading.targets),
        "projects": len(reading.projects),
        "unsure": sum(target.confidence == "unsure" for target in reading.targets),
        "findings": len(reading.findings),
    }
