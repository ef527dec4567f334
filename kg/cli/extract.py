"""``jipu extract``: documents -> target records."""

import sys
from collections.abc import Callable, Iterator
from typing import Any

import click

from kg.cli.options import (
    file_output,
    jobs_option,
    out_option,
    progress_bar,
    refuse_overwriting,
    report_failed,
    report_notes,
    text_output,
)
from kg.cli.unknown_headings import tell_unknown
from kg.errors import SourceError


@click.command(no_args_is_help=True)
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--format",
    "format",
    type=click.Choice(["jsonl", "csv", "xlsx"]),
    default="jsonl",
    show_default=True,
    help="输出格式",
)
@jobs_option
@out_option
def extract(paths: tuple[str, ...], format: str, jobs: int, out: str | None) -> None:
    """读出文件或文件夹中全部绩效指标，每行一个指标，保持文件中的顺序。

    \b
    例：
      jipu extract 预算.pdf
      jipu extract 文件夹 --format xlsx --out 指标.xlsx
      jipu extract 预算.docx | head -3

    退出码：0 完成；2 有文件未能读取（其余照常输出）。
    """
    from kg.exports.records import write_csv, write_jsonl, write_xlsx

    refuse_overwriting(out, paths)
    failed: list[SourceError] = []
    notes: list[tuple[str, str]] = []
    unknown: list[tuple[str, str]] = []
    with progress_bar("读取") as progress:
        records = _records(paths, failed, notes, unknown, progress, jobs)
        if format == "xlsx":
            with file_output(out, format) as path:
                write_xlsx(records, path)
        else:
            with text_output(out) as file:
                (write_jsonl if format == "jsonl" else write_csv)(records, file)
    report_notes(notes)
    tell_unknown(unknown)
    report_failed(failed)
    if failed:
        sys.exit(2)


def _records(
    paths: tuple[str, ...],
    failed: list[SourceError],
    notes: list[tuple[str, str]],
    unknown: list[tuple[str, str]],
    progress: Callable[[int, int, str], None],
    jobs: int,
) -> Iterator[dict[str, Any]]:
    from kg.documents import list_files
    from kg.isolation import Task, run_each

    files = list(list_files(paths))
    tasks = (
        item
        if isinstance(item, SourceError)
        else Task(item, "kg.build.document:extract_records", (item,))
        for item in files
    )
    for done, (item, read) in enumerate(zip(files, run_each(tasks, jobs), strict=True), start=1):
        progress(done, len(files), item.path if isinstance(item, SourceError) else item)
        if isinstance(read, SourceError):
            failed.append(read)
            continue
        if read.note:
            notes.append((read.path, read.note))
        unknown += [(heading, read.path) for heading in read.unknown]
        yield from read.records
