"""Reading processes, seen from the command that needs them; results keep the order of the tasks."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Connection, wait
from typing import Any

from kg.errors import SourceError
from kg.isolation.task import Limits, Task, function_of

AHEAD = 4  # results that may wait for an earlier one, for every process
PATIENCE = 5.0  # seconds that a process which fell silent has to end by itself
FILES = (
    200  # that one process reads before a fresh one takes over: what a library leaks stays bounded
)


def processors() -> int:
    """How many processes can work at once on this machine."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run_each(tasks: Iterable[Task | Any], jobs: int, limits: Limits | None = None) -> Iterator[Any]:
    """The result of every task, in order; a ``SourceError`` for a file that could not be read.

    Args:
        tasks: what is no ``Task`` is handed through in its place.
        jobs: processes; 0 reads here, without protection, for those who trust their files.
        limits: of each file.
    """
    if jobs == 0:
        yield from map(_read_here, tasks)
        return
    crew = _Crew(jobs, limits or Limits())
    try:
        yield from crew.run(iter(tasks))
    finally:
        crew.close()


def _read_here(task: Any) -> Any:
    if not isinstance(task, Task):
        return task
    try:
        return function_of(task.action)(*task.arguments)
    except SourceError as error:
        return error


class _Reader:
    """One process, and the task it is working on."""

    def __init__(self, limits: Limits) -> None:
        outcomes, tasks = os.pipe2(os.O_CLOEXEC), os.pipe2(os.O_CLOEXEC)
        ends = tasks[0], outcomes[1]
        arguments = [str(number) for number in (*ends, limits.megabytes, limits.cpu_seconds)]
        warnings = [f"-W{option}" for option in sys.warnoptions]
        # -P: nothing is imported from the current folder
        command = [sys.executable, *warnings, "-P", "-m", "kg.isolation", *arguments]
        self.process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            command, pass_fds=ends, stdin=subprocess.DEVNULL, process_group=0
        )
        for end in ends:
            os.close(end)
        self.outcomes = Connection(outcomes[0], writable=False)
        self.tasks = Connection(tasks[1], readable=False)
        self.number, self.deadline, self.files = -1, 0.0, 0
        self.task: Task | None = None

    def give(self, number: int, task: Task, seconds: float) -> None:
        """Let it begin."""
        self.number, self.task, self.deadline = number, task, time.monotonic() + seconds
        self.files += 1
        with contextlib.suppress(
            OSError
        ):  # that the process died shows when its outcome is awaited
            self.tasks.send((task.action, task.path, task.arguments))

    def end(self, patience: float = 0.0) -> int:
        """Kill it, unless it ends by itself within so many seconds; its exit code."""
        self.outcomes.close()
        self.tasks.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            return self.process.wait(patience)
        self.process.kill()
        return self.process.wait()


class _Crew:
    """Some processes and the results that wait for their turn."""

    def __init__(self, jobs: int, limits: Limits) -> None:
        self.jobs, self.limits = jobs, limits
        self.idle: list[_Reader] = []
        self.busy: list[_Reader] = []
        self.results: dict[int, Any] = {}

    def run(self, tasks: Iterator[Any]) -> Iterator[Any]:
        """Give out, collect, hand on in order."""
        given = due = 0
        is_over = False
        while not is_over or due < given:
            while not is_over and len(self.busy) < self.jobs and given - due < AHEAD * self.jobs:
                task = next(tasks, self)
                if task is self:
                    is_over = True
                    break
                self._start(given, task)
                given += 1
            while due in self.results:
                yield self.results.pop(due)
                due += 1
            if self.busy and due < given:
                self._collect()

    def _start(self, number: int, task: Any) -> None:
        if not isinstance(task, Task):
            self.results[number] = task
            return
        reader = self.idle.pop() if self.idle else _Reader(self.limits)
        reader.give(number, task, self.limits.seconds)
        self.busy.append(reader)

    def _collect(self) -> None:
        """Wait until a process has an outcome, dies, or is over its time."""
        left = max(0.0, min(reader.deadline for reader in self.busy) - time.monotonic())
        ready = wait([reader.outcomes for reader in self.busy], left)
        for reader in list(self.busy):
            if reader.outcomes in ready:
                self._take(reader)
            elif time.monotonic() >= reader.deadline:
                self.busy.remove(reader)
                reader.end()
                seconds = f"{self.limits.seconds:g}"
                self._fail(reader, f"读取超过 {seconds} 秒，已停止；文件可能已损坏或过大")

    def _take(self, reader: _Reader) -> None:
        self.busy.remove(reader)
        try:
            is_read, result = reader.outcomes.recv()
        except (EOFError, OSError):
            self._fail(reader, _reason(reader.end(PATIENCE), self.limits))
            return
        self.results[reader.number] = result if is_read else SourceError(*result)
        if reader.files < FILES:
            self.idle.append(reader)
        else:
            reader.end()

    def _fail(self, reader: _Reader, reason: str) -> None:
        self.results[reader.number] = SourceError(reader.task.path if reader.task else "", reason)

    def close(self) -> None:
        """End all processes."""
        for reader in (*self.busy, *self.idle):
            reader.end()
        self.busy, self.idle = [], []


def _reason(code: int, limits: Limits) -> str:
    """Why a process died, by its exit code."""
    if code == -signal.SIGXCPU:
        return f"读取用去的处理器时间超过 {limits.cpu_seconds} 秒，已停止；文件可能已损坏或过大"
    if code == -signal.SIGKILL:
        return "读取进程被终止（可能是内存不足）；文件可能已损坏或过大"
    return f"读取时程序崩溃（{code}）；文件可能已损坏"
