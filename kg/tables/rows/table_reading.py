"""What the rows of a table said: entries, blocks, findings; rows that say nothing of their own."""

from dataclasses import dataclass, field

from kg.findings import Finding
from kg.tables.rows.entry import Block, Entry
from kg.tables.table import Heading, Row
from kg.tables.words.shapes import EMPTY, NUMBER, SIGN, TEMPLATE, shape_of
from kg.tables.words.vocabulary import is_known_heading
from nlp.text import fold


@dataclass(slots=True)
class TableReading:
    """What a performance table says.

    Attributes:
        entries: indicator rows in order.
        blocks: projects named by the table, with or without targets.
        headings: lines that are headings, labels, units, totals or furniture.
        findings: lines that could not be read, with their reason.
    """

    entries: list[Entry] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def is_column_numbers(row: Row) -> bool:
    """A row that only numbers the columns: 栏次 1 2 3 4."""
    texts = [fold(row.texts[column]) for column in row.filled]
    numbers = [text for text in texts if text.isdigit()]
    return (
        len(numbers) >= 3
        and len(numbers) >= len(texts) - 1
        and numbers == [str(int(numbers[0]) + i) for i in range(len(numbers))]
    )


def drop_templates(reading: TableReading) -> None:
    """Rows of an unfilled template (指标1：, ……) are findings, never records."""
    kept: list[Entry] = []
    dropped: list[Entry] = []
    for entry in reading.entries:
        shape = shape_of(entry.cells.get("indicator", ""))
        value = shape_of(entry.cells.get("value", ""))
        (
            dropped if shape == TEMPLATE and value in (TEMPLATE, EMPTY, SIGN, NUMBER) else kept
        ).append(entry)
    if not dropped:
        return
    lines = tuple(line for entry in dropped for line in entry.lines)
    empty = [f for f in reading.findings if f.code in ("R005", "R006")] if not kept else []
    lines += tuple(f.line for f in empty if f.line is not None)
    reading.findings = [f for f in reading.findings if f not in empty]
    printed = dropped[0].cells.get("indicator", "")
    reading.findings.append(Finding("R002", min(lines), printed, lines=tuple(sorted(set(lines)))))
    reading.entries = kept


def report_unknown(reading: TableReading, heading: Heading) -> None:
    """A heading that is not in columns.yml is reported; what stands below it is kept in ``extra``."""
    for column in heading.columns:
        if (
            column.role is None
            and column.label.strip()
            and not is_known_heading(column.label)
            and heading.lines
        ):
            reading.findings.append(Finding("R003", heading.lines[-1], column.label.strip()))
            reading.headings.append(heading.lines[-1])
