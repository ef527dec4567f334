"""Tidy tables of a store for people who do not speak RDF: CSV and Parquet."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from importlib.resources import files
from typing import Any, BinaryIO, TextIO

from pyoxigraph import Literal, NamedNode, QuerySolutions

from kg.errors import QueryError
from kg.exports.cells import write_cells
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
_CONVERT: dict[str, Callable[[str], Any]] = {
    "int64": int,
    "double": float,
    "decimal128(38, 6)": Decimal,
}
BATCH = 10_000


def _answer(store: GraphStore, table: str) -> QuerySolutions:
    results = store.query(files("kg.exports").joinpath(f"{table}.rq").read_text("utf-8"))
    if not isinstance(results, QuerySolutions):
        raise QueryError(f"kg/exports/{table}.rq 不是 SELECT 查询")
    return results


def _rows(results: QuerySolutions) -> tuple[list[str], Iterator[list[str | None]]]:
    names = [variable.value for variable in results.variables]
    return names, ([_text(solution[name]) for name in names] for solution in results)


def _text(term: object) -> str | None:
    return term.value if isinstance(term, Literal | NamedNode) else None


def write_csv_table(store: GraphStore, table: str, out: TextIO) -> None:
    """One of ``TABLES`` as CSV with a header; blank where the graph says nothing, and no cell a formula."""
    names, rows = _rows(_answer(store, table))
    write_cells([names], out)
    write_cells(rows, out)


def write_parquet_table(store: GraphStore, table: str, out: BinaryIO) -> None:
    """One of ``TABLES`` as Parquet: numbers as decimals and integers, everything else as text."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    names, rows = _rows(_answer(store, table))
    schema = pa.schema([(name, _type(pa, name)) for name in names])
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        batch: list[list[str | None]] = []
        for row in rows:
            batch.append(row)
            if len(batch) == BATCH:
                writer.write_table(_table(pa, schema, batch))
                batch = []
        writer.write_table(_table(pa, schema, batch))


def _type(pa: Any, name: str) -> Any:
    if name in _FLOATS:
        return pa.float64()
    return (
        pa.int64()
        if name in _INTEGERS
        else pa.decimal128(38, 6)
        if name in _DECIMALS
        else pa.string()
    )


def _table(pa: Any, schema: Any, rows: list[list[str | None]]) -> Any:
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(schema)
    arrays = []
    for column, field in zip(columns, schema, strict=True):
        convert = (
            int
            if field.name in _INTEGERS
            else Decimal
            if field.name in _DECIMALS
            else float
            if field.name in _FLOATS
            else str
        )
        arrays.append(
            pa.array([None if cell is None else convert(cell) for cell in column], field.type)
        )
    return pa.Table.from_arrays(arrays, schema=schema)
