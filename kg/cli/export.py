"""``jipu export``: the graph or its tables as files."""

from pathlib import Path

import click

from kg.cli.options import (
    bytes_output,
    file_output,
    out_option,
    store_option,
    text_output,
)
from kg.errors import StoreError

TABLE_FORMATS, NETWORK_FORMATS = ("csv", "parquet"), ("graphml", "gexf", "svg")
# Listed again: kg.exports.tables, which knows them, loads pyarrow, and --help must not wait for it.
TABLES = ("targets", "projects", "policies", "findings", "indicators", "wordings", "departments")


@click.command()
@click.option(
    "--format",
    "format",
    required=True,
    help="ttl、nq、jsonld：图谱；csv、parquet：数据表；graphml、gexf、svg：部门与共用指标的网络",
    type=click.Choice(["ttl", "nq", "jsonld", *TABLE_FORMATS, *NETWORK_FORMATS]),
)
@click.option(
    "--table",
    "table",
    default="targets",
    show_default=True,
    help="csv、parquet 导出哪张表",
    type=click.Choice(TABLES),
)
@click.option(
    "--departments",
    default=2,
    show_default=True,
    type=click.IntRange(2),
    help="graphml、gexf、svg：至少几个部门共用的指标",
)
@store_option
@out_option
def export(format: str, table: str, departments: int, store: Path, out: str | None) -> None:
    """导出图谱、数据表或网络。

    \b
    例：
      jipu export --format ttl --out 图谱.ttl
      jipu export --format csv --table projects
      jipu export --format parquet --out 指标.parquet
      jipu export --format svg --out 共用指标.svg
    """
    if format in NETWORK_FORMATS:
        from kg.exports.network import write_network
        from kg.store import open_store

        graph = open_store(store)
        with bytes_output(out) as file:
            write_network(graph, format, file, departments)
        return
    if format in TABLE_FORMATS:
        _export_table(store, format, table, out)
        return
    from kg.exports.graph import write_graph
    from kg.store import Layout

    layout = Layout(store)
    manifest = layout.manifest()
    if manifest is None:
        raise StoreError(f"{store} 中还没有数据；先运行 jipu build 文件或文件夹 --store {store}")
    with bytes_output(out) as file:
        write_graph(layout, manifest, format, file)


def _export_table(root: Path, format: str, table: str, out: str | None) -> None:
    from kg.exports.tables import write_csv_table, write_parquet_table
    from kg.store import open_store

    store = open_store(root)
    if format == "csv":
        with text_output(out) as file:
            write_csv_table(store, table, file)
        return
    with file_output(out, format) as path, Path(path).open("wb") as binary:
        write_parquet_table(store, table, binary)
