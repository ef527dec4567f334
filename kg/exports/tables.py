"""Tidy tables of a store for people who do not speak RDF: CSV and Parquet."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import islice
from typing import Any, BinaryIO, TextIO

from kg.exports.cells import write_cells
from kg.queries import find_query
from kg.queries.rows import Row, as_text, ask
from kg.store import GraphStore

TABLES = ("targets", "projects", "policies", "findings", "indicators", "wordings", "departments")
_INTEGERS = frozenset(
    (
        "line",
        "year",
        "serial",
        "targets",
        "projects",
        "wordings",
        "departments",
        "indicators",
        "shared_indicators",
    )
)
_FLOATS = frozenset(("number", "upper", "centrality", "shared_share"))
_DECIMALS = frozenset(("amount_yuan",))
BATCH = 10_000


def _rows(store: GraphStore, table: str) -> Iterator[Row]:
    return ask(store, f"exports/{table}", as_text)


def write_csv_table(store: GraphStore, table: str, out: TextIO) -> None:
    """One of ``TABLES`` as CSV with a header; blank where there is no value; no cell a formula."""
    write_cells([find_query(f"exports/{table}").columns], out)
    write_cells((row.values() for row in _rows(store, table)), out)


def write_parquet_table(store: GraphStore, table: str, out: BinaryIO) -> None:
    """One of ``TABLES`` as Parquet: numbers as decimals and integers, everything else as text."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = find_query(f"exports/{table}").columns
    schema = pa.schema([(name, _type(pa, name)) for name in columns])
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        for batch in _batches(_rows(store, table)):
            arrays = [_column(pa, field, batch) for field in schema]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    """Rows ``BATCH`` at a time; the last batch, which may be empty, is shorter than that."""
    while len(batch := list(islice(rows, BATCH))) == BATCH:
        yield batch
    yield batch


def _type(pa: Any, name: str) -> Any:
    if name in _FLOATS:
        return pa.float64()
    if name in _INTEGERS:
        return pa.int64()
    return pa.decimal128(38, 6) if name in _DECIMALS else pa.string()


def _column(pa: Any, field: Any, rows: Iterable[Row]) -> Any:
    convert = _converter(field.name)
    cells = (row[field.name] for row in rows)
    return pa.array([None if cell is None else convert(cell) for cell in cells], field.type)


def _converter(name: str) -> Callable[[str], Any]:
    """What makes a cell of a column out of the text in the graph."""
    if name in _FLOATS:
        return float
    if name in _INTEGERS:
        return int
    return Decimal if name in _DECIMALS else str
