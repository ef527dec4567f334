"""What a build did, for the summary after it."""

from dataclasses import dataclass, field

from kg.errors import SourceError
from kg.store import Manifest


@dataclass(slots=True)
class BuildReport:
    """What a build did.

    Attributes:
        manifest: of the snapshot that serves now; None when there was nothing to build.
        added, changed, removed, unchanged: numbers of documents.
        failed: files that could not be read, with the reason.
        notes: documents of which something is told, with what: no performance table, places that
            were not read.
    """

    manifest: Manifest | None = None
    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    failed: list[SourceError] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)

    @property
    def is_unchanged(self) -> bool:
        """Whether the store already held just this."""
        return not (self.added or self.changed or self.removed)
