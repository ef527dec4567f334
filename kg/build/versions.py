"""Digests of code and word lists: a document read by other rules gets other statements."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

# The packages that turn a file into statements.
_READING = (
    "nlp",
    "kg.findings",
    "kg.documents",
    "kg.tables",
    "kg.records",
    "kg.links",
    "kg.analysis",
    "kg.checks",
    "kg.graph",
)


@cache
def reading_version() -> str:
    """A digest of the code and word lists that turn a file into statements."""
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
