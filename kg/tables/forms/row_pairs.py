"""One row of a form's head, read from left to right: labels with the values beside them."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from kg.tables.cell import BLANK, TableCell, cell_of
from kg.tables.table import Row
from kg.tables.words.fields import BODIES, PROJECT, Field
from kg.tables.words.form_labels import PLAIN_RANK

_NAMES = (*PROJECT, *BODIES)
_MONEY = (Field.AMOUNT, Field.PART)
_COLON = re.compile(r"[:：]\s*$")
_UNKNOWN_INLINE = re.compile(r"^\s*([^:：。；，]{2,14})[:：](.+)$", re.S)
LONGEST_LABEL = 14


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


class RowPairs:
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
        self._turns = {cell.column: turn % 2 for turn, cell in enumerate(row.line.cells)}
        self._next = dict(pairwise(row.filled))

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
        following = self._next.get(column)
        is_followed = following is not None and self.row.cells[following].field is None
        if self.open is None:
            return column == 0 and is_followed and _field_by_place(cell) is not None
        if column in self.places or (self.open.values and self._is_by_turns(column)):
            return True
        # A blank cell beside the label before it, and a value behind it.
        is_after_blank = not self.open.values and self.open.column + 1 in self._blank
        return is_after_blank and is_followed

    def _is_by_turns(self, column: int) -> bool:
        """Whether labels and values take turns, it is a label's turn, and a cell follows."""
        own = {self._turns.get(column, -1)}
        return self._label_turns == own and column != self.row.line.cells[-1].column

    @cached_property
    def _label_turns(self) -> set[int | None]:
        """At which turns known labels stand: 0, 1 or both."""
        row = self.row
        return {self._turns.get(at) for at in row.filled if row.cells[at].field is not None}

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
