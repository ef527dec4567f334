"""Text boxes that lie on a sheet -> the cells that they fill."""

from kg.documents.workbook.sheet import LIMITS, Merge, Sheet, TextBox

_MOST_CELLS = 256  # under one box; larger ones are no text of a cell


def settle_boxes(sheet: Sheet) -> None:
    """Give the text of each box to the blank cell it lies in.

    What lies over several cells, or over a filled one, is told as not read.
    """
    for box in sheet.boxes:
        if box.bottom >= LIMITS.rows or box.right >= LIMITS.columns:
            sheet.adrift = (*sheet.adrift, ("box", box.text))
            continue
        cells = _cells_under(box, sheet.merges)
        row, column = min(cells)
        own = sheet.text(row, column)
        if len(cells) == 1 and not own:
            sheet.put(row, column, box.text)
        elif len(cells) > 1 or box.text not in own:
            _tell(sheet, box, cells)


def _cells_under(box: TextBox, merges: list[Merge]) -> set[tuple[int, int]]:
    """The cells that a box lies over, a merged one by its upper left corner."""
    found: set[tuple[int, int]] = set()
    for row in range(box.top, box.bottom + 1):
        for column in range(box.left, box.right + 1):
            if len(found) < _MOST_CELLS:
                found.add(_corner(row, column, merges))
    return found


def _corner(row: int, column: int, merges: list[Merge]) -> tuple[int, int]:
    return next(
        (
            (merge.top, merge.left)
            for merge in merges
            if merge.top <= row <= merge.bottom and merge.left <= column <= merge.right
        ),
        (row, column),
    )


def _tell(sheet: Sheet, box: TextBox, cells: set[tuple[int, int]]) -> None:
    """Say in each row under a box, at its first blank cell, that the text may belong to it."""
    for row in sorted({row for row, _ in cells}):
        columns = sorted(column for own, column in cells if own == row)
        blank = (column for column in columns if not sheet.text(row, column))
        place = row, next(blank, columns[0])
        sheet.omitted[place] = (*sheet.omitted.get(place, ()), ("box", box.text))
