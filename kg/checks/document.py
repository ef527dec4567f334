"""All checks of one document, in order of line."""

from collections.abc import Sequence

from kg.checks.cells import check_cells
from kg.checks.classes import check_classes
from kg.checks.completeness import check_completeness
from kg.checks.money import check_money
from kg.checks.names import check_names
from kg.checks.repeats import check_repeats
from kg.checks.subject import Subject
from kg.checks.sums import check_sums
from kg.checks.wording import check_wording
from kg.findings import REASONS, Finding
from kg.links import Links, Use
from kg.records import Reading

_CHECKS = (
    check_completeness,
    check_classes,
    check_cells,
    check_wording,
    check_repeats,
    check_money,
    check_sums,
    check_names,
)


def check_document(reading: Reading, uses: Sequence[Use], links: Links) -> list[Finding]:
    """What is wrong with a document, as far as it alone can tell; its reading findings not among it.

    Args:
        reading: what it says.
        uses: its uses of indicators, in order.
        links: which of its names are one indicator.
    """
    subject = Subject.of(reading, uses, links)
    mandated = {use.target for use in uses if use.mandated}
    found = [
        finding for check in _CHECKS for finding in check(subject) if finding.target not in mandated
    ]
    unsure = [
        subject.at(
            "R011",
            target,
            printed=target.indicator,
            why="；".join(REASONS[reason] for reason in target.reasons),
        )
        for target in reading.targets
        if target.reasons
    ]
    return sorted(
        {*found, *unsure}, key=lambda one: (one.line or 0, one.code, one.printed, one.detail)
    )
