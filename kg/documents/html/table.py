"""A table of a web page -> placed cells, and which of its rows and cells are hidden."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, NoReturn

from lxml import etree

from kg.documents.grid import MOST_CELLS, MOST_COLUMNS, Placed
from kg.documents.html.styles import PageStyles
from kg.documents.html.text import said_by
from kg.errors import SourceError

MOST_ROWS = 65_534  # what HTML lets a rowspan be
_ROW_GROUPS = ("thead", "tbody", "tfoot")
_NUMBER = re.compile(r"\s*(\d{1,9})")


@dataclass(slots=True)
class PlacedTable:
    """The cells of a table.

    Attributes:
        cells: in order.
        hidden: numbers of the rows that are not shown.
        left_out: (row, text) of single cells that are not shown and take no place.
    """

    cells: list[Placed] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    left_out: list[tuple[int, str]] = field(default_factory=list)


class _Own(NamedTuple):
    """A cell with its element."""

    element: etree._Element
    cell: Placed


def is_layout(table: etree._Element) -> bool:
    """Whether a table only arranges a page: it holds other tables, or a single cell."""
    if next(table.iterdescendants("table"), None) is not None:
        return True
    return sum(1 for _ in table.iterdescendants("td", "th")) <= 1


class TableReader:
    """Reads the tables of one page.

    Args:
        path: for messages.
        styles: of the page.
    """

    def __init__(self, path: str, styles: PageStyles) -> None:
        self._path, self._styles = path, styles

    def placed(self, rows: Sequence[etree._Element], *, is_hidden: bool = False) -> PlacedTable:
        """The cells of a table, or of some rows of it that stand together.

        A column is hidden where it says so or most of its cells do; a single hidden cell takes no
        place among those that are shown.

        Args:
            rows: their elements.
            is_hidden: whether all of them are.

        Raises:
            SourceError: it is larger than any real one.
        """
        found = PlacedTable()
        found.hidden = {
            number for number, row in enumerate(rows) if is_hidden or self._hides_row(row)
        }
        cells = list(self._cells(rows))
        if self._styles.are_plain:
            found.cells = [cell for _, cell in cells]
            return found
        unseen = {place for place, own in enumerate(cells) if self._styles.hides(own.element)}
        apart = self._without_place(cells, unseen)
        if apart:
            found.left_out = [(cells[at].cell.row, cells[at].cell.text) for at in sorted(apart)]
            left = [own.element for place, own in enumerate(cells) if place not in apart]
            unseen = {place for place, element in enumerate(left) if self._styles.hides(element)}
            cells = list(self._cells(rows, {cells[at].element for at in apart}))
        columns = _hidden_columns(rows, self._styles)
        for place, (_, cell) in enumerate(cells):
            covered = range(cell.column, cell.column + cell.colspan)
            is_unseen = place in unseen or columns.issuperset(covered)
            found.cells.append(cell._replace(hidden=True) if is_unseen else cell)
        return found

    def _hides_row(self, row: etree._Element) -> bool:
        around = row.getparent()
        if around is not None and around.tag in _ROW_GROUPS and self._styles.hides(around):
            return True
        return self._styles.hides(row)

    def _without_place(self, cells: list[_Own], unseen: set[int]) -> set[int]:
        """The hidden cells that stand in no column of hidden ones."""
        of_column = Counter(cells[place].cell.column for place in unseen)
        if not of_column:
            return set()
        all_cells = Counter(own.cell.column for own in cells)
        return {
            place
            for place in unseen
            if self._styles.takes_no_place(cells[place].element)
            and 2 * of_column[cells[place].cell.column] <= all_cells[cells[place].cell.column]
        }

    def _cells(
        self, rows: Sequence[etree._Element], without: Container[etree._Element] = ()
    ) -> Iterator[_Own]:
        """Cells in the places that the spans of earlier ones leave (HTML, 4.9.12)."""
        covered: dict[int, int] = {}  # column -> first row that is free again
        count = 0
        for number, row in enumerate(rows):
            column, is_struck = 0, self._styles.strikes(row)
            for cell in row.iterchildren("td", "th"):
                if cell in without:
                    continue
                while covered.get(column, 0) > number:
                    column += 1
                if column >= MOST_COLUMNS:
                    self._refuse(f"表格超过 {MOST_COLUMNS} 列")
                colspan = min(_span(cell, "colspan"), MOST_COLUMNS - column)
                rowspan = min(_span(cell, "rowspan") or len(rows), len(rows) - number)
                count += colspan * rowspan
                if count > MOST_CELLS:
                    self._refuse(f"表格单元格超过 {MOST_CELLS} 个")
                for place in range(column, column + colspan):
                    covered[place] = number + rowspan
                text, omitted = said_by(cell, self._styles, is_struck=is_struck)
                colspan = max(1, colspan)
                placed = Placed(number, column, text, rowspan, colspan)
                yield _Own(cell, placed._replace(omitted=omitted) if omitted else placed)
                column += colspan

    def _refuse(self, what: str) -> NoReturn:
        raise SourceError(self._path, f"{what}，不是正常的预算文件")


def _hidden_columns(rows: Sequence[etree._Element], styles: PageStyles) -> set[int]:
    """The columns that the list of columns of the rows' table hides."""
    hidden: set[int] = set()
    column = 0
    table = next(rows[0].iterancestors("table"), None) if rows else None
    for element in table.iter("col") if table is not None else ():
        width = min(_span(element, "span"), MOST_COLUMNS)
        around = element.getparent()
        is_group_hidden = around is not None and around.tag == "colgroup" and styles.hides(around)
        if is_group_hidden or styles.hides(element):
            hidden |= set(range(column, column + width))
        column += width
    return hidden


def _span(cell: etree._Element, name: str) -> int:
    given = cell.get(name)
    if not given:
        return 1
    said = _NUMBER.match(given)
    return min(int(said.group(1)), MOST_ROWS) if said else 1
