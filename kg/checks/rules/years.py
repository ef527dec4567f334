"""Years that are not the budget's (J208)."""

import re
from collections.abc import Iterator

from kg.checks.numbers import NUMBERED
from kg.checks.register import rule
from kg.checks.subject import Subject
from kg.checks.words import matches
from kg.findings import Finding
from nlp.text import fold

SHOWN = 80  # characters of a goal
_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)年")


@rule("J208")
def year_mismatch(subject: Subject) -> Iterator[Finding]:
    """An earlier year in a value, name or goal; later ones may be due dates."""
    for target in subject.rows():
        for where, where_en, text in (
            ("指标值", "the value", target.value),
            ("指标名称", "the name", target.indicator),
        ):
            found = _earlier_year(text, target.fiscal_year)
            if found is not None:
                yield subject.at(
                    target,
                    printed=text,
                    where=where,
                    where_en=where_en,
                    found=found,
                    year=target.fiscal_year,
                )
    for project in subject.reading.projects:
        found = _earlier_year(project.goal, project.fiscal_year)
        if found is not None:
            yield subject.on(
                project,
                project.line,
                (project.goal or "")[:SHOWN],
                where="绩效目标",
                where_en="the goal",
                found=found,
                year=project.fiscal_year,
            )


def _earlier_year(text: str | None, year: int | None) -> str | None:
    """The years in a text, in order, if the last is before the budget's and that is not among them.

    Years of document numbers, carried-over money and comparisons are no mistakes.
    """
    folded = NUMBERED.sub("", fold(text or ""))
    years = sorted(set(_YEAR.findall(folded)))
    if not year or not years or matches("not_years", folded):
        return None
    return "、".join(years) if int(years[-1]) < year else None
