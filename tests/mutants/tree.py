"""A copy of the tree in which faults are planted, and the map from its lines to tests.

The worktree itself is never touched. The map is kept in the temporary folder of the machine by the
content of each test file: a second run starts at once, and a test that is added costs one file. It
names functions, so it still serves after the code was edited; `--fresh` measures again.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.mutants.faults import Fault
from tests.mutants.paths import SLOW, mirrors, tests_of

ROOT = Path(__file__).parents[2]
KEPT = Path(tempfile.gettempdir()) / "jipu-mutants"
ENVIRONMENT = {"PYTHONHASHSEED": "0", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def copy_tree(target: Path) -> None:
    """Copy what git knows or would take up, as it stands in the worktree."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)


def link_tree(source: Path, target: Path) -> None:
    """A second tree of the same files; a file is replaced in it, never written to."""
    shutil.copytree(
        source, target, copy_function=os.link, ignore=shutil.ignore_patterns("__pycache__")
    )


@dataclass(slots=True)
class Reach:
    """Tests with their cost in seconds, and the tests that run each function."""

    seconds: dict[str, float] = field(default_factory=dict)
    functions: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    libraries: set[str] = field(default_factory=set)

    def add(self, found: dict[str, Any]) -> None:
        """Take up what was measured of one test file."""
        users: defaultdict[str, list[str]] = defaultdict(list)
        for test, facts in found["tests"].items():
            if facts.get("failed"):
                print(f"fails without a fault, so it is not asked: {test}", file=sys.stderr)
                continue
            fixtures = facts.get("fixtures", [])
            seconds = facts.get("seconds", 0.0)
            if seconds <= SLOW:
                self.seconds[test] = seconds
                for name in fixtures:
                    users[f"fixture:{name}"].append(test)
        for path, functions in found["functions"].items():
            for function, contexts in functions.items():
                tests = self.functions.setdefault((path, function), set())
                for context in contexts:
                    tests.update(users.get(context, [context]))
        self.libraries.update(found["libraries"])

    def tests(self, fault: Fault) -> list[list[str]]:
        """The tests that run the function of a fault: of the module, of the folder, the others.

        Within each the fastest first. What runs at import, or was never seen to run, may concern
        every test.
        """
        folders = tests_of(fault.path)
        reached = self.functions.get((fault.path, fault.function), {""})
        asked = self.seconds if "" in reached else reached & self.seconds.keys()
        groups: list[list[str]] = [[], [], []]
        for test in sorted(asked, key=lambda test: (self.seconds[test], test)):
            if test.startswith(folders):
                is_far = not test.startswith(folders[0])
                groups[0 if mirrors(test, fault.path) else 1 + is_far].append(test)
        return [group for group in groups if group]


def measure(tree: Path, faults: list[Fault], jobs: int, *, fresh: bool, near: bool) -> Reach:
    """The map for what is asked about these faults; `fresh` measures again what is kept,
    `near` takes the tests of the nearest folder only.
    """
    reach, kept = Reach(), {}
    shared = _digest(tree, "tests/support", "tests/fixtures", "tests/conftest.py", "data/gold")
    for file in _test_files(tree, faults, near=near):
        name = f"{Path(file).parent.name}-{Path(file).stem}"
        kept[file] = KEPT / f"{name}-{_hash(shared + _digest(tree, file))}.json"
    missing = [file for file, path in kept.items() if fresh or not path.exists()]
    groups = [group for group in (missing[start::jobs] for start in range(jobs)) if group]
    KEPT.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(jobs) as pool:
        for group, found in zip(
            groups, pool.map(lambda group: _run(tree, group), groups), strict=True
        ):
            for file in group:
                spare = kept[file].with_suffix(f".{os.getpid()}")
                spare.write_text(json.dumps(_only(found, file), ensure_ascii=False), "utf-8")
                spare.replace(kept[file])
    for path in kept.values():
        reach.add(json.loads(path.read_text("utf-8")))
    return reach


def build_samples(tree: Path) -> Path:
    """The store of the samples, made by the code without a fault."""
    store = tree.with_name("samples")
    command = [sys.executable, "-m", "kg", "build", "data/sources", "--store", str(store)]
    environment = {**os.environ, **ENVIRONMENT, "PYTHONPATH": str(tree)}
    subprocess.run(command, cwd=tree, env=environment, check=True, capture_output=True)
    return store


def _test_files(tree: Path, faults: list[Fault], *, near: bool) -> list[str]:
    places = {place for fault in faults for place in tests_of(fault.path)[: 1 if near else None]}
    return sorted(
        path.relative_to(tree).as_posix()
        for place in places
        for path in ([tree / place] if place.endswith(".py") else (tree / place).rglob("test_*.py"))
        if path.exists()
    )


def _run(tree: Path, files: list[str]) -> dict[str, Any]:
    key = _hash("".join(files))
    out = tree / f".{key}.json"
    command = [sys.executable, "-m", "tests.mutants.reach", str(out), *files]
    command += ["--basetemp", str(tree.with_name(key))]
    environment = {**os.environ, **ENVIRONMENT, "PYTHONPATH": str(tree)}
    ran = subprocess.run(
        command, cwd=tree, env=environment, check=False, capture_output=True, text=True
    )
    if not out.exists():
        raise SystemExit(f"{files} cannot be measured:\n{ran.stdout[-2000:]}{ran.stderr[-2000:]}")
    shutil.rmtree(tree.with_name(key), ignore_errors=True)
    found: dict[str, Any] = json.loads(out.read_text("utf-8"))
    return found


def _only(found: dict[str, Any], file: str) -> dict[str, Any]:
    """What concerns one test file; fixtures and what runs at import concern all."""

    def concerns(context: str) -> bool:
        return not context.startswith("tests/") or context.startswith(f"{file}::")

    tests = {test: facts for test, facts in found["tests"].items() if concerns(test)}
    functions = {
        path: {
            name: own for name, contexts in one.items() if (own := [*filter(concerns, contexts)])
        }
        for path, one in found["functions"].items()
    }
    return {**found, "tests": tests, "functions": functions}


def _digest(tree: Path, *places: str) -> str:
    parts = []
    for place in places:
        for path in sorted(
            [tree / place] if (tree / place).is_file() else (tree / place).rglob("*")
        ):
            if path.is_file() and path.suffix not in (".md", ".pyc"):
                parts.append(
                    f"{path.relative_to(tree)} {hashlib.sha256(path.read_bytes()).hexdigest()}"
                )
    return _hash("\n".join(parts))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
