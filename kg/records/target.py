"""The target record: one indicator row with both truths, the printed text and our reading of it."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from kg.documents import PageBox
from kg.records.values import joined_actual
from kg.tables.words.role import Role
from nlp.names.policies import find_numbers
from nlp.text import fold
from nlp.values.quantities import read_value
from nlp.values.quantity import Quantity, with_unit_of
from nlp.values.states import is_placeholder

PERIOD_ONLY = "period_only"  # the year's value is blank: no doubt about what is printed
# Doubts about the labels of a row; every other doubt is about its text.
LABEL_REASONS = frozenset(
    (
        "level1_missing",
        "level2_missing",
        "level1_inferred",
        "level1_displaced",
        "label_displaced",
        "label_misplaced",
        "label_unknown",
        "label_above_lost",
    )
)


@dataclass(frozen=True, slots=True)
class Project:
    """A budget project of one year.

    Attributes:
        id: stable id (kg.records.identity).
        line: where it is named; None when only a money table names it.
        code, name: as printed.
        unit: 预算单位 the document gives for it.
        amount: budget in yuan.
        amount_printed: the cell the amount was read from.
        goal: goal text as printed.
        plan: (deadline as printed, percent, lines of both) of the funding plan.
        citations: normalised policy numbers in the name.
        amount_line: where the amount stands.
        totals, parts: (label, yuan, line) of the amounts printed for it, and of its sources.
        department_printed: the department its form names.
        programme: name of the programme it is part of (一级项目名称), as printed.
    """

    id: str
    line: int | None
    page: int | None
    code: str | None
    name: str | None
    unit: str | None
    amount: Decimal | None
    amount_printed: str | None
    goal: str | None
    plan: tuple[tuple[str, Decimal, tuple[int, ...]], ...] = ()
    citations: tuple[str, ...] = ()
    department: str | None = None
    fiscal_year: int | None = None
    amount_line: int | None = None
    totals: tuple[tuple[str, Decimal, int], ...] = ()
    parts: tuple[tuple[str, Decimal, int], ...] = ()
    department_printed: str | None = None
    programme: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction of one cell, as written by a person."""

    line: int
    field: str
    printed: str | None
    right: str | None
    reason: str
    who: str


@dataclass(frozen=True, slots=True)
class Target:
    """One indicator row: the record of contract §2. Texts are as printed, None where blank.

    ``department`` and ``fiscal_year`` are those of its table, which may differ from the document's.
    """

    id: str
    line: int
    lines: tuple[int, ...]
    page: int | None
    sheet: str | None
    scope: str
    project: Project | None
    unit: str | None
    level1: str | None
    level2: str | None
    level1_printed: str | None
    level2_printed: str | None
    indicator: str
    description: str | None
    value: str | None
    basis: str | None
    reasons: tuple[str, ...]
    extra: dict[str, str] = field(default_factory=dict)
    department: str | None = None
    fiscal_year: int | None = None
    corrections: tuple[Correction, ...] = ()
    row: int | None = None  # of its sheet, in a workbook
    # Lines of cells merged down from a row above, by role: one weight may be that of a group.
    from_above: dict[Role, int] = field(default_factory=dict)
    hidden: bool = False  # whether the file does not show it
    boxes: tuple[PageBox, ...] = ()  # where it is printed, page by page; empty without pages

    @property
    def confidence(self) -> str:
        """``unsure`` whenever something had to be guessed."""
        return "unsure" if self.reasons else "sure"

    @property
    def is_text_sure(self) -> bool:
        """Whether its words and value were read without guessing, whatever of its labels."""
        return all(reason in LABEL_REASONS or reason == PERIOD_ONLY for reason in self.reasons)

    @property
    def are_labels_sure(self) -> bool:
        """Whether its labels were read without guessing."""
        return not any(reason in LABEL_REASONS for reason in self.reasons)

    @property
    def parsed(self) -> Quantity:
        """The value understood, with the unit that the name may fix."""
        return read_value(self.value, self.indicator)

    @property
    def actual_parsed(self) -> Quantity | None:
        """The result that a self-evaluation states, understood; None where it states none."""
        actual = joined_actual(self.extra)
        if actual is None:
            return None
        return with_unit_of(read_value(actual, self.indicator), self.parsed)

    @property
    def citations(self) -> tuple[str, ...]:
        """Normalised policy numbers in the basis and in the project's name, each once."""
        names = (self.basis or "", self.project.name or "" if self.project else "")
        return tuple(dict.fromkeys(number for text in names for number in find_numbers(text)))

    @property
    def placeholder(self) -> bool:
        """Whether the name or the value says that there is nothing (无, 不涉及)."""
        return is_placeholder(fold(self.indicator)) or is_placeholder(fold(self.value or ""))


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One line of a money table, as far as checks need it; amount in yuan.

    Attributes:
        line: where it stands.
        table: ``projects`` (项目支出表, 专项业务经费支出表), ``procurement`` (采购),
            ``balance`` (收支总表) or ``text``.
        role: ``project``, ``unit`` (a unit's or department's own sum) or ``total``.
        title: title of the table as printed.
        unit: the unit whose line it is, None where the table gives none.
        name: the project, unit, or label of the total as printed.
        amount, printed: the amount read, and its cell as printed.
    """

    line: int
    table: str
    role: str
    title: str | None
    unit: str | None
    name: str
    amount: Decimal
    printed: str


def to_json(target: Target, document: str) -> dict[str, Any]:
    """The record as ``jipu extract --format jsonl`` writes it, keys as in contract §2 and §7.

    Args:
        target: the target.
        document: path as given.
    """
    project, actual = target.project, target.actual_parsed
    return {
        "document": document,
        "page": target.page,
        "sheet": target.sheet,
        "line": target.line if target.row is None else target.row,
        "scope": target.scope,
        "department": target.department,
        "unit": target.unit,
        "fiscal_year": target.fiscal_year,
        "project_code": project.code if project else None,
        "project_name": project.name if project else None,
        "level1": target.level1,
        "level2": target.level2,
        "level1_printed": target.level1_printed,
        "level2_printed": target.level2_printed,
        "indicator": target.indicator,
        "description": target.description,
        "value": target.value,
        "basis": target.basis,
        "extra": target.extra,
        "placeholder": target.placeholder,
        "confidence": target.confidence,
        "reasons": list(target.reasons),
        "parsed": target.parsed.to_json(),
        "actual_parsed": actual.to_json() if actual else None,
        "citations": list(target.citations),
        "boxes": [box.to_json() for box in target.boxes] or None,
        "programme_name": project.programme if project else None,
        "hidden": target.hidden,
    }
