"""The documents that are edited, and the rows of them that are read surely and rightly."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from kg.documents import read_document
from kg.errors import SourceError
from kg.records import Reading
from tests.accuracy.scoring import FIELDS, truth_of
from tests.accuracy.unseen import COLLECTIONS, SUFFIX, inputs
from tests.support.samples import (
    GOLD,
    LAYOUT_IDS,
    LAYOUTS,
    SOURCE_IDS,
    TRUTH_KEYS,
    comparable,
    load,
    read_text,
    source_path,
    to_records,
)

Record = dict[str, Any]
Grid = tuple[tuple[str, ...], ...]
_COMPARED = tuple(name for name in FIELDS if name not in ("level1_printed", "level2_printed"))


@dataclass(frozen=True)
class Row:
    """One line of a document whose records are all sure and right.

    Attributes:
        line: 1-based.
        records: of the line, with the lines each stands on under ``lines``.
        table: 1-based lines of the body rows of its table that have cells, in order.
    """

    line: int
    records: tuple[Record, ...]
    table: tuple[int, ...]


@dataclass(frozen=True)
class Source:
    """A document as lines of cells, with the truth of its rows.

    Attributes:
        name: of the document.
        grid: its lines; prose has one cell.
        gold: its rows as a person read them.
    """

    name: str
    grid: Grid
    gold: tuple[Record, ...]

    @cached_property
    def reading(self) -> Reading:
        """The document as the program reads it, undamaged."""
        return read_text(text_of(self.grid), self.name)

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """All its records, each with its lines."""
        return tuple(records_with_lines(self.reading))

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows that may be edited, in order."""
        trusted = _trusted(self.records, self.gold)
        tables = {
            row.line.number: tuple(own.line.number for own in table.rows if own.line.cells)
            for table in self.reading.tables
            if table.kind == "performance"
            for row in table.rows
            if row.line.cells
        }
        found: list[Row] = []
        for line in sorted({record["lines"][0] for record in self.records}):
            own = [index for index, record in enumerate(self.records) if line in record["lines"]]
            if line in tables and all(index in trusted for index in own):
                records = tuple(self.records[index] for index in own)
                found.append(Row(line, records, tables[line]))
        return tuple(found)


def text_of(lines: Iterable[Sequence[str]]) -> str:
    """Cells back to text."""
    return "\n".join("\t".join(cells) for cells in lines) + "\n"


def records_with_lines(reading: Reading) -> list[Record]:
    """The records of a reading, each with all lines it stands on."""
    records = to_records(reading)
    for record, target in zip(records, reading.targets, strict=True):
        record["lines"] = target.lines
    return records


def sources() -> list[Source]:
    """The samples, the layouts, and the documents of any format with their rows beside them."""
    found = [
        Source(name, _grid_of_text(source_path(name)), tuple(load(folder / name / "targets.jsonl")))
        for folder, names in ((GOLD, SOURCE_IDS), (LAYOUTS, LAYOUT_IDS))
        for name in names
    ]
    for folder in COLLECTIONS:
        for path in inputs(folder):
            grid = _grid_of_file(path)
            if grid is not None:
                gold = tuple(load(path.with_name(path.name + SUFFIX)))
                found.append(Source(f"{folder.name}/{path.name}", grid, gold))
    return [source for source in found if source.rows]


def _grid_of_text(path: Path) -> Grid:
    lines = path.read_bytes().decode().removesuffix("\n").split("\n")
    return tuple(tuple(line.split("\t")) for line in lines)


def _grid_of_file(path: Path) -> Grid | None:
    """A file of any format as a dump of its cells; None where it cannot be read."""
    try:
        document = read_document(str(path))
    except SourceError:
        return None
    lines: list[tuple[str, ...]] = []
    for line in document.lines:
        cells = {cell.column: cell.text.replace("\n", "") for cell in line.cells}
        width = max(cells, default=-1) + 1
        texts = tuple(cells.get(column, "") for column in range(width))
        lines.append(texts or (line.text.replace("\t", " "),))
    return tuple(lines)


def _trusted(records: tuple[Record, ...], gold: tuple[Record, ...]) -> set[int]:
    """Which records are sure and say what the truth says."""
    waiting: dict[str, list[Record]] = {}
    for row in gold:
        waiting.setdefault(comparable(truth_of(row, "indicator")), []).append(row)
    trusted = set()
    for index, record in enumerate(records):
        own = waiting.get(comparable(record["indicator"]), [])
        right = next((row for row in own if _is_right(row, record)), None)
        if right is None:
            continue
        own.remove(right)
        is_sure = record["confidence"] == "sure"
        if is_sure and not right.get("unsure") and not right.get("must_be_unsure"):
            trusted.add(index)
    return trusted


def _is_right(row: Record, record: Record) -> bool:
    return all(
        comparable(truth_of(row, name)) == comparable(record[name])
        for name in (*_COMPARED, "line", "extra")
        if (name in row or TRUTH_KEYS.get(name) in row) and name != "confidence"
    )
