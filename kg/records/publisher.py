"""Document -> the department that publishes it, its budget year and title, from its own text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.documents import Document, Line
from kg.records.department import FRONT_LINES, LONGEST_TITLE, Evidence, read_department
from kg.records.fiscal_year import NO_NAMES, DatedNames, year_of_document
from kg.tables import Table
from kg.tables.forms.pairs import read_pairs
from kg.tables.words.fields import Field
from kg.tables.words.role import Role
from nlp.text import fold

_STATES_YEAR = re.compile(r"20\d\d|二[〇零○Oo]")


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who published the document and for which year; None where the text does not say.

    Attributes:
        department: name in full.
        fiscal_year: of most of its titles and captions.
        title: its first lines.
        title_year: the year that the document's own title states.
        evidence: for the department.
        dated_names: names of projects that hold a year: it is not the document's.
    """

    department: str | None
    fiscal_year: int | None
    title: str | None
    title_year: int | None = None
    evidence: Evidence = Evidence.NAMED
    dated_names: DatedNames = NO_NAMES


def read_publisher(document: Document, tables: Sequence[Table] = ()) -> Publisher:
    """The publishing department, budget year and title that the document's text states.

    Args:
        document: as read.
        tables: found in it; they name its projects, and may imply its department.
    """
    alone = [fold(text) for line in document.lines if (text := _alone(line))]
    names = _dated_projects(tables)
    titles = (text for text in alone[:FRONT_LINES] if len(text) <= LONGEST_TITLE)
    bare = [names.removed_from(text) for text in titles]
    department, evidence = read_department(document, tables, bare)
    year, title_year = year_of_document(alone, names)
    return Publisher(department, year, _title(document), title_year, evidence, names)


def _dated_projects(tables: Sequence[Table]) -> DatedNames:
    """The names of projects that hold a year, in heads and columns."""
    found: set[str] = set()
    for table in tables:
        if table.kind != "performance":
            continue
        if any(_STATES_YEAR.search(row.line.text) for row in table.head):
            named = (pair for pair in read_pairs(table.head) if pair.field == Field.PROJECT_NAME)
            found.update(pair.value.folded for pair in named)
        for column in table.heading.of(Role.PROJECT_NAME):
            found.update(row.cell(column.index).folded for row in table.rows)
    return DatedNames.of(found)


def _alone(line: Line) -> str:
    """The text of a prose line, or of a grid row with one filled cell; '' for others."""
    if not line.cells:
        return line.text.strip()
    only = ""
    for cell in line.cells:
        text = cell.text.strip()
        if text and only:
            return ""
        only = only or text
    return only


def _title(document: Document) -> str | None:
    """The first lines up to a blank that look like a title, as one text."""
    parts: list[str] = []
    for line in document.lines[:12]:
        text = line.text.strip()
        if not text or line.cells:
            continue
        if len(text) > 60 or text.endswith("。") or re.fullmatch(r"目\s*录", text):
            break
        parts.append(text)
        if re.search(r"预算|绩效|决算|公开", text):
            break
    return " ".join(parts) or None
