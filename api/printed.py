"""The printed documents of the snapshot that serves: their lines, and where targets stand."""

from functools import lru_cache
from pathlib import Path

from api.problems import ProblemError
from api.snapshots import Snapshot
from kg.documents import Printed
from kg.records.places import Place
from kg.store import Entry
from kg.store.printed import read_place, read_printed


def entry_of(snapshot: Snapshot, document: str) -> Entry:
    """A document of the snapshot.

    Args:
        snapshot: that serves.
        document: its id or IRI.

    Raises:
        ProblemError: there is no such document.
    """
    ident = document.rpartition("/")[2]
    entry = next(
        (entry for entry in snapshot.manifest.documents if entry.file.partition("-")[0] == ident),
        None,
    )
    if entry is None:
        raise ProblemError(404, "no-such-document", f"没有文件 {ident[:100]}")
    return entry


def printed_of(snapshot: Snapshot, entry: Entry) -> Printed:
    """The printed lines of a document.

    Raises:
        StoreError: the store does not have them.
    """
    return _printed(snapshot.layout.printed(entry.file))


@lru_cache(maxsize=16)
def _printed(path: Path) -> Printed:
    return read_printed(path)


def place_of(snapshot: Snapshot, entry: Entry, ident: str) -> Place:
    """Where a target stands in its document; nowhere where the store does not say.

    Raises:
        StoreError: what the store says is damaged.
    """
    return read_place(snapshot.layout.places(entry.file), ident)
