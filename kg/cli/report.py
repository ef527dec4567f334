"""``jipu report``: boilerplate versus specific targets as HTML, Excel and JSON."""

from pathlib import Path

import click

from kg.cli.options import store_option


@click.command()
@click.option(
    "--out",
    "out",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="写入的文件夹；没有则新建",
)
@click.option(
    "--review/--no-review",
    "review",
    default=True,
    show_default=True,
    help="同时写出各部门的《绩效目标审核表》（Word 和 Excel）",
)
@store_option
def report(out: Path, review: bool, store: Path) -> None:
    """写出报告：套话与具体指标、审核发现；report.html、report.xlsx、report.json，以及 review 文件夹中的审核表。

    \b
    例：
      jipu report --out 报告
      jipu report --store 我的数据 --out 报告 --no-review
    """
    from kg.report import read_figures, review_forms, write_report, write_reviews
    from kg.store import open_store

    opened = open_store(store)
    figures = read_figures(opened)
    for path in write_report(figures, out):
        click.echo(path)
    if review:
        write_reviews(review_forms(opened, figures), out / "review")
        click.echo(out / "review")
