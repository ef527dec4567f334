"""Quads -> something that can be asked: snapshots on disk, swapped whole."""

from pathlib import Path

from kg.errors import StoreError
from kg.store.description import Description
from kg.store.layout import Entry, Layout, Manifest
from kg.store.oxigraph import Change, GraphStore, load_changed, load_new

__all__ = [
    "Change",
    "Description",
    "Entry",
    "GraphStore",
    "Layout",
    "Manifest",
    "load_changed",
    "load_new",
    "open_store",
]


def open_store(root: Path) -> GraphStore:
    """The serving snapshot of a store folder.

    Raises:
        StoreError: nothing was built there yet, or it cannot be opened.
    """
    folder = Layout(root).current()
    if folder is None:
        raise StoreError(f"{root} 中还没有数据；先运行 jipu build 文件或文件夹 --store {root}")
    return GraphStore(folder / "oxigraph")
