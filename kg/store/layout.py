"""Where a store keeps what: snapshots beside each other, one of them current, swapped whole.

store/
current              name of the snapshot that serves; replaced by one atomic rename
lock                 held while a build runs
documents/<id>.nq    the statements of each document, as built
documents/<id>.uses  its uses of indicators (kg.links)
documents/<id>.lines its printed lines (kg.documents.stored_lines)
documents/<id>.places where its targets are printed (kg.records.places)
snapshots/<id>/      an Oxigraph database, indicators.nq (what rests on all documents), about.nq
                     (what it says of itself), findings.parquet, search/ (kg.search) and
                     manifest.json; never written again once current
"""

import contextlib
import errno
import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from kg.errors import StoreError

INDICATORS = "indicators.nq"
ABOUT = "about.nq"
SEARCH = "search"  # folder of the search index
FINDINGS = "findings.parquet"  # all findings as a table


@dataclass(slots=True)
class Entry:
    """One document of a snapshot: where it came from, what it holds, where its statements are.

    Attributes:
        path: the path recorded in the graph and shown to people.
        source: absolute path of the file, to find it again at the next build.
        sha256: of the file's bytes.
        file: name of the statements' file in ``documents/``.
        made: version of the code, IRI base and corrections that the statements were made with;
            where one of them is another today, the file is read again.
        twin: whether the same bytes stand under another path, whose statements are used.
        counts: what the summary shows: targets, projects, unsure, findings.
        note: what a person is told of the file after a build, '' for nothing.
    """

    path: str
    source: str
    sha256: str
    file: str
    made: str = ""
    twin: bool = False
    counts: dict[str, int] = field(default_factory=dict)
    note: str = ""


@dataclass(slots=True)
class Manifest:
    """What a snapshot was built from. ``id`` is a hash of it: equal content, equal id.

    ``decisions`` are the files with decisions on indicators that are in force: path -> text.
    """

    id: str
    version: str
    base: str
    documents: list[Entry]
    decisions: dict[str, str] = field(default_factory=dict)

    def to_json(self) -> str:
        """Canonical JSON, documents sorted by path.

        ASCII, since a file name may hold bytes that are no text.
        """
        return json.dumps(asdict(self), indent=1, sort_keys=True) + "\n"

    @classmethod
    def from_json(cls, text: str) -> "Manifest":
        """The manifest a snapshot holds."""
        try:
            raw: dict[str, Any] = json.loads(text)
            return cls(
                raw["id"],
                raw["version"],
                raw["base"],
                [Entry(**entry) for entry in raw["documents"]],
                raw.get("decisions", {}),
            )
        except (ValueError, KeyError, TypeError) as error:
            raise StoreError(
                f"数据目录中的 manifest.json 已损坏（{error}）；"
                "请删除该数据目录后重新运行 jipu build"
            ) from None


class Layout:
    """Paths and swaps of one store folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.documents = root / "documents"
        self.snapshots = root / "snapshots"
        self._current = root / "current"

    def uses(self, file: str) -> Path:
        """Where the uses of a document lie, beside its statements."""
        return self.documents / f"{file.removesuffix('.nq')}.uses"

    def printed(self, file: str) -> Path:
        """Where the printed lines of a document lie, beside its statements."""
        return self.documents / f"{file.removesuffix('.nq')}.lines"

    def places(self, file: str) -> Path:
        """Where it is told where the targets of a document are printed."""
        return self.documents / f"{file.removesuffix('.nq')}.places"

    def has(self, file: str) -> bool:
        """Whether all that was made of a document is there."""
        beside = (self.uses(file), self.printed(file), self.places(file))
        return all(path.exists() for path in (self.documents / file, *beside))

    def current(self) -> Path | None:
        """The folder of the serving snapshot, None before the first build."""
        try:
            name = self._current.read_text("utf-8").strip()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise StoreError(f"打不开数据目录 {self.root}：{error.strerror}") from None
        folder = self.snapshots / name
        if not name or not (folder / "manifest.json").exists():
            raise StoreError(
                f"数据目录 {self.root} 已损坏：current 指向的快照 {name or '（空）'} 不存在；"
                "请删除它后重新运行 jipu build"
            )
        return folder

    def manifest(self) -> Manifest | None:
        """The manifest of the serving snapshot."""
        folder = self.current()
        return Manifest.from_json((folder / "manifest.json").read_text("utf-8")) if folder else None

    @contextlib.contextmanager
    def building(self) -> Iterator[Path]:
        """Hold the build lock and give an empty folder for a new snapshot, removed on failure.

        Raises:
            StoreError: another build is running, or the folder cannot be written.
        """
        try:
            self.documents.mkdir(parents=True, exist_ok=True)
            self.snapshots.mkdir(exist_ok=True)
            lock = (self.root / "lock").open("w")
        except OSError as error:
            raise StoreError(f"不能写入数据目录 {self.root}：{error.strerror}") from None
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise StoreError(f"{self.root} 正在被另一个 build 使用；等它结束后再试") from None
            self._sweep_unfinished()
            folder = self.snapshots / f".building-{os.getpid()}"
            folder.mkdir()
            try:
                yield folder
            except OSError as error:
                reason = "磁盘已满" if error.errno == errno.ENOSPC else error.strerror
                raise StoreError(
                    f"不能写入数据目录 {self.root}（{reason}）；原有数据未受影响"
                ) from None
            finally:
                shutil.rmtree(folder, ignore_errors=True)

    def _sweep_unfinished(self) -> None:
        for left in self.snapshots.glob(".building-*"):
            shutil.rmtree(left, ignore_errors=True)
        for left in self.documents.glob(".*.tmp"):
            left.unlink(missing_ok=True)

    def install(self, folder: Path, manifest: Manifest) -> None:
        """Make a finished folder the serving snapshot, and drop what no one needs any more.

        In this order: flush, rename, swap the pointer. Whenever the machine stops, the old or the
        new snapshot serves.
        """
        write_durably(folder / "manifest.json", manifest.to_json())
        final = self.snapshots / manifest.id
        if final.exists():
            shutil.rmtree(final)
        _sync_tree(folder)
        folder.rename(final)
        before = self.current()
        write_durably(self._current, manifest.id + "\n")
        self._drop_old(final, before)

    def _drop_old(self, final: Path, before: Path | None) -> None:
        kept = {final} | ({before} if before else set())
        for folder in self.snapshots.iterdir():
            if folder not in kept and not folder.name.startswith("."):
                shutil.rmtree(folder, ignore_errors=True)
        named: set[str] = set()
        for folder in kept:
            if (folder / "manifest.json").exists():
                manifest = Manifest.from_json((folder / "manifest.json").read_text("utf-8"))
                named |= {entry.file for entry in manifest.documents}
        for file in self.documents.iterdir():
            if file.with_suffix(".nq").name not in named and not file.name.startswith("."):
                file.unlink(missing_ok=True)


def write_durably(path: Path, text: str) -> None:
    """Write a file whole or not at all: temporary file, flush to disk, rename."""
    temporary = path.with_name(f".{path.name}.tmp")
    with temporary.open("w", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def _sync_tree(folder: Path) -> None:
    for path in [folder, *folder.rglob("*")]:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
