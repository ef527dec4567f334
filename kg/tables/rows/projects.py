"""Who the targets of a table belong to.

The project is named in a form's head or in a table's own columns.
"""

import re

from kg.tables.cell import BLANK, TableCell, cell_of
from kg.tables.forms.pairs import read_pairs
from kg.tables.forms.row_pairs import KeyValue
from kg.tables.rows.entry import AmountCell, Block, PlannedShare
from kg.tables.table import Row, Table
from kg.tables.words.codes import body_code_and_name, project_code_and_name
from kg.tables.words.fields import BODIES, Field
from kg.tables.words.role import Role
from kg.tables.words.shapes import Shape

# Codes of units have up to 8 digits (302001, 30200100), those of projects 12 and more.
LONGEST_UNIT_CODE = 8
PROJECT_ROLES = (
    Role.PROJECT_CODE,
    Role.PROJECT_NAME,
    Role.PROGRAMME,
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
_KIND = re.compile(r"\s*[(（](?:部门|单位|汇总|全称|主管部门|预算单位)[)）]$")
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
    _take_names(block, pairs)
    block.code = _highest(pairs, Field.PROJECT_CODE)
    block.department, block.unit = (
        named_body(pairs, Field.DEPARTMENT),
        named_body(pairs, Field.UNIT),
    )
    if any(pair.doubtful for pair in pairs if pair.field in BODIES):
        block.reasons.append("body_beside_text")
    for position, pair in enumerate(pairs):
        if pair.field == Field.GOAL:
            _take_goal(block, pair, pairs[position + 1 :])
        elif pair.field in (Field.AMOUNT, Field.PART) and pair.value.stripped:
            is_part = pair.field == Field.PART
            block.amounts.append(AmountCell(pair.label, pair.value, pair.line, is_part))
    split_code(block)
    block.plan = _funding_plan(table.head)
    return block


def _take_names(block: Block, pairs: list[KeyValue]) -> None:
    """The name of the project, and that of its programme.

    Of labels of several ranks (一级项目名称, 二级项目名称) the innermost names the project, even
    where it is blank, and one further out its programme.
    """
    names = [pair for pair in pairs if pair.field == Field.PROJECT_NAME]
    inner = max((pair.rank for pair in names), default=0)
    for pair in names:
        if pair.rank < inner:
            block.programme = block.programme or _filled(pair)
        elif pair.value.stripped:
            _take_name(block, pair)


def _take_name(block: Block, pair: KeyValue) -> None:
    if block.name is None:
        block.name, block.line = pair.value, pair.line
        block.reasons += ["name_beside_text"] if pair.doubtful else []
    elif pair.line == block.line and pair.value.folded != block.name.folded:
        block.reasons.append("name_beside_text")  # two forms side by side


def _filled(pair: KeyValue) -> TableCell | None:
    return pair.value if pair.value.stripped else None


def _highest(pairs: list[KeyValue], field: Field) -> TableCell | None:
    """The first filled value of the labels that rank highest among those of a field."""
    own = [pair for pair in pairs if pair.field == field]
    inner = max((pair.rank for pair in own), default=0)
    return next((pair.value for pair in own if pair.rank == inner and pair.value.stripped), None)


def named_body(pairs: list[KeyValue], field: Field) -> TableCell | None:
    """The organisation that a head names as its department or unit, without its code.

    The highest label that is filled counts: 主管部门 before 填报部门.
    """
    own = sorted((pair for pair in pairs if pair.field == field), key=lambda pair: -pair.rank)
    found = (body_of(pair.value) for pair in own if not pair.doubtful)
    return next((name for name in found if name is not None), None)


def body_of(cell: TableCell) -> TableCell | None:
    """The organisation a cell names, without its code.

    None for what is no name: 合计, 无, a code alone, the heading of the next column.
    """
    name = cell_of(_KIND.sub("", body_code_and_name(cell.text)[1].strip()))
    is_name = not (name.is_blank or name.is_placeholder or name.is_amount or is_code(name))
    is_word = name.field is not None or name.role is not None or TOTAL_NAME.match(name.folded)
    return name if is_name and not is_word else None


def _take_goal(block: Block, pair: KeyValue, following: list[KeyValue]) -> None:
    """The goal beside its label, or in the row below two labels side by side.

    The year's is taken last.
    """
    goal = pair.value
    if not goal.stripped:
        below = next((later for later in following if later.line > pair.line), None)
        is_alone = below is not None and below.field is None and below.label.is_blank
        is_alone = is_alone and below is not None and not _is_heading(below.value)
        goal = below.value if below is not None and is_alone else BLANK
    is_yearly = "年度" in pair.label.folded
    if goal.stripped and (block.goal is None or is_yearly):
        block.goal = goal


def _is_heading(cell: TableCell) -> bool:
    """Whether a text in a row of its own is a heading of a part of the form: 绩效指标."""
    return cell.shape == Shape.SIDE or cell.is_title


def split_code(block: Block) -> None:
    """Move a project code printed in front of its name into the code."""
    if block.name is None:
        return
    code, name = project_code_and_name(block.name.text)
    if code is None or (block.code is not None and block.code.folded != code):
        return
    block.code, block.name = cell_of(code), cell_of(name)


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


def begins_with_code(cell: TableCell) -> bool:
    """Whether a project's name is printed behind its code: 51070024T000011208415-改造."""
    return project_code_and_name(cell.text)[0] is not None


def has_digit(cell: TableCell) -> bool:
    """Whether a money cell can hold an amount; a slash or a dash says that there is none."""
    return any(char.isdigit() for char in cell.text) or len(cell.folded) <= 1


def is_organisation(cell: TableCell) -> bool:
    """Whether a name is one of an organisation by its last word (局, 中心, 本级 …)."""
    return _ORGANISATION.search(cell.folded) is not None
