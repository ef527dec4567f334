"""Who the targets of a table belong to.

The project is named in a form's head or in a table's own columns.
"""

import re

from kg.tables.cell import BLANK, TableCell, cell_of
from kg.tables.forms.pairs import KeyValue, read_pairs
from kg.tables.rows.entry import AmountCell, Block, PlannedShare
from kg.tables.table import Row, Table
from kg.tables.words.fields import Field
from kg.tables.words.role import Role

# Codes of units have up to 8 digits (302001, 30200100), those of projects 12 and more.
LONGEST_UNIT_CODE = 8
PROJECT_ROLES = (
    Role.PROJECT_CODE,
    Role.PROJECT_NAME,
    Role.UNIT_CODE,
    Role.UNIT_NAME,
    Role.DEPARTMENT,
    Role.GOAL,
    Role.AMOUNT,
    Role.PART,
    Role.CONTENT,
)
MONEY_ROLES = (Role.AMOUNT, Role.PART)
TOTAL_NAME = re.compile(r"^(?:共?\d+个项目|总计|总额|.*小计|.*合计)$")
_MONTH = re.compile(r"(\d{1,2})\s*月\s*(?:底|末)?")
_PERCENT = re.compile(r"^\d+(?:\.\d+)?%?$")
_CODE = re.compile(r"^[\dA-Za-z][\dA-Za-z\-]{2,39}$")
_CODED_NAME = re.compile(r"^\s*([\dA-Z][\dA-Z\-]{7,35})\s*[-—–_ ]\s*(?=\S*[\u4e00-\u9fff])")
_ORGANISATION = re.compile(
    r"""
    (?: 局 | 厅 | 会 | 委 | 办公室 | 办 | 中心 | 院 | 校 | 学 | 所 | 站 | 馆 | 队 | 处 | 部 | 本级
      | 机关 | 园 | 政府 | 镇 | 乡 | 街道 | 公司 | 社 | 台 | 团 | 库 )$
    """,
    re.X,
)


def block_of_head(table: Table) -> Block:
    """The project or department that a form's head names."""
    pairs = read_pairs(table.head)
    block = Block(table.first_line, lines=[row.line.number for row in table.head])
    for position, pair in enumerate(pairs):
        if pair.field == Field.GOAL:
            _take_goal(block, pair, pairs[position + 1 :])
        elif pair.value.stripped:
            _take_pair(block, pair)
    split_code(block)
    block.plan = _funding_plan(table.head)
    return block


def _take_pair(block: Block, pair: KeyValue) -> None:
    if pair.field == Field.PROJECT_NAME:
        _take_name(block, pair)
    elif pair.field == Field.PROJECT_CODE:
        block.code = block.code or pair.value
    elif pair.field == Field.DEPARTMENT:
        block.department = block.department or pair.value
    elif pair.field == Field.UNIT:
        block.unit = block.unit or pair.value
    elif pair.field in (Field.AMOUNT, Field.PART):
        is_part = pair.field == Field.PART
        block.amounts.append(AmountCell(pair.label, pair.value, pair.line, is_part))


def _take_name(block: Block, pair: KeyValue) -> None:
    if block.name is None:
        block.name, block.line = pair.value, pair.line
        block.reasons += ["name_beside_text"] if pair.doubtful else []
    elif pair.line == block.line and pair.value.folded != block.name.folded:
        block.reasons.append("name_beside_text")  # two forms side by side


def _take_goal(block: Block, pair: KeyValue, following: list[KeyValue]) -> None:
    """The goal beside its label, or in the row below two labels side by side.

    The year's is taken last.
    """
    goal = pair.value
    if not goal.stripped:
        below = next((later for later in following if later.line > pair.line), None)
        goal = below.value if below is not None and below.field is None else BLANK
    is_yearly = "年度" in pair.label.folded
    if goal.stripped and (block.goal is None or is_yearly):
        block.goal = goal


def split_code(block: Block) -> None:
    """Move a project code printed in front of its name into the code."""
    if block.name is None or block.code is not None:
        return
    match = _CODED_NAME.match(block.name.text)
    if match is not None:
        block.code = cell_of(match.group(1))
        block.name = cell_of(block.name.text[match.end() :])


def _funding_plan(head: list[Row]) -> list[PlannedShare]:
    """Deadlines with their cumulative percent.

    It stands below in the same column, or in the next cell of the row.
    """
    plan: list[PlannedShare] = []
    for index, row in enumerate(head):
        months = [cell for cell in row.printed if _MONTH.fullmatch(cell.folded)]
        if not months:
            continue
        percents, lines = _percents(row), [row.line.number]
        if not percents and index + 1 < len(head):
            below = head[index + 1]
            percents, lines = _percents(below), [row.line.number, below.line.number]
        for month, percent in zip(months, percents, strict=False):
            plan.append(PlannedShare(month, percent, tuple(lines)))
    return plan


def _percents(row: Row) -> list[TableCell]:
    return [cell for cell in row.printed if _PERCENT.match(cell.folded)]


def is_code(cell: TableCell) -> bool:
    """Whether a cell holds a code: digits and capital letters."""
    return _CODE.match(cell.folded) is not None


def has_digit(cell: TableCell) -> bool:
    """Whether a money cell can hold an amount; a slash or a dash says that there is none."""
    return any(char.isdigit() for char in cell.text) or len(cell.folded) <= 1


def is_organisation(cell: TableCell) -> bool:
    """Whether a name is one of an organisation by its last word (局, 中心, 本级 …)."""
    return _ORGANISATION.search(cell.folded) is not None
