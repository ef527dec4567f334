"""``jipu search``: indicator search in the terminal."""

import json
import sys
from pathlib import Path
from typing import Any

import click

from kg.cli.options import bytes_output, file_output, out_option, store_option
from kg.errors import StoreError, UsageError

FILTERS = (
    "level1",
    "level2",
    "department",
    "region",
    "year",
    "policy",
    "unit",
    "specificity",
    "measurability",
)


@click.command()
@click.argument("text", default="")
@click.option(
    "--filter",
    "-f",
    "filters",
    multiple=True,
    metavar="名称=值",
    help=f"筛选，可重复；名称有 {'、'.join(FILTERS)}",
)
@click.option(
    "--sort",
    type=click.Choice(["relevance", "departments", "targets", "label"]),
    default="relevance",
    show_default=True,
    help="排序",
)
@click.option(
    "--limit", "-n", type=click.IntRange(1, 100), default=20, show_default=True, help="结果数"
)
@click.option(
    "--format",
    "format",
    type=click.Choice(["table", "json", "csv", "xlsx", "ndjson", "parquet"]),
    default="table",
    show_default=True,
    help="table、json：指标；csv、xlsx、ndjson、parquet：符合条件的全部指标行",
)
@out_option  # fmt: skip
@store_option
def search(
    text: str,
    filters: tuple[str, ...],
    sort: str,
    limit: int,
    format: str,
    out: str | None,
    store: Path,
) -> None:
    """按名称查找指标：谁在用、用了多少次。不给 TEXT 时列出符合筛选的全部指标。

    \b
    例：
      jipu search 参保率
      jipu search 满意度 -f department=榆林市医疗保障局
      jipu search 冀财社【2022】218号
      jipu search -f specificity=specific --sort departments --format json
      jipu search 参保率 --format xlsx --out 参保率.xlsx
    """
    from kg.search import Request, SearchEngine
    from kg.store import Layout
    from kg.store.layout import SEARCH

    folder = Layout(store).current()
    if folder is None or not (folder / SEARCH).exists():
        raise StoreError(
            f"{store} 中还没有检索数据；先运行 jipu build 文件或文件夹 --store {store}"
        )
    request = Request(text, _filters(filters), sort=sort, limit=limit)
    engine = SearchEngine(folder / SEARCH, folder.name)
    if format not in ("table", "json"):
        _export(engine, request, format, out)
        return
    if out is not None:
        raise UsageError("--out 用于 csv、xlsx、ndjson、parquet")
    found = engine.search(request)
    if format == "json":
        click.echo(json.dumps(to_json(found), ensure_ascii=False, indent=1))
        return
    if found.is_loose:
        click.echo("没有完全符合的，以下是相近的：", err=True)
    for hit in found.hits:
        click.echo(f"{_marked(hit.label, hit.marks)}\t{hit.departments} 个部门\t{hit.targets} 行")
    click.echo(f"共 {found.total} 个指标，{found.targets} 行", err=True)


def _export(engine: Any, request: Any, format: str, out: str | None) -> None:
    """The rows that fit, as a file; csv and ndjson also on stdout."""
    from kg.exports.rows import write_rows_file

    rows, notes = engine.rows(request), {"快照": engine.snapshot, "检索": request.text or "全部"}
    if format in ("csv", "ndjson"):
        with bytes_output(out) as file:
            write_rows_file(rows, format, file, notes)
        return
    with file_output(out, format) as path, Path(path).open("wb") as file:
        write_rows_file(rows, format, file, notes)


def _filters(given: tuple[str, ...]) -> dict[str, list[str]]:
    wanted: dict[str, list[str]] = {}
    for one in given:
        name, sign, value = one.partition("=")
        if not sign or not value:
            raise UsageError(f"筛选应写成 名称=值，不能是 {one!r}")
        wanted.setdefault(name, []).append(value)
    return wanted


def to_json(found: Any) -> dict[str, Any]:
    """A result as data."""
    return {
        "total": found.total,
        "targets": found.targets,
        "loose": found.is_loose,
        "results": [
            {
                "id": hit.id,
                "iri": hit.iri,
                "label": hit.label,
                "wordings": list(hit.wordings),
                "departments": hit.departments,
                "targets": hit.targets,
                "score": hit.score,
                "marks": [list(mark) for mark in hit.marks],
            }
            for hit in found.hits
        ],
        "facets": {
            name: [{"value": value, "count": count} for value, count in counts]
            for name, counts in found.facets.items()
        },
    }


def _marked(label: str, marks: tuple[tuple[int, int], ...]) -> str:
    """The label with its hits in bold, on a terminal."""
    if not sys.stdout.isatty():
        return label
    out, place = "", 0
    for start, end in marks:
        out += label[place:start] + click.style(label[start:end], bold=True)
        place = end
    return out + label[place:]
