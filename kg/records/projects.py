"""Block -> Project: what a form's head or a table's project columns say, amounts in yuan."""

import re
from decimal import Decimal

from kg.records.amounts import read_amount
from kg.records.context import Context
from kg.records.identity import make_id
from kg.records.target import Project
from kg.tables import Table
from kg.tables.cell import TableCell
from kg.tables.rows.entry import AmountCell, Block, PlannedShare
from nlp.names.policies import find_numbers

_UNIT_OF_LABEL = re.compile(r"[(](?:单位[::]?|人民币)*(亿元|万元|千元|元)[)]?")
_OF_YEAR, _OF_PERIOD = re.compile(r"年度|当年|本年"), re.compile(r"实施期|总投资|总预算|中长期")


def read_project(
    block: Block, table: Table, context: Context, document: str, page: int | None
) -> Project:
    """The project of a block.

    Args:
        block: as printed.
        table: its table, for the unit of money.
        context: department and year of its table.
        document: hash of its document: an id belongs to one document, so that no two documents
            state the same thing.
        page: page of its line.
    """
    amounts = _amounts(block.amounts, table)
    amount = min(
        amounts, key=lambda found: (found[0].is_part, _rank(found[0].label.text)), default=None
    )
    return Project(
        id=make_id(
            "project",
            document,
            *(cell.text if cell else None for cell in (block.code, block.name, block.unit)),
            None if block.name or block.code else block.line,
        ),
        line=block.line,
        page=page,
        code=clean(block.code),
        name=clean(block.name),
        unit=clean(block.unit),
        amount=amount[1] if amount else None,
        amount_printed=amount[0].cell.stripped if amount else None,
        goal=clean(block.goal),
        plan=_plan(block.plan),
        citations=tuple(find_numbers(block.name.text if block.name else "")),
        department=context.department,
        fiscal_year=context.fiscal_year,
        amount_line=amount[0].line if amount else None,
        totals=tuple(
            (cell.label.folded, yuan, cell.line) for cell, yuan in amounts if not cell.is_part
        ),
        parts=tuple((cell.label.folded, yuan, cell.line) for cell, yuan in amounts if cell.is_part),
        department_printed=clean(block.department),
        programme=clean(block.programme),
    )


def clean(cell: TableCell | None) -> str | None:
    """A cell's text without surrounding white space, None when blank."""
    return (cell.stripped or None) if cell is not None else None


def _amounts(cells: list[AmountCell], table: Table) -> list[tuple[AmountCell, Decimal]]:
    """The cells that are amounts, in yuan: totals of the project and parts of them.

    The budget is the first total, the year's before the whole period's, else the first part.
    """
    unit = _head_unit(table) or table.money_unit
    read = [(cell, read_amount(cell.cell.folded, cell.label.folded, unit)) for cell in cells]
    return [(cell, amount) for cell, amount in read if amount is not None]


def _rank(label: str) -> int:
    """The year's amount comes before one of no stated time, and that before the whole period's."""
    return 0 if _OF_YEAR.search(label) else 2 if _OF_PERIOD.search(label) else 1


def _head_unit(table: Table) -> str | None:
    """The unit printed in a label of the head: 资金金额 (万元) holds for the amounts beside it."""
    for row in table.head:
        for cell in row.cells:
            found = _UNIT_OF_LABEL.search(cell.folded)
            if found is not None and (cell.field is not None or found.end() == len(cell.folded)):
                return found[1]
    return None


def _plan(shares: list[PlannedShare]) -> tuple[tuple[str, Decimal, tuple[int, ...]], ...]:
    return tuple(
        (share.deadline.folded, Decimal(share.percent.folded.rstrip("%")), share.lines)
        for share in shares
    )
