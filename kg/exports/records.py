"""Target records as files: JSON lines, CSV, Excel."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

from kg.exports.cells import write_cells

Record = dict[str, Any]
EXCEL_CELL = 32_767
# Flat columns of CSV and Excel, in the order of contract §2; parsed and extra are spread out.
PARSED = (
    *("kind", "comparator", "number", "upper", "unit", "unit_raw", "date"),
    *("per", "change", "until"),
)
COLUMNS = (
    *("document", "page", "sheet", "line", "scope", "department", "unit", "fiscal_year"),
    *("project_code", "project_name", "level1", "level2", "level1_printed", "level2_printed"),
    *("indicator", "description", "value", "basis", "extra", "placeholder", "confidence"),
    *("reasons", *(f"parsed_{key}" for key in PARSED)),
    *(
        *(f"actual_parsed_{key}" for key in PARSED),
        "citations",
        "boxes",
        "programme_name",
        "hidden",
    ),
)


def write_jsonl(records: Iterable[Record], out: TextIO) -> None:
    """One JSON object a line."""
    for record in records:
        out.write(json.dumps(record, ensure_ascii=False) + "\n")


def write_csv(records: Iterable[Record], out: TextIO) -> None:
    """A header and one row a record; lists are joined with a semicolon; no cell is a formula."""
    write_cells([COLUMNS], out)
    write_cells(_rows(records), out)


def write_xlsx(records: Iterable[Record], path: str) -> None:
    """One sheet with a frozen, filtered header; texts are never taken for formulas."""
    import xlsxwriter

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    Path(path).touch()  # an unwritable place fails here, as OSError, before any work
    with xlsxwriter.Workbook(path, options) as book:
        sheet = book.add_worksheet("绩效指标")
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, COLUMNS, book.add_format({"bold": True}))
        count = 0
        for count, row in enumerate(_rows(records), start=1):
            sheet.write_row(
                count, 0, [cell[:EXCEL_CELL] if isinstance(cell, str) else cell for cell in row]
            )
        sheet.autofilter(0, 0, count, len(COLUMNS) - 1)


def _rows(records: Iterable[Record]) -> Iterator[list[Any]]:
    for record in records:
        actual = record["actual_parsed"] or {}
        flat = {
            **record,
            "extra": _as_json(record["extra"]),
            "boxes": _as_json(record["boxes"]),
            "reasons": ";".join(record["reasons"]),
            "citations": ";".join(record["citations"]),
            **{f"parsed_{key}": record["parsed"][key] for key in PARSED},
            **{f"actual_parsed_{key}": actual.get(key) for key in PARSED},
        }
        yield [flat[column] for column in COLUMNS]


def _as_json(part: object) -> str | None:
    """A part of a record that is no flat value, None where it is empty."""
    return json.dumps(part, ensure_ascii=False) if part else None
