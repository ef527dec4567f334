"""Key/value rows: 项目名称 | X | 预算数 | 136.06 -> fields with their cells.

A label is told by its words, or by its place: where other rows have their labels, before a colon,
or by turns with values. So a label that nobody knows ends the value before it and is no value.
"""

from collections.abc import Iterator

from kg.tables.cell import BLANK
from kg.tables.forms.row_pairs import KeyValue, RowPairs
from kg.tables.table import Row, is_on_next_page, joined_rows

FEWEST_LABELS = 2


def read_pairs(rows: list[Row]) -> list[KeyValue]:
    """The key/value pairs of head rows, in order.

    A label's value is what stands to its right before the next label; several cells are joined, and
    so are the two parts of a row that a page break cut. A row of labels alone has its values below.
    """
    whole = _whole_rows(rows)
    places = _label_places(whole)
    pairs: list[KeyValue] = []
    index = 0
    while index < len(whole):
        row, below = whole[index], whole[index + 1] if index + 1 < len(whole) else None
        if below is not None and _has_values_below(row, below):
            pairs += _pairs_below(row, below)
            index += 1
        else:
            pairs += RowPairs(row, places).read()
        index += 1
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


def _label_places(rows: list[Row]) -> set[int]:
    """Columns where labels stand and never the text that one labels."""
    labels, values = set[int](), set[int]()
    for row in rows:
        is_beside = False
        for column in row.filled:
            is_label = row.cells[column].field is not None
            if is_label and column not in row.spanned:
                labels.add(column)
            elif is_beside:
                values.add(column)
            is_beside = is_label
    return labels - values


def _has_values_below(row: Row, below: Row) -> bool:
    """Whether a row of labels alone stands over a row of texts, each below its label."""
    own = [column for column in row.filled if column not in row.spanned]
    if len(own) < FEWEST_LABELS or any(row.cells[column].field is None for column in own):
        return False
    texts = [column for column in below.filled if column not in below.spanned]
    return (
        bool(texts)
        and set(texts) <= set(own)
        and all(below.cells[column].field is None for column in texts)
    )


def _pairs_below(row: Row, below: Row) -> Iterator[KeyValue]:
    for column in row.filled:
        if column not in row.spanned:
            label = row.cells[column]
            value = BLANK if column in below.spanned else below.cell(column)
            line = below.line.number if not value.is_blank else row.line.number
            yield KeyValue(label.field, label, value, line, column)
