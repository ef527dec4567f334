"""Rows that say more of the indicator above them: one line of its scoring each.

The indicator's cell is merged over them, or a program that knows no merged cells printed it again.
"""

from kg.tables.cell import BLANK, TableCell
from kg.tables.printed_cell import all_of
from kg.tables.rows.entry import Entry
from kg.tables.rows.row_sets import RowSet
from kg.tables.words.role import LEVELS, Role
from kg.tables.words.shapes import Shape

_SAME = (Role.INDICATOR, Role.VALUE)
# What may differ from line to line; of these, texts show that there are several lines.
_OF_LINES = (Role.SCORING, Role.REMARK, Role.DEVIATION, Role.WEIGHT, Role.SCORE)
_POINTS = (Role.WEIGHT, Role.SCORE)
_TEXTS = (Shape.TEXT, Shape.SENTENCE, Shape.BASIS, Shape.STATE, Shape.VALUE, Shape.WEAK)


def is_further_line(entry: Entry, cells: RowSet) -> bool:
    """Whether a row says more of the indicator above it.

    Args:
        entry: the indicator above.
        cells: of the row.
    """
    if cells.is_below_name:
        return cells.cells.indicator == entry.cells.indicator
    return cells.has_target and _is_repeated(entry, cells)


def _is_repeated(entry: Entry, cells: RowSet) -> bool:
    """Whether only lines of the scoring tell a row from that above; a mere repetition is none."""
    own, above = cells.targets, entry.cells
    if any(own[role].folded != above[role].folded for role in _SAME) or not _same_labels(
        entry, cells
    ):
        return False
    differing = {role for role in {*own, *above} if own[role].folded != above[role].folded}
    if not differing <= set(_OF_LINES):
        return False
    texts = [(own[Role.SCORING], above[Role.SCORING])]
    texts += [(cell, entry.unknown[label]) for label, cell in cells.unknown.items()
              if label in entry.unknown]  # fmt: skip
    return any(
        line.folded != before.folded and line.shape in _TEXTS and not before.is_blank
        for line, before in texts
    )


def _same_labels(entry: Entry, cells: RowSet) -> bool:
    printed = (entry.level1_printed, entry.level2_printed)
    return all(
        role not in cells.cells or (label is not None and cells.cells[role].folded == label.folded)
        for role, label in zip(LEVELS, printed, strict=True)
    )


def join_line(entry: Entry, cells: RowSet) -> None:
    """Add such a row to the indicator above it: each text that it has of its own.

    Args:
        entry: changed in place.
        cells: of the row.
    """
    entry.lines += [cells.row.line.number, *cells.row.more]
    is_below = cells.is_below_name
    for role, cell in cells.targets.items():
        before = entry.cells[role]
        if role not in _SAME and (is_below or cell.folded != before.folded):
            mark = "、" if role in _POINTS else " "
            entry.cells = entry.cells.having(role, _with_line(before, cell, mark))
    spanned = {c.label for c, _ in cells.placed if c.index in cells.row.spanned}
    for label, cell in cells.unknown.items():
        known = entry.unknown.get(label)
        if label not in spanned and (is_below or known is None or cell.folded != known.folded):
            entry.unknown[label] = _with_line(known or BLANK, cell)


def _with_line(before: TableCell, line: TableCell, mark: str = " ") -> TableCell:
    """Both texts, told apart: they stand in cells of their own."""
    if before.is_blank:
        return line
    return all_of((before, line), mark)
