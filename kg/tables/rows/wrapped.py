"""Cells that go on in the next row: a fragment row joined to the row above, or refused.

A fragment row holds no new indicator: only pieces of cells that were cut by a line or page break.
"""

import re

from kg.findings import REASONS
from kg.tables.rows.entry import Entry
from kg.tables.words.shapes import (
    BASIS,
    NUMBER,
    SENTENCE,
    STATE,
    TEMPLATE,
    TEXT,
    UNIT,
    VALUE,
    shape_of,
)
from nlp.text import fold, join_wrapped
from nlp.values.quantities import read_value
from nlp.values.states import is_placeholder

TEXT_ROLES = (
    "period_indicator",
    "period_value",
    "description",
    "basis",
    "deviation",
    "scoring",
    "remark",
    "goal",
    "content",
    "actual",
)
_NAME_END = re.compile(
    r"(?:率|数|量|度|性|次数|时间|时限|时效|情况|能力|水平|成本|金额|人数|费用|经费|影响|效益|面积|比例|个数|周期|期限|质量|工作|程度|"
    r"[)\]】》”%*]|\d)$"
)
_OPENING = re.compile(r"[(（\[【《“][^)）\]】》”]*$")
_CUT = re.compile(r"[、，,(（\[【《“:：和与及的]$")
_CONTINUES = re.compile(r"^[、，,)）\]】》”。；;:：的]")
LONGEST_TAIL = 14
_SIGN_ONLY = re.compile(r"^(?:[≥≤<>=]+|不低于|不少于|不超过|不晚于|大于|小于|不高于)$")


def is_fragment(cells: dict[str, str], previous: Entry | None, *, labelled: bool = False) -> bool:
    """Whether a row's cells can only be pieces of the row above.

    Args:
        cells: role -> text of the row's filled cells (labels apart).
        previous: the entry above it in the same table, None at the top.
        labelled: whether the row prints a whole level label: then it is a row of its own.
    """
    if previous is None or not cells or labelled:
        return False
    if any(
        is_placeholder(fold(previous.cells.get(role, "")))
        for role in cells
        if role in ("indicator", "value")
    ):
        return False
    name, value = cells.get("indicator"), cells.get("value")
    if name is not None and shape_of(name) == TEMPLATE:
        return False  # 指标3：: a row of its own that nobody filled in
    if name is None and value is None:
        return True
    if name is not None and value is not None:
        return _both_go_on(previous, name, value)
    if any(role not in ("indicator", "value", *TEXT_ROLES) for role in cells):
        return False
    if any(
        _evident(role, previous.cells[role], piece)
        for role, piece in cells.items()
        if role in previous.cells and role in TEXT_ROLES
    ):
        return True
    if name is None and value is not None:
        return _value_goes_on(previous.cells.get("value"), value)
    if value is None and name is not None and previous.cells.get("value"):
        return _name_goes_on(previous.cells.get("indicator", ""), name)
    return False


def _value_goes_on(above: str | None, below: str) -> bool:
    if above is None:
        return shape_of(below) in (VALUE, NUMBER, STATE)
    joined = read_value(join_wrapped(above, below))
    if (
        _SIGN_ONLY.match(fold(above))
        or _CUT.search(above)
        or _CONTINUES.search(below)
        or _cut_in_date(above, joined.kind)
    ):
        return True
    whole = read_value(above).kind
    if whole in ("text", "state") and shape_of(below) not in (VALUE, NUMBER):
        return True
    if shape_of(above) == NUMBER and shape_of(below) in (VALUE, NUMBER):
        return joined.number is not None
    return joined.kind not in ("text", "none", "list") and shape_of(below) != VALUE


def _cut_in_date(above: str, joined: str) -> bool:
    """A date cut after its year or month: 不晚于2025年 + 10月底."""
    return joined == "date" and fold(above).endswith(("年", "月"))


def _name_goes_on(above: str, below: str) -> bool:
    if _OPENING.search(above) or _CUT.search(above) or _CONTINUES.search(below):
        return True
    return len(fold(below)) <= 2 or (
        _NAME_END.search(fold(above)) is None and len(fold(below)) <= LONGEST_TAIL
    )


def _both_go_on(previous: Entry, name: str, value: str) -> bool:
    above = previous.cells.get("value", "")
    if not _name_goes_on(previous.cells.get("indicator", ""), name):
        return False
    if _lacks_unit(above, value):
        return True
    return _SIGN_ONLY.match(fold(above)) is not None and shape_of(value) in (
        VALUE,
        NUMBER,
        STATE,
        TEXT,
    )


def may_be_wrapped(
    cells: dict[str, str], previous: Entry | None, *, labelled: bool = False
) -> bool:
    """Whether a row read as one of its own could be a piece of the row above: a name without any value or label."""
    if previous is None or labelled or "value" in cells or not previous.cells.get("value"):
        return False
    return all(role in ("indicator", *TEXT_ROLES) and role != "period_value" for role in cells)


def join_fragment(entry: Entry, cells: dict[str, str], line: int, *, proven: bool = False) -> bool:
    """Add a fragment row to the entry above it.

    Description and basis are joined surely. A piece that only repeats the end of a cell that is already
    complete is left out and doubts the row; a joined name or value is a guess unless the break is evident.

    Args:
        entry: the row above; changed in place.
        cells: role -> piece.
        line: where the pieces stand.
        proven: whether something else on the row proves that it goes on the row above.

    Returns:
        False when a piece was left out as stray.
    """
    if line not in entry.lines:
        entry.lines.append(line)
    kept = True
    proven = proven or any(
        _evident(role, entry.cells[role], piece)
        for role, piece in cells.items()
        if entry.cells.get(role)
    )
    for role, piece in cells.items():
        before = entry.cells.get(role)
        if before is None:
            entry.cells[role] = piece
            if f"{role}_from_next_row" in REASONS:
                entry.doubt(f"{role}_from_next_row")
        elif _is_stray(before, piece):
            entry.doubt("stray_fragment")
            kept = False
        else:
            entry.cells[role] = join_wrapped(before, piece)
            if not proven and role in ("indicator", "value"):
                entry.doubt("wrapped_cell")
    return kept


def _is_stray(before: str, piece: str) -> bool:
    """A short piece that the cell above already ends with: 冀财社[2022]218号 + 号."""
    folded = fold(piece)
    return (
        len(folded) <= 2
        and fold(before).endswith(folded)
        and shape_of(before) in (BASIS, TEXT, SENTENCE, VALUE)
    )


def _evident(role: str, before: str, piece: str) -> bool:
    """Whether the cut shows: brackets still open, a comma or 的 at the cut, a number that lacks its unit."""
    if is_placeholder(fold(before)) or is_placeholder(fold(piece)):
        return False
    if _OPENING.search(before) or _CUT.search(before) or _CONTINUES.search(piece):
        return True
    if role == "value":
        return _lacks_unit(before, piece) or bool(_SIGN_ONLY.match(fold(before)))
    return False


def _lacks_unit(above: str, below: str) -> bool:
    """A number whose unit stands in the next row: ≥48 + 辆."""
    quantity = read_value(above)
    return quantity.kind == "count" and quantity.unit is None and shape_of(below) == UNIT
