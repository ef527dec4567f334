"""The lines of prose around each table: those above are its own, a signature belongs above it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from kg.documents import Document, Line
from kg.tables import Table
from kg.tables.cell import cell_of
from kg.tables.forms.lines import pairs_of_line
from kg.tables.words.furniture import is_section

FOOT_LINES = 6


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Prose around a table.

    Attributes:
        above: from its title on, or all since the table before it where it has none.
        below: up to the title of the next table: who filled it in, and when.
    """

    above: Sequence[Line]
    below: Sequence[Line]


def surroundings(tables: Sequence[Table], document: Document) -> list[Surroundings]:
    """The surroundings of each table, in order."""
    found: list[Surroundings] = []
    signed: set[int] = set()
    is_headed = _is_headed(tables, document)
    for position, table in enumerate(tables):
        last = max(table.lines, default=0)
        is_last = position + 1 == len(tables)
        following = document.lines[last:] if is_last else tables[position + 1].caption
        rest = (line for line in following if line.number > last and line.text.strip())
        foot = list(takewhile(lambda line: not _begins_table(line), rest))
        is_foot = is_last or len(foot) < len(following)
        below = foot[:FOOT_LINES] if is_foot and (is_last or not is_headed) else []
        above = [line for line in table.caption if line.number not in signed]
        found.append(Surroundings(above, below))
        signed = {line.number for line in below}
    return found


def _is_headed(tables: Sequence[Table], document: Document) -> bool:
    """Whether the forms of a document say above their titles who filled them in, and not below.

    The first one does, and the last one does not.
    """
    if not tables:
        return False
    end = max(tables[-1].lines, default=0)
    above = (line for line in tables[0].caption if not line.cells)
    return any(map(_is_signed, above)) and not any(
        map(_is_signed, document.lines[end : end + FOOT_LINES])
    )


def _is_signed(line: Line) -> bool:
    return any(pair.publishes for pair in pairs_of_line(line))


def _begins_table(line: Line) -> bool:
    return cell_of(line.text).is_title or is_section(line.text)
