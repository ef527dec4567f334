"""Why a query has no answer, from the view of who asked it.

EvaluationError            no answer
├── RefusedError           ask something else: the same query would fail again
│   └── NotAcceptableError     or ask for another format: no type in Accept can hold this answer
└── UnansweredError        ask again, later or for less: the query itself may be good
    ├── BusyError              too many queries are waiting already
    ├── DeadlineError          stopped at its deadline
    ├── CrashedError           its process died: out of memory, cancelled, or the engine failed
    └── SilentError            the other engine (JIPU_SPARQL_URL) does not answer, or not in SPARQL

What a client is told of each stands in api/sparql/problems.py.
"""

from kg.errors import KgError


class EvaluationError(KgError):
    """Root: a query has no answer."""


class RefusedError(EvaluationError):
    """The query cannot be answered as asked; the text says why."""


class NotAcceptableError(RefusedError):
    """None of the media types in Accept can hold this kind of answer."""


class UnansweredError(EvaluationError):
    """The query got no answer this time."""


class BusyError(UnansweredError):
    """Too many queries are waiting already."""


class DeadlineError(UnansweredError):
    """The query was stopped at its deadline.

    Attributes:
        seconds: how long it ran.
    """

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class CrashedError(UnansweredError):
    """The process that evaluated the query died."""


class SilentError(UnansweredError):
    """The other engine does not answer as one; the text says how."""
