"""What the rows of a table say: entries, projects, findings; and rows that say nothing."""

from dataclasses import dataclass, field

from kg.findings import Finding
from kg.tables.headings.by_content import settle_by_content
from kg.tables.rows.entry import Block, Entry
from kg.tables.table import Heading, Row, Table
from kg.tables.words.shapes import Shape

_UNFILLED = (Shape.TEMPLATE, Shape.EMPTY, Shape.SIGN, Shape.NUMBER, Shape.NONE)
FEWEST_NUMBERS = 3


@dataclass(slots=True)
class TableReading:
    """What a performance table says.

    Attributes:
        heading: the table's, with the roles that the contents of its columns give.
        entries: indicator rows in order.
        blocks: projects named by the table, with or without targets.
        headings: lines that are headings, labels, units, totals or furniture.
        findings: lines that could not be read, with their reason.
    """

    heading: Heading
    entries: list[Entry] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @classmethod
    def of(cls, table: Table) -> "TableReading":
        """Before the first row is read: head and heading are accounted for."""
        lines = [*table.heading_lines, *(row.line.number for row in table.head)]
        return cls(settle_by_content(table.heading, [*table.rows, *table.alike]), headings=lines)

    def report(self, code: str, row: Row, printed: str | None = None) -> None:
        """A row, or a text of it, that could not be read."""
        text = row.line.text.strip() if printed is None else printed
        self.findings.append(Finding(code, row.line.number, text))

    def skip(self, row: Row) -> None:
        """A row that says nothing of its own."""
        self.headings.append(row.line.number)


def is_column_numbers(row: Row) -> bool:
    """A row that only numbers the columns: 栏次 1 2 3 4."""
    texts = [cell.folded for cell in row.printed]
    numbers = [text for text in texts if text.isdigit()]
    if len(numbers) < max(FEWEST_NUMBERS, len(texts) - 1):
        return False
    first = int(numbers[0])
    return numbers == [str(number) for number in range(first, first + len(numbers))]


def drop_templates(reading: TableReading) -> None:
    """Rows of an unfilled template (指标1：, ……) are findings, never records.

    Those in which a slash says that there is nothing (指标1：/) are neither.
    """
    dropped = [entry for entry in reading.entries if _is_template(entry)]
    if not dropped:
        return
    reading.entries = [entry for entry in reading.entries if not _is_template(entry)]
    lines = set[int]()
    for entry in dropped:
        if _says_nothing(entry):
            reading.headings += entry.lines
        else:
            lines.update(entry.lines)
    if not lines:
        return
    if not reading.entries:
        empty = [finding for finding in reading.findings if finding.code in ("R005", "R006")]
        lines |= {finding.line for finding in empty if finding.line is not None}
        reading.findings = [finding for finding in reading.findings if finding not in empty]
    printed = next(one.cells.indicator.text for one in dropped if not _says_nothing(one))
    reading.findings.append(Finding("R002", min(lines), printed, lines=tuple(sorted(lines))))


def _is_template(entry: Entry) -> bool:
    cells = entry.cells
    return cells.indicator.shape == Shape.TEMPLATE and cells.value.shape in _UNFILLED


def _says_nothing(entry: Entry) -> bool:
    return entry.cells.indicator.is_placeholder or entry.cells.value.is_placeholder
