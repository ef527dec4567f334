"""Key/value rows: 项目名称 | X | 预算数 | 136.06 -> fields with their cells."""

from dataclasses import dataclass
from typing import NamedTuple

from kg.tables.cell import BLANK, TableCell, cell_of
from kg.tables.table import Row, is_on_next_page, joined_rows
from kg.tables.words.fields import Field

_NAMES = (Field.PROJECT_NAME, Field.PROJECT_CODE, Field.UNIT, Field.DEPARTMENT)
_MONEY = (Field.AMOUNT, Field.PART)


@dataclass(frozen=True, slots=True)
class KeyValue:
    """One labelled cell of a form's head.

    Attributes:
        field: what the label stands for, None for a text without a label.
        label: the label, blank for none.
        value: the cell it labels, blank for none.
        line: where it stands.
        column: grid column of the label.
        doubtful: whether text stands beside it that may belong to it or be a label nobody knows.
    """

    field: Field | None
    label: TableCell
    value: TableCell
    line: int
    column: int
    doubtful: bool = False


class _Label(NamedTuple):
    field: Field
    cell: TableCell
    column: int


def read_pairs(rows: list[Row]) -> list[KeyValue]:
    """The key/value pairs of head rows, in order.

    A label's value is what stands to its right before the next label; several cells are joined, and
    so are the two parts of a row that a page break cut.
    """
    pairs = []
    for row in _whole_rows(rows):
        pairs += _row_pairs(row)
    return pairs


def _whole_rows(rows: list[Row]) -> list[Row]:
    whole: list[Row] = []
    for row in rows:
        if whole and _goes_on(whole[-1], row):
            whole[-1] = joined_rows(whole[-1], row)
        else:
            whole.append(row)
    return whole


def _goes_on(above: Row, row: Row) -> bool:
    """Whether a row only ends cells of the page before: no label, each below a value."""
    if not is_on_next_page(above, row) or not row.filled:
        return False
    values = {column for column in above.filled if above.cells[column].field is None}
    return set(row.filled) <= values and all(cell.field is None for cell in row.printed)


def _row_pairs(row: Row) -> list[KeyValue]:
    found: list[KeyValue] = []
    label: _Label | None = None
    value: list[TableCell] = []
    for column in row.filled:
        cell = row.cells[column]
        field = cell.field if column not in row.spanned else None
        inline = cell.inline if field is None else None
        if inline is not None:
            found += [_pair(label, value, row)] if label is not None else []
            label = _Label(inline.field, cell_of(inline.label), column)
            value = [cell_of(inline.value)]
        elif field is not None:
            found += [_pair(label, value, row)] if label is not None or value else []
            label, value = _Label(field, cell, column), []
        # Of several amounts in a row (预算数, 执行数) the first is the budget.
        elif label is None or label.field not in _MONEY or not value:
            value.append(cell)
    return [*found, _pair(label, value, row)] if label is not None or value else found


def _pair(label: _Label | None, value: list[TableCell], row: Row) -> KeyValue:
    """A label with the cells beside it.

    A name is one cell: a label nobody knows may follow it with its value, or there is doubt.
    """
    line = row.line.number
    if label is None:
        return KeyValue(None, BLANK, _together(value), line, row.filled[0])
    if label.field in _NAMES and len(value) > 1:
        is_doubtful = len(value) % 2 == 0
        return KeyValue(label.field, label.cell, value[0], line, label.column, is_doubtful)
    return KeyValue(label.field, label.cell, _together(value), line, label.column)


def _together(cells: list[TableCell]) -> TableCell:
    return cells[0] if len(cells) == 1 else cell_of("".join(cell.text for cell in cells))
