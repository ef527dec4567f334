"""``jipu report``: boilerplate versus specific targets as HTML, Excel and JSON."""

from pathlib import Path

import click

from kg.cli.options import store_folder, store_option


@click.command()
@click.option("--out", "out", type=click.Path(path_type=Path, file_okay=False), required=True, help="写入的文件夹；没有则新建")
@store_option
def report(out: Path, store: Path | None) -> None:
    r"""写出套话与具体指标的报告：report.html、report.xlsx、report.json。

    \b
    例：
      jipu report --out 报告
      jipu report --store 我的数据 --out 报告
    """
    from kg.report import read_figures, write_report
    from kg.store import open_store

    for path in write_report(read_figures(open_store(store_folder(store))), out):
        click.echo(path)
