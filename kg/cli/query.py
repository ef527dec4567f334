"""``jipu query``: a SPARQL file, a query text, or a named question."""

import signal
import sys
from pathlib import Path

import click

from kg.cli.options import bytes_output, out_option, store_option
from kg.errors import QueryError, UsageError


@click.command()
@click.argument("name", required=False)
@click.option("-e", "expression", metavar="SPARQL", help="直接写查询语句")
@click.option(
    "-p", "--param", "params", multiple=True, metavar="名称=值", help="查询的参数，可重复"
)
@click.option(
    "--format", "format", default="table", show_default=True, help="输出格式",
    type=click.Choice(["table", "csv", "tsv", "json", "xml", "ttl", "nt"]),
)  # fmt: skip
@store_option
@out_option
def query(
    name: str | None,
    expression: str | None,
    params: tuple[str, ...],
    format: str,
    store: Path,
    out: str | None,
) -> None:
    """查询图谱：NAME 是 .rq 文件，或现成查询的名称；不给 NAME 时列出全部现成查询。

    \b
    例：
      jipu query
      jipu query indicator-uses -p indicator=参保率
      jipu query 我的查询.rq --format csv --out 结果.csv
      jipu query -e "SELECT (COUNT(*) AS ?n) WHERE { ?t a <https://w3id.org/jipu/def#Target> }"
    """
    if name is None and expression is None:
        _list_questions()
        return
    # The engine runs outside Python and does not hear Ctrl-C: let it end the process.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    text = _query_text(name or "", expression, _parameters(params))
    from kg.exports.results import write_results
    from kg.store import open_store

    results = open_store(store).query(text)
    if format == "table":
        if out is not None:
            raise UsageError(
                "table 只用于屏幕；写入文件请选 --format csv、tsv、json、xml、ttl 或 nt"
            )
        _show_table(results)
        return
    with bytes_output(out) as file:
        write_results(results, format, file)


def _parameters(params: tuple[str, ...]) -> dict[str, str]:
    values = {}
    for param in params:
        key, sign, value = param.partition("=")
        if not sign or not key:
            raise UsageError(f"参数应写成 名称=值，不能是 {param!r}")
        values[key] = value
    return values


def _query_text(name: str, expression: str | None, values: dict[str, str]) -> str:
    if expression is not None:
        if name or values:
            raise UsageError("-e 不能与 NAME 或 -p 一起用")
        return expression
    path = Path(name)
    if name.endswith((".rq", ".sparql")) or path.is_file():
        if values:
            raise UsageError("-p 只用于现成的查询；文件中的查询请直接写入数值")
        try:
            return path.read_text("utf-8")
        except OSError as error:
            raise QueryError(f"读不到查询文件 {name}：{error.strerror}") from None
        except UnicodeDecodeError:
            raise QueryError(f"查询文件 {name} 不是 UTF-8 文本") from None
    from kg.queries import find_question

    return find_question(name).bind(values)


def _list_questions() -> None:
    from kg.queries import questions

    group = ""
    for question in questions().values():
        if question.group != group:
            group = question.group
            click.echo(click.style(group, bold=True))
        options = "".join(f" -p {p.name}=…" for p in question.parameters)
        click.echo(f"  {question.name}{options}")
        click.echo(f"      {question.title}")


def _show_table(results: object) -> None:
    from kg.exports.results import rows_of

    names, rows = rows_of(results)  # type: ignore[arg-type]
    if not sys.stdout.isatty():
        # Piped: one plain line a row, so that grep and head work on it.
        click.echo("\t".join(names))
        for row in rows:
            click.echo("\t".join(cell.replace("\n", " ") for cell in row))
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table as View

    view = View(*names, header_style="bold", row_styles=["", "dim"])
    for row in rows:
        view.add_row(*(escape(cell) for cell in row))
    console = Console(highlight=False)
    console.print(view)
    console.print(f"{view.row_count} 行", style="dim")
