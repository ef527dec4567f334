"""The pipeline: files -> documents -> tables -> records -> statements -> a new snapshot, swapped in whole."""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kg.documents import list_files, parse_text, read_bytes
from kg.errors import SourceError
from kg.graph import Iris, build_graph, document_id
from kg.records import Reading, read_records
from kg.store import Entry, Layout, Manifest, load_changed, load_new
from kg.store.layout import write_durably

# Raised whenever the same file would give other statements: documents are then read anew.
READING_VERSION = "1"
Progress = Callable[[int, int, str], None]


@dataclass(slots=True)
class BuildReport:
    """What a build did.

    Attributes:
        manifest: of the snapshot that serves now; None when there was nothing to build.
        added, changed, removed, unchanged: numbers of documents.
        failed: files that could not be read, with the reason.
        empty: documents without any performance table.
    """

    manifest: Manifest | None = None
    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    failed: list[SourceError] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)

    @property
    def is_unchanged(self) -> bool:
        """Whether the store already held just this."""
        return not (self.added or self.changed or self.removed)


def software_version() -> str:
    """The installed version of jipu."""
    try:
        return version("jipu")
    except PackageNotFoundError:
        return "0"


def build_store(paths: Iterable[str], root: Path, base: str, progress: Progress | None = None) -> BuildReport:
    """Bring the store up to date with the files of the paths.

    Documents under a given path are added, replaced when their content changed, and removed when the file is
    gone; documents from elsewhere stay. The old snapshot serves until the new one is complete.

    Args:
        paths: files and folders.
        root: the store folder.
        base: IRI base.
        progress: called with (done, total, path) after each file.

    Raises:
        StoreError: another build is running, or the store cannot be written.
    """
    layout = Layout(root)
    given = list(paths)
    with layout.building() as folder:
        old = layout.manifest()
        work = _Work(layout, Iris(base), old, BuildReport())
        entries = work.collect(given, progress)
        manifest = _manifest(entries, base)
        report = work.report
        report.manifest = manifest
        if old is not None and old.id == manifest.id and layout.current() is not None:
            return report
        if not entries and old is None:
            report.manifest = None
            return report
        work.load(folder / "oxigraph", manifest)
        layout.install(folder, manifest)
        return report


def _manifest(entries: list[Entry], base: str) -> Manifest:
    entries = sorted(entries, key=lambda entry: (entry.path, entry.source))
    content = sorted({(entry.path, entry.file) for entry in entries})
    digest = hashlib.sha256(json.dumps([READING_VERSION, base, content]).encode()).hexdigest()
    return Manifest(digest[:16], READING_VERSION, base, entries)


class _Work:
    """One build under way."""

    def __init__(self, layout: Layout, iris: Iris, old: Manifest | None, report: BuildReport) -> None:
        self.layout, self.iris, self.old, self.report = layout, iris, old, report
        self.known = {entry.source: entry for entry in old.documents} if old else {}
        self.stale = old is not None and (old.version != READING_VERSION or old.base != iris.base)

    def collect(self, given: list[str], progress: Progress | None) -> list[Entry]:
        """The entries of the new snapshot: those of the files found, and the old ones from elsewhere."""
        found: dict[str, Entry] = {}
        files = list(list_files(given))
        failed = set[str]()
        for done, item in enumerate(files, start=1):
            source = "" if isinstance(item, SourceError) else str(Path(item).resolve())
            try:
                if isinstance(item, SourceError):
                    raise item
                if source not in found:
                    found[source] = self._entry(item, source, shown_path(item, given))
            except SourceError as error:
                self.report.failed.append(error)
                failed.add(source or str(Path(error.path).resolve()))
            if progress is not None:
                progress(done, len(files), str(item) if not isinstance(item, SourceError) else item.path)
        return list(found.values()) + self._kept(given, found, failed)

    def _kept(self, given: list[str], found: dict[str, Entry], failed: set[str]) -> list[Entry]:
        """Old documents not under the given paths, and those whose file could not be read this time."""
        roots = [Path(path).resolve() for path in given]
        kept = []
        for source, entry in self.known.items():
            if source in found:
                continue
            path = Path(source)
            under = any(path == root or root in path.parents for root in roots)
            if not under or source in failed or any(str(root) in failed for root in roots):
                kept.append(self._keep(entry))
            else:
                self.report.removed += 1
        return kept

    def _keep(self, entry: Entry) -> Entry:
        """An entry from elsewhere, read anew only when this version reads otherwise than the one that built it."""
        if self.stale:
            try:
                return self._entry(entry.source, entry.source, entry.path)
            except SourceError as error:
                self.report.failed.append(error)
        self.report.unchanged += 1
        return entry

    def _entry(self, path: str, source: str, shown: str) -> Entry:
        """Read a file into its statements, unless they are there already."""
        data = read_bytes(path)
        sha256 = hashlib.sha256(data).hexdigest()
        before = self.known.get(source)
        same = before is not None and before.sha256 == sha256 and not self.stale
        if before is not None and same and (self.layout.documents / before.file).exists():
            self.report.unchanged += 1
            self._note_empty(before)
            return before
        reading = read_records(parse_text(path, data))
        lines = build_graph(reading, self.iris, shown)
        text = "\n".join(lines) + "\n"
        name = f"{document_id(sha256)}-{hashlib.sha256(text.encode()).hexdigest()[:8]}.nq"
        if not (self.layout.documents / name).exists():
            write_durably(self.layout.documents / name, text)
        entry = Entry(shown, source, sha256, name, _counts(reading))
        if before is None:
            self.report.added += 1
        else:
            self.report.changed += 1
        self._note_empty(entry)
        return entry

    def _note_empty(self, entry: Entry) -> None:
        if not entry.counts.get("targets"):
            self.report.empty.append(entry.path)

    def load(self, folder: Path, manifest: Manifest) -> None:
        """Fill the new database: from the old one where most of it stays, else from all files."""
        new = {entry.file for entry in manifest.documents}
        serving = self.layout.current()
        if self.old is not None and serving is not None and not self.stale:
            before = {entry.file for entry in self.old.documents}
            if len(before - new) + len(new - before) <= len(new) // 2:
                gone = before - new
                # One content read under two paths has two files but one graph: what shares a dropped graph is loaded anew.
                idents = {file.partition("-")[0] for file in gone}
                again = {file for file in new & before if file.partition("-")[0] in idents}
                files = self._files((new - before) | again)
                load_changed(folder, serving / "oxigraph", self._files(gone), files, self.iris.names_graph)
                return
        load_new(folder, self._files(new))

    def _files(self, names: set[str]) -> list[Path]:
        return [self.layout.documents / name for name in sorted(names)]


def shown_path(path: str, given: list[str]) -> str:
    """The path as recorded: below the folder that was given, without what lies above it on this machine."""
    for root in given:
        folder = Path(root)
        if folder.is_dir() and folder.resolve() in Path(path).resolve().parents:
            relative = Path(path).resolve().relative_to(folder.resolve())
            return (Path(folder.resolve().name) / relative).as_posix()
    return Path(path).name


def _counts(reading: Reading) -> dict[str, int]:
    return {
        "targets": len(reading.targets),
        "projects": len(reading.projects),
        "unsure": sum(target.confidence == "unsure" for target in reading.targets),
        "findings": len(reading.findings),
    }
