"""Amounts of a project outside its form: in the money tables and in running text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kg.checks.dossier import Dossier
from kg.checks.words import matches
from kg.checks.yuan import is_scaled, show_yuan
from kg.records import Project
from kg.records.amounts import read_amount
from kg.records.matching import BudgetMatch, match_budget
from nlp.text import fold

SHORTEST_LABEL = 4  # characters of a name in running text: 项目, 经费 are short for many projects
_SPOKEN = re.compile(
    r"""
    ([\u4e00-\u9fff、()]{4,40})                   # 应急物资储备项目
    (\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)  # 5,715,000 or 571.5
    (万元|元)
    """,
    re.VERBOSE,
)
_NUMBERING = re.compile(r"^(?:\([一二三四五六七八九十\d]+\)|[一二三四五六七八九十\d]+[、.])")
_AROUND = re.compile(
    r"""
    ^.*(?:[、:：是为]|其中|主要)                     # 其中应急物资储备
    |(?:项目)?(?:资金|经费)?                         # 应急物资储备项目经费安排
     (?:支出|预算|安排|共计|合计|金额)*$
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two amounts of one project.

    Attributes:
        project: the project.
        amount: of its form, in yuan.
        other: the other amount, in yuan.
        printed: the amount that a finding shows, as printed.
        place: line of what is shown.
        line: line of the other amount.
        lines: all lines with either.
        table: where the other amount stands.
    """

    project: Project
    amount: Decimal
    other: Decimal
    printed: str
    place: int | None
    line: int
    lines: list[int]
    table: str

    @property
    def is_scaled(self) -> bool:
        """Whether the two differ by exactly 10,000."""
        return is_scaled(self.other, self.amount)


def budget_lines(dossier: Dossier) -> list[BudgetMatch]:
    """The project lines of the money tables, with their projects."""
    return match_budget(dossier.reading)


def amounts_in_tables(dossier: Dossier) -> list[Comparison]:
    """Lines of the money tables whose amount is not the form's; each pair of amounts once."""
    found: dict[tuple[str, Decimal], Comparison] = {}
    for match in dossier.once(budget_lines):
        project, line = match.project, match.line
        if project is None or project.amount in (None, line.amount) or match.evidence != "exact":
            continue
        amount = project.amount or Decimal(0)
        if line.table != "projects" and amount > line.amount:
            continue  # a procurement table states the part that is bought
        compared = Comparison(
            project,
            amount,
            line.amount,
            printed=project.amount_printed or show_yuan(amount),
            place=project.amount_line or project.line,
            line=line.line,
            lines=[project.amount_line or line.line, line.line],
            table=line.title or "预算表",
        )
        found.setdefault((project.id, line.amount), compared)
    return list(found.values())


def amounts_in_prose(dossier: Dossier) -> list[Comparison]:
    """Amounts that running text gives for a project: 其中应急物资储备项目5,715,000元.

    An amount that any project has is left out: the sentence may speak of that one.
    """
    projects = [
        (one, one.name, one.amount) for one in dossier.reading.projects if one.name and one.amount
    ]
    amounts = {amount for _, _, amount in projects}
    found = []
    for line in dossier.reading.document.lines if projects else ():
        if line.cells or matches("settled", line.text):
            continue
        for label, printed in _spoken(line.text):
            amount = read_amount(printed)
            meant = [(one, own) for one, name, own in projects if _is_short_for(label, fold(name))]
            if len(meant) != 1 or amount is None or amount in amounts:
                continue
            form, own = meant[0]
            compared = Comparison(
                form,
                own,
                amount,
                printed=printed,
                place=line.number,
                line=line.number,
                lines=[form.amount_line or line.number, line.number],
                table="文字说明",
            )
            found.append(compared)
    return found


def _spoken(text: str) -> Iterator[tuple[str, str]]:
    """What an amount is for, and the amount with its unit, clause by clause."""
    for clause in re.split(r"[,，;；。、]", _without_commas(fold(text))):
        match = _SPOKEN.search(clause)
        if match is not None and not matches("compared", clause):
            label = _NUMBERING.sub("", match.group(1))
            # Once before the name, once behind it: the two ends are one pattern.
            label = _AROUND.sub("", _AROUND.sub("", label, count=1))
            yield label, f"{match.group(2)}{match.group(3)}"


def _without_commas(text: str) -> str:
    """Thousands without their commas, so that commas separate nothing but clauses."""
    return re.sub(r"(?<=\d),(?=\d{3})", "", text)


def _is_short_for(label: str, name: str) -> bool:
    """Whether a name has all characters of a label in order: 高考组考 for 高考考试组考经费."""
    rest = iter(name)
    return len(label) >= SHORTEST_LABEL and all(char in rest for char in label)
