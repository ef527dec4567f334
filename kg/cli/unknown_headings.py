"""Headings that nobody knows, told at the end of a command: a city may be lost for one word."""

from collections.abc import Iterable
from pathlib import Path

import click

SHOWN = 20


def tell_unknown(headings: Iterable[tuple[str, str]]) -> None:
    """Lines on stderr: each unknown heading, in how many documents it stands, and one of them.

    Args:
        headings: (heading as printed, path of a document that prints it), each pair once.
    """
    documents: dict[str, list[str]] = {}
    for heading, path in headings:
        documents.setdefault(heading, []).append(path)
    _tell((heading, len(paths), paths[0]) for heading, paths in documents.items())


def tell_unknown_of(root: Path) -> None:
    """The same for all documents of a store."""
    from kg.queries.rows import ask
    from kg.store import open_store

    rows = ask(open_store(root), "cli/unknown-headings")
    _tell((row["heading"], row["documents"], row["document"]) for row in rows)


def _tell(headings: Iterable[tuple[str, int, str]]) -> None:
    found = sorted(headings, key=lambda one: (-one[1], one[0]))
    if not found:
        return
    click.echo(
        f"提示：{len(found)} 个表头不认识，已按位置和内容读取，或原样保留。请核对，"
        "并补入 kg/tables/words/columns.yml（词语放入 composed，整个表头放入 roles）：",
        err=True,
    )
    for heading, count, path in found[:SHOWN]:
        click.echo(f"  {' '.join(heading.split())}（{count} 份文件，如 {path}）", err=True)
    if len(found) > SHOWN:
        click.echo(f"  … 另有 {len(found) - SHOWN} 个", err=True)
