"""Lines of money tables and the projects they pay for: the same name, or alike with equal money."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from kg.records.reading import Reading
from kg.records.target import BudgetLine, Project
from nlp.text import fold

# Least share of characters that two names have in common (difflib ratio): alone, and with equal
# money. tests/records/test_matching.py holds both from either side.
ALIKE, ALIKE_WITH_MONEY = 0.75, 0.4


@dataclass(frozen=True, slots=True)
class BudgetMatch:
    """A project line of a money table, and the project of the performance tables it stands for.

    Attributes:
        line: the line.
        project: None where no performance table has it.
        evidence: ``exact`` (the same name), ``same_amount`` (a name alike, the same money) or
            ``similar`` (a name very much alike); '' for no project.
    """

    line: BudgetLine
    project: Project | None
    evidence: str


def match_budget(reading: Reading) -> list[BudgetMatch]:
    """Every project line of the money tables with its project, in order of line.

    A name printed otherwise is matched to a project that no line names, by name and equal money or
    by name alone. Where two would do, none is taken.
    """
    named = {fold(project.name): project for project in reversed(reading.projects) if project.name}
    lines = [line for line in reading.budget if line.role == "project"]
    in_tables = {fold(line.name) for line in lines}
    unnamed = [project for name, project in named.items() if name not in in_tables]
    matches = []
    for line in lines:
        project, evidence = named.get(fold(line.name)), "exact"
        if project is None:
            project, evidence = _other_name(line, unnamed)
        matches.append(BudgetMatch(line, project, evidence))
    return matches


def _other_name(line: BudgetLine, projects: list[Project]) -> tuple[Project | None, str]:
    for evidence, least in (("same_amount", ALIKE_WITH_MONEY), ("similar", ALIKE)):
        fitting = [
            project
            for project in projects
            if _ratio(line.name, project.name or "") >= least
            and (
                project.amount == line.amount
                if evidence == "same_amount"
                else project.amount is None
            )
        ]
        if len(fitting) == 1:
            return fitting[0], evidence
    return None, ""


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, fold(one), fold(other), autojunk=False).ratio()
