"""``jipu build``: documents -> the store, with a summary a person enjoys reading."""

import sys
from pathlib import Path

import click

from kg.cli.options import jobs_option, progress_bar, report_failed, report_notes, store_option


@click.command(no_args_is_help=True)
@click.argument("paths", nargs=-1, required=True)
@store_option
@click.option("--examples", is_flag=True, help="另外回答三个示例问题")
@click.option("--no-shapes", is_flag=True, help="不做形状检查（SHACL）；首次导入上千份文件时快得多")
@jobs_option
def build(paths: tuple[str, ...], store: Path, examples: bool, no_shapes: bool, jobs: int) -> None:
    """把文件或文件夹读入图谱。再次运行只更新有变化的文件；已删除的文件从图谱中移除。

    \b
    例：
      jipu build 文件夹
      jipu build 文件夹 --store 我的数据 --examples

    退出码：0 完成；2 有文件未能读取（其余照常建成）。建库中断时，原有数据不受影响。
    """
    from kg.build.snapshot import build_store
    from kg.cli.summary import show_summary
    from kg.cli.unknown_headings import tell_unknown_of
    from kg.settings import Settings, read_settings

    with progress_bar("建库") as progress:
        report = build_store(
            paths, store, read_settings(Settings).base, progress, check=not no_shapes, jobs=jobs
        )
    report_notes(report.notes)
    report_failed(report.failed)
    if report.manifest is not None:
        show_summary(report, report.manifest, store, examples=examples)
        tell_unknown_of(store)
    else:
        click.echo("没有可用的文件，未建立图谱", err=True)
    if report.failed:
        sys.exit(2)
