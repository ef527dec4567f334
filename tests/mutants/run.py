"""A fault is planted in a copy of the tree and its tests are run, in a process forked for it alone.

The process that forks has loaded the libraries that the tests need, but nothing of the project.
"""

import contextlib
import importlib
import multiprocessing
import os
import resource
import shutil
import signal
import sys
import time
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.mutants.faults import Fault
from tests.mutants.paths import AFTER_THE_STORE
from tests.mutants.tree import ENVIRONMENT, Reach, build_samples, link_tree

FIRST = 3.0  # seconds of tests in a first round: it catches most faults and loads few files
OVERHEAD = 0.002  # seconds of pytest for one test
MOST = 30.0  # seconds of tests asked about one fault
MEMORY = 12 << 30
FAULTY_RUN = 99  # the exit code of a fork that fails before its tests start


@dataclass(frozen=True, slots=True)
class Verdict:
    """`how` is "caught", "endless" (caught: it ran out of time), "survived" or "no test"."""

    fault: Fault
    how: str
    test: str = ""
    seconds: float = 0.0

    @property
    def caught(self) -> bool:
        return self.how in ("caught", "endless")


class Chosen:
    """A pytest plugin: the chosen tests in their order; the first that fails is reported."""

    def __init__(self, tests: list[str], report: int) -> None:
        self.rank = {test: place for place, test in enumerate(tests)}
        self.report = report

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted(
            (one for one in items if one.nodeid in self.rank), key=lambda one: self.rank[one.nodeid]
        )

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            os.write(self.report, report.nodeid.encode()[:4000])


def warm(libraries: set[str]) -> None:
    """Load the libraries that the tests load."""
    os.environ.update(ENVIRONMENT)
    sys.dont_write_bytecode = True
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in sorted(libraries):
            if not name.startswith(("tests", "coverage", "__", "xdist")):
                try:
                    importlib.import_module(name)
                except Exception:  # noqa: S112 - the tests load what cannot be loaded alone
                    continue


def judge(faults: list[Fault], reach: Reach, tree: Path, jobs: int) -> Iterator[Verdict]:
    """The verdict on each fault, in their order."""
    warm(reach.libraries)
    if any(fault.path.startswith(AFTER_THE_STORE) for fault in faults):
        build_samples(tree)
    fork = multiprocessing.get_context("fork")
    queue, turn = fork.SimpleQueue(), fork.Value("i", 0)
    workers = [
        fork.Process(target=_work, args=(faults, reach, tree, number, turn, queue))
        for number in range(jobs)
    ]
    done: dict[int, Verdict] = {}
    try:
        for worker in workers:
            worker.start()
        for place in range(len(faults)):
            while place not in done:
                index, how, test, seconds = queue.get()
                if how == "broken":
                    raise RuntimeError(test)
                done[index] = Verdict(faults[index], how, test, seconds)
            yield done.pop(place)
    finally:
        for worker in workers:
            worker.terminate()
            worker.join()


def _work(
    faults: list[Fault], reach: Reach, tree: Path, number: int, turn: Any, queue: Any
) -> None:
    """Judge faults until none is left: each worker has its tree, where it replaces one file."""
    own = tree.with_name(f"{tree.name}-{number}")
    link_tree(tree, own)
    while True:
        with turn.get_lock():
            index = turn.value
            turn.value += 1
        if index >= len(faults):
            return
        start = time.monotonic()
        try:
            how, test = _verdict(faults[index], reach, tree, own)
        except Exception as error:  # the process that reads the queue would wait for ever
            how, test = "broken", f"{faults[index].id}: {error!r}"
        queue.put((index, how, test, time.monotonic() - start))


def _verdict(fault: Fault, reach: Reach, tree: Path, own: Path) -> tuple[str, str]:
    tests = reach.tests(fault)
    if not tests:
        return "no test", ""
    spare = own / ".planted"
    spare.write_text(fault.source, "utf-8")
    spare.replace(own / fault.path)
    os.environ["JIPU_SAMPLE_STORE"] = str(
        tree.with_name("samples") if fault.path.startswith(AFTER_THE_STORE) else ""
    )
    try:
        for round_ in _rounds(tests, reach):
            how, test = _ask(round_, sum(reach.seconds[one] for one in round_), own)
            if how != "survived":
                return how, test
        return "survived", ""
    finally:
        (own / fault.path).unlink()
        os.link(tree / fault.path, own / fault.path)


def _rounds(groups: list[list[str]], reach: Reach) -> Iterator[list[str]]:
    """The tests to run in one fork each, within MOST seconds together.

    A fork loads the files of all its tests, so a group whose first FIRST seconds catch most faults is
    cut there.
    """
    spent = 0.0
    for group in groups:
        rounds: list[list[str]] = [[], []]
        own = 0.0
        for test in group:
            own += reach.seconds[test] + OVERHEAD
            if spent + own <= MOST or not rounds[0]:
                rounds[own > FIRST and bool(rounds[0])].append(test)
        spent += own
        yield from filter(None, rounds)


def _ask(tests: list[str], seconds: float, own: Path) -> tuple[str, str]:
    """Run tests in a fork until one fails; a fork that uses up its time counts as caught."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        _run_tests(tests, seconds, own, write)
    os.close(write)
    # For a process that waits for ever; the machine may be busy.
    deadline = time.monotonic() + 30 * (20 + seconds)
    done, status = 0, 0
    try:
        while not done and time.monotonic() < deadline:
            time.sleep(0.02)
            done, status = os.waitpid(child, os.WNOHANG)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)  # with what the tests left running
        if not done:
            status = os.waitpid(child, 0)[1]
    with os.fdopen(read, "rb") as report:
        test = report.read().decode()
    if os.WIFSIGNALED(status):
        return "endless", ""
    code = os.waitstatus_to_exitcode(status)
    if code == FAULTY_RUN:
        raise RuntimeError(f"{own}: {test}")
    return ("survived", "") if code in (0, 5) else ("caught", test or f"exit code {code}")


def _run_tests(tests: list[str], seconds: float, own: Path, write: int) -> None:
    """In the fork: never returns."""
    code = FAULTY_RUN
    try:
        os.setsid()
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        limit = int(10 + 3 * seconds)
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        silence = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(silence, stream)
        os.chdir(own)
        os.environ["PYTHONPATH"] = str(own)
        sys.path[:] = [
            str(own),
            *(one for one in sys.path if one and not (Path(one) / "kg/tables").is_dir()),
        ]
        for name in [name for name in sys.modules if name.partition(".")[0] == "tests"]:
            del sys.modules[name]
        importlib.invalidate_caches()
        base = own.with_name(f"{own.name}-files")
        files = list(dict.fromkeys(test.partition("::")[0] for test in tests))
        options = ["-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", f"--basetemp={base}"]
        # Plugins of pytest are among the libraries that are loaded already.
        options += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]
        code = 1  # if the fault ends the process from here on, it is caught
        code = int(pytest.main([*options, *files], plugins=[Chosen(tests, write)]))
        shutil.rmtree(base, ignore_errors=True)
    except Exception as error:  # whatever it is, the parent has to know
        os.write(write, repr(error).encode())
    finally:
        os._exit(code)
