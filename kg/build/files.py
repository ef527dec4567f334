"""Files -> the documents of a new snapshot; only those that changed are read."""

import hashlib
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kg.build.document import Artifacts
from kg.build.report import BuildReport
from kg.build.versions import reading_version
from kg.documents import list_files, read_bytes, shown_path
from kg.errors import SourceError
from kg.graph.iris import Iris
from kg.isolation import Task, run_each
from kg.records import corrections_bytes, digest
from kg.store import Entry, Layout, Manifest
from kg.store.layout import write_durably

Progress = Callable[[int, int, str], None]
# What is to be done about a file: read it, keep what is known, report it, or nothing (given twice).
Work = Task | Entry | SourceError | None
Listed = str | SourceError


@dataclass(slots=True)
class _Planned:
    """One file, and what is to be done about it.

    Attributes:
        source: its absolute path.
        shown: its path as shown to people.
    """

    source: str
    shown: str
    work: Work


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
        self.layout, self.iris, self.report = layout, iris, report
        self.check, self.jobs = check, jobs
        self.known = {entry.source: entry for entry in old.documents} if old else {}
        self.made = f"{reading_version()} {iris.base}"

    def collect(self, given: list[str], progress: Progress | None) -> list[Entry]:
        """The entries of the new snapshot: of the files found, and the old ones from elsewhere."""
        found: dict[str, Entry] = {}
        listed = list(list_files(given))
        failed = set[str]()
        planned: deque[_Planned] = deque()
        outcomes = run_each(self._works(listed, given, planned), self.jobs)
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

    def _works(
        self, listed: list[Listed], given: list[str], planned: deque[_Planned]
    ) -> Iterator[Work]:
        """The work of every listed file; its plan is added to ``planned`` first."""
        seen: set[str] = set()
        for item in listed:
            plan = self._planned(item, given, seen)
            planned.append(plan)
            yield plan.work

    def _planned(self, item: Listed, given: list[str], seen: set[str]) -> _Planned:
        if isinstance(item, SourceError):
            return _Planned(str(Path(item.path).resolve()), item.path, item)
        source = str(Path(item).resolve())
        if source in seen:
            return _Planned(source, item, None)
        seen.add(source)
        return self._plan(item, source, shown_path(item, given))

    def _plan(self, path: str, source: str, shown: str) -> _Planned:
        """Read a file into its statements, unless they are there already."""
        try:
            sha256 = hashlib.sha256(read_bytes(path)).hexdigest()
            made = self._made(digest(corrections_bytes(path)))
        except SourceError as error:
            return _Planned(source, shown, error)
        before = self.known.get(source)
        if before is not None and self._is_current(before, sha256, shown, made):
            return _Planned(source, shown, before)
        arguments = path, self.iris, shown, self.check
        return _Planned(source, shown, Task(path, "kg.build.document:build_file", arguments))

    def _made(self, corrections: str) -> str:
        """What the statements of a file rest on besides its bytes: code, IRI base, corrections."""
        return f"{self.made} {corrections}".strip()

    def _kept(self, given: list[str], found: dict[str, Entry], failed: set[str]) -> list[Entry]:
        """Old documents outside the given paths, or whose file or folder could not be read."""
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
        """An entry from elsewhere; read again when this version reads otherwise than its own did.

        A twin is read again as well: the copy whose statements served for it may be gone, and its
        corrections with it.
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

    def _entry(self, plan: _Planned, outcome: Entry | tuple[str, str, Artifacts]) -> Entry:
        """What stands in the snapshot for a file that was read, or is known already."""
        if isinstance(outcome, Entry):
            self.report.unchanged += 1
            self._note(outcome)
            return outcome
        sha256, corrections, artifacts = outcome
        self._write(artifacts)
        made = self._made(corrections)
        entry = Entry(
            plan.shown,
            plan.source,
            sha256,
            artifacts.name,
            made,
            counts=artifacts.counts,
            note=artifacts.note,
        )
        self._count(self.known.get(plan.source), entry)
        self._note(entry)
        return entry

    def _write(self, artifacts: Artifacts) -> None:
        """Write what is not there yet: the name holds a hash of the content."""
        for file, content in (
            (self.layout.uses(artifacts.name), artifacts.uses),
            (self.layout.printed(artifacts.name), artifacts.printed),
            (self.layout.places(artifacts.name), artifacts.places),
            (self.layout.documents / artifacts.name, artifacts.statements),
        ):
            if not file.exists():
                write_durably(file, content)

    def _count(self, before: Entry | None, entry: Entry) -> None:
        if before is None:
            self.report.added += 1
        elif before.twin and _content(before) == _content(entry):
            self.report.unchanged += 1
        else:
            self.report.changed += 1

    def _is_current(self, before: Entry, sha256: str, shown: str, made: str) -> bool:
        is_same = _content(before) == (sha256, shown, made)
        return is_same and not before.twin and self.layout.has(before.file)

    def _note(self, entry: Entry) -> None:
        if entry.note:
            self.report.notes.append((entry.path, entry.note))


def _content(entry: Entry) -> tuple[str, str, str]:
    """What the statements of an entry depend on."""
    return entry.sha256, entry.path, entry.made


def _share_twins(entries: list[Entry]) -> list[Entry]:
    """The same bytes under several paths are one document: the first path's statements serve."""
    first: dict[str, Entry] = {}
    for entry in sorted(entries, key=lambda entry: (entry.path, entry.source)):
        first.setdefault(entry.sha256, entry)
    return [
        replace(entry, twin=False)
        if first[entry.sha256] is entry
        else replace(entry, file=first[entry.sha256].file, twin=True)
        for entry in entries
    ]
