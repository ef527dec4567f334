"""The unit and project in force while walking down a table whose columns name them."""

from dataclasses import replace

from kg.tables.rows.entry import AmountCell, Block
from kg.tables.rows.projects import (
    LONGEST_UNIT_CODE,
    PROJECT_ROLES,
    TOTAL_NAME,
    has_digit,
    is_code,
    is_organisation,
    split_code,
)
from kg.tables.table import Column, Row
from nlp.text import fold, join_wrapped

Placed = list[tuple[Column, str]]


class BlockCarrier:
    """Carries unit and project down; a row that names another project opens a new block.

    Args:
        doubtful: the heading is not to be trusted, so a unit must look like an organisation.
    """

    def __init__(self, *, doubtful: bool = False) -> None:
        self.doubtful = doubtful
        self.unit: str | None = None
        self.block: Block | None = None
        self.blocks: list[Block] = []
        self.joined = 0
        self._unit_line = 0

    def see(self, row: Row, placed: Placed, *, has_target: bool, complete: bool = False) -> bool:
        """Take the project cells of a row.

        Args:
            row: the row.
            placed: its cells with their columns; cells of a rowspan from above are not looked at again.
            has_target: whether the row also holds an indicator.
            complete: whether it holds a whole one, with its value or a label: then its project is no mere piece.

        Returns:
            Whether the row is only a heading: a unit, a total, or a project without targets.
        """
        own = [
            (c, text)
            for c, text in placed
            if c.role in PROJECT_ROLES and c.index not in row.spanned
        ]
        cells = {str(column.role): text for column, text in own}
        if not own or self._take_piece(
            row, placed, cells, has_target=has_target, complete=complete
        ):
            return not has_target
        code, name = self._take_unit(cells)
        if name is None and code is None:
            if self.block is not None and cells.get("goal"):
                self.block.goal = join_wrapped(self.block.goal or "", cells["goal"])
        elif name is not None and TOTAL_NAME.match(fold(name)):
            pass
        elif not has_target and self._is_unit(code, name, cells):
            self.unit = name or self.unit
            self._unit_line = row.line.number if code is not None else 0
        elif not self._is_same(code, name):
            self._open(code, name, cells, row)
            self.blocks[-1].amounts = [
                AmountCell(c.above + c.label, text, row.line.number, c.role == "part")
                for c, text in own
                if c.role in ("amount", "part")
            ]
        return not has_target

    def _take_unit(self, cells: dict[str, str]) -> tuple[str | None, str | None]:
        """Take the unit a row names; returns what it says of the project: code and name."""
        code, name, unit = (
            cells.get("project_code"),
            cells.get("project_name"),
            cells.get("unit_name"),
        )
        if unit and name is None and code is not None:
            # A code with one name beside it: a long code is a project's, a short one a unit's.
            if len(fold(code)) > LONGEST_UNIT_CODE and not is_organisation(unit):
                return code, unit
            self.unit = unit
            return None, None
        if unit and (is_organisation(unit) or not self.doubtful):
            self.unit = unit
        if name is None and code is not None and not is_code(code):
            return None, code
        return code, name

    def _take_piece(
        self, row: Row, placed: Placed, cells: dict[str, str], *, has_target: bool, complete: bool
    ) -> bool:
        """The rest of a wrapped code, name, unit or amount on the row below: joined to what it ends."""
        if not complete and self._name_goes_on(cells):
            self._join_name(cells["project_name"], row)
            return True
        if has_target or len(placed) != 1:
            return False
        column, text = placed[0]
        if column.role == "project_name" and self._unit_line == row.line.number - 1:
            self.unit = join_wrapped(self.unit or "", text)
            return True
        if self.block is None or self.block.lines[-1] != row.line.number - 1:
            return False
        return self._join_alone(self.block, column, text, row)

    def _name_goes_on(self, cells: dict[str, str]) -> bool:
        """A piece of a project's name after a break: no code where projects have codes, and no money."""
        name = cells.get("project_name")
        if name is None or "project_code" in cells or self.block is None or self.block.code is None:
            return False
        return (
            self.block.name is not None
            and not {"amount", "part"} & set(cells)
            and not is_organisation(name)
        )

    def _join_name(self, piece: str, row: Row) -> None:
        if self.block is not None:
            self.block.name = join_wrapped(self.block.name or "", piece)
            self.block.lines.append(row.line.number)
            self.joined = row.line.number

    def _join_alone(self, block: Block, column: Column, text: str, row: Row) -> bool:
        """A cell alone right below its project."""
        if column.role == "project_code" and block.code is not None:
            block.code = join_wrapped(block.code, text)
        elif (
            column.role == "unit_name"
            and block.unit is not None
            and block.line == row.line.number - 1
        ):
            self.unit = block.unit = join_wrapped(block.unit, text)
        elif column.role in ("amount", "part"):
            label = column.above + column.label
            if not any(cell.label == label for cell in block.amounts):
                return False
            block.amounts = [
                replace(c, text=join_wrapped(c.text, text)) if c.label == label else c
                for c in block.amounts
            ]
        else:
            return False
        block.lines.append(row.line.number)
        return True

    def _is_same(self, code: str | None, name: str | None) -> bool:
        """Whether a table that repeats the project in every row only names the one in force again."""
        block = self.block
        if (
            block is None
            or block.name is None
            or fold(block.name) != fold(name or "")
            or block.unit != self.unit
        ):
            return False
        return fold(block.code or "") == fold(code or "")

    def _is_unit(self, code: str | None, name: str | None, cells: dict[str, str]) -> bool:
        """Whether a row without targets names a unit: by a short code, or an organisation without money of its own."""
        if name is None:
            return True
        if code is not None:
            return is_code(code) and (len(fold(code)) <= LONGEST_UNIT_CODE or is_organisation(name))
        return is_organisation(name) and not {"amount", "part"} & set(cells)

    def _open(self, code: str | None, name: str | None, cells: dict[str, str], row: Row) -> None:
        line = row.line.number
        block = Block(
            line, code, name, self.unit, cells.get("department"), cells.get("goal"), lines=[line]
        )
        split_code(block)
        if is_organisation(name or "") and code is None:
            block.reasons.append("unit_or_project")
        money = [cells[role] for role in ("amount", "part") if role in cells]
        if ("project_code" in cells and not is_code(cells["project_code"])) or not all(
            map(has_digit, money)
        ):
            block.reasons.append("cell_shifted")
        above = self.block
        if above is not None and above.line == line - 1 and bool(above.amounts) != bool(money):
            # A name of several lines that ran over the rows beside it: only one of them has the project's money.
            above.reasons.append("name_over_rows")
            block.reasons.append("name_over_rows")
        self.block = block
        self.blocks.append(block)
