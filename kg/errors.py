"""What can go wrong, from the view of who has to act.

KgError
├── SourceError      a document that cannot be used: missing, binary, wrong encoding, too large
├── StoreError       a store that cannot be opened or written: not built yet, no room, in use
├── QueryError       a query that the store cannot answer: syntax, unknown name, wrong parameter
├── EngineError      another SPARQL engine (JIPU_SPARQL_URL) that does not answer as one
└── UsageError       options or settings that cannot be used, or do not fit together

Defects *inside* a readable document are findings, never exceptions.
"""

import os


class KgError(Exception):
    """Root of all errors a caller may want to catch; its text says what, where, and what to do."""


class SourceError(KgError):
    """A file that cannot be read as a document.

    Attributes:
        path: the path as given.
        reason: why, in Chinese, with what to do.
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{os.fsencode(path).decode('utf-8', 'replace')}：{reason}")
        self.path = path
        self.reason = reason

    def __reduce__(self) -> tuple[type["SourceError"], tuple[str, str]]:
        return type(self), (self.path, self.reason)


class StoreError(KgError):
    """The store cannot be opened or written."""


class QueryError(KgError):
    """A query that cannot be answered as asked."""


class EngineError(KgError):
    """The other SPARQL engine does not answer as one."""


class UsageError(KgError):
    """Options, arguments or settings that cannot be used, or do not fit together."""
