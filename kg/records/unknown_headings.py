"""Unknown headings of a document: each told once, however many of its forms print it."""

from collections.abc import Sequence
from dataclasses import replace

from kg.findings import Finding
from kg.tables.rows.unknown_headings import CODE


def headings_of(findings: Sequence[Finding]) -> tuple[str, ...]:
    """The headings of a document that nobody knows, as printed, each once."""
    return tuple(dict.fromkeys(one.printed for one in findings if one.code == CODE))


def told_once(findings: Sequence[Finding]) -> list[Finding]:
    """The findings, those of one unknown heading as one with the lines of all.

    Args:
        findings: of a document, in order.
    """
    lines: dict[tuple[str, str], list[int]] = {}
    for finding in findings:
        if finding.code == CODE and finding.line is not None:
            lines.setdefault((finding.printed, finding.detail), []).append(finding.line)
    told = []
    for finding in findings:
        own = lines.pop((finding.printed, finding.detail), None) if finding.code == CODE else [0]
        if own is not None:
            is_several = finding.code == CODE and len(own) > 1
            told.append(replace(finding, lines=tuple(own)) if is_several else finding)
    return told
