"""Who the targets of a table belong to: the project named in a form's head or in a table's own columns."""

import re

from kg.tables.entry import AmountCell, Block
from kg.tables.forms import KeyValue, read_pairs
from kg.tables.table import Column, Row, Table
from nlp.text import fold, join_wrapped

LONGEST_UNIT_CODE = 8
PROJECT_ROLES = ("project_code", "project_name", "unit_code", "unit_name", "department", "goal", "amount", "part", "content")
_TOTAL = re.compile(r"^(?:合计|总计|小计|.*小计|.*合计|总额)$")
_MONTH = re.compile(r"(\d{1,2})\s*月\s*(?:底|末)?")
_PERCENT = re.compile(r"^\d+(?:\.\d+)?%?$")
_CODE = re.compile(r"^[\dA-Za-z][\dA-Za-z\-]{2,39}$")
_CODED_NAME = re.compile(r"^\s*([\dA-Z][\dA-Z\-]{7,35})\s*[-—–_ ]\s*(?=\S*[\u4e00-\u9fff])")
_ORGANISATION = re.compile(
    r"(?:局|厅|委员会|办公室|中心|院|校|学|所|站|馆|队|处|部|本级|机关|办|委|会|总站|支队|大队|园|政府|镇|乡|街道|公司|社|台|团|库|院部|幼儿园)$"
)


def block_of_head(table: Table) -> Block:
    """The project or department that a form's head names."""
    pairs = read_pairs(table.head)
    block = Block(table.first_line, lines=[row.line.number for row in table.head])
    for position, pair in enumerate(pairs):
        _take_pair(block, pair, pairs, position)
    _split_code(block)
    block.plan = _funding_plan(table.head)
    return block


def _take_pair(block: Block, pair: KeyValue, pairs: list[KeyValue], position: int) -> None:
    value = pair.value.strip()
    if pair.field == "project_name" and value and block.name is None:
        block.name, block.line = pair.value, pair.line
    elif pair.field == "project_code" and value and block.code is None:
        block.code = pair.value
    elif pair.field == "department" and value and block.department is None:
        block.department = pair.value
    elif pair.field == "unit" and value and block.unit is None:
        block.unit = pair.value
    elif pair.field in ("amount", "part") and value:
        block.amounts.append(AmountCell(pair.label, pair.value, pair.line, pair.field == "part"))
    elif pair.field == "goal":
        _take_goal(block, pair, pairs[position + 1 :])


def _take_goal(block: Block, pair: KeyValue, following: list[KeyValue]) -> None:
    """The goal beside its label, or, under two labels side by side, in the row below: the year's is taken last."""
    text = pair.value
    if not text.strip():
        below = [later for later in following if later.line > pair.line]
        text = below[0].value if below and below[0].field == "" else ""
    yearly = "年度" in fold(pair.label)
    if text.strip() and (block.goal is None or yearly):
        block.goal = text


def _split_code(block: Block) -> None:
    """A project code printed in front of its name belongs in the code."""
    if block.name is None or block.code is not None:
        return
    match = _CODED_NAME.match(block.name)
    if match is not None:
        block.code, block.name = match.group(1), block.name[match.end() :]


def _funding_plan(head: list[Row]) -> list[tuple[str, str, int]]:
    """Deadlines with their cumulative percent: the cell below in the same column, or the next cell of the row."""
    plan: list[tuple[str, str, int]] = []
    for index, row in enumerate(head):
        months = [c for c in row.filled if _MONTH.fullmatch(fold(row.texts[c]))]
        if not months:
            continue
        beside = [c for c in row.filled if _PERCENT.match(fold(row.texts[c]))]
        if beside:
            for month, percent in zip(months, beside, strict=False):
                plan.append((row.texts[month], row.texts[percent], row.line.number))
        elif index + 1 < len(head):
            below = head[index + 1]
            numbers = [c for c in below.filled if _PERCENT.match(fold(below.texts[c]))]
            for month, percent in zip(months, numbers, strict=False):
                plan.append((row.texts[month], below.texts[percent], below.line.number))
    return plan


def is_code(text: str) -> bool:
    """Whether a cell holds a code: digits and capital letters."""
    return _CODE.match(fold(text)) is not None


def is_organisation(text: str) -> bool:
    """Whether a name is one of an organisation by its last word (局, 中心, 本级 …)."""
    return _ORGANISATION.search(fold(text)) is not None


class BlockCarrier:
    """The unit and project in force while walking down a table with project columns."""

    def __init__(self) -> None:
        self.unit: str | None = None
        self.block: Block | None = None
        self.blocks: list[Block] = []
        self.joined = 0

    def see(self, row: Row, placed: list[tuple[Column, str]], *, has_target: bool) -> bool:
        """Take the project cells of a row.

        Args:
            row: the row.
            placed: its cells with their columns; cells of a rowspan from above are not looked at again.
            has_target: whether the row also holds an indicator.

        Returns:
            Whether the row is only a heading: a unit, a total, or a project without targets.
        """
        own = [(c, text) for c, text in placed if c.role in PROJECT_ROLES and c.index not in row.spanned]
        cells = {str(column.role): text for column, text in own}
        code, name = cells.get("project_code"), cells.get("project_name")
        unit = cells.get("unit_name")
        if unit and name is None and code is not None:
            # A code with one name beside it: a long code is a project's, a short one a unit's.
            if len(fold(code)) > LONGEST_UNIT_CODE and not is_organisation(unit):
                name = unit
            else:
                self.unit, code = unit, None
        elif unit:
            self.unit = unit
        if name is not None and _TOTAL.match(fold(name)):
            return True
        if self._goes_on(row, placed, code, name):
            return not has_target
        if name is None and code is None:
            if self.block is not None and cells.get("goal"):
                self.block.goal = join_wrapped(self.block.goal or "", cells["goal"])
            return not has_target
        if not has_target and self._is_unit(code, name):
            self.unit = name or self.unit
            return True
        if name is None and code is not None and not is_code(code):
            name, code = code, None
        self._open(code, name, cells, row.line.number)
        self.blocks[-1].amounts = [
            AmountCell(c.above + c.label, text, row.line.number, c.role == "part")
            for c, text in own
            if c.role in ("amount", "part")
        ]
        return not has_target

    def _goes_on(self, row: Row, placed: list[tuple[Column, str]], code: str | None, name: str | None) -> bool:
        """A piece of a project's name after a break: no code where projects have codes, and no money."""
        if self.block is None or self.block.name is None or self.block.code is None or code is not None or name is None:
            return False
        if any(column.role in ("amount", "part") for column, _ in placed) or is_organisation(name):
            return False
        self.block.name = join_wrapped(self.block.name, name)
        self.block.lines.append(row.line.number)
        self.joined = row.line.number
        return True

    def _is_unit(self, code: str | None, name: str | None) -> bool:
        if name is None:
            return True
        return is_organisation(name) or (code is not None and len(fold(code)) <= LONGEST_UNIT_CODE and is_code(code))

    def _open(self, code: str | None, name: str | None, cells: dict[str, str], line: int) -> None:
        block = Block(line, code, name, self.unit, cells.get("department"), cells.get("goal"), lines=[line])
        _split_code(block)
        self.block = block
        self.blocks.append(block)
