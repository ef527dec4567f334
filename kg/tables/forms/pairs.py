"""Key/value rows: 项目名称 | X | 预算数 | 136.06 -> fields with their cells.

A label is told by its words, or by its place: where other rows have their labels, before a colon,
or by turns with values. So a label that nobody knows ends the value before it and is no value.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.tables.cell import BLANK, TableCell, cell_of
from kg.tables.table import Row, is_on_next_page, joined_rows
from kg.tables.words.fields import BODIES, PROJECT, Field
from kg.tables.words.form_labels import PLAIN_RANK

_NAMES = (*PROJECT, *BODIES)
_MONEY = (Field.AMOUNT, Field.PART)
_COLON = re.compile(r"[:：]\s*$")
_UNKNOWN_INLINE = re.compile(r"^\s*([^:：。；，]{2,14})[:：](.+)$", re.S)
LONGEST_LABEL = 14
FEWEST_LABELS = 2


@dataclass(frozen=True, slots=True)
class KeyValue:
    """One labelled cell of a form's head.

    Attributes:
        field: what the label stands for, None for a text without a label, or with an unknown one.
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

    @property
    def rank(self) -> int:
        """Of several labels of one field in a head, the highest is meant."""
        return self.label.form_label.rank if self.label.form_label is not None else PLAIN_RANK

    @property
    def publishes(self) -> bool:
        """Whether it names an organisation that answers for the whole document."""
        return self.label.form_label is not None and self.label.form_label.publishes


@dataclass(slots=True)
class _Open:
    """A label whose value is still being read."""

    label: TableCell
    field: Field | None
    column: int
    values: list[TableCell]


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
            pairs += _RowPairs(row, places).read()
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


class _RowPairs:
    """Reads the pairs of one row from left to right.

    Args:
        row: the row.
        places: columns where its form has labels.
    """

    def __init__(self, row: Row, places: set[int]) -> None:
        self.row, self.places = row, places
        self.found: list[KeyValue] = []
        self.open: _Open | None = None
        self._blank = {cell.column for cell in row.line.cells if not cell.text.strip()}
        self._is_inline = any(cell.inline is not None for cell in row.printed)

    def read(self) -> list[KeyValue]:
        """All of them, in order."""
        for column in self.row.filled:
            cell = self.row.cells[column]
            is_spanned = column in self.row.spanned
            if is_spanned and cell.field is not None:
                self._close()
            elif cell.field is not None and not is_spanned:
                self._begin(column, cell, cell.field)
            elif not self._take_inline(column, cell):
                self._take_text(column, cell)
        self._close()
        return self.found

    def _take_inline(self, column: int, cell: TableCell) -> bool:
        """A label with its value in one cell; beside such, also one that nobody knows."""
        if cell.inline is not None:
            self._take_whole(column, cell.inline.label, cell.inline.value, cell.inline.field)
            return True
        match = _UNKNOWN_INLINE.match(cell.text) if self._is_inline else None
        if match is None:
            return False
        self._take_whole(column, match[1], match[2], None)
        return True

    def _take_whole(self, column: int, label: str, value: str, field: Field | None) -> None:
        self._begin(column, cell_of(label), field)
        self._value(cell_of(value))
        self._close()

    def _take_text(self, column: int, cell: TableCell) -> None:
        if self._is_unknown_label(column, cell):
            self._begin(column, cell, _field_by_place(cell))
        elif self.open is None:
            self.open = _Open(BLANK, None, column, [cell])
        # Of several amounts in a row (预算数, 执行数) the first is the budget.
        elif self.open.field not in _MONEY or not self.open.values:
            self._value(cell)

    def _value(self, cell: TableCell) -> None:
        if self.open is not None:
            self.open.values.append(cell)

    def _is_unknown_label(self, column: int, cell: TableCell) -> bool:
        """Whether a text without a known word stands where a label must stand."""
        if cell.is_amount or len(cell.folded) > LONGEST_LABEL:
            return False
        if _COLON.search(cell.text):
            return True
        rest = [later for later in self.row.filled if later > column]
        is_followed = bool(rest) and self.row.cells[rest[0]].field is None
        if self.open is None:
            return column == 0 and is_followed and _field_by_place(cell) is not None
        if column in self.places:
            return True
        # A blank cell beside the label before it, and a value behind it.
        is_after_blank = not self.open.values and self.open.column + 1 in self._blank
        return is_after_blank and is_followed

    def _begin(self, column: int, label: TableCell, field: Field | None) -> None:
        self._close()
        self.open = _Open(label, field, column, [])

    def _close(self) -> None:
        if self.open is not None:
            self.found.append(_pair(self.open, self.row.line.number))
        self.open = None


def _field_by_place(cell: TableCell) -> Field | None:
    """What a label asks for whose first words nobody knows, by its last ones: 督导 + 主管部门.

    Only for a cell that stands where labels stand: elsewhere it may be a value (各县主管部门).
    """
    text = cell.folded.rstrip(":")
    for start in range(1, len(text) - 3):
        label = cell_of(text[start:]).form_label
        if label is not None:
            return label.field if label.field in _NAMES else None
    return None


def _pair(found: _Open, line: int) -> KeyValue:
    """A label with the cells beside it.

    A name is one cell: a label nobody knows may follow it with its value, or there is doubt.
    """
    label, field, column, values = found.label, found.field, found.column, found.values
    if field in _NAMES and len(values) > 1:
        return KeyValue(field, label, values[0], line, column, len(values) % 2 == 0)
    return KeyValue(field, label, _together(values), line, column)


def _together(cells: list[TableCell]) -> TableCell:
    return cells[0] if len(cells) == 1 else cell_of("".join(cell.text for cell in cells))
