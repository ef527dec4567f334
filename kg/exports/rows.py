"""Rows of a table as a file: JSON lines, CSV, Excel or Parquet.

Rows are written batch by batch, so that a million of them need little memory.
"""

import io
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from typing import IO, Any

from kg.errors import UsageError
from kg.exports.cells import write_cells

EXCEL_ROWS, EXCEL_CELL = 1_048_575, 32_767
MEDIA = {
    "ndjson": "application/x-ndjson",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
}


def write_rows_file(
    batches: Iterable[Any], format: str, out: IO[bytes], notes: dict[str, str]
) -> None:
    """Write batches of rows in one of ``MEDIA``.

    Args:
        batches: ``pyarrow.RecordBatch``, at least one, all of one schema.
        format: of the file.
        out: where to.
        notes: about the file: a further sheet in Excel, metadata in Parquet.

    Raises:
        UsageError: more rows than an Excel sheet holds.
    """
    _WRITERS[format](iter(batches), out, notes)


def _ndjson(batches: Iterator[Any], out: IO[bytes], _: dict[str, str]) -> None:
    for batch in batches:
        for row in batch.to_pylist():
            out.write((json.dumps(row, ensure_ascii=False, default=_number) + "\n").encode())


def _number(value: object) -> float | int:
    """A decimal as JSON has it."""
    if not isinstance(value, Decimal):
        raise TypeError(type(value).__name__)
    return int(value) if value == value.to_integral_value() else float(value)


def _csv(batches: Iterator[Any], out: IO[bytes], _: dict[str, str]) -> None:
    """CSV with a byte order mark, by which Excel recognises UTF-8; no cell is a formula."""
    text = io.TextIOWrapper(out, "utf-8-sig", newline="", write_through=True)
    for number, batch in enumerate(batches):
        if number == 0:
            write_cells([batch.schema.names], text, "\r\n")
        write_cells((row.values() for row in batch.to_pylist()), text, "\r\n")
    text.detach()


def _xlsx(batches: Iterator[Any], out: IO[bytes], notes: dict[str, str]) -> None:
    """Texts are texts and numbers numbers; nothing is taken for a formula or a link."""
    import xlsxwriter

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "in_memory": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": datetime(2000, 1, 1)})
        sheet, bold, count = book.add_worksheet("绩效指标"), book.add_format({"bold": True}), 0
        sheet.freeze_panes(1, 0)
        names: list[str] = []
        for batch in batches:
            if not names:
                names = batch.schema.names
                sheet.write_row(0, 0, names, bold)
            for row in batch.to_pylist():
                count += 1
                if count > EXCEL_ROWS:
                    raise UsageError(
                        f"Excel 一张表最多 {EXCEL_ROWS} 行；请加筛选，或改用 csv、ndjson、parquet"
                    )
                sheet.write_row(
                    count,
                    0,
                    [cell[:EXCEL_CELL] if isinstance(cell, str) else cell for cell in row.values()],
                )
        sheet.autofilter(0, 0, count, len(names) - 1)
        about = book.add_worksheet("说明")
        for place, pair in enumerate(notes.items()):
            about.write_row(place, 0, pair)


def _parquet(batches: Iterator[Any], out: IO[bytes], notes: dict[str, str]) -> None:
    import pyarrow.parquet as pq

    first = next(batches)
    with pq.ParquetWriter(out, first.schema.with_metadata(notes), compression="zstd") as writer:
        writer.write_batch(first)
        for batch in batches:
            writer.write_batch(batch)


_WRITERS: dict[str, Callable[[Iterator[Any], IO[bytes], dict[str, str]], None]] = {
    "ndjson": _ndjson,
    "csv": _csv,
    "xlsx": _xlsx,
    "parquet": _parquet,
}
