"""``jipu extract``: documents -> target records."""

import sys
from collections.abc import Callable, Iterator
from typing import Any

import click

from kg.cli.options import file_output, out_option, progress_bar, refuse_overwriting, report_failed, text_output
from kg.errors import SourceError


@click.command(no_args_is_help=True)
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--format", "format", type=click.Choice(["jsonl", "csv", "xlsx"]), default="jsonl", show_default=True, help="输出格式"
)
@out_option
def extract(paths: tuple[str, ...], format: str, out: str | None) -> None:
    """读出文件或文件夹中全部绩效指标，每行一个指标，保持文件中的顺序。

    \b
    例：
      jipu extract 预算.txt
      jipu extract 文件夹 --format xlsx --out 指标.xlsx
      jipu extract 预算.txt | head -3

    退出码：0 完成；2 有文件未能读取（其余照常输出）。
    """
    from kg.exports.records import write_csv, write_jsonl, write_xlsx

    refuse_overwriting(out, paths)
    failed: list[SourceError] = []
    empty: list[str] = []
    with progress_bar("读取") as progress:
        records = _records(paths, failed, empty, progress)
        if format == "xlsx":
            with file_output(out, format) as path:
                write_xlsx(records, path)
        else:
            with text_output(out) as file:
                (write_jsonl if format == "jsonl" else write_csv)(records, file)
    for path in empty:
        click.echo(f"提示：{path} 中没有绩效目标表", err=True)
    report_failed(failed)
    if failed:
        sys.exit(2)


def _records(
    paths: tuple[str, ...], failed: list[SourceError], empty: list[str], progress: Callable[[int, int, str], None]
) -> Iterator[dict[str, Any]]:
    from kg.documents import list_files, read_document
    from kg.records import corrections_bytes, parse_corrections, read_records, to_json

    files = list(list_files(paths))
    for done, item in enumerate(files, start=1):
        try:
            if isinstance(item, SourceError):
                raise item
            corrections = parse_corrections(item, corrections_bytes(item))
            reading = read_records(read_document(item), corrections)
        except SourceError as error:
            failed.append(error)
            continue
        if not reading.targets:
            empty.append(reading.document.path)
        for target in reading.targets:
            yield to_json(target, reading.document.path)
        progress(done, len(files), item)
