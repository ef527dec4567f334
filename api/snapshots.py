"""The snapshot that serves, swapped for a new one without dropping a request."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from api.engine.workers import Workers
from api.settings import ServeSettings
from kg.audit import FindingTable
from kg.errors import StoreError
from kg.report import Figures, read_figures
from kg.search import Request, SearchEngine
from kg.store import GraphStore, Layout
from kg.store.layout import FINDINGS, SEARCH, Manifest

DESCRIPTION_SECONDS = 10.0


@dataclass
class Snapshot:
    """One immutable snapshot and the processes that answer from it.

    Attributes:
        id: of the snapshot; the ETag of everything made from it.
        store: opened for the service's own questions.
        workers: for the queries of clients.
        search: indicator search.
        manifest: what it was built from.
        layout: of the store it belongs to.
        settings: of the service.
    """

    id: str
    store: GraphStore
    workers: Workers
    search: SearchEngine
    manifest: Manifest
    layout: Layout
    settings: ServeSettings
    _known: dict[str, Any] = field(default_factory=dict)

    @property
    def base(self) -> str:
        """What the IRIs of its resources begin with."""
        return self.manifest.base

    def once(self, name: str, make: Callable[[], Any]) -> Any:
        """What was made under a name for this snapshot; made when first asked for."""
        if name not in self._known:
            self._known[name] = make()
        return self._known[name]

    @cached_property
    def findings(self) -> FindingTable:
        """All findings; read when first asked for."""
        return FindingTable.read(self.layout.snapshots / self.id / FINDINGS)

    @cached_property
    def figures(self) -> Figures:
        """All figures of the report; computed when first asked for."""
        return read_figures(self.store)


class Snapshots:
    """Keeps the serving snapshot in step with the store folder.

    Args:
        root: the store folder.
        settings: of the service.
    """

    def __init__(self, root: Path, settings: ServeSettings) -> None:
        self.layout, self.settings = Layout(root), settings
        self.serving: Snapshot | None = None
        self._remote = Workers(root, settings) if settings.sparql_url else None

    def engine(self) -> Workers:
        """What evaluates the queries of clients: the engine that is set, else the snapshot that serves.

        Raises:
            StoreError: there is no snapshot yet.
        """
        return self._remote or self.current().workers

    def current(self) -> Snapshot:
        """The snapshot that serves.

        Raises:
            StoreError: there is none yet.
        """
        if self.serving is None:
            raise StoreError(f"{self.layout.root} 中还没有数据；先运行 jipu build")
        return self.serving

    def is_ready(self) -> bool:
        """Whether queries can be answered."""
        return self._remote is not None or self.serving is not None

    def refresh(self) -> bool:
        """Take the newest snapshot; whether it is another one. What runs on the old one goes on to its end."""
        folder = self.layout.current()
        if folder is None or (self.serving is not None and self.serving.id == folder.name):
            return False
        database = folder / "oxigraph"
        search = SearchEngine(folder / SEARCH, folder.name)
        search.search(Request("指标", limit=1))  # the first one loads the dictionary: not while a client waits
        manifest = Manifest.from_json((folder / "manifest.json").read_text("utf-8"))
        workers = Workers(database, self.settings)
        before = self.serving
        self.serving = Snapshot(folder.name, GraphStore(database), workers, search, manifest, self.layout, self.settings)
        if before is not None:
            before.workers.close()
        return True

    async def watch(self, seconds: float = 1.0) -> None:
        """Look for a new snapshot again and again; a damaged one leaves the old one serving."""
        while True:
            await asyncio.sleep(seconds)
            try:
                self.refresh()
            except (StoreError, OSError):
                continue

    def close(self) -> None:
        """End the workers."""
        if self._remote is not None:
            self._remote.close()
        if self.serving is not None:
            self.serving.workers.close()
