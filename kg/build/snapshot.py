"""The pipeline: files -> documents -> tables -> records -> statements -> a new snapshot, swapped in whole."""

import hashlib
import json
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kg.audit import write_findings
from kg.build.collection import DecisionFiles, write_indicators
from kg.build.files import BuildReport, Collector, Progress, digest_of, reading_version
from kg.graph.iris import Iris
from kg.search import write_search
from kg.store import (
    Change,
    Description,
    Entry,
    GraphStore,
    Layout,
    Manifest,
    load_changed,
    load_new,
)
from kg.store.layout import ABOUT, FINDINGS, INDICATORS, SEARCH

__all__ = ["BuildReport", "build_store", "reading_version"]


def software_version() -> str:
    """The installed version of jipu."""
    try:
        return version("jipu")
    except PackageNotFoundError:
        return "0"


def build_store(
    paths: Iterable[str],
    root: Path,
    base: str,
    progress: Progress | None = None,
    *,
    check: bool = True,
    jobs: int = 0,
) -> BuildReport:
    """Bring the store up to date with the files of the paths.

    Documents under a given path are added, replaced when their content changed, and removed when the file is
    gone; documents from elsewhere stay. The old snapshot serves until the new one is complete.

    Args:
        paths: files and folders.
        root: the store folder.
        base: IRI base.
        progress: called with (done, total, path) after each file.
        check: whether new statements are checked against the shapes.
        jobs: processes that read files; 0 for none but this one.

    Raises:
        StoreError: another build is running, or the store cannot be written or is damaged.
    """
    layout = Layout(root)
    with layout.building() as folder:
        old = layout.manifest()
        report, iris, given = BuildReport(), Iris(base), list(paths)
        entries = Collector(layout, iris, old, report, check=check, jobs=jobs).collect(
            given, progress
        )
        decided = DecisionFiles(given, old.decisions if old else {}, not report.failed)
        report.failed += decided.failed
        if not entries and old is None:
            return report
        report.manifest = manifest = _manifest(entries, base, decided.texts)
        if old is None or old.id != manifest.id:
            uses = {layout.uses(entry.file) for entry in manifest.documents}
            write_indicators(folder / INDICATORS, uses, decided.decisions, iris)
            _Loading(layout, iris, old).load(folder / "oxigraph", folder / INDICATORS, manifest)
            store = GraphStore(folder / "oxigraph")
            write_search(folder / SEARCH, store)
            write_findings(folder / FINDINGS, store)
            layout.install(folder, manifest)
        return report


def _manifest(entries: list[Entry], base: str, decisions: dict[str, str]) -> Manifest:
    entries = sorted(entries, key=lambda entry: (entry.path, entry.source))
    content = sorted({(entry.path, entry.file) for entry in entries})
    # Another way to search makes another snapshot, though no document is read anew.
    said = [
        reading_version(),
        digest_of("kg.search", "kg.audit").hexdigest(),
        base,
        content,
        list(decisions.values()),
    ]
    digest = hashlib.sha256(json.dumps(said).encode()).hexdigest()
    return Manifest(digest[:16], reading_version(), base, entries, decisions)


class _Loading:
    """Fills the database of a new snapshot."""

    def __init__(self, layout: Layout, iris: Iris, old: Manifest | None) -> None:
        self.layout, self.iris, self.old = layout, iris, old

    def load(self, folder: Path, indicators: Path, manifest: Manifest) -> None:
        """Fill the new database: from the old one where most of it stays, else from all files."""
        new = {entry.file for entry in manifest.documents}
        idents = tuple(sorted({file.partition("-")[0] for file in new}))
        about = Description(
            self.iris.base,
            manifest.id,
            software_version(),
            manifest.version,
            idents,
            indicators.with_name(ABOUT),
        )
        serving = self.layout.current()
        if self.old is not None and serving is not None and self.old.base == manifest.base:
            before = {entry.file for entry in self.old.documents}
            if len(before - new) + len(new - before) <= len(new) // 2:
                gone = before - new
                # One content read under two paths has two files but one graph: what shares a dropped graph is loaded anew.
                dropped = {file.partition("-")[0] for file in gone}
                again = {file for file in new & before if file.partition("-")[0] in dropped}
                files = self._files((new - before) | again)
                change = Change(
                    self._files(gone),
                    files,
                    self._files(new & before),
                    serving / INDICATORS,
                    indicators,
                )
                load_changed(folder, serving / "oxigraph", change, self.iris.names_graph, about)
                return
        load_new(folder, [*self._files(new), indicators], about)

    def _files(self, names: set[str]) -> list[Path]:
        return [self.layout.documents / name for name in sorted(names)]
