"""Who the targets of a table belong to: the project named in a form's head or in a table's own columns."""

import re

from kg.tables.rows.entry import AmountCell, Block
from kg.tables.table import Row, Table
from kg.tables.words.forms import KeyValue, read_pairs
from nlp.text import fold

LONGEST_UNIT_CODE = 8
PROJECT_ROLES = (
    "project_code",
    "project_name",
    "unit_code",
    "unit_name",
    "department",
    "goal",
    "amount",
    "part",
    "content",
)
TOTAL_NAME = re.compile(r"^(?:共?\d+个项目|合计|总计|小计|.*小计|.*合计|总额)$")
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
    split_code(block)
    block.plan = _funding_plan(table.head)
    return block


def _take_pair(block: Block, pair: KeyValue, pairs: list[KeyValue], position: int) -> None:
    value = pair.value.strip()
    if pair.field == "project_name" and value and block.name is None:
        block.name, block.line = pair.value, pair.line
        block.reasons += ["name_beside_text"] if pair.doubtful else []
    elif (
        pair.field == "project_name"
        and value
        and pair.line == block.line
        and fold(value) != fold(block.name or "")
    ):
        block.reasons.append("name_beside_text")  # two forms side by side
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


def split_code(block: Block) -> None:
    """Move a project code printed in front of its name into the code."""
    if block.name is None or block.code is not None:
        return
    match = _CODED_NAME.match(block.name)
    if match is not None:
        block.code, block.name = match.group(1), block.name[match.end() :]


def _funding_plan(head: list[Row]) -> list[tuple[str, str, tuple[int, ...]]]:
    """Deadlines with their cumulative percent: the cell below in the same column, or the next cell of the row."""
    plan: list[tuple[str, str, tuple[int, ...]]] = []
    for index, row in enumerate(head):
        months = [c for c in row.filled if _MONTH.fullmatch(fold(row.texts[c]))]
        if not months:
            continue
        beside = [c for c in row.filled if _PERCENT.match(fold(row.texts[c]))]
        if beside:
            for month, percent in zip(months, beside, strict=False):
                plan.append((row.texts[month], row.texts[percent], (row.line.number,)))
        elif index + 1 < len(head):
            below = head[index + 1]
            numbers = [c for c in below.filled if _PERCENT.match(fold(below.texts[c]))]
            for month, percent in zip(months, numbers, strict=False):
                plan.append(
                    (row.texts[month], below.texts[percent], (row.line.number, below.line.number))
                )
    return plan


def is_code(text: str) -> bool:
    """Whether a cell holds a code: digits and capital letters."""
    return _CODE.match(fold(text)) is not None


def has_digit(text: str) -> bool:
    """Whether a money cell can hold an amount at all (a slash or a dash says that there is none)."""
    return any(char.isdigit() for char in text) or len(fold(text)) <= 1


def is_organisation(text: str) -> bool:
    """Whether a name is one of an organisation by its last word (局, 中心, 本级 …)."""
    return _ORGANISATION.search(fold(text)) is not None
