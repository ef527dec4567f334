"""What stands around and between tables: titles, captions, units of money."""

import re
from dataclasses import dataclass, field

from kg.documents import Line
from kg.tables.table import Row, Table
from kg.tables.words.fields import Field
from kg.tables.words.furniture import is_furniture, is_section, is_title, money_unit_of
from nlp.text import fold

LONGEST_RUNNING_HEAD = 40
_EXAMPLE = re.compile(r"(?:示例|样例|范例|举例|例表)(?:[)）]|如下)?[:：]?$")
FEWEST_COLUMNS = 3
_ANNOUNCED_WITHIN = 4  # lines above the table


@dataclass(slots=True)
class Prose:
    """Lines of prose that may belong to a table.

    Attributes:
        caption: since the last table began.
        between: since its last row.
        is_closing: whether a title or section stands among the latter.
        is_below_head: whether one stands below the head of a form, which goes on all the same.
    """

    caption: list[Line] = field(default_factory=list)
    between: list[Line] = field(default_factory=list)
    is_closing: bool = False
    is_below_head: bool = False

    def add(self, line: Line) -> None:
        """Another line."""
        self.caption.append(line)
        self.between.append(line)

    @property
    def has_section(self) -> bool:
        """Whether a section of the document begins since the last row."""
        return any(is_section(line.text) for line in self.between)


def closes(text: str) -> bool:
    """Whether a prose line ends what stands above it: a title, a section, or a whole sentence."""
    return is_title(text) or is_section(text) or len(text) > LONGEST_RUNNING_HEAD


def title_of(lines: list[Line]) -> str | None:
    """The title nearest above the table: the last line that names a table."""
    for line in reversed(lines):
        if is_title(line.text) and not is_furniture(line.text):
            return line.text.strip()
    return None


def announces_example(table: Table) -> bool:
    """Whether the lines above a table say that it only shows how to fill in one: 填报示例."""
    above = [line.text for line in table.caption[-1:]]
    return any(_EXAMPLE.search(fold(text)) for text in (*above, table.title or ""))


def money_unit_above(caption: list[Line], pending: list[Row]) -> str | None:
    """The last unit of money stated in the caption, or in a cell of a row above the heading."""
    units = [money_unit_of(line.text) for line in caption]
    units += [cell.money_unit for row in pending for cell in row.cells if "单位" in cell.folded]
    stated = [unit for unit in units if unit is not None]
    return stated[-1] if stated else None


def is_announced(caption: list[Line], pending: list[Row]) -> bool:
    """Whether head or caption say that performance targets follow."""
    fields = (Field.PROJECT_NAME, Field.GOAL)
    if any(cell.field in fields for row in pending for cell in row.printed):
        return True
    above = [line.text for line in caption[-_ANNOUNCED_WITHIN:]]
    return any("绩效" in fold(text) and is_title(text) for text in above)


def is_grid_title(row: Row) -> bool:
    """A title or note that stands alone in a row of the grid, as spreadsheets have it."""
    if row.filled != [0] or len(row.cells) < FEWEST_COLUMNS:
        return False
    cell = row.cells[0]
    if cell.is_note:
        return True
    names_table = "绩效" in cell.folded or "预算" in cell.folded
    return cell.is_title and names_table and cell.stripped.endswith(("表", "）", ")"))


def is_around_table(row: Row) -> bool:
    """Whether a row of the grid is no row of a table: captions, foot of the page, a title."""
    cells = row.printed
    return (
        all(cell.is_caption for cell in cells)
        or any(cell.is_foot_of_page for cell in cells)
        or is_grid_title(row)
    )
