"""Cells that go on in the next row: a fragment row joined to the row above, or refused.

A fragment row holds no new indicator: only pieces of cells that were cut by a line or page break.
"""

import re

from kg.findings import REASONS
from kg.tables.cell import TableCell
from kg.tables.rows.cells import RoleCells
from kg.tables.rows.entry import Entry
from kg.tables.words.role import Role
from kg.tables.words.shapes import Shape

TEXT_ROLES = (
    Role.PERIOD_INDICATOR,
    Role.PERIOD_VALUE,
    Role.DESCRIPTION,
    Role.BASIS,
    Role.DEVIATION,
    Role.SCORING,
    Role.REMARK,
    Role.GOAL,
    Role.CONTENT,
    Role.ACTUAL,
)
_TARGET = (Role.INDICATOR, Role.VALUE)
# Cells too short to be wrapped.
_ONE_LINE = (Role.SIGN, Role.WEIGHT, Role.SCORE)
# A name that ends so is whole; what stands below it is another one.
_NAME_END = re.compile(
    r"""
    (?: 率 | 数 | 量 | 度 | 性 | 次数 | 人数 | 个数 | 时间 | 时限 | 时效 | 周期 | 期限 | 情况 | 能力
      | 水平 | 程度 | 成本 | 金额 | 费用 | 经费 | 比例 | 面积 | 影响 | 效益 | 质量 | 工作
      | [)\]】》”%*] | \d )$
    """,
    re.X,
)
_OPENING = re.compile(r"[(（\[【《“][^)）\]】》”]*$")
_CUT = re.compile(r"[、，,(（\[【《“:：和与及的]$")
_CONTINUES = re.compile(r"^[、，,)）\]】》”。；;:：的]")
_SIGN_ONLY = re.compile(r"^(?:[≥≤<>=]+|不低于|不少于|不超过|不晚于|大于|小于|不高于)$")
# Folded characters. Rests of names in the samples have up to 11; most names below are longer.
LONGEST_TAIL = 14
LONGEST_PIECE = 2  # no name is so short


def is_fragment(
    cells: RoleCells, previous: Entry | None, *, labelled: bool = False, over_page: bool = False
) -> bool:
    """Whether a row's cells can only be pieces of the row above.

    Args:
        cells: the row's filled cells (labels apart).
        previous: the entry above it in the same table, None at the top.
        labelled: whether the row prints a whole level label: then it is a row of its own.
        over_page: whether a page break stands between the two.
    """
    if previous is None or not cells or labelled:
        return False
    above = previous.cells
    if any(above[role].is_placeholder for role in _TARGET if role in cells):
        return False
    if cells.indicator.shape == Shape.TEMPLATE:
        return False  # 指标3：: a row of its own that nobody filled in
    if any(role in above and role in cells for role in _ONE_LINE):
        return False  # each of the two rows has its own
    if over_page and _fills_blanks(above, cells):
        return Role.INDICATOR not in cells or _name_goes_on(above.indicator, cells.indicator)
    has_name, has_value = (role in cells for role in _TARGET)
    if not has_name and not has_value:
        return True
    if has_name and has_value:
        return _both_go_on(above, cells)
    if any(role not in (*_TARGET, *TEXT_ROLES) for role in cells):
        return False
    if any(
        _is_evident(role, above[role], piece)
        for role, piece in cells.items()
        if role in above and role in TEXT_ROLES
    ):
        return True
    if has_value:
        return _value_goes_on(above, cells.value)
    if cells.indicator.is_amount:
        return False  # a value whose name is lost
    return Role.VALUE in above and _name_goes_on(above.indicator, cells.indicator)


def _fills_blanks(above: RoleCells, below: RoleCells) -> bool:
    """Whether value and points of two rows are those of one: the upper has what the lower lacks."""
    pieces = (Role.INDICATOR, *TEXT_ROLES)
    filled = [role for role in below if role not in pieces]
    return bool(filled) and Role.INDICATOR in above and all(role not in above for role in filled)


def _value_goes_on(cells: RoleCells, below: TableCell) -> bool:
    above = cells.value
    if Role.VALUE not in cells:
        return below.is_value
    joined = above.joined(below).quantity
    if _shows_cut(above, below) or _is_sign(above) or _is_cut_in_date(above, joined.kind):
        return True
    if above.quantity.kind in ("text", "state") and not below.is_amount:
        return True
    if above.shape == Shape.NUMBER and below.is_amount:
        return joined.number is not None
    return joined.kind not in ("text", "none", "list") and below.shape != Shape.VALUE


def _shows_cut(above: TableCell, below: TableCell) -> bool:
    """A comma or 的 at the cut."""
    return bool(_CUT.search(above.text) or _CONTINUES.search(below.text))


def _is_sign(cell: TableCell) -> bool:
    return _SIGN_ONLY.match(cell.folded) is not None


def _is_cut_in_date(above: TableCell, joined: str) -> bool:
    """A date cut after its year or month: 不晚于2025年 + 10月底."""
    return joined == "date" and above.folded.endswith(("年", "月"))


def _name_goes_on(above: TableCell, below: TableCell) -> bool:
    if _OPENING.search(above.text) or _shows_cut(above, below):
        return True
    if len(below.folded) <= LONGEST_PIECE:
        return True
    return _NAME_END.search(above.folded) is None and len(below.folded) <= LONGEST_TAIL


def _both_go_on(above: RoleCells, below: RoleCells) -> bool:
    if not _name_goes_on(above.indicator, below.indicator):
        return False
    if _lacks_unit(above.value, below.value):
        return True
    return _is_sign(above.value) and (below.value.is_value or below.value.shape == Shape.TEXT)


def may_be_wrapped(
    cells: RoleCells, previous: Entry | None, *, labelled: bool = False, over_page: bool = False
) -> bool:
    """Whether a row read as one of its own could be a piece of the row above.

    It has a name without any value or label; or, on the next page, just what the row above lacks.
    """
    if previous is None or labelled:
        return False
    if over_page and Role.VALUE not in previous.cells and _fills_blanks(previous.cells, cells):
        return True
    if Role.VALUE in cells or Role.VALUE not in previous.cells:
        return False
    pieces = {Role.INDICATOR, *TEXT_ROLES} - {Role.PERIOD_VALUE}
    return all(role in pieces for role in cells)


def join_fragment(entry: Entry, pieces: RoleCells, line: int, *, proven: bool = False) -> bool:
    """Add a fragment row to the entry above it.

    Description and basis are joined surely, but for amounts. A piece that only repeats the end of a
    cell that is already complete is left out and doubts the row; a joined name or value is a guess
    unless the break is evident.

    Args:
        entry: the row above; changed in place.
        pieces: the fragment row.
        line: where the pieces stand.
        proven: whether something else on the row proves that it goes on the row above.

    Returns:
        False when a piece was left out as stray.
    """
    if line not in entry.lines:
        entry.lines.append(line)
    kept = True
    proven = proven or any(
        _is_evident(role, entry.cells[role], piece)
        for role, piece in pieces.items()
        if role in entry.cells
    )
    for role, piece in pieces.items():
        before = entry.cells[role]
        if role not in entry.cells:
            entry.cells = entry.cells.having(role, piece)
            if f"{role}_from_next_row" in REASONS:
                entry.doubt(f"{role}_from_next_row")
        elif _is_stray(before, piece):
            entry.doubt("stray_fragment")
            kept = False
        else:
            entry.cells = entry.cells.having(role, before.joined(piece))
            # An amount below an explanation or a basis may be the rest of the value beside it.
            if not proven and (role in _TARGET or piece.is_amount):
                entry.doubt("wrapped_cell")
    return kept


def _is_stray(before: TableCell, piece: TableCell) -> bool:
    """A short piece that the cell above already ends with: 冀财社[2022]218号 + 号."""
    is_whole = before.shape in (Shape.BASIS, Shape.TEXT, Shape.SENTENCE, Shape.VALUE)
    is_short = len(piece.folded) <= LONGEST_PIECE
    return is_short and before.folded.endswith(piece.folded) and is_whole


def _is_evident(role: Role, before: TableCell, piece: TableCell) -> bool:
    """Whether the cut shows.

    Brackets still open, a comma or 的 at the cut, a number that lacks its unit.
    """
    if before.is_placeholder or piece.is_placeholder:
        return False
    if _OPENING.search(before.text) or _shows_cut(before, piece):
        return True
    return role == Role.VALUE and (_lacks_unit(before, piece) or _is_sign(before))


def _lacks_unit(above: TableCell, below: TableCell) -> bool:
    """A number whose unit stands in the next row: ≥48 + 辆."""
    quantity = above.quantity
    return quantity.kind == "count" and quantity.unit is None and below.shape == Shape.UNIT
