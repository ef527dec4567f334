"""The rows behind an answer, as files: the same rows in every format, whole, and inert in a spreadsheet."""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from kg.errors import UsageError
from kg.exports import rows as writers
from kg.exports.rows import MEDIA, write_rows_file
from kg.search import Request, SearchEngine
from kg.store import GraphStore, Layout
from kg.store.layout import SEARCH
from tests.search.test_engine import asked


@pytest.fixture(scope="module")
def engine(sample_root: Path) -> SearchEngine:
    folder = Layout(sample_root).current()
    assert folder is not None
    return SearchEngine(folder / SEARCH, folder.name)


def written(engine: SearchEngine, format: str, request: Request) -> bytes:
    out = io.BytesIO()
    write_rows_file(engine.rows(request), format, out, {"快照": engine.snapshot})
    return out.getvalue()


def read(data: bytes, format: str) -> list[dict[str, object]]:
    if format == "ndjson":
        return [json.loads(line) for line in data.decode().splitlines()]
    if format == "csv":
        return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    if format == "parquet":
        rows: list[dict[str, object]] = pq.read_table(io.BytesIO(data)).to_pylist()
        return rows
    sheet = openpyxl.load_workbook(io.BytesIO(data))["绩效指标"]
    names, *cells = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, names), row, strict=True)) for row in cells]


@pytest.mark.parametrize("format", MEDIA)
@pytest.mark.parametrize(
    "request_",
    [
        Request(),
        Request("满意度", {"year": ["2024"]}),
        Request("参保率", least=90.0),
        Request("没有这样的词语组合"),
    ],
)
def test_every_format_has_the_rows_that_the_search_counts(
    engine: SearchEngine, format: str, request_: Request
) -> None:
    rows = read(written(engine, format, request_), format)
    assert len(rows) == engine.search(request_).targets
    assert [row["target"] for row in rows] == [
        row["target"] for row in read(written(engine, "ndjson", request_), "ndjson")
    ]


def test_the_rows_are_those_of_the_graph(engine: SearchEngine, sample_store: GraphStore) -> None:
    rows = read(
        written(engine, "ndjson", Request(filters={"department": ["榆林市医疗保障局"]})), "ndjson"
    )
    expected = asked(
        sample_store,
        'SELECT ?t ?line { ?t a jp:Target ; jp:line ?line ; jp:isPlaceholder false ; jp:department/rdfs:label "榆林市医疗保障局" }',
    )
    assert {(str(row["target"]).rpartition("/")[2], str(row["line"])) for row in rows} == {
        (target.rpartition("/")[2], line) for target, line in expected
    }
    assert [(row["document"], row["line"]) for row in rows] == sorted(
        (row["document"], row["line"]) for row in rows
    )
    assert all(row["specificity"] in ("specific", "sector", "boilerplate") for row in rows)
    known = {one["id"] for one in engine.indicators}
    assert all(row["indicator_id"] in known for row in rows)


@pytest.mark.parametrize("format", MEDIA)
def test_the_same_rows_are_the_same_bytes(engine: SearchEngine, format: str) -> None:
    assert written(engine, format, Request("满意度")) == written(engine, format, Request("满意度"))


def test_a_spreadsheet_takes_no_text_for_a_formula() -> None:
    texts = ["=1+1", "+1", "-1", "@x", "\tx", "≥90%", '=HYPERLINK("http://example.org")']
    batch = pa.record_batch({"value": texts, "number": [float(n) for n in range(len(texts))]})

    def of(format: str) -> list[object]:
        out = io.BytesIO()
        write_rows_file([batch], format, out, {})
        return [row["value"] for row in read(out.getvalue(), format)]

    assert of("csv") == [
        "'=1+1",
        "+1",
        "-1",
        "'@x",
        "'\tx",
        "≥90%",
        '\'=HYPERLINK("http://example.org")',
    ]
    assert of("xlsx") == of("ndjson") == of("parquet") == texts
    out = io.BytesIO()
    write_rows_file([batch], "xlsx", out, {})
    cells = list(openpyxl.load_workbook(out)["绩效指标"].iter_rows(min_row=2))
    assert {cell.data_type for row in cells for cell in row} == {"s", "n"}


def test_more_rows_than_a_sheet_holds_are_refused(
    engine: SearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writers, "EXCEL_ROWS", 10)
    with pytest.raises(UsageError, match="最多 10 行"):
        written(engine, "xlsx", Request())
