"""Files in processes of their own: what one of them does costs nobody else anything, and the order stays."""

import errno
import os
import select
import signal
import subprocess
import sys
import time
from itertools import chain, repeat
from pathlib import Path
from types import SimpleNamespace

import pytest

from kg.errors import SourceError
from kg.isolation import Limits, Task, run_each
from tests.support.patience import HANG
from tests.support.samples import ROOT

# Only the limit that a case is about is short; no clock decides, so that a loaded machine fails nothing.
LIMITS = Limits(megabytes=1024, seconds=3600, cpu_seconds=1)


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that fell silent is waited for however long a loaded machine takes to end it."""
    monkeypatch.setattr("kg.isolation.crew.PATIENCE", HANG)


def burn() -> None:
    """Use the processor without end."""
    while True:
        pass


def nest(depth: int = 0) -> int:
    """Recurse without end."""
    return nest(depth + 1) + 1


def die() -> None:
    """As an out-of-memory killer would."""
    os.kill(os.getpid(), signal.SIGKILL)


def say(number: int, seconds: float = 0.0) -> int:
    """Answer after a while."""
    time.sleep(seconds)
    return number


def test_results_come_in_the_order_of_the_tasks() -> None:
    tasks = [
        Task(str(number), "tests.test_isolation:say", (number, 0.05 * (number % 3)))
        for number in range(20)
    ]
    assert list(run_each(tasks, 4)) == list(range(20))


@pytest.mark.parametrize(
    ("action", "arguments", "reason"),
    [
        ("os:abort", (), "崩溃"),
        ("tests.test_isolation:die", (), "终止"),
        ("tests.test_isolation:burn", (), "处理器时间超过 1 秒"),
        ("tests.test_isolation:nest", (), "嵌套过深"),
        ("builtins:bytearray", (4 << 30,), "内存不足"),
        ("math:sqrt", (-1,), "程序出错"),
        ("sys:exit", (3,), "崩溃"),
    ],
)
def test_what_goes_wrong_is_told_of_its_file_and_the_others_are_read(
    action: str, arguments: tuple[object, ...], reason: str
) -> None:
    tasks = [
        Task("好", "math:sqrt", (4,)),
        Task("坏", action, arguments),
        Task("也好", "math:sqrt", (9,)),
    ]
    first, bad, last = run_each(tasks, 2, LIMITS)
    assert (first, last) == (2.0, 3.0)
    assert isinstance(bad, SourceError)
    assert bad.path == "坏"
    assert reason in bad.reason


def test_a_file_over_its_time_is_stopped_and_the_next_one_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The clock stands still but for one jump, while the first file is being read."""
    readings = chain([0.0], repeat(1000.0))
    clock = SimpleNamespace(monotonic=lambda: next(readings))
    monkeypatch.setattr("kg.isolation.crew.time", clock)
    tasks = [Task("坏", "time:sleep", (2 * HANG,)), Task("好", "math:sqrt", (4,))]
    bad, good = run_each(tasks, 1, Limits(seconds=6))
    assert isinstance(bad, SourceError)
    assert (bad.path, good) == ("坏", 2.0)
    assert "超过 6 秒" in bad.reason


def test_a_file_within_its_time_is_not_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    readings = chain([0.0], repeat(5.99))
    monkeypatch.setattr("kg.isolation.crew.time", SimpleNamespace(monotonic=lambda: next(readings)))
    task = Task("好", "tests.test_isolation:say", (4, 0.1))
    assert list(run_each([task], 1, Limits(seconds=6))) == [4]


def test_errors_and_what_is_no_task_are_handed_through() -> None:
    error = SourceError("x", "没有")
    assert list(run_each([error, None, Task("4", "math:sqrt", (4,)), "as it is"], 2)) == [
        error,
        None,
        2.0,
        "as it is",
    ]
    assert list(run_each([error, Task("4", "math:sqrt", (4,))], 0)) == [error, 2.0]


def children(process: int) -> list[int]:
    """Processes below one."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(path.read_text().rpartition(")")[2].split()[1]) == process:
                found.append(int(path.parent.name))
        except OSError:
            continue
    return found


def opened(path: Path, process: subprocess.Popen[str]) -> int:
    """The end to write to of a named pipe, once a process reads from the other."""
    while process.poll() is None:
        try:
            return os.open(path, os.O_WRONLY | os.O_NONBLOCK)
        except OSError as error:
            if error.errno != errno.ENXIO:
                raise
        time.sleep(0.02)
    raise AssertionError(f"the command ended before it read: {process.communicate()}")


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGKILL])
def test_nothing_lives_on_when_the_command_is_stopped(stop: signal.Signals, tmp_path: Path) -> None:
    """Two processes wait for files that do not end: the command is stopped while both are at work."""
    pipes = [tmp_path / f"{number}.txt" for number in range(2)]
    for pipe in pipes:
        os.mkfifo(pipe)
    command = [sys.executable, "-m", "kg", "extract", str(tmp_path), "--jobs", "2"]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    ends = [opened(pipe, process) for pipe in pipes]
    below = [os.pidfd_open(pid) for pid in children(process.pid)]
    assert len(below) == 2
    process.send_signal(stop)
    if stop == signal.SIGKILL:
        # Killed, the command can end nobody: its processes end when they have read their file.
        process.wait(HANG)
        for end in ends:
            os.close(end)
    for child in below:  # readable once the process has ended
        assert select.select([child], [], [], HANG)[0], "a reading process lives on"
        os.close(child)
    _, told = process.communicate(timeout=HANG)
    assert "Traceback" not in told


def test_code_in_the_current_folder_is_not_run(tmp_path: Path) -> None:
    for name in ("kg", "nlp", "json"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text(
            "raise SystemExit('taken from the current folder')"
        )
    (tmp_path / "a.txt").write_text("正文", "utf-8")
    command = [str(Path(sys.executable).with_name("jipu")), "extract", "a.txt"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
