"""``jipu show``: the printed rows around a target, its own cells marked."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import bytes_output, store_option
from kg.errors import QueryError, SourceError, StoreError, UsageError

if TYPE_CHECKING:
    from kg.documents import Document, Line
    from kg.records import Target
    from kg.store import GraphStore

FIELDS = ("level1_printed", "level2_printed", "indicator", "description", "value", "basis")
NAMES = {
    "level1_printed": "一级",
    "level2_printed": "二级",
    "indicator": "三级指标",
    "description": "说明",
    "value": "指标值",
    "basis": "依据",
}


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
    help="PDF、扫描件：把该页画成 PNG，框出该行",
)
@store_option
def show(ident: str, around: int, out: str | None, store: Path) -> None:
    """显示一个指标行印在何处：原文前后几行，所在的行标出，并列出读成了什么。ID 是指标行的编号或地址。

    \b
    例：
      jipu show 83338392eb0a5f36
      jipu show https://w3id.org/jipu/id/target/83338392eb0a5f36 --around 10
      jipu show 83338392eb0a5f36 --out 页.png

    退出码：0 完成；2 没有这个指标行，或原文件已不在、已改动。
    """
    from kg.records import corrections_bytes, parse_corrections, read_records
    from kg.store import open_store

    ident = ident.rstrip("/").rpartition("/")[2].lower()
    sha256, shown = _document_of(open_store(store), ident)
    path = _source(store, sha256)
    document = _read(path, "kg.documents:read_document", (path,))
    if document.sha256 != sha256:
        raise StoreError(f"{shown} 在建库之后改动过；请重新运行 jipu build")
    reading = read_records(document, parse_corrections(path, corrections_bytes(path)))
    target = next((target for target in reading.records if target.id == ident), None)
    if target is None:
        raise StoreError(f"这一版程序从 {shown} 中读不出 {ident}；请重新运行 jipu build")
    _print(document, target, shown, around)
    if out is not None:
        _draw(path, document, target, out)


def _read(path: str, action: str, arguments: tuple[Any, ...]) -> Any:
    """What a reading function says of a file, in a process of its own."""
    from kg.isolation import Task, run_each

    (outcome,) = run_each([Task(path, action, arguments)], 1)
    if isinstance(outcome, SourceError):
        raise outcome
    return outcome


def _draw(path: str, document: "Document", target: "Target", out: str) -> None:
    """The page with the row framed, as PNG."""
    from kg.documents import read_bytes

    if document.format not in ("pdf", "image") or target.page is None:
        raise UsageError("--out 只用于 PDF 和扫描件中的指标行")
    texts = [
        text
        for name in ("indicator", "value", "description", "level2_printed")
        if (text := getattr(target, name))
    ]
    is_scan = target.page in document.recognised
    action = "scan_picture" if is_scan else "page_picture"
    picture = _read(
        path, f"kg.documents.page_picture:{action}", (path, read_bytes(path), target.page, texts)
    )
    with bytes_output(out) as file:
        file.write(picture)
    click.echo(f"图片：{out}", err=True)


def _document_of(store: "GraphStore", ident: str) -> tuple[str, str]:
    """Digest and path of the document that a target stands in."""
    from kg.queries.rows import ask

    if not ident.isalnum():
        raise QueryError(f"{ident!r} 不是编号；编号见 jipu export --format csv 的 target 列")
    found = next(ask(store, "cli/document-of-target", ending=f"/{ident}"), None)
    if found is None:
        raise QueryError(f"没有指标行 {ident}；编号见 jipu export --format csv 的 target 列")
    return found["sha256"], found["path"]


def _source(root: Path, sha256: str) -> str:
    """Where a document's file is."""
    from kg.documents import is_there
    from kg.store import Layout

    manifest = Layout(root).manifest()
    sources = (
        [entry.source for entry in manifest.documents if entry.sha256 == sha256] if manifest else []
    )
    path = next((source for source in sources if is_there(source)), None)
    if path is None:
        raise StoreError(
            f"原文件 {'、'.join(sources)} 已不在；移回原处，或用新的位置重新运行 jipu build"
        )
    return path


def _print(document: "Document", target: "Target", shown: str, around: int) -> None:
    place = [
        shown,
        *([f"第 {target.page} 页"] if target.page else []),
        *([f"工作表“{target.sheet}”"] if target.sheet else []),
    ]
    click.echo(f"{' '.join(place)} 第 {target.line if target.row is None else target.row} 行")
    first, last = min(target.lines) - around, max(target.lines) + around
    cells = {text for name in FIELDS if (text := getattr(target, name))}
    for line in document.lines:
        if first <= line.number <= last:
            _print_line(line, line.number in target.lines, cells)
    click.echo("读作：")
    for name in FIELDS:
        if getattr(target, name):
            click.echo(f"  {NAMES[name]}  {getattr(target, name)}")
    if target.project is not None and target.project.name:
        click.echo(f"  项目  {target.project.name}")
    if target.reasons:
        click.echo(f"  存疑  {'、'.join(target.reasons)}")


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
    click.echo(f"{'>' if is_own else ' '}{number}  {' │ '.join(parts)}")
