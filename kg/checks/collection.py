"""The rules that compare documents, run."""

from collections.abc import Container, Iterator, Sequence

from kg.analysis import Reuse
from kg.checks.register import collection_rules
from kg.checks.subject import Collection
from kg.findings import Finding, rules
from kg.links import Links, Use


def check_collection(
    uses: Sequence[Use], links: Links, reuse: Reuse, codes: Container[str] | None = None
) -> Iterator[tuple[str, Finding]]:
    """(document id, finding) of all that only several tables show, by document and line.

    Args:
        uses: of all documents.
        links: which of their names are one indicator.
        reuse: copied sets and conflicts among them.
        codes: the rules to run; None for all.
    """
    found = [
        one
        for code, function in collection_rules().items()
        if codes is None or code in codes
        for one in function(Collection(uses, links, reuse, rules()[code]))
    ]
    yield from sorted(found, key=lambda one: (one[0], one[1].line or 0, one[1].code, one[1].detail))
