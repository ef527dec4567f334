"""The pipeline: files -> documents -> records -> statements -> a new snapshot, swapped in whole."""

import hashlib
import json
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kg.audit import write_findings
from kg.build.collection import DecisionFiles, write_indicators
from kg.build.files import Collector, Progress
from kg.build.report import BuildReport
from kg.build.versions import digest_of, reading_version
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

    Documents under a given path are added, replaced when their content changed, and removed when
    the file is gone; documents from elsewhere stay. The old snapshot serves until the new one is
    complete.

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
            _Loader(layout, iris, old).load(folder / "oxigraph", folder / INDICATORS, manifest)
            store = GraphStore(folder / "oxigraph")
            write_search(folder / SEARCH, store)
            write_findings(folder / FINDINGS, store)
            layout.install(folder, manifest)
        return report


def _manifest(entries: list[Entry], base: str, decisions: dict[str, str]) -> Manifest:
    entries = sorted(entries, key=lambda entry: (entry.path, entry.source))
    content = sorted({(entry.path, entry.file) for entry in entries})
    # Another way to search makes another snapshot, though no document is read again.
    parts = [
        reading_version(),
        digest_of("kg.search", "kg.audit").hexdigest(),
        base,
        content,
        list(decisions.values()),
    ]
    digest = hashlib.sha256(json.dumps(parts).encode()).hexdigest()
    return Manifest(digest[:16], reading_version(), base, entries, decisions)


class _Loader:
    """Fills the database of a new snapshot, from the old one where most of it stays."""

    def __init__(self, layout: Layout, iris: Iris, old: Manifest | None) -> None:
        self.layout, self.iris, self.old = layout, iris, old

    def load(self, folder: Path, indicators: Path, manifest: Manifest) -> None:
        """Fill the new database."""
        files = {entry.file for entry in manifest.documents}
        about = Description(
            self.iris.base,
            manifest.id,
            software_version(),
            manifest.version,
            tuple(sorted({_document_of(file) for file in files})),
            indicators.with_name(ABOUT),
        )
        serving = self.layout.current()
        change = self._change(files, indicators, manifest.base, serving)
        if change is None or serving is None:
            load_new(folder, [*self._paths(files), indicators], about)
        else:
            load_changed(folder, serving / "oxigraph", change, self.iris.names_graph, about)

    def _change(
        self, files: set[str], indicators: Path, base: str, serving: Path | None
    ) -> Change | None:
        """What is new since the serving snapshot; None where loading all files is faster."""
        if self.old is None or serving is None or self.old.base != base:
            return None
        before = {entry.file for entry in self.old.documents}
        gone, new, kept = before - files, files - before, files & before
        if len(gone) + len(new) > len(files) // 2:
            return None
        # The same bytes read under two paths make two files but one graph: what shares a dropped
        # graph is loaded again.
        dropped = set(map(_document_of, gone))
        again = {file for file in kept if _document_of(file) in dropped}
        return Change(
            self._paths(gone),
            self._paths(new | again),
            self._paths(kept),
            serving / INDICATORS,
            indicators,
        )

    def _paths(self, files: set[str]) -> list[Path]:
        return [self.layout.documents / file for file in sorted(files)]


def _document_of(file: str) -> str:
    """The id of the document whose statements a file holds."""
    return file.partition("-")[0]
