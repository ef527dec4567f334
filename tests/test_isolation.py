"""Files in processes of their own: what one of them does costs nobody else anything, and the order stays."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.isolation import Limits, Task, run_each
from tests.support.samples import ROOT

SHORT = Limits(megabytes=1024, seconds=6, cpu_seconds=1)


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
        ("tests.test_isolation:burn", (), "处理器时间"),
        ("tests.test_isolation:nest", (), "嵌套过深"),
        ("time:sleep", (60,), "超过 6 秒"),
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
    start = time.monotonic()
    first, bad, last = run_each(tasks, 2, SHORT)
    assert (first, last) == (2.0, 3.0)
    assert isinstance(bad, SourceError)
    assert bad.path == "坏"
    assert reason in bad.reason
    assert time.monotonic() - start < 15


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


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGKILL])
def test_nothing_lives_on_when_the_command_is_stopped(stop: signal.Signals, tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number}.txt").write_text("正文\n" * 100_000, "utf-8")
    command = [sys.executable, "-m", "kg", "extract", str(tmp_path), "--jobs", "2"]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    end = time.monotonic() + 20
    while (
        len(below := children(process.pid)) < 2
        and time.monotonic() < end
        and process.poll() is None
    ):
        time.sleep(0.02)
    process.send_signal(stop)
    _, said = process.communicate(timeout=60)
    assert "Traceback" not in said
    end = time.monotonic() + 20
    while any((Path("/proc") / str(pid)).exists() for pid in below):
        assert time.monotonic() < end, "a reading process lives on"
        time.sleep(0.05)


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
