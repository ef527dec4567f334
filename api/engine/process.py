"""The life of a worker process: open the database or the other engine, answer query after query.

It imports no settings: pydantic alone would add 13 MB to every process.
"""

import contextlib
import multiprocessing
import resource
import signal
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from pyoxigraph import QueryBoolean, QuerySolutions

from api.engine.errors import (
    CrashedError,
    EvaluationError,
    NotAcceptableError,
    RefusedError,
    SilentError,
)
from api.engine.negotiation import best_match
from api.engine.results import GRAPHS, RESULTS, Answer, Caps, serialize_answer
from kg.errors import EngineError, KgError
from kg.store import GraphStore
from kg.store.remote import RemoteStore


@dataclass(frozen=True, slots=True)
class Job:
    """One query.

    Attributes:
        query: its text.
        accept: the Accept header.
        default_graphs, named_graphs: the dataset asked for, None for both where none was.
        base: IRI against which relative IRIs are resolved.
    """

    query: str
    accept: str | None
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    base: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a worker finds its answers, and how much it may use.

    Attributes:
        database: folder of the database.
        url: of another SPARQL engine to ask instead; '' for none.
        seconds: how long to wait for a piece of that engine's answer.
        megabytes: memory of the process.
        caps: how large an answer may be.
    """

    database: Path
    url: str
    seconds: float
    megabytes: int
    caps: Caps


def work(source: Source, pipe: Connection) -> None:
    """Say that the process is ready (None), then answer each job until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server decides when its workers end
    memory = source.megabytes << 20
    # RLIMIT_DATA counts what can be written to. RLIMIT_AS would also count the addresses that the
    # allocator reserves by the hundred megabytes, a different number at each start.
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    store = RemoteStore(source.url, source.seconds) if source.url else GraphStore(source.database)
    with contextlib.suppress(EOFError, BrokenPipeError):
        pipe.send(None)
        while True:
            pipe.send(_outcome(store, pipe.recv(), source.caps))


def _outcome(store: GraphStore | RemoteStore, job: Job, caps: Caps) -> Answer | EvaluationError:
    """The answer, or why there is none: exceptions travel through the pipe as values."""
    try:
        results = store.query(job.query, job.default_graphs, job.named_graphs, job.base)
        is_table = isinstance(results, QuerySolutions | QueryBoolean)
        media = best_match(job.accept, RESULTS if is_table else GRAPHS)
        if media is None:
            return NotAcceptableError()
        return serialize_answer(results, media, caps)
    # A SyntaxError is the parser's word for an answer of another engine that breaks off.
    except (EngineError, SyntaxError) as error:
        return SilentError(str(error))
    except (KgError, ValueError, OSError, RuntimeError) as error:
        return RefusedError(str(error))
    except MemoryError:
        return CrashedError()


def prepare() -> None:
    """Let later workers start in milliseconds: what they import is imported once."""
    multiprocessing.get_context("forkserver").set_forkserver_preload([__name__])
