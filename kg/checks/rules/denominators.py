"""Indicators whose formula divides by an amount that the document says is nothing (J308)."""

import re
from collections.abc import Iterator

from kg.checks.dossier import name_of
from kg.checks.register import rule
from kg.checks.subject import Subject
from kg.checks.words import words
from kg.findings import Finding
from nlp.text import fold


@rule("J308")
def zero_denominator(subject: Subject) -> Iterator[Finding]:
    """The fixed indicators of ``words.yml``, where running text says that the base is nothing."""
    prose = [line for line in subject.reading.document.lines if not line.cells]
    for entry in words()["denominators"]:
        zero = re.compile(entry["zero"])
        lines = [line.number for line in prose if zero.search(fold(line.text))]
        for target in subject.rows() if lines else ():
            if target.parsed.number and re.search(entry["name"], name_of(target)):
                yield subject.at(target, base=entry["base"], line=lines[0], proof=lines)
