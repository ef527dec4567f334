"""The fingerprint of a finding: it stays when lines move and when the year turns."""

import re
from collections import Counter
from collections.abc import Sequence

from kg.findings import Finding
from kg.records.identity import make_id
from nlp.text import fold

_YEAR = re.compile(r"(?:19|20)\d\d年?")


def fingerprints(findings: Sequence[Finding]) -> list[str]:
    """One fingerprint for each finding of a document, in their order.

    It is made of code, department, project, indicator and printed text without their years: last
    year's finding on the same project has the same one. Findings that are alike in all this are
    numbered in the order given.
    """
    seen: Counter[str] = Counter()
    found = []
    for finding in findings:
        parts = (finding.department, finding.project_name, finding.indicator, finding.printed)
        key = make_id("finding", finding.code, *(_YEAR.sub("", fold(part or "")) for part in parts))
        seen[key] += 1
        found.append(key if seen[key] == 1 else make_id("finding", key, seen[key]))
    return found
