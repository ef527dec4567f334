"""Which rows of a web page are those of a grid, also where tables stand in its cells."""

from collections.abc import Iterator

from lxml import etree

from kg.documents.form_labels import is_form_label
from kg.documents.html.table import is_layout
from kg.documents.html.text import tag_of

Rows = list[etree._Element]
# A table that holds other tables is a grid if so many of its own rows have so many filled cells.
# Pages that tables arrange have a row of links, and perhaps one of dates and sources.
FEWEST_ROWS, FEWEST_CELLS = 3, 3
_ROW_GROUPS = ("thead", "tbody", "tfoot")


def rows_of(element: etree._Element) -> Rows:
    """The rows of a grid that an element is; none of a table that only arranges a page.

    A table of one cell arranges a page, and so does one that holds other tables, unless many of
    its rows have several cells. A row in it that begins with the label of a form is one of a grid.
    """
    name = tag_of(element)
    if name == "tr":
        return [element] * _is_of_form(element)
    if name != "table":
        return []
    if not is_layout(element):
        return list(element.iter("tr"))
    rows = [] if not _has_table(element) else list(_own_rows(element))
    several = sum(_filled(row) >= FEWEST_CELLS for row in rows if not _has_table(row))
    return rows if several >= FEWEST_ROWS else []


def parts_of(rows: Rows) -> list[etree._Element | Rows]:
    """The rows of a grid in parts: a table in a cell follows the row of that cell."""
    parts: list[etree._Element | Rows] = []
    own: Rows = []
    for row in rows:
        own.append(row)
        if _has_table(row):
            inner = row.iterdescendants("table")
            parts += [own, *(one for one in inner if next(one.iterancestors("tr"), None) is row)]
            own = []
    return [*parts, own] if own else parts


def _own_rows(table: etree._Element) -> Iterator[etree._Element]:
    for part in table:
        if part.tag == "tr":
            yield part
        elif part.tag in _ROW_GROUPS:
            yield from part.iterchildren("tr")


def _has_table(element: etree._Element) -> bool:
    return next(element.iterdescendants("table"), None) is not None


def _filled(row: etree._Element) -> int:
    """How many of its cells hold text."""
    cells = row.iterchildren("td", "th")
    return sum(any(text.strip() for text in cell.itertext()) for cell in cells)


def _is_of_form(row: etree._Element) -> bool:
    """Whether a row holds a label of a form and cells beside it."""
    cells = list(row.iterchildren("td", "th"))
    return (
        len(cells) > 1
        and not _has_table(row)
        and is_form_label("".join(map(str, cells[0].itertext())))
    )
