"""The rules that judge one document, run."""

from collections.abc import Container, Iterator, Sequence

from kg.checks.dossier import Dossier
from kg.checks.register import document_rules
from kg.checks.subject import Subject
from kg.findings import REASONS, Finding, rules
from kg.links import Links, Use
from kg.records import Reading

UNSURE = "R011"


def check_document(
    reading: Reading, uses: Sequence[Use], links: Links, codes: Container[str] | None = None
) -> list[Finding]:
    """What is wrong with a document, as far as it alone can tell, in order of line.

    Reading findings are not among it, except the rows that are not checked because their reading is
    a guess. What a system imposes on a department is not held against it.

    Args:
        reading: what the document says.
        uses: its uses of indicators, in order.
        links: which of its names are one indicator.
        codes: the rules to run; None for all. Another rule's findings never depend on them.
    """
    dossier = Dossier.of(reading, uses, links)
    mandated = {use.target for use in uses if use.mandated}
    found = [
        finding
        for code, function in document_rules().items()
        if codes is None or code in codes
        for finding in function(Subject(dossier, rules()[code]))
        if finding.target not in mandated
    ]
    if codes is None or UNSURE in codes:
        found += _unsure(Subject(dossier, rules()[UNSURE]))
    # A dict and not a set: findings that tie in this order stay in the order they were found in.
    return sorted(
        dict.fromkeys(found), key=lambda one: (one.line or 0, one.code, one.printed, one.detail)
    )


def _unsure(subject: Subject) -> Iterator[Finding]:
    """The rows whose reading is a guess, with the reasons: the rules leave them out."""
    for target in subject.reading.targets:
        if target.reasons:
            why = "；".join(REASONS[reason] for reason in target.reasons)
            yield subject.at(target, printed=target.indicator, why=why)
