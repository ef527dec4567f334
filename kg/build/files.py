"""Files -> the documents of a new snapshot: what changed is read, in processes of its own, the rest is kept."""

import hashlib
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from kg.build.document import Made
from kg.documents import list_files, read_bytes, shown_path
from kg.errors import SourceError
from kg.graph.iris import Iris
from kg.isolation import Task, run_each
from kg.records import corrections_bytes, digest
from kg.store import Entry, Layout, Manifest
from kg.store.layout import write_durably

Progress = Callable[[int, int, str], None]
_READING = (
    "nlp", "kg.findings", "kg.documents", "kg.tables", "kg.records", "kg.links", "kg.analysis", "kg.checks", "kg.graph",
)  # fmt: skip


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


@cache
def reading_version() -> str:
    """A digest of the code and word lists that turn a file into statements: another reading, another version."""
    return digest_of(*_READING).hexdigest()[:12]


def digest_of(*packages: str) -> "hashlib._Hash":
    """Of the code and word lists of packages and the packages in them."""
    digest = hashlib.sha256()
    for package in packages:
        for name, content in _contents(files(package)):
            digest.update(name.encode() + b"\0" + content)
    return digest


def _contents(folder: Traversable, above: str = "") -> Iterator[tuple[str, bytes]]:
    """Path within the package, and content, in order of path."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        path = f"{above}{entry.name}"
        if entry.is_dir():
            yield from _contents(entry, f"{path}/")
        elif entry.name.endswith((".py", ".yml", ".csv", ".txt")):
            yield path, entry.read_bytes()


@dataclass(slots=True)
class _Planned:
    """One file, and what is to be done about it: read it, or nothing but to hand on what is known."""

    source: str
    shown: str
    work: "Task | Entry | SourceError | None"


class Collector:
    """Gathers the entries of a new snapshot.

    Args:
        layout: of the store.
        iris: where things live.
        old: the snapshot before, None for none.
        report: takes what was done.
        check: whether new statements are checked against the shapes.
        jobs: processes that read files; 0 for none but this one.
    """

    def __init__(
        self,
        layout: Layout,
        iris: Iris,
        old: Manifest | None,
        report: BuildReport,
        *,
        check: bool,
        jobs: int,
    ) -> None:
        self.layout, self.iris, self.report, self.check, self.jobs = (
            layout,
            iris,
            report,
            check,
            jobs,
        )
        self.known = {entry.source: entry for entry in old.documents} if old else {}
        self.made = f"{reading_version()} {iris.base}"

    def collect(self, given: list[str], progress: Progress | None) -> list[Entry]:
        """The entries of the new snapshot: those of the files found, and the old ones from elsewhere."""
        found: dict[str, Entry] = {}
        listed = list(list_files(given))
        failed = set[str]()
        planned: deque[_Planned] = deque()
        outcomes = run_each(self._tasks(listed, given, planned), self.jobs)
        for done, outcome in enumerate(outcomes, start=1):
            plan = planned.popleft()
            if isinstance(outcome, SourceError):
                self.report.failed.append(outcome)
                failed.add(plan.source)
            elif outcome is not None:
                found[plan.source] = self._entry(plan, outcome)
            if progress is not None:
                progress(done, len(listed), plan.shown)
        return _share_twins([*found.values(), *self._kept(given, found, failed)])

    def _tasks(
        self, listed: list[str | SourceError], given: list[str], planned: "deque[_Planned]"
    ) -> "Iterator[Task | Entry | SourceError | None]":
        seen: set[str] = set()
        for item in listed:
            if isinstance(item, SourceError):
                plan = _Planned(str(Path(item.path).resolve()), item.path, item)
            else:
                source = str(Path(item).resolve())
                plan = (
                    self._plan(item, source, shown_path(item, given))
                    if source not in seen
                    else _Planned(source, item, None)
                )
                seen.add(source)
            planned.append(plan)
            yield plan.work

    def _plan(self, path: str, source: str, shown: str) -> _Planned:
        """Read a file into its statements, unless they are there already."""
        try:
            sha256, made = (
                hashlib.sha256(read_bytes(path)).hexdigest(),
                self._made(digest(corrections_bytes(path))),
            )
        except SourceError as error:
            return _Planned(source, shown, error)
        before = self.known.get(source)
        if before is not None and self._is_current(before, sha256, shown, made):
            return _Planned(source, shown, before)
        return _Planned(
            source,
            shown,
            Task(path, "kg.build.document:make_file", (path, self.iris, shown, self.check)),
        )

    def _made(self, corrections: str) -> str:
        return " ".join((self.made, corrections)).strip()

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
        plan = self._plan(entry.source, entry.source, entry.path)
        (outcome,) = run_each([plan.work], self.jobs)
        if not isinstance(outcome, SourceError):
            return [self._entry(plan, outcome)]
        self.report.failed.append(outcome)
        if entry.made.split(" ")[1] != self.iris.base:
            self.report.removed += 1  # its statements speak of other IRIs, and the file is gone
            return []
        self.report.unchanged += 1
        return [entry]

    def _entry(self, plan: _Planned, outcome: "Entry | tuple[str, str, Made]") -> Entry:
        """What stands in the snapshot for a file that was read, or whose statements are there already."""
        if isinstance(outcome, Entry):
            self.report.unchanged += 1
            self._note_empty(outcome)
            return outcome
        sha256, corrections, document = outcome
        for file, content in (
            (self.layout.uses(document.name), document.uses), (self.layout.printed(document.name), document.printed),
            (self.layout.documents / document.name, document.statements),
        ):  # fmt: skip
            if not file.exists():
                write_durably(file, content)
        before, made = self.known.get(plan.source), self._made(corrections)
        entry = Entry(plan.shown, plan.source, sha256, document.name, made, counts=document.counts)
        if before is None:
            self.report.added += 1
        elif before.twin and (before.sha256, before.path, before.made) == (
            sha256,
            plan.shown,
            made,
        ):
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


def _share_twins(entries: list[Entry]) -> list[Entry]:
    """The same bytes under several paths are one document: the first path's statements serve for all."""
    first: dict[str, Entry] = {}
    for entry in sorted(entries, key=lambda entry: (entry.path, entry.source)):
        first.setdefault(entry.sha256, entry)
    return [
        replace(entry, twin=False)
        if first[entry.sha256] is entry
        else replace(entry, file=first[entry.sha256].file, twin=True)
        for entry in entries
    ]
