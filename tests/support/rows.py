"""Rows, headings and tables made of texts, for tests of single modules."""

from collections.abc import Sequence

from kg.documents import Cell, Line
from kg.tables.cell import cell_of
from kg.tables.rows.cells import RoleCells
from kg.tables.rows.entry import Block, Entry
from kg.tables.table import Column, Heading, Row, Table
from kg.tables.words.role import Role


def row(
    *texts: str, line: int = 1, page: int | None = None, spanned: Sequence[int] = (),
    rowspans: dict[int, int] | None = None,
) -> Row:  # fmt: skip
    """A row of a table; columns that are spanned have no cell of their own in its line."""
    own = tuple(
        Cell(text, index, (rowspans or {}).get(index, 1))
        for index, text in enumerate(texts)
        if index not in spanned
    )
    place = Line(line, "\t".join(texts), own, page)
    return Row(place, [cell_of(text) for text in texts], frozenset(spanned))


def cells(**texts: str) -> RoleCells:
    """Cells by their roles."""
    return RoleCells({Role(role): cell_of(text) for role, text in texts.items()})


def columns(*roles: Role | str | None) -> tuple[Column, ...]:
    """One column for each role, or for each heading that has none."""
    return tuple(
        Column(index, role, cell_of("标题"))
        if isinstance(role, Role)
        else Column(index, None, cell_of(role or ""))
        for index, role in enumerate(roles)
    )


def heading(*roles: Role | str | None, doubts: tuple[str, ...] = ()) -> Heading:
    """A heading on line 1 with a column for each role."""
    return Heading(columns(*roles), (1,), doubts)


def table(of: Heading, *rows: Row, head: Sequence[Row] = (), kind: str = "performance") -> Table:
    """A table of a project."""
    lines = list(of.lines)
    return Table(kind, "project", None, of, head=list(head), rows=list(rows), heading_lines=lines)


def entry(
    name: str, level1: str | None = None, level2: str | None = None, line: int = 1,
    block: Block | None = None,
) -> Entry:  # fmt: skip
    """An entry under labels that were printed as they are."""
    return Entry(
        line, [line], cells(indicator=name), level1, level2,
        cell_of(level1) if level1 else None, cell_of(level2) if level2 else None, block,
    )  # fmt: skip
