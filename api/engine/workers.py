"""A bounded number of workers: a runaway query is killed at its deadline, a crash takes one worker.

The server itself never evaluates a client's query: the engine's planning time is covered by no
timeout, and deep nesting kills its process (kg/store/guard.py).
"""

import asyncio
from pathlib import Path
from weakref import WeakValueDictionary

from api.engine.errors import BusyError, CrashedError, EvaluationError
from api.engine.process import Job, Source
from api.engine.results import Answer, Caps
from api.engine.worker import Worker
from api.settings import ServeSettings


class Workers:
    """The workers over one immutable database.

    Args:
        database: its folder.
        settings: of the service.

    Attributes:
        running: id of a query -> the worker that evaluates it; stopping it cancels the query.
        waiting: queries without a worker.
    """

    def __init__(self, database: Path, settings: ServeSettings) -> None:
        self.running: dict[str, Worker] = {}
        self.waiting = 0
        self._source = Source(
            database,
            settings.sparql_url,
            # An engine that is asked may say nothing for the whole time of a query; the deadline,
            # not this limit, should be what stops it.
            2 * settings.query_seconds,
            settings.query_megabytes,
            Caps(settings.query_rows, settings.query_bytes),
        )
        self._queue = settings.query_queue
        self._share = max(1, settings.query_workers - 1)  # of the workers, for one client
        self._idle: list[Worker] = []
        self._free = asyncio.Semaphore(settings.query_workers)
        self._clients: WeakValueDictionary[str, asyncio.Semaphore] = WeakValueDictionary()
        self._is_closed = False

    async def run(self, ident: str, job: Job, seconds: float, client: str = "") -> Answer:
        """Evaluate a query; one client never holds all workers, so that others get answers too.

        Args:
            ident: id by which it can be cancelled.
            job: the query.
            seconds: deadline of its evaluation, without the time it waits.
            client: who asks.

        Raises:
            EvaluationError: there is no answer; its subclass says why (api.engine.errors).
        """
        if self.waiting >= self._queue:
            raise BusyError
        own = self._clients.setdefault(client, asyncio.Semaphore(self._share))
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
        worker = self._idle.pop() if self._idle else await asyncio.to_thread(Worker, self._source)
        self.running[ident] = worker
        try:
            outcome = await asyncio.to_thread(worker.ask, job, seconds)
        except BaseException:
            # Stopped, crashed or cancelled: whatever it still does is of no use to anyone.
            worker.kill()
            raise
        finally:
            self.running.pop(ident, None)
        # A worker that ran out of memory answers, but keeps what it took.
        if self._is_closed or isinstance(outcome, CrashedError):
            worker.kill()
        else:
            self._idle.append(worker)
        if isinstance(outcome, EvaluationError):
            raise outcome
        return outcome

    def cancel(self, ident: str) -> bool:
        """Stop a query; whether there was one."""
        worker = self.running.get(ident)
        if worker is not None:
            worker.stop()
        return worker is not None

    def close(self) -> None:
        """End the idle workers now, the others when their query is done."""
        self._is_closed = True
        while self._idle:
            self._idle.pop().kill()
