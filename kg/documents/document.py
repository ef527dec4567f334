"""The model that every reader fills: lines in order, each with its place and its cells."""

from dataclasses import dataclass
from typing import Any, NamedTuple

# x0, y0, x1, y1 in points, downwards from the upper left corner of a page as it is displayed.
Rectangle = tuple[float, float, float, float]


class Spot(NamedTuple):
    """A place on a page: its 1-based number, and a box on it."""

    page: int
    box: Rectangle


class PageBox(NamedTuple):
    """A row of a table, or the part of one that stands on a page.

    Attributes:
        page: 1-based.
        box: of the row.
        cells: what was read from its cells, and where that is printed on this page; cells joined to
            one text are in one rectangle. What is printed on another page only has none.
    """

    page: int
    box: Rectangle
    cells: tuple[tuple[str, Rectangle], ...]

    def to_json(self) -> dict[str, Any]:
        """As records have it (contract §7)."""
        x0, y0, x1, y1 = self.box
        cells = {name: list(box) for name, box in self.cells}
        return {"page": self.page, "x0": x0, "y0": y0, "x1": x1, "y1": y1, "cells": cells}

    @classmethod
    def from_json(cls, said: dict[str, Any]) -> "PageBox":
        """What ``to_json`` wrote."""
        cells = tuple((name, (x0, y0, x1, y1)) for name, (x0, y0, x1, y1) in said["cells"].items())
        return cls(said["page"], (said["x0"], said["y0"], said["x1"], said["y1"]), cells)


class Cell(NamedTuple):
    """One cell as it stands in the file.

    Attributes:
        text: every character kept.
        column: 0-based grid column of its left edge.
        rowspan, colspan: how many grid rows and columns it covers (1 in formats without merged
            cells).
        certainty: 0 to 1, how sure text recognition was of the least sure character; 1 where the
            file itself says the text.
        breaks: where in the text a line of the cell begins, the first aside; empty in formats that
            show no lines.
        hidden: whether the file holds it and does not show it.
        box: where it is printed on its page, to a tenth of a point; None in formats without pages.
    """

    text: str
    column: int
    rowspan: int = 1
    colspan: int = 1
    certainty: float = 1.0
    breaks: tuple[int, ...] = ()
    hidden: bool = False
    box: Rectangle | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text or one row of a table.

    Attributes:
        number: 1-based, counted on over pages and sheets.
        text: the printed text; cells joined by tabs.
        cells: the row's cells, empty for prose and blank lines.
        page: 1-based page, None where the format has none or does not show it.
        sheet: name of the sheet of a workbook.
        breaks_page: whether a page break, or the beginning of another sheet, stands directly before
            the line.
        row: 1-based row of a workbook's sheet.
        hidden: whether the file holds it and does not show it: a row that is hidden or deleted, a
            row of a hidden sheet or table.
        box: where it is printed on its page, a table's row from side to side of the table; None in
            formats without pages.
    """

    number: int
    text: str
    cells: tuple[Cell, ...] = ()
    page: int | None = None
    sheet: str | None = None
    breaks_page: bool = False
    row: int | None = None
    hidden: bool = False
    box: Rectangle | None = None


class Omission(NamedTuple):
    """A text of the file that is not read as text of the document.

    Attributes:
        kind: ``struck`` (struck through), ``deleted`` (by a tracked change), ``hidden``, ``box`` (a
            text box of which nothing says to which cell it belongs), ``formula`` (one without a
            stored value), ``unknown`` (letters of a page whose fonts do not say which they are).
        line: where it stands, or the line before.
        text: as the file has it.
        column: grid column of its cell, None outside of tables.
        rows: grid rows that its cell covers.
    """

    kind: str
    line: int
    text: str
    column: int | None = None
    rows: int = 1


class Gap(NamedTuple):
    """A page that could not be read.

    Attributes:
        page: 1-based.
        line: the line that stands in its place.
        reason: why, in words.
    """

    page: int
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read, nothing interpreted.

    Attributes:
        path: the path as given by the user.
        sha256: of the file's bytes.
        format: name of the reader that made it, e.g. ``text``.
        lines: all lines in document order.
        recognised: pages read by text recognition, in order.
        gaps: pages not read, in order.
        omissions: texts not read, in order.
    """

    path: str
    sha256: str
    format: str
    lines: tuple[Line, ...]
    recognised: tuple[int, ...] = ()
    gaps: tuple[Gap, ...] = ()
    omissions: tuple[Omission, ...] = ()
