"""The unit and project in force while walking down a table whose columns name them."""

from dataclasses import replace
from typing import NamedTuple

from kg.tables.cell import BLANK, TableCell, cell_of
from kg.tables.rows.cells import Placed, RoleCells
from kg.tables.rows.entry import AmountCell, Block
from kg.tables.rows.projects import (
    LONGEST_UNIT_CODE,
    MONEY_ROLES,
    PROJECT_ROLES,
    TOTAL_NAME,
    begins_with_code,
    body_of,
    has_digit,
    is_code,
    is_organisation,
    split_code,
)
from kg.tables.table import Column, Row
from kg.tables.words.role import Role

_YEARS = ("年度", "预算年度", "年份")  # headings of columns


class _Project(NamedTuple):
    """What a row says of its project; None for what it leaves out."""

    code: TableCell | None = None
    name: TableCell | None = None


class BlockCarrier:
    """Carries unit and project down; a row that names another project opens a new block.

    Args:
        doubtful: the heading is not to be trusted, so a unit must look like an organisation.
    """

    def __init__(self, *, doubtful: bool = False) -> None:
        self.doubtful = doubtful
        self.unit: TableCell | None = None
        self.programme: TableCell | None = None
        self.block: Block | None = None
        self.blocks: list[Block] = []
        self.joined = 0
        self._unit_line: int | None = None

    def see(self, row: Row, placed: Placed, *, has_target: bool, complete: bool = False) -> bool:
        """Take the project cells of a row.

        Args:
            row: the row.
            placed: its cells with their columns; cells of a rowspan from above are not looked at
                again.
            has_target: whether the row also holds an indicator.
            complete: whether it holds a whole one, with its value or a label: then its project is
                no mere piece.

        Returns:
            Whether the row is only a heading: a unit, a total, or a project without targets.
        """
        own = [
            (column, cell)
            for column, cell in placed
            if column.role in PROJECT_ROLES and column.index not in row.spanned
        ]
        cells = RoleCells.of(own)
        if not complete and self._name_goes_on(cells):
            self._join_name(cells[Role.PROJECT_NAME], row)
        elif own and (has_target or not self._take_piece(row, placed)):
            self._take_project(row, own, cells, has_target=has_target)
        return not has_target

    def _take_project(self, row: Row, own: Placed, cells: RoleCells, *, has_target: bool) -> None:
        project = self._take_unit(cells)
        if project.name is None and project.code is None:
            self._take_goal(cells)
        elif project.name is not None and TOTAL_NAME.match(project.name.folded):
            return
        elif not has_target and self._is_unit(project, cells):
            self.unit = project.name or self.unit
            self._unit_line = row.line.number if project.code is not None else None
        elif not self._is_same(project):
            self._open(project, own, row)
            self.blocks[-1].amounts = [
                AmountCell(_label(c), cell, row.line.number, c.role == Role.PART)
                for c, cell in own
                if c.role in MONEY_ROLES
            ]

    def _take_goal(self, cells: RoleCells) -> None:
        """A goal without a project goes on that of the project in force."""
        if self.block is not None and Role.GOAL in cells:
            self.block.goal = (self.block.goal or BLANK).joined(cells[Role.GOAL])

    def _take_unit(self, cells: RoleCells) -> _Project:
        """Take the unit a row names; returns what it says of the project."""
        code = cells.get(Role.PROJECT_CODE)
        name, unit = cells.get(Role.PROJECT_NAME), _body(cells, Role.UNIT_NAME)
        if unit is not None and name is None and code is not None:
            # A code with one name beside it: a long code is a project's, a short one a unit's.
            if len(code.folded) > LONGEST_UNIT_CODE and not is_organisation(unit):
                return _Project(code, unit)
            self.unit = unit
            return _Project()
        if unit is not None and (is_organisation(unit) or not self.doubtful):
            self.unit = unit
        if name is None and code is not None and not is_code(code):
            return _Project(name=code)
        return _Project(code, name)

    def _take_piece(self, row: Row, placed: Placed) -> bool:
        """The rest of a wrapped code, unit or amount on the row below: joined to what it ends."""
        if len(placed) != 1:
            return False
        column, cell = placed[0]
        if column.role == Role.PROJECT_NAME and self._unit_line == row.line.number - 1:
            self.unit = (self.unit or BLANK).joined(cell)
            return True
        if self.block is None or self.block.lines[-1] != row.line.number - 1:
            return False
        return self._join_alone(self.block, column, cell, row)

    def _name_goes_on(self, cells: RoleCells) -> bool:
        """A piece of a project's name after a break.

        No code where projects have codes, and no money.
        """
        name, block = cells.get(Role.PROJECT_NAME), self.block
        if name is None or Role.PROJECT_CODE in cells or block is None or block.code is None:
            return False
        if begins_with_code(name):
            return False
        has_money = any(role in cells for role in MONEY_ROLES)
        return block.name is not None and not has_money and not is_organisation(name)

    def _join_name(self, piece: TableCell, row: Row) -> None:
        if self.block is not None and self.block.name is not None:
            self.block.name = self.block.name.joined(piece)
            self.block.lines.append(row.line.number)
            self.joined = row.line.number

    def _join_alone(self, block: Block, column: Column, cell: TableCell, row: Row) -> bool:
        """A cell alone right below its project."""
        if column.role == Role.PROJECT_CODE and block.code is not None:
            if cell.folded.isascii():
                block.code = block.code.joined(cell)
            else:
                block.reasons.append("cell_shifted")  # no word ends a code
        elif (
            column.role == Role.UNIT_NAME
            and block.unit is not None
            and block.line == row.line.number - 1
        ):
            self.unit = block.unit = block.unit.joined(cell)
        elif column.role in MONEY_ROLES:
            label = _label(column)
            if not any(amount.label == label for amount in block.amounts):
                return False
            block.amounts = [
                replace(amount, cell=amount.cell.joined(cell)) if amount.label == label else amount
                for amount in block.amounts
            ]
        else:
            return False
        block.lines.append(row.line.number)
        return True

    def _is_same(self, project: _Project) -> bool:
        """Whether a table that repeats the project in every row only names it again."""
        block = self.block
        if block is None or block.name is None or block.unit != self.unit:
            return False
        return _are_same(block.name, project.name) and _are_same(block.code, project.code)

    def _is_unit(self, project: _Project, cells: RoleCells) -> bool:
        """Whether a row without targets names a unit.

        By a short code, or an organisation without money of its own.
        """
        code, name = project
        if name is None:
            return True
        if code is not None:
            is_short = len(code.folded) <= LONGEST_UNIT_CODE
            return is_code(code) and (is_short or is_organisation(name))
        return is_organisation(name) and not any(role in cells for role in MONEY_ROLES)

    def _open(self, project: _Project, own: Placed, row: Row) -> None:
        cells = RoleCells.of(own)
        line, (code, name) = row.line.number, project
        department, goal = _body(cells, Role.DEPARTMENT), cells.get(Role.GOAL)
        block = Block(line, code, name, self.unit, department, goal=goal, lines=[line])
        self.programme = cells.get(Role.PROGRAMME) or self.programme
        block.programme = self.programme
        block.year = next((cell for column, cell in own if column.heading.folded in _YEARS), None)
        split_code(block)
        if name is not None and is_organisation(name) and code is None:
            block.reasons.append("unit_or_project")
        money = [cells[role] for role in MONEY_ROLES if role in cells]
        is_strange = Role.PROJECT_CODE in cells and not is_code(cells[Role.PROJECT_CODE])
        is_strange = is_strange or (name is not None and _is_no_name(name))
        if is_strange or not all(map(has_digit, money)):
            block.reasons.append("cell_shifted")
        above = self.block
        if above is not None and above.line == line - 1 and bool(above.amounts) != bool(money):
            # A name of several lines that ran over the rows beside it: only one of them has the
            # project's money.
            above.reasons.append("name_over_rows")
            block.reasons.append("name_over_rows")
        self.block = block
        self.blocks.append(block)


def _body(cells: RoleCells, role: Role) -> TableCell | None:
    """The organisation in a column, without its code."""
    return body_of(cells[role]) if role in cells else None


def _is_no_name(cell: TableCell) -> bool:
    """Whether a cell moved there from another column: an amount, or a label of a level."""
    return cell.is_amount or cell.level1 is not None or cell.level2 is not None


def _label(column: Column) -> TableCell:
    """Its heading with the group headings over it: the unit of money may stand there."""
    return cell_of(column.above + column.label)


def _are_same(first: TableCell | None, second: TableCell | None) -> bool:
    return (first.folded if first else "") == (second.folded if second else "")
