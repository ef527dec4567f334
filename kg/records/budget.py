"""Money table -> its lines as far as checks need them: projects, units and totals with their amounts in yuan."""

import re
from collections.abc import Iterator

from kg.documents import Document
from kg.records.amounts import read_amount
from kg.records.target import BudgetLine
from kg.tables import Column, Row, Table
from kg.tables.rows.projects import is_organisation
from nlp.text import fold

_TOTAL = re.compile(r"^(?:共?\d+个项目|合计|总计|小计|.*小计|.*合计|总额|.*总计)$")
_BALANCE_TOTAL = re.compile(
    r"^(?:本年)?(?:收入|支出)(?:合计|总计)$|^(?:[一二三四五六七八九十]+、)?(?:上年结转|基本支出|项目支出)[\u4e00-\u9fff]{0,4}$"
)
_GROUP = re.compile(
    r"^(?:[\d.\-]+|专用项目|通用项目|履职专项业务经费|.*类项目|特定目标类|其他运转类|项目支出|基本支出|全额|人员经费|公用经费)$"
)
SPENDING = "项目支出"
_PROSE_TOTAL = re.compile(
    r"(?<!该)项目支出(?:预算)?(?:为|安排|共计?|合计)?((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:亿元|万元|元))"
)
_CAPTION_UNIT = re.compile(r"单位:(元|千元|万元|亿元)")
_PROCUREMENT = re.compile(r"采购")
_SPENDING = re.compile(r"项目.*支出|专项业务|专项资金|项目.*预算|支出.*项目")
_BALANCE = re.compile(r"收支|收入|三公|基本支出|功能分类|经济分类|基金|国有资本")


def kind_of(table: Table) -> str | None:
    """``procurement``, ``projects``, ``balance``, or None for a money table that no check needs."""
    title = fold(table.title or "")
    labels = [fold(column.above + column.label) for column in table.heading.columns]
    if any(_PROCUREMENT.search(label) for label in labels) or _PROCUREMENT.search(title):
        return "procurement"
    if (_BALANCE.search(title) and "项目支出" not in title) or any(
        "收入" in label for label in labels
    ):
        return "balance"
    named = any(label.endswith(("项目名称", "(项目)名称")) for label in labels)
    return "projects" if named or _SPENDING.search(title) else None


def read_budget(table: Table) -> list[BudgetLine]:
    """The lines of a money table; those without a readable amount or a stated unit are no evidence and left out."""
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
    name_column, amount_column = table.heading.of("project_name")[0], table.heading.of("amount")[0]
    name, printed = _text(row, name_column), _text(row, amount_column)
    amount = read_amount(printed, amount_column.above + amount_column.label, table.money_unit)
    units = table.heading.of("unit_name")
    own_unit = _text(row, units[0]) if units else ""
    if not name and own_unit and amount is not None:
        name, own_unit = own_unit, ""
    if amount is None or (not name and not any(_TOTAL.match(fold(text)) for text in row.texts)):
        return None
    folded = fold(name)
    if not name or _TOTAL.match(folded):
        role = "total"
    elif own_unit and not re.fullmatch(r"[\d.\-]+", folded):
        role = "project"
    elif _GROUP.match(folded):
        return None
    else:
        role = (
            "unit"
            if is_organisation(name) or _has_code(row.texts, name_column.index)
            else "project"
        )
    return BudgetLine(
        row.line.number, kind, role, table.title, own_unit or unit, name or "合计", amount, printed
    )


def _balance_lines(table: Table) -> Iterator[BudgetLine]:
    """Label/amount neighbours whose label is a total: 收入总计 | 1,728.90."""
    for row in table.rows:
        for column in row.filled:
            label = fold(row.texts[column]).rstrip(":：")
            if not _BALANCE_TOTAL.match(label):
                continue
            printed = next((row.texts[c].strip() for c in row.filled if c > column), "")
            amount = read_amount(printed, "", table.money_unit)
            if amount is not None:
                yield BudgetLine(
                    row.line.number, "balance", "total", table.title, None, label, amount, printed
                )


def read_spending_totals(document: Document) -> list[BudgetLine]:
    """What running text (项目支出902.63万元) and tables (a column 项目支出, row 合计) state as the total of project spending."""
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
        texts = {cell.column: fold(cell.text) for cell in line.cells}
        if SPENDING in texts.values():
            column = next(index for index, text in texts.items() if text == SPENDING)
        elif column is not None and any(_TOTAL.match(text) for text in texts.values()):
            found += _total(line.number, "balance", texts.get(column, ""), unit)
            column = None
    return found


def _total(line: int, table: str, printed: str, unit: str | None) -> list[BudgetLine]:
    amount = read_amount(printed, "", unit)
    return (
        []
        if amount is None
        else [BudgetLine(line, table, "total", None, None, SPENDING, amount, printed)]
    )


def _text(row: Row, column: Column) -> str:
    return row.texts[column.index].strip() if column.index < len(row.texts) else ""


def _has_code(texts: list[str], before: int) -> bool:
    return any(re.fullmatch(r"\d{3,9}", fold(text)) for text in texts[:before])
