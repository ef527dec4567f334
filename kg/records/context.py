"""What holds for one table: its department and year, and a project that only its title names."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from kg.records.bodies import PLACE, is_same, plain_name
from kg.records.department import Evidence, named_by
from kg.records.fiscal_year import year_of_cell, years_of_title
from kg.records.publisher import Publisher
from kg.records.surroundings import Surroundings
from kg.tables import Table
from kg.tables.cell import TableCell, cell_of
from kg.tables.find.text_table import SPACED, STACKED
from kg.tables.forms.lines import pairs_of_line
from kg.tables.forms.pairs import read_pairs
from kg.tables.forms.row_pairs import KeyValue
from kg.tables.rows.entry import Block
from kg.tables.rows.projects import named_body
from kg.tables.words.fields import Field
from kg.tables.words.furniture import is_title
from kg.tables.words.titles import project_in_title

_OFFICE = re.compile(r"[科股室处组]$")
# Lines of a caption that may be the title of the form below them; more of them is prose.
TITLE_WITHIN = 6


@dataclass(frozen=True, slots=True)
class Context:
    """Department and year that hold for one table.

    Attributes:
        department, fiscal_year: None where nothing states them.
        reasons: why they are in doubt; empty when sure.
    """

    department: str | None
    fiscal_year: int | None
    reasons: tuple[str, ...] = ()


def read_context(table: Table, around: Surroundings, publisher: Publisher) -> Context:
    """What the table's head or caption states as its department and year, else the document's.

    Args:
        table: with its targets.
        around: the lines around it.
        publisher: of the document.
    """
    pairs = read_pairs(table.head)
    department, of_department = _department(around, pairs, publisher)
    year, of_year = _year(table, pairs, publisher)
    return Context(department, year, (*of_department, *of_year))


def of_block(context: Context, block: Block, table: Table, publisher: Publisher) -> Context:
    """What holds for one project of a table whose columns name department or year by row."""
    department, year = context.department, context.fiscal_year
    if not table.head and block.department is not None:
        department, _ = _settled(block.department.text, publisher)
    if block.year is not None:
        year = year_of_cell(block.year.folded) or year
    return Context(department, year, context.reasons)


def _department(
    around: Surroundings, pairs: list[KeyValue], publisher: Publisher
) -> tuple[str | None, tuple[str, ...]]:
    own = named_body([pair for pair in pairs if pair.publishes], Field.DEPARTMENT)
    if own is not None:
        return _settled(own.text, publisher)
    for evidence, name in _nearest(around, pairs):
        is_other = publisher.department is None or not is_same(name, publisher.department)
        if is_other and (PLACE.match(name) or publisher.department is None):
            is_enough = evidence >= publisher.evidence or publisher.department is None
            return (name, ()) if is_enough else (publisher.department, ())
    if publisher.department is None:
        central = named_body(pairs, Field.DEPARTMENT)
        return (central.text if central is not None else None), ()
    return publisher.department, ()


def _nearest(around: Surroundings, pairs: list[KeyValue]) -> list[tuple[Evidence, str]]:
    """Who is labelled as answering for the form: in its head, right above it, or below it."""
    found = _named(pairs, in_table=True)
    for line in (*reversed(around.above), *around.below):
        found = found or _named(pairs_of_line(line), in_table=bool(line.cells))
    return found


def _named(pairs: list[KeyValue], *, in_table: bool) -> list[tuple[Evidence, str]]:
    found = (named_by(pair, in_table=in_table) for pair in pairs)
    return [named for named in found if named is not None]


def _settled(printed: str, publisher: Publisher) -> tuple[str | None, tuple[str, ...]]:
    """The department a form names; the document's own where it is that one in another spelling."""
    name = plain_name(printed) or printed
    if publisher.department is None or name == publisher.department:
        return name, ()
    if is_same(name, publisher.department):
        return publisher.department, ()
    if _OFFICE.search(name) and not PLACE.match(name):
        return publisher.department, ()  # an office of the department: 农村水利科
    is_whole = PLACE.match(name) or publisher.evidence < Evidence.NAMED
    return name, () if is_whole else ("department_conflict",)


def _year(
    table: Table, pairs: list[KeyValue], publisher: Publisher
) -> tuple[int | None, tuple[str, ...]]:
    """The year of the form, and doubt where two places that state it differ."""
    stated = [*_years_of_caption(table, publisher), *_years_of_head(table, pairs)]
    if not stated:
        return publisher.fiscal_year, ()
    of_document = [publisher.title_year] if publisher.title_year is not None else []
    is_one = len({*stated, *of_document}) == 1
    return stated[-1], () if is_one else ("year_conflict",)


def _years_of_caption(table: Table, publisher: Publisher) -> list[int]:
    """The year of the nearest title or caption that states one."""
    titles = [line.text for line in table.caption[-TITLE_WITHIN:] if is_title(line.text)]
    titles += [table.title] if table.title is not None else []
    of_titles = [years_of_title(text, publisher.dated_names) for text in titles]
    alone = [year_of_cell(cell_of(line.text).folded) for line in table.caption]
    found = next((years for years in reversed(of_titles) if years), [])
    return [*[year for year in alone if year is not None][-1:], *found]


def _years_of_head(table: Table, pairs: list[KeyValue]) -> list[int]:
    """What is labelled 预算年度, or plainly 年度 with a year beside it."""
    cells: list[TableCell] = [pair.value for pair in pairs if pair.field == Field.YEAR]
    for row in table.head:
        printed = row.printed
        cells += [
            value
            for label, value in pairwise(printed)
            if label.folded.rstrip(":") in ("年度", "年份")
        ]
    return [*_distinct(year_of_cell(cell.folded) for cell in cells)]


def _distinct(years: Iterable[int | None]) -> list[int]:
    return list(dict.fromkeys(year for year in years if year is not None))


def name_from_title(block: Block, table: Table) -> None:
    """Give a form without 项目名称 the name in its title or heading; its rows are unsure."""
    if block.name is not None or {STACKED, SPACED} & set(table.heading.doubts):
        return  # without a grid any cell may look like the heading of a section
    for line in reversed(table.caption):
        name = project_in_title(line.text)
        if name is not None:
            block.name, block.line = cell_of(name), table.first_line
            block.reasons.append("name_from_title")
            return
