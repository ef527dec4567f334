"""Queries in processes of their own: a runaway is killed at its deadline, a crash takes one worker and nothing else."""

import asyncio
import contextlib
import multiprocessing
import resource
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

from api.engine.negotiation import best_match
from api.engine.results import GRAPHS, RESULTS, Answer, Caps, serialize_answer
from api.settings import ServeSettings

START_SECONDS = (
    30.0  # that a worker may take to open the database, which is no part of a query's time
)

_READY = "ready"


class BusyError(Exception):
    """Too many queries wait already."""


class DeadlineError(Exception):
    """The query was stopped at its deadline."""


class CrashedError(Exception):
    """The worker died: out of memory, or the engine failed."""


class SilentError(Exception):
    """The engine that was set does not answer; the text says how."""


class RefusedError(Exception):
    """The query cannot be answered as asked; the text says why."""


class NotAcceptableError(Exception):
    """None of the media types asked for can hold this kind of answer."""


@dataclass(frozen=True, slots=True)
class Job:
    """One query.

    Attributes:
        query: its text.
        accept: the Accept header.
        default_graphs, named_graphs: the dataset asked for, None for both where none was.
        base: against which relative IRIs are resolved.
    """

    query: str
    accept: str | None
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    base: str | None = None


def _work(database: str, url: str, pipe: Connection, settings: ServeSettings) -> None:
    """The life of a worker: open the database, or the engine that is set, and answer job after job."""
    import signal

    from kg.store import GraphStore
    from kg.store.remote import RemoteStore

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server decides when its workers end
    memory = settings.query_megabytes << 20
    # What can be written to, not addresses: the allocator reserves those by the hundred megabytes, differently at each start.
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    caps = Caps(settings.query_rows, settings.query_bytes)
    store = RemoteStore(url, 2 * settings.query_seconds) if url else GraphStore(Path(database))
    with contextlib.suppress(EOFError, BrokenPipeError):
        pipe.send(_READY)
        while True:
            pipe.send(_answer(store, pipe.recv(), caps))


def _answer(store: Any, job: Job, caps: Caps) -> tuple[str, Any]:
    from pyoxigraph import QueryBoolean, QuerySolutions

    from kg.errors import EngineError, KgError

    try:
        results = store.query(job.query, job.default_graphs, job.named_graphs, job.base)
        media = best_match(
            job.accept, RESULTS if isinstance(results, QuerySolutions | QueryBoolean) else GRAPHS
        )
        if media is None:
            return "media", None
        return "answer", serialize_answer(results, media, caps)
    except (EngineError, SyntaxError) as error:  # the latter: an answer broken off
        return "silent", str(error)
    except (KgError, ValueError, OSError, RuntimeError) as error:
        return "refused", str(error)
    except MemoryError:
        return "memory", None


class _Worker:
    """One process and the pipe to it; blocks until the process is ready.

    Raises:
        CrashedError: it did not get ready.
    """

    def __init__(self, database: Path, settings: ServeSettings) -> None:
        context = multiprocessing.get_context("forkserver")
        self.pipe, other = context.Pipe()
        self.process: ForkServerProcess = context.Process(
            target=_work, args=(str(database), settings.sparql_url, other, settings), daemon=True
        )
        self.process.start()
        other.close()
        try:
            self._receive(START_SECONDS)
        except (CrashedError, DeadlineError):
            self.kill()
            raise CrashedError from None

    def ask(self, job: Job, seconds: float) -> tuple[str, Any]:
        """The worker's answer; blocks, at most so many seconds.

        Raises:
            DeadlineError: no answer in time.
            CrashedError: the worker died.
        """
        try:
            self.pipe.send(job)
        except OSError:
            raise CrashedError from None
        said: tuple[str, Any] = self._receive(seconds)
        return said

    def _receive(self, seconds: float) -> Any:
        try:
            if not self.pipe.poll(seconds):
                raise DeadlineError
            return self.pipe.recv()
        except (EOFError, OSError):
            raise CrashedError from None

    def kill(self) -> None:
        """End the process at once."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


class Workers:
    """A bounded number of workers over one immutable database.

    Attributes:
        running: id of a query -> the worker that evaluates it; killing it cancels the query.
        started: id of a query -> when it began.
    """

    def __init__(self, database: Path, settings: ServeSettings) -> None:
        self.database, self.settings = database, settings
        self.running: dict[str, _Worker] = {}
        self.started: dict[str, float] = {}
        self.waiting = 0
        self._idle: list[_Worker] = []
        self._free = asyncio.Semaphore(settings.query_workers)
        self._clients: WeakValueDictionary[str, asyncio.Semaphore] = WeakValueDictionary()
        self._is_closed = False

    async def run(self, ident: str, job: Job, seconds: float, client: str = "") -> Answer:
        """Evaluate a query; one client never holds all workers, so that others are answered beside it.

        Args:
            ident: id by which it can be cancelled.
            job: the query.
            client: who asks.
            seconds: deadline of its evaluation, without the time it waits.

        Raises:
            BusyError, DeadlineError, CrashedError, RefusedError, SilentError, NotAcceptableError: as their names say.
        """
        if self.waiting >= self.settings.query_queue:
            raise BusyError
        own = self._clients.setdefault(
            client, asyncio.Semaphore(max(1, self.settings.query_workers - 1))
        )
        self.waiting += 1
        try:
            async with own, self._free:
                self.waiting -= 1
                try:
                    return await self._run(ident, job, seconds)
                finally:
                    self.waiting += 1
        finally:
            self.waiting -= 1

    async def _run(self, ident: str, job: Job, seconds: float) -> Answer:
        worker = (
            self._idle.pop()
            if self._idle
            else await asyncio.to_thread(_Worker, self.database, self.settings)
        )
        self.running[ident], self.started[ident] = worker, time.monotonic()
        try:
            kind, said = await asyncio.to_thread(worker.ask, job, seconds)
        except BaseException:
            # Stopped, crashed or cancelled: whatever it still does is of no use to anyone.
            worker.kill()
            raise
        finally:
            self.running.pop(ident, None)
            self.started.pop(ident, None)
        if kind == "memory":
            worker.kill()
            raise CrashedError
        if self._is_closed:
            worker.kill()
        else:
            self._idle.append(worker)
        if kind == "refused":
            raise RefusedError(said)
        if kind == "media":
            raise NotAcceptableError
        if kind == "silent":
            raise SilentError(said)
        answer: Answer = said
        return answer

    def cancel(self, ident: str) -> bool:
        """Stop a query; whether there was one."""
        worker = self.running.get(ident)
        if worker is not None:
            worker.process.kill()
        return worker is not None

    def close(self) -> None:
        """End the idle workers now, the others when their query is done."""
        self._is_closed = True
        while self._idle:
            self._idle.pop().kill()


def prepare() -> None:
    """Let later workers start in milliseconds: what they import is imported once."""
    multiprocessing.get_context("forkserver").set_forkserver_preload(
        ["api.engine.workers", "kg.store.remote", "pyoxigraph"]
    )
