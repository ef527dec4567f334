"""What stands around and between tables: titles, units of money, rows no heading claims."""

from kg.documents import Line
from kg.tables.headings.by_content import settle_by_content
from kg.tables.rows.alignment import fits
from kg.tables.table import Heading, Row, Table
from kg.tables.words.forms import ends_form, field_of
from kg.tables.words.furniture import is_furniture, is_note, is_section, is_title, money_unit_of
from kg.tables.words.shapes import (
    BASIS,
    LABEL1,
    LABEL2,
    LABEL12,
    NUMBER,
    SIDE,
    STATE,
    VALUE,
    shape_of,
)
from nlp.text import fold

LONGEST_RUNNING_HEAD = 40


def closes(text: str) -> bool:
    """Whether a prose line ends what stands above it: a title, a section of the document, or a whole sentence."""
    return is_title(text) or is_section(text) or len(text) > LONGEST_RUNNING_HEAD


def title_of(lines: list[Line]) -> str | None:
    """The title nearest above the table: the last line that names a table."""
    for line in reversed(lines):
        if is_title(line.text) and not is_furniture(line.text):
            return line.text.strip()
    return None


def money_unit_above(caption: list[Line], pending: list[Row]) -> str | None:
    """The last unit of money stated in the caption, or in a cell of a row above the heading."""
    texts = [line.text for line in caption] + [
        text for row in pending for text in row.texts if "单位" in text
    ]
    units = [unit for text in texts if (unit := money_unit_of(text)) is not None]
    return units[-1] if units else None


def is_announced(caption: list[Line], pending: list[Row]) -> bool:
    """Whether head or caption say that performance targets follow."""
    if any(
        field_of(row.texts[column]) in ("project_name", "goal")
        for row in pending
        for column in row.filled
    ):
        return True
    return any("绩效" in line.text and is_title(line.text) for line in caption[-4:])


def is_grid_title(row: Row) -> bool:
    """A title or note that stands alone in a row of the grid, as spreadsheets have it."""
    filled = row.filled
    if len(filled) != 1 or filled[0] != 0 or len(row.texts) < 3:
        return False
    text = row.texts[0].strip()
    return is_note(text) or (
        is_title(text) and text.endswith(("表", "）", ")")) and ("绩效" in text or "预算" in text)
    )


def body_below_head(pending: list[Row]) -> list[Row]:
    """The last rows above an inferred heading that are body already: from a label on, none with a key of a form."""
    start = len(pending)
    for index in range(len(pending) - 1, -1, -1):
        first = pending[index].filled[0]
        shape = shape_of(pending[index].texts[first])
        if shape in (LABEL1, LABEL2, LABEL12, SIDE):
            start = index
        elif first == 0:
            break
    return pending[start:]


def moved_back(row: Row, moved: dict[int, int]) -> Row:
    """A row below a repeated heading whose columns stand elsewhere, as it would stand under the first one."""
    if not moved:
        return row
    places = {moved.get(column, column): row.texts[column] for column in range(len(row.texts))}
    spanned = frozenset(moved.get(column, column) for column in row.spanned)
    return Row(row.line, [places.get(column, "") for column in range(max(places) + 1)], spanned)


def cut_labels(whole: Heading, printed: Heading) -> frozenset[int]:
    """Columns whose label is only begun in a later printing of a heading: the rest stands in the row below."""
    labels = {column.index: fold(column.label) for column in whole.columns}
    return frozenset(
        c.index
        for c in printed.columns
        if c.label and fold(c.label) != labels.get(c.index, fold(c.label))
    )


def looks_like_target(row: Row, table: Table) -> bool:
    """A label or a value in the row, or just a fragment of a wrapped cell."""
    shapes = [shape_of(row.texts[column]) for column in row.filled]
    if ends_form(row) or any(
        shape in (LABEL1, LABEL2, LABEL12, VALUE, STATE, BASIS) for shape in shapes
    ):
        return True
    if table.heading.is_wide:
        return len(row.filled) == 1 or NUMBER in shapes
    return len(row.filled) == 1 or fits(row, settle_by_content(table.heading, table.rows).columns)
