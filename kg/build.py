"""The pipeline: files -> documents -> tables -> records -> statements -> a new snapshot, swapped in whole."""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path

from kg.documents import list_files, read_bytes, shown_path
from kg.errors import SourceError
from kg.graph.iris import Iris
from kg.linking import DecisionFiles, write_indicators
from kg.making import make_document
from kg.records import corrections_bytes, digest
from kg.search import write_search
from kg.store import Change, Description, Entry, GraphStore, Layout, Manifest, load_changed, load_new
from kg.store.layout import ABOUT, INDICATORS, SEARCH, write_durably

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


@cache
def reading_version() -> str:
    """A digest of the code and word lists that turn a file into statements: another reading, another version."""
    digest = _digest("nlp", "kg.documents", "kg.tables", "kg.records", "kg.links", "kg.analysis", "kg.checks", "kg.graph")
    digest.update(files("kg").joinpath("rules.yml").read_bytes())
    return digest.hexdigest()[:12]


def _digest(*packages: str) -> "hashlib._Hash":
    """Of the code and word lists of packages."""
    digest = hashlib.sha256()
    for package in packages:
        for entry in sorted(files(package).iterdir(), key=lambda entry: entry.name):
            if entry.name.endswith((".py", ".yml", ".csv", ".txt")):
                digest.update(entry.name.encode() + b"\0" + entry.read_bytes())
    return digest


def build_store(
    paths: Iterable[str], root: Path, base: str, progress: Progress | None = None, *, check: bool = True
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

    Raises:
        StoreError: another build is running, or the store cannot be written or is damaged.
    """
    layout = Layout(root)
    with layout.building() as folder:
        old = layout.manifest()
        work = _Work(layout, Iris(base), old, BuildReport(), check)
        given = list(paths)
        entries = work.collect(given, progress)
        decided = DecisionFiles(given, old.decisions if old else {}, not work.report.failed)
        work.report.failed += decided.failed
        if not entries and old is None:
            return work.report
        manifest = _manifest(entries, base, decided.texts)
        work.report.manifest = manifest
        if old is None or old.id != manifest.id:
            uses = {layout.uses(entry.file) for entry in manifest.documents}
            write_indicators(folder / INDICATORS, uses, decided.decisions, work.iris)
            work.load(folder / "oxigraph", folder / INDICATORS, manifest)
            write_search(folder / SEARCH, GraphStore(folder / "oxigraph"))
            layout.install(folder, manifest)
        return work.report


def _manifest(entries: list[Entry], base: str, decisions: dict[str, str]) -> Manifest:
    entries = sorted(entries, key=lambda entry: (entry.path, entry.source))
    content = sorted({(entry.path, entry.file) for entry in entries})
    # Another way to search makes another snapshot, though no document is read anew.
    said = [reading_version(), _digest("kg.search").hexdigest(), base, content, list(decisions.values())]
    digest = hashlib.sha256(json.dumps(said).encode()).hexdigest()
    return Manifest(digest[:16], reading_version(), base, entries, decisions)


class _Work:
    """One build under way."""

    def __init__(self, layout: Layout, iris: Iris, old: Manifest | None, report: BuildReport, check: bool) -> None:
        self.layout, self.iris, self.old, self.report, self.check = layout, iris, old, report, check
        self.known = {entry.source: entry for entry in old.documents} if old else {}
        self.made = f"{reading_version()} {iris.base}"

    def collect(self, given: list[str], progress: Progress | None) -> list[Entry]:
        """The entries of the new snapshot: those of the files found, and the old ones from elsewhere."""
        found: dict[str, Entry] = {}
        listed = list(list_files(given))
        failed = set[str]()
        for done, item in enumerate(listed, start=1):
            source = str(Path(item.path if isinstance(item, SourceError) else item).resolve())
            try:
                if isinstance(item, SourceError):
                    raise item
                if source not in found:
                    found[source] = self._entry(item, source, shown_path(item, given))
            except SourceError as error:
                self.report.failed.append(error)
                failed.add(source)
            if progress is not None:
                progress(done, len(listed), str(item) if not isinstance(item, SourceError) else item.path)
        return _share_twins([*found.values(), *self._kept(given, found, failed)])

    def _kept(self, given: list[str], found: dict[str, Entry], failed: set[str]) -> list[Entry]:
        """Old documents not under the given paths, and those whose file or folder could not be read this time."""
        roots = {str(Path(path).resolve()) for path in given}
        kept = []
        for source, entry in self.known.items():
            if source in found:
                continue
            above = {source, *map(str, Path(source).parents)}
            if not above & roots or above & failed:
                kept += self._keep(entry)
            else:
                self.report.removed += 1
        return kept

    def _keep(self, entry: Entry) -> list[Entry]:
        """An entry from elsewhere; read anew when this version reads otherwise than the one that built it.

        A twin is read anew as well: the copy whose statements served for it may be gone, and its corrections with it.
        """
        if entry.made.split(" ")[:2] == self.made.split(" ") and not entry.twin:
            self.report.unchanged += 1
            return [entry]
        try:
            return [self._entry(entry.source, entry.source, entry.path)]
        except SourceError as error:
            self.report.failed.append(error)
        if entry.made.split(" ")[1] != self.iris.base:
            self.report.removed += 1  # its statements speak of other IRIs, and the file is gone
            return []
        self.report.unchanged += 1
        return [entry]

    def _entry(self, path: str, source: str, shown: str) -> Entry:
        """Read a file into its statements, unless they are there already."""
        data, corrections = read_bytes(path), corrections_bytes(path)
        sha256 = hashlib.sha256(data).hexdigest()
        before = self.known.get(source)
        made = " ".join((self.made, digest(corrections))).strip()
        if before is not None and self._is_current(before, sha256, shown, made):
            self.report.unchanged += 1
            self._note_empty(before)
            return before
        document = make_document(path, data, corrections, self.iris, shown, check=self.check)
        for file, content in (
            (self.layout.uses(document.name), document.uses), (self.layout.documents / document.name, document.statements),
        ):  # fmt: skip
            if not file.exists():
                write_durably(file, content)
        entry = Entry(shown, source, sha256, document.name, made, counts=document.counts)
        if before is None:
            self.report.added += 1
        elif before.twin and (before.sha256, before.path, before.made) == (sha256, shown, made):
            self.report.unchanged += 1
        else:
            self.report.changed += 1
        self._note_empty(entry)
        return entry

    def _is_current(self, before: Entry, sha256: str, shown: str, made: str) -> bool:
        same = (before.sha256, before.path, before.made) == (sha256, shown, made)
        return same and not before.twin and self.layout.has(before.file)

    def _note_empty(self, entry: Entry) -> None:
        if not entry.counts.get("targets"):
            self.report.empty.append(entry.path)

    def load(self, folder: Path, indicators: Path, manifest: Manifest) -> None:
        """Fill the new database: from the old one where most of it stays, else from all files."""
        new = {entry.file for entry in manifest.documents}
        idents = tuple(sorted({file.partition("-")[0] for file in new}))
        about = Description(
            self.iris.base, manifest.id, software_version(), manifest.version, idents, indicators.with_name(ABOUT)
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
                change = Change(self._files(gone), files, self._files(new & before), serving / INDICATORS, indicators)
                load_changed(folder, serving / "oxigraph", change, self.iris.names_graph, about)
                return
        load_new(folder, [*self._files(new), indicators], about)

    def _files(self, names: set[str]) -> list[Path]:
        return [self.layout.documents / name for name in sorted(names)]


def _share_twins(entries: list[Entry]) -> list[Entry]:
    """The same bytes under several paths are one document: the first path's statements serve for all."""
    first: dict[str, Entry] = {}
    for entry in sorted(entries, key=lambda entry: (entry.path, entry.source)):
        first.setdefault(entry.sha256, entry)
    return [
        replace(entry, twin=False) if first[entry.sha256] is entry else replace(entry, file=first[entry.sha256].file, twin=True)
        for entry in entries
    ]
