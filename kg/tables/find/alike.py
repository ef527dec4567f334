"""Tables of one document with the same heading: one form, filled in again and again."""

from collections import defaultdict
from collections.abc import Sequence

from kg.tables.table import Row, Table

# Rows of other tables that are asked; a document may hold thousands of forms.
MOST_ROWS = 200


def share_rows(tables: Sequence[Table]) -> None:
    """Give tables with unknown words in one heading the rows of each other.

    A form has few rows, and a word that nobody knows heads the same column in all of them.

    Args:
        tables: of a document; changed in place.
    """
    forms: dict[tuple[tuple[int, str], ...], list[Table]] = defaultdict(list)
    for table in tables:
        columns = table.heading.columns
        if table.kind == "performance" and any(column.is_unknown for column in columns):
            forms[tuple((c.index, c.heading.folded) for c in columns if c.label)].append(table)
    for form in forms.values():
        first = _first_rows(form)
        for table in form:
            own = {row.line.number for row in table.rows}
            table.alike = [row for row in first if row.line.number not in own]


def _first_rows(form: Sequence[Table]) -> list[Row]:
    if len(form) < 2:
        return []
    return [row for table in form for row in table.rows][:MOST_ROWS]
