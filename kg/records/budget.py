"""Money table -> the lines that checks need: projects, units and totals, amounts in yuan."""

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.documents import Document
from kg.records.amounts import read_amount
from kg.records.target import BudgetLine
from kg.tables import Column, Row, Table
from kg.tables.cell import BLANK, TableCell, cell_of
from kg.tables.rows.projects import is_organisation
from kg.tables.words.role import Role
from nlp.text import fold

_TOTAL = re.compile(r"^(?:共?\d+个项目|合计|总计|小计|.*小计|.*合计|总额|.*总计)$")
_BALANCE_TOTAL = re.compile(
    r"""^(?:本年)?(?:收入|支出)(?:合计|总计)$                        # 本年收入合计, 支出总计
    |^(?:[一二三四五六七八九十]+、)?                                  # 二、
     (?:上年结转|基本支出|项目支出)[\u4e00-\u9fff]{0,4}$             # 项目支出合计
    """,
    re.X,
)
_GROUP = re.compile(
    r"^(?:[\d.\-]+|专用项目|通用项目|履职专项业务经费|.*类项目|特定目标类|其他运转类|项目支出|基本支出|全额|人员经费|公用经费)$"
)
SPENDING = "项目支出"
_PROSE_TOTAL = re.compile(
    r"""(?<!该)项目支出(?:预算)?(?:为|安排|共计?|合计)?             # not 该项目支出: one project's
    ((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:亿元|万元|元))      # 902.63万元, 2,000元
    """,
    re.X,
)
_CAPTION_UNIT = re.compile(r"单位:(元|千元|万元|亿元)")
_PROCUREMENT = re.compile(r"采购")
_SPENDING = re.compile(r"项目.*支出|专项业务|专项资金|项目.*预算|支出.*项目")
_BALANCE = re.compile(r"收支|收入|三公|基本支出|功能分类|经济分类|基金|国有资本")


def kind_of(table: Table) -> str | None:
    """``procurement``, ``projects``, ``balance``, or None for a money table that no check needs."""
    title = fold(table.title or "")
    labels = [_whole_label(column).folded for column in table.heading.columns]
    if any(_PROCUREMENT.search(label) for label in labels) or _PROCUREMENT.search(title):
        return "procurement"
    if (_BALANCE.search(title) and "项目支出" not in title) or any(
        "收入" in label for label in labels
    ):
        return "balance"
    named = any(label.endswith(("项目名称", "(项目)名称")) for label in labels)
    return "projects" if named or _SPENDING.search(title) else None


def read_budget(table: Table) -> list[BudgetLine]:
    """The lines of a money table.

    A line without a readable amount, or whose unit is stated nowhere, is no evidence and left out.
    """
    kind = kind_of(table)
    if kind is None:
        return []
    if kind == "balance":
        return list(_balance_lines(table))
    lines = []
    unit: str | None = None
    for row in table.rows:
        line = _read_line(table, kind, row, unit)
        if line is not None:
            unit = line.name if line.role == "unit" else unit
            lines.append(line)
    return lines


def _read_line(table: Table, kind: str, row: Row, unit: str | None) -> BudgetLine | None:
    name_column = table.heading.of(Role.PROJECT_NAME)[0]
    amount_column = table.heading.of(Role.AMOUNT)[0]
    units = table.heading.of(Role.UNIT_NAME)
    name, printed = row.cell(name_column.index), row.cell(amount_column.index)
    own_unit = row.cell(units[0].index) if units else BLANK
    label = _whole_label(amount_column).folded
    amount = read_amount(printed.folded, label, table.money_unit)
    if amount is None:
        return None
    if name.is_blank and not own_unit.is_blank:
        name, own_unit = own_unit, BLANK
    if name.is_blank and not any(_TOTAL.match(cell.folded) for cell in row.cells):
        return None
    role = _role(row, name, own_unit, name_column)
    if role is None:
        return None
    return BudgetLine(
        row.line.number,
        kind,
        role,
        table.title,
        own_unit.stripped or unit,
        name.stripped or "合计",
        amount,
        printed.stripped,
    )


def _role(row: Row, name: TableCell, own_unit: TableCell, column: Column) -> str | None:
    """What a line is about, None for a group of projects."""
    if name.is_blank or _TOTAL.match(name.folded):
        return "total"
    if not own_unit.is_blank and not re.fullmatch(r"[\d.\-]+", name.folded):
        return "project"
    if _GROUP.match(name.folded):
        return None
    is_unit = is_organisation(name) or _has_code(row.cells[: column.index])
    return "unit" if is_unit else "project"


def _balance_lines(table: Table) -> Iterator[BudgetLine]:
    """Label/amount neighbours whose label is a total: 收入总计 | 1,728.90."""
    for row in table.rows:
        for label, amount_cell in pairwise([*row.printed, BLANK]):
            name = label.folded.rstrip(":：")
            if not _BALANCE_TOTAL.match(name):
                continue
            amount = read_amount(amount_cell.folded, "", table.money_unit)
            if amount is not None:
                yield BudgetLine(
                    row.line.number,
                    "balance",
                    "total",
                    table.title,
                    None,
                    name,
                    amount,
                    amount_cell.stripped,
                )


def read_spending_totals(document: Document) -> list[BudgetLine]:
    """The totals of project spending: of running text (项目支出902.63万元) and of tables.

    In a table it is the cell of row 合计 in the column 项目支出.
    """
    found: list[BudgetLine] = []
    unit, column = None, None
    for line in document.lines:
        if not line.cells:
            folded = fold(line.text)
            if (match := _CAPTION_UNIT.search(folded)) is not None:
                unit, column = match.group(1), None
            for printed in _PROSE_TOTAL.findall(folded) if SPENDING in folded else ():
                found += _total(line.number, "text", printed, None)
            continue
        own = next((c.column for c in line.cells if cell_of(c.text).folded == SPENDING), None)
        if own is not None:
            column = own
            continue
        if column is None:
            continue
        cells = {cell.column: cell_of(cell.text) for cell in line.cells}
        if any(_TOTAL.match(cell.folded) for cell in cells.values()):
            found += _total(line.number, "balance", cells.get(column, BLANK).folded, unit)
            column = None
    return found


def _total(line: int, table: str, printed: str, unit: str | None) -> list[BudgetLine]:
    amount = read_amount(printed, "", unit)
    return (
        []
        if amount is None
        else [BudgetLine(line, table, "total", None, None, SPENDING, amount, printed)]
    )


def _whole_label(column: Column) -> TableCell:
    """Its heading with the group headings over it."""
    return cell_of(column.above + column.label)


def _has_code(before: list[TableCell]) -> bool:
    return any(re.fullmatch(r"\d{3,9}", cell.folded) for cell in before)
