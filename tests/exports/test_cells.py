"""No file that people open in a spreadsheet holds a formula that a document brought in; files for programs hold texts as they are."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyoxigraph
import pytest

from api.pages.findings import _written
from kg.audit.records import FIELDS
from kg.audit.writers import write_xlsx as write_findings_xlsx
from kg.exports.cells import inert
from kg.exports.records import COLUMNS, PARSED, write_csv
from kg.exports.records import write_xlsx as write_records_xlsx
from kg.exports.results import write_results
from kg.exports.rows import write_rows_file
from kg.exports.tables import TABLES, write_csv_table
from kg.queries import find_query
from tests.support.samples import ROOT

ALIVE = [
    "=1+1", '=HYPERLINK("http://example.org","x")', "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "\t=1", "\r=1", "\n=1", "-=1",
    "＝1+1", "－A1", "＠x", "-1.2.3", "+86 0319", "-5%*2", "-1,2", "+-1", "-5\n", "--12+1",
]  # fmt: skip
DEAD = [
    "-5", "+3.2", "-1,234.50", "-12%", "－5％", "-", "--", "－", "--12", "--12-31", "≥90%", "≥-5", "5", "", "100-200", "培训=次数", "'=1", "{=1+1}", " =1", "x\r=1",
]  # fmt: skip
SAFE = [f"'{text}" for text in ALIVE] + DEAD
TEXTS = ALIVE + DEAD


def record(text: str) -> dict[str, Any]:
    """A target record with the text in every field that a document fills."""
    parsed = dict.fromkeys(PARSED, text)
    lists = {"extra": {"x": text}, "reasons": [text], "citations": [text]}
    return {**dict.fromkeys(COLUMNS, text), **lists, "parsed": parsed, "actual_parsed": parsed}


def finding(text: str) -> dict[str, Any]:
    return {
        **dict.fromkeys(FIELDS, text),
        "code": "J302",
        "severity": "error",
        "line": 1,
        "lines": [1],
        "hard": True,
    }


class Asked:
    """A store that answers every query with the texts, in each of some columns."""

    def __init__(self, *columns: str) -> None:
        self._columns = columns or ("text",)

    def query(self, _: str) -> Any:
        answer = pyoxigraph.Store()
        place = pyoxigraph.NamedNode("https://example.org/x")
        quads = [pyoxigraph.Quad(place, place, pyoxigraph.Literal(text)) for text in TEXTS]
        answer.extend(quads)
        columns = " ".join(f"(?own AS ?{name})" for name in self._columns)
        return answer.query(f"SELECT {columns} {{ ?s ?p ?own }}")


def _records() -> str:
    out = io.StringIO(newline="")
    write_csv(map(record, TEXTS), out)
    return out.getvalue()


def _table(name: str) -> Callable[[], str]:
    def write() -> str:
        out = io.StringIO(newline="")
        write_csv_table(Asked(*find_query(f"exports/{name}").columns), name, out)  # type: ignore[arg-type]
        return out.getvalue()

    return write


def _rows() -> str:
    out = io.BytesIO()
    write_rows_file([pa.record_batch({"text": TEXTS})], "csv", out, {})
    return out.getvalue().decode("utf-8-sig")


def _findings() -> str:
    return _written([finding(text) for text in TEXTS], "csv").decode("utf-8-sig")


WRITERS = {
    "records": _records,
    "rows": _rows,
    "findings": _findings,
    **{name: _table(name) for name in TABLES},
}
HOMES = {"kg/exports/cells.py"}
CALLERS = {
    "kg/exports/records.py",
    "kg/exports/rows.py",
    "kg/exports/tables.py",
    "api/pages/findings.py",
}


@pytest.mark.parametrize("writer", WRITERS)
def test_no_cell_of_a_csv_file_is_a_formula(writer: str) -> None:
    cells = [
        cell
        for row in list(csv.reader(io.StringIO(WRITERS[writer](), newline="")))[1:]
        for cell in row
    ]
    assert set(SAFE) <= set(cells)
    assert not set(ALIVE) & set(cells)
    assert [cell for cell in cells if inert(cell) != cell] == []


def test_every_csv_writer_is_among_those_tried() -> None:
    files = [
        path for top in ("kg", "api", "nlp", "ontology") for path in (ROOT / top).rglob("*.py")
    ]
    code = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in files}
    assert {
        name for name, text in code.items() if "csv.writer" in text or "DictWriter" in text
    } == HOMES
    assert {name for name, text in code.items() if "write_cells(" in text} == HOMES | CALLERS


def test_only_texts_are_changed() -> None:
    assert [inert(cell) for cell in (-5, -3.2, None, True)] == [-5, -3.2, None, True]
    assert [inert(text) for text in TEXTS] == SAFE


def test_a_workbook_holds_texts_as_texts(tmp_path: Path) -> None:
    paths = [str(tmp_path / f"{name}.xlsx") for name in ("records", "findings", "rows")]
    write_records_xlsx(map(record, TEXTS), paths[0])
    write_findings_xlsx(map(finding, TEXTS), paths[1])
    with Path(paths[2]).open("wb") as file:
        write_rows_file([pa.record_batch({"text": TEXTS})], "xlsx", file, {})
    for path in paths:
        cells = [
            cell
            for row in openpyxl.load_workbook(path).worksheets[0].iter_rows(min_row=2)
            for cell in row
        ]
        assert {cell.data_type for cell in cells} <= {"s", "n"}, path
        texts = {_plain(str(cell.value)) for cell in cells if cell.data_type == "s"}
        assert {_plain(text) for text in TEXTS if text} <= texts, path


def _plain(text: str) -> str:
    """Without white space and carriage returns, which XML and Excel write in ways of their own."""
    return "".join(text.replace("_x000D_", "").split())


@pytest.mark.parametrize(("format", "quoted"), [("csv", "=1+1"), ("tsv", '"=1+1"')])
def test_answers_to_queries_follow_the_standard(format: str, quoted: str) -> None:
    """SPARQL 1.1 Query Results CSV and TSV Formats: the text of a literal, nothing added."""
    out = io.BytesIO()
    write_results(Asked().query(""), format, out)
    assert quoted in out.getvalue().decode().split("\r\n" if format == "csv" else "\n")
