"""The heading of a table that begins without one, told by the first row of its body."""

from kg.tables.table import Column, Heading, Row
from kg.tables.words.role import LEVELS, Role
from kg.tables.words.shapes import LABELS, Shape

LONGEST_WORD = 14  # folded characters of a heading that nobody knows
_NO_HEADINGS = (*LABELS, Shape.SENTENCE, Shape.NONE, Shape.TEMPLATE, Shape.SIGN)
# Words that label fields of a form, and head columns as well.
_OF_COLUMNS = (Role.WEIGHT, Role.SCORE, Role.ACTUAL, Role.REMARK, Role.DESCRIPTION, Role.DEVIATION)


def infer_heading(row: Row, above: Row | None = None) -> Heading | None:
    """The heading that a table must have which begins with this row, None where that is not plain.

    A row ``level 1 | level 2 | name | value …`` under the head of a form, or a title with 绩效, is
    a table whose heading was lost; everything read below is unsure. Where the row above it is a
    heading of which nobody knows the words, what stands in the columns decides.

    Args:
        row: the first of the body.
        above: the row before it, None for none.
    """
    filled = row.filled
    if filled and row.cells[filled[0]].shape == Shape.SIDE:
        filled = filled[1:]
    cells = [row.cells[column] for column in filled]
    if len(cells) < 3 or cells[0].shape not in (Shape.LABEL1, Shape.LABEL12):
        return None
    has_level2 = cells[1].shape in (Shape.LABEL2, Shape.LABEL12)
    names = (*LEVELS, Role.INDICATOR) if has_level2 else (Role.LEVEL1, Role.INDICATOR)
    if not any(cell.is_value for cell in cells[len(names) :]):
        return None
    roles = dict(zip(filled, names, strict=False))
    if above is not None and _is_unknown_heading(above, row):
        return _of_unknown_words(above, roles)
    columns = tuple(Column(index, roles.get(index)) for index in range(len(row.cells)))
    return Heading(columns, (), ("heading_missing",))


def _is_unknown_heading(above: Row, row: Row) -> bool:
    """Whether a row is a heading, though hardly a word of it is known.

    It stands right above the body, names each of its columns in a few characters, and gives no key
    of a form, no label and no amount. Where a word is known, another may look like a state
    (力争达到).
    """
    last = max(above.line.number, *above.more, 0)
    if row.line.number != last + 1 or not set(row.filled) <= set(above.filled):
        return False
    is_known = any(cell.is_known_heading for cell in above.printed)
    return all(
        len(cell.folded) <= LONGEST_WORD
        and cell.shape not in _NO_HEADINGS
        and not cell.is_amount
        and (is_known or not cell.is_value)
        and (cell.field is None or cell.role in _OF_COLUMNS)
        for cell in above.printed
    )


def _of_unknown_words(above: Row, roles: dict[int, Role]) -> Heading:
    """The heading of a row of unknown words, with the roles that the body below shows."""
    columns = []
    for index, cell in enumerate(above.cells):
        role = cell.role or roles.get(index)
        is_guessed = cell.role is None and role == Role.INDICATOR
        columns.append(Column(index, role, cell, is_guessed=is_guessed))
    return Heading(tuple(columns), (above.line.number, *above.more))
