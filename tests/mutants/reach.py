"""Which tests run which functions: test files run once under coverage, in a separate process.

`python -m tests.mutants.reach OUT FILE…`, run in a copy of the tree, writes one JSON object:
`tests` (identifier → {"seconds", "fixtures", "failed"}), `fixtures` (name → seconds), `functions`
(path → function → contexts: a test, a fixture, or "" for what runs at import) and `libraries`
(modules that the tests load from elsewhere). Functions, not lines, so that the map still serves
after the code was edited.
"""

import ast
import functools
import gc
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import coverage
import pytest

CODE = ("nlp", "ontology", "kg", "api")


def _seconds() -> float:
    """Processor time of this process and the processes it started."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


class Recorder:
    """A pytest plugin that tells coverage which test is running, and times it."""

    def __init__(self, measured: coverage.Coverage) -> None:
        self.measured = measured
        self.tests: dict[str, dict[str, Any]] = {}
        self.fixtures: dict[str, float] = {}
        self.shared = 0.0

    def pytest_collection_finish(self) -> None:
        load_tables()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        forget_answers()
        self.measured.switch_context(item.nodeid)
        start, self.shared = _seconds(), 0.0
        outcome = yield
        used = [name for name in getattr(item, "fixturenames", ()) if name in self.fixtures]
        seconds = _seconds() - start - self.shared
        self.tests.setdefault(item.nodeid, {}).update(seconds=seconds, fixtures=used)
        self.measured.switch_context("")
        return outcome

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(
        self, fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest
    ) -> Iterator[None]:
        if fixturedef.scope == "function":
            return (yield)
        start, inner = _seconds(), self.shared
        self.measured.switch_context(f"fixture:{fixturedef.argname}")
        try:
            return (yield)
        finally:
            own = _seconds() - start - (self.shared - inner)
            self.fixtures[fixturedef.argname] = self.fixtures.get(fixturedef.argname, 0.0) + own
            self.shared += own
            self.measured.switch_context(request.node.nodeid if request.scope == "function" else "")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.tests.setdefault(report.nodeid, {})["failed"] = True


@functools.cache
def _cached_functions(modules: int) -> list[Any]:
    kinds = functools._lru_cache_wrapper
    return [
        one
        for one in gc.get_objects()
        if isinstance(one, kinds) and str(one.__module__).partition(".")[0] in CODE
    ]


def cached_functions() -> list[Any]:
    """The functions of the project that keep their answers, among the modules loaded by now."""
    return _cached_functions(len(sys.modules))


def load_tables() -> None:
    """Call what reads a table once per process, so that its lines count as run at import.

    Otherwise only the test that happens to come first would seem to reach them.
    """
    for one in cached_functions():
        code = one.__wrapped__.__code__
        if code.co_argcount + code.co_kwonlyargcount == 0:
            one()


def forget_answers() -> None:
    """Empty the caches of functions with arguments: kept answers hide lines from the next test."""
    for one in cached_functions():
        if one.__wrapped__.__code__.co_argcount and one.cache_info().currsize:
            one.cache_clear()


def function_lines(source: str) -> Iterator[tuple[str, range]]:
    """The functions of a module with the lines of their bodies, the innermost last."""

    def visit(node: ast.AST, names: tuple[str, ...]) -> Iterator[tuple[str, range]]:
        for child in ast.iter_child_nodes(node):
            inner = names
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                inner = (*names, child.name)
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
                yield ".".join(inner), range(child.body[0].lineno, (child.end_lineno or 0) + 1)
            yield from visit(child, inner)

    return visit(ast.parse(source), ())


def _by_function(data: coverage.CoverageData, home: Path) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {}
    for file in sorted(file for file in data.measured_files() if file.endswith(".py")):
        owner = {
            line: name
            for name, lines in function_lines(Path(file).read_text("utf-8"))
            for line in lines
        }
        functions: dict[str, set[str]] = {}
        for line, contexts in data.contexts_by_lineno(file).items():
            if line in owner:
                functions.setdefault(owner[line], set()).update(contexts)
        found[Path(file).relative_to(home).as_posix()] = {
            name: sorted(contexts) for name, contexts in sorted(functions.items())
        }
    return found


def main(out: str, *files: str) -> None:
    own = set(sys.modules)
    measured = coverage.Coverage(
        data_file=None, include=[f"{top}/*" for top in CODE], config_file=False
    )
    recorder = Recorder(measured)
    measured.start()
    pytest.main(["-q", "-p", "no:cacheprovider", "-p", "no:xdist", *files], plugins=[recorder])
    measured.stop()
    home = Path.cwd()
    libraries = [
        name
        for name, module in sorted(sys.modules.items())
        if name not in own
        and not str(getattr(module, "__file__", None) or home).startswith(str(home))
    ]
    found = {
        "tests": recorder.tests,
        "fixtures": recorder.fixtures,
        "functions": _by_function(measured.get_data(), home),
        "libraries": libraries,
    }
    Path(out).write_text(json.dumps(found, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
