"""One worker process, seen from the server: asked over a pipe, killed when it takes too long."""

import multiprocessing
from multiprocessing.context import ForkServerProcess

from api.engine.errors import CrashedError, DeadlineError, EvaluationError
from api.engine.process import Job, Source, work
from api.engine.results import Answer

START_SECONDS = 30.0  # to open the database, which is no part of a query's time


class Worker:
    """A process and the pipe to it; construction blocks until the process is ready.

    Args:
        source: where it finds its answers.

    Raises:
        CrashedError: it did not get ready.
    """

    def __init__(self, source: Source) -> None:
        context = multiprocessing.get_context("forkserver")
        self._pipe, other = context.Pipe()
        self._process: ForkServerProcess = context.Process(
            target=work, args=(source, other), daemon=True
        )
        self._process.start()
        other.close()
        try:
            self._receive(START_SECONDS)
        except (CrashedError, DeadlineError):
            self.kill()
            raise CrashedError from None

    def ask(self, job: Job, seconds: float) -> Answer | EvaluationError:
        """What the process answers, an error as a value; blocks for at most so many seconds.

        Raises:
            DeadlineError: no answer in time.
            CrashedError: the process died.
        """
        try:
            self._pipe.send(job)
        except OSError:
            raise CrashedError from None
        outcome = self._receive(seconds)
        if outcome is None:
            raise CrashedError
        return outcome

    def _receive(self, seconds: float) -> Answer | EvaluationError | None:
        """The next message; the first one, None, says that the process is ready."""
        try:
            if not self._pipe.poll(seconds):
                raise DeadlineError(seconds)
            message: Answer | EvaluationError | None = self._pipe.recv()
        except (EOFError, OSError):
            raise CrashedError from None
        return message

    def stop(self) -> None:
        """Kill the process; whoever waits for its answer gets a ``CrashedError``."""
        self._process.kill()

    def kill(self) -> None:
        """Kill the process and give its pipe back."""
        self._process.kill()
        self._process.join()
        self._pipe.close()
