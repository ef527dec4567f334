"""Files read in processes of their own: what crashes, hangs or eats memory costs its file, and nothing else.

Results come in the order of the items, however many processes work on them. Run as ``python -m kg.isolation FD`` this module is
such a process.
"""

import contextlib
import importlib
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any

from kg.errors import SourceError

AHEAD = 4  # results that may wait for an earlier one, for every process
PATIENCE = 5.0  # seconds that a process which fell silent has to end by itself
FILES = 200  # that one process reads before a fresh one takes its place: what a library leaks stays bounded


@dataclass(frozen=True, slots=True)
class Limits:
    """Of one file.

    Attributes:
        megabytes: address space of the process.
        seconds: by the clock.
        cpu_seconds: of the processor.
    """

    megabytes: int = 4096
    seconds: float = 600.0
    cpu_seconds: int = 500


@dataclass(frozen=True, slots=True)
class Task:
    """One file to be read.

    Attributes:
        path: for messages.
        action: ``module:function``, called with ``arguments``.
        arguments: of the function; they and its result are pickled.
    """

    path: str
    action: str
    arguments: tuple[Any, ...]


def processors() -> int:
    """How many processes can work at once on this machine."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run_each(tasks: Iterable[Task | Any], jobs: int, limits: Limits | None = None) -> Iterator[Any]:
    """The result of every task, in order; a ``SourceError`` as the result where a file could not be read.

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
        return _function(task.action)(*task.arguments)
    except SourceError as error:
        return error


def _function(action: str) -> Callable[..., Any]:
    module, _, name = action.partition(":")
    function: Callable[..., Any] = getattr(importlib.import_module(module), name)
    return function


class _Reader:
    """One process, and the task it is at."""

    def __init__(self, limits: Limits) -> None:
        answers, orders = os.pipe2(os.O_CLOEXEC), os.pipe2(os.O_CLOEXEC)
        ends = orders[0], answers[1]
        arguments = [str(number) for number in (*ends, limits.megabytes, limits.cpu_seconds)]
        warnings = [f"-W{option}" for option in sys.warnoptions]
        # -P: nothing is imported from the current folder
        command = [sys.executable, *warnings, "-P", "-m", "kg.isolation", *arguments]
        self.process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            command, pass_fds=ends, stdin=subprocess.DEVNULL, process_group=0
        )
        os.close(orders[0])
        os.close(answers[1])
        self.said, self.orders = (
            Connection(answers[0], writable=False),
            Connection(orders[1], readable=False),
        )
        self.number, self.deadline, self.files = -1, 0.0, 0
        self.task: Task | None = None

    def give(self, number: int, task: Task, seconds: float) -> None:
        """Let it begin."""
        self.number, self.task, self.deadline = number, task, time.monotonic() + seconds
        self.files += 1
        with contextlib.suppress(OSError):  # a process that died is told by its silence
            self.orders.send((task.action, task.path, task.arguments))

    def end(self, patience: float = 0.0) -> int:
        """Kill it, unless it ends by itself within so many seconds; its exit code."""
        self.said.close()
        self.orders.close()
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
        """Wait until a process says something, dies, or is over its time."""
        left = max(0.0, min(reader.deadline for reader in self.busy) - time.monotonic())
        spoken = wait([reader.said for reader in self.busy], left)
        for reader in list(self.busy):
            if reader.said in spoken:
                self._take(reader)
            elif time.monotonic() >= reader.deadline:
                self.busy.remove(reader)
                reader.end()
                self._fail(
                    reader, f"读取超过 {self.limits.seconds:g} 秒，已停止；文件可能已损坏或过大"
                )

    def _take(self, reader: _Reader) -> None:
        self.busy.remove(reader)
        try:
            is_read, result = reader.said.recv()
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


def _serve(orders: Connection, said: Connection, megabytes: int, cpu_seconds: int) -> None:
    """The life of a process: task after task until nobody asks any more."""
    memory = megabytes << 20
    resource.setrlimit(
        resource.RLIMIT_DATA, (memory, memory)
    )  # addresses that are only reserved harm nobody
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            action, path, arguments = orders.recv()
            used = resource.getrusage(resource.RUSAGE_SELF)
            spent = int(used.ru_utime + used.ru_stime)
            resource.setrlimit(
                resource.RLIMIT_CPU,
                (spent + cpu_seconds + 1, resource.getrlimit(resource.RLIMIT_CPU)[1]),
            )
            said.send(_answer(action, path, arguments))


def _answer(action: str, path: str, arguments: tuple[Any, ...]) -> tuple[bool, Any]:
    try:
        return True, _function(action)(*arguments)
    except SourceError as error:
        return False, (error.path, error.reason)
    except MemoryError:
        return False, (path, "读取时内存不足；文件可能已损坏或过大")
    except RecursionError:
        return False, (path, "文件结构嵌套过深，不是正常的预算文件")
    except Exception as error:  # a fault of ours: it is told, and the other files are read
        said = " ".join(str(error).split())[:200]
        return False, (path, f"程序出错（{type(error).__name__}: {said}）；请把文件发给开发者")


if __name__ == "__main__":
    _serve(
        Connection(int(sys.argv[1]), writable=False),
        Connection(int(sys.argv[2]), readable=False),
        *map(int, sys.argv[3:5]),
    )
