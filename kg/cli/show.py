"""``jipu show``: the printed rows around a target, its own cells marked."""

import hashlib
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import bytes_output, store_option
from kg.errors import QueryError, SourceError, StoreError, UsageError

if TYPE_CHECKING:
    from kg.documents import Line, Printed
    from kg.queries.rows import Row
    from kg.records.places import Place
    from kg.store import Entry, GraphStore, Layout

FIELDS = {
    "level1": "一级",
    "level2": "二级",
    "label": "三级指标",
    "description": "说明",
    "value": "指标值",
    "basis": "依据",
}


@dataclass(frozen=True, slots=True)
class _Shown:
    """A target as a store knows it.

    Attributes:
        row: its cells, by the columns of ``pages/target``.
        path: of its document, as people see it.
        entries: files with the bytes of that document.
        printed: its printed lines.
        place: where the target stands among them.
    """

    row: "Row"
    path: str
    entries: "list[Entry]"
    printed: "Printed"
    place: "Place"


@click.command()
@click.argument("ident", metavar="ID")
@click.option(
    "--around",
    "-a",
    default=3,
    show_default=True,
    type=click.IntRange(0, 200),
    help="前后各显示几行",
)
@click.option(
    "--out",
    "-o",
    "out",
    type=click.Path(dir_okay=False),
    default=None,
    help="PDF、扫描件：把该页画成 PNG，框出该行；行跨页时两页都画",
)
@store_option
def show(ident: str, around: int, out: str | None, store: Path) -> None:
    """显示一个指标行印在何处：原文前后几行，所在的行标出，并列出读成了什么。ID 是指标行的编号或地址。

    \b
    例：
      jipu show 83338392eb0a5f36
      jipu show https://w3id.org/jipu/id/target/83338392eb0a5f36 --around 10
      jipu show 83338392eb0a5f36 --out 页.png

    退出码：0 完成；2 没有这个指标行，或画图所需的原文件已不在、已改动。
    """
    from kg.store import Layout, open_store

    ident = ident.rstrip("/").rpartition("/")[2].lower()
    shown = _find(open_store(store), Layout(store), ident)
    _print(shown, around)
    if out is not None:
        _draw(shown, out)


def _find(graph: "GraphStore", layout: "Layout", ident: str) -> _Shown:
    """A target and what is printed around it, from what the store keeps."""
    from kg.queries.rows import ask
    from kg.store.printed import read_place, read_printed

    if not ident.isalnum():
        raise QueryError(f"{ident!r} 不是编号；编号见 jipu export --format csv 的 target 列")
    found = next(ask(graph, "cli/target-of-ending", ending=f"/{ident}"), None)
    if found is None:
        raise QueryError(f"没有指标行 {ident}；编号见 jipu export --format csv 的 target 列")
    manifest = layout.manifest()
    entries = [
        entry
        for entry in (manifest.documents if manifest else ())
        if entry.sha256 == found["sha256"]
    ]
    if not entries:
        raise StoreError(f"{found['path']} 不在数据目录中；请重新运行 jipu build")
    row = next(ask(graph, "pages/target", this=found["target"]))
    row["projects"] = [
        one["name"] for one in ask(graph, "pages/projects-of-target", this=found["target"])
    ]
    row["reasons"] = [one["reason"] for one in ask(graph, "pages/reasons", this=found["target"])]
    file = entries[0].file
    place = read_place(layout.places(file), ident)
    return _Shown(row, found["path"], entries, read_printed(layout.printed(file)), place)


def _draw(shown: _Shown, out: str) -> None:
    """The pages of the row as PNG, the row framed."""
    from kg.isolation import Task, run_each

    boxes = shown.place.boxes
    if shown.printed.format not in ("pdf", "image") or not boxes:
        raise UsageError("--out 只用于 PDF 和扫描件中的指标行")
    path, data = _source(shown)
    action = "kg.documents.page_picture:framed_pages"
    (picture,) = run_each([Task(path, action, (path, data, boxes))], 1)
    if isinstance(picture, SourceError):
        raise picture
    with bytes_output(out) as file:
        file.write(picture)
    click.echo(f"图片：{out}", err=True)


def _source(shown: _Shown) -> tuple[str, bytes]:
    """Where the document's file is, and its bytes."""
    from kg.documents import is_there, read_bytes

    sources = [entry.source for entry in shown.entries]
    path = next((source for source in sources if is_there(source)), None)
    if path is None:
        raise StoreError(
            f"原文件 {'、'.join(sources)} 已不在；移回原处，或用新的位置重新运行 jipu build"
        )
    data = read_bytes(path)
    if hashlib.sha256(data).hexdigest() != shown.entries[0].sha256:
        raise StoreError(f"{shown.path} 在建库之后改动过；请重新运行 jipu build")
    return path, data


def _print(shown: _Shown, around: int) -> None:
    row = shown.row
    own = shown.place.lines or (row["line"],)
    stands = shown.printed.lines[row["line"] - 1]
    place = [
        shown.path,
        *([f"第 {stands.page} 页"] if stands.page else []),
        *([f"工作表“{stands.sheet}”"] if stands.sheet else []),
    ]
    click.echo(f"{' '.join(place)} 第 {stands.number if stands.row is None else stands.row} 行")
    cells = {text for name in FIELDS if (text := row[name])}
    for line in shown.printed.between(min(own) - around, max(own) + around):
        _print_line(line, line.number in own, cells)
    click.echo("读作：")
    for name, label in FIELDS.items():
        if row[name]:
            click.echo(f"  {label}  {row[name]}")
    for name in row["projects"]:
        click.echo(f"  项目  {name}")
    if row["reasons"]:
        click.echo(f"  存疑  {'、'.join(row['reasons'])}")


def _print_line(line: "Line", is_own: bool, cells: set[str]) -> None:
    """A line with its number; on a terminal, the cells taken from the target's lines stand out."""
    number = f"{line.number if line.row is None else line.row:>6}"
    parts = [cell.text for cell in line.cells] or [line.text]
    if is_own and sys.stdout.isatty():
        folded = {"".join(cell.split()) for cell in cells}
        own = [part and any("".join(part.split()) in cell for cell in folded) for part in parts]
        parts = [
            click.style(part, reverse=True) if marked else part
            for part, marked in zip(parts, own, strict=True)
        ]
    mark = "  （隐藏）" * line.hidden
    click.echo(f"{'>' if is_own else ' '}{number}  {' │ '.join(parts)}{mark}")
