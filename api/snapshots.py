"""The snapshot that serves, swapped for a new one without dropping a request."""

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar, cast

from api.engine.workers import Workers
from api.settings import ServeSettings
from kg.audit import FindingTable
from kg.errors import StoreError
from kg.queries import find_query
from kg.report import Figures, read_figures
from kg.search import Request, SearchEngine
from kg.store import GraphStore, Layout
from kg.store.layout import FINDINGS, SEARCH, Manifest

DESCRIPTION_SECONDS = 10.0
# Until a damaged snapshot is tried again: opening one takes time that clients wait for.
RETRY_SECONDS = 10.0
LOG = logging.getLogger("jipu.requests")
Value = TypeVar("Value")


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
        findings: all of them.
    """

    id: str
    store: GraphStore
    workers: Workers
    search: SearchEngine
    manifest: Manifest
    layout: Layout
    settings: ServeSettings
    findings: FindingTable
    _known: dict[str, object] = field(default_factory=dict)

    @property
    def base(self) -> str:
        """What the IRIs of its resources begin with."""
        return self.manifest.base

    def once(self, name: str, make: Callable[[], Value]) -> Value:
        """What was made under a name for this snapshot; made when first asked for."""
        if name not in self._known:
            self._known[name] = make()
        return cast(Value, self._known[name])

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
        # What was wrong when it was last tried, and when to try again.
        self._damaged: tuple[str, float] = ("", 0.0)
        self._remote = Workers(root, settings) if settings.sparql_url else None

    def engine(self) -> Workers:
        """What evaluates the queries of clients: the other engine, else the serving snapshot.

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
        """Take the newest snapshot; whether it is another. Queries on the old one may finish."""
        folder = self.layout.current()
        if folder is None or (self.serving is not None and self.serving.id == folder.name):
            return False
        before, self.serving = self.serving, self._open(folder)
        if before is not None:
            before.workers.close()
        return True

    def _open(self, folder: Path) -> Snapshot:
        """The snapshot in a folder. All its files are read: a damaged one must never serve."""
        database = folder / "oxigraph"
        search = SearchEngine(folder / SEARCH, folder.name)
        # The first search loads the dictionary, which must not happen while a client waits.
        search.search(Request("指标", limit=1))
        manifest = Manifest.from_json((folder / "manifest.json").read_text("utf-8"))
        store, findings = GraphStore(database), FindingTable.read(folder / FINDINGS)
        store.query(find_query("store/any-statement").text)
        workers = Workers(database, self.settings)
        return Snapshot(
            folder.name, store, workers, search, manifest, self.layout, self.settings, findings
        )

    def try_refresh(self) -> None:
        """Take the newest snapshot; a damaged one is logged once and leaves the old one serving."""
        problem, again = self._damaged
        if time.monotonic() < again and problem.startswith(f"{self._newest()}: "):
            return
        try:
            self.refresh()
        # What a damaged file raises is up to its reader (JSON, Arrow, numpy, index, database), and
        # an exception that nobody foresaw must not end the watching.
        except Exception as error:
            now = f"{self._newest()}: {type(error).__name__}: {error}"
            if now != problem:
                LOG.error("snapshot not taken: %s", now)
            self._damaged = now, time.monotonic() + RETRY_SECONDS
        else:
            self._damaged = "", 0.0

    def _newest(self) -> str:
        """Name of the newest snapshot, '' where there is none or the folder cannot be read."""
        try:
            folder = self.layout.current()
        except (StoreError, OSError, UnicodeDecodeError):
            return ""
        return folder.name if folder else ""

    async def watch(self, seconds: float = 1.0) -> None:
        """Look for a new snapshot again and again; a damaged one leaves the old one serving."""
        while True:
            await asyncio.sleep(seconds)
            self.try_refresh()

    def close(self) -> None:
        """End the workers."""
        if self._remote is not None:
            self._remote.close()
        if self.serving is not None:
            self.serving.workers.close()
