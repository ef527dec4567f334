"""Where faults can be planted in a module, and the seeded sample of them.

A fault is known by its content (function, line, change), never by the number of its line: code that
is not touched keeps its place in the sample, whatever happens around it.
"""

import ast
import difflib
import hashlib
import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import libcst as cst
from libcst import matchers as m
from libcst.metadata import MetadataWrapper, PositionProvider

from tests.mutants.operators import KINDS

# What is left out, since no test should have to notice it: documentation, types, the names that a
# module exports, imports, decorators, assertions for the type checker, log lines. Likewise (below
# and in operators.py) the wording of errors and of sentences for people.
LOG = m.Call(func=m.Attribute(value=m.Name("log") | m.Name("logger") | m.Name("logging")))
SKIPPED = (
    m.Annotation()
    | m.Decorator()
    | m.Import()
    | m.ImportFrom()
    | m.Assert()
    | m.Assign(targets=[m.AssignTarget(target=m.Name("__all__") | m.Name("__slots__"))])
    | m.Expr(value=m.SimpleString() | m.ConcatenatedString())
    | LOG
    | m.SimpleStatementLine(body=[m.Expr(value=LOG)])
    | m.If(test=m.Name("TYPE_CHECKING"))
)


@dataclass(frozen=True)
class Fault:
    """One change of one node. `kind` is the operator, `nth` tells apart faults of equal lines."""

    path: str
    function: str
    kind: str
    number: int
    line: str
    nth: int
    module: cst.Module
    node: cst.CSTNode
    changed: cst.CSTNode

    @cached_property
    def id(self) -> str:
        change = self.module.code_for_node(self.node), self.module.code_for_node(self.changed)
        return _hash(self.path, self.function, self.line, str(self.nth), self.kind, *change)[:8]

    @cached_property
    def source(self) -> str:
        """The module with the fault in it."""
        tree = self.module.deep_replace(self.node, self.changed)
        assert isinstance(tree, cst.Module)
        return tree.code

    @property
    def counts(self) -> bool:
        """Whether Python accepts the change and sees a difference."""
        try:
            return ast.dump(ast.parse(self.source)) != ast.dump(ast.parse(self.module.code))
        except SyntaxError:
            return False

    @property
    def diff(self) -> str:
        old, new = self.module.code.splitlines(), self.source.splitlines()
        name = f"{self.path}:{self.number}"
        return "\n".join(difflib.unified_diff(old, new, name, self.kind, n=1, lineterm=""))

    @property
    def change(self) -> tuple[str, str]:
        """The lines before and after, without what surrounds them: the fault in equivalent.yml."""
        lines = [line for line in self.diff.splitlines()[2:] if line[0] in "+-"]
        before, after = (
            "\n".join(line[1:].strip() for line in lines if line[0] == sign) for sign in "-+"
        )
        return before, after


class _Collector(cst.CSTVisitor):
    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self, path: str, module: cst.Module) -> None:
        super().__init__()
        self.path, self.module, self.text = path, module, module.code.splitlines()
        self.names: list[str] = []
        self.raising = 0
        self.seen: Counter[tuple[str, str]] = Counter()
        self.faults: list[Fault] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        if m.matches(node, SKIPPED):
            return False
        if isinstance(node, cst.FunctionDef | cst.ClassDef):
            self.names.append(node.name.value)
        self.raising += isinstance(node, cst.Raise)
        for kind in KINDS:
            if not (self.raising and kind.__name__ in ("text", "argument")):
                for changed in kind(node):
                    self.add(node, changed, kind.__name__)
        return True

    def on_leave(self, original_node: cst.CSTNode) -> None:
        if m.matches(original_node, SKIPPED):
            return
        if isinstance(original_node, cst.FunctionDef | cst.ClassDef):
            self.names.pop()
        self.raising -= isinstance(original_node, cst.Raise)

    def add(self, node: cst.CSTNode, changed: cst.CSTNode, kind: str) -> None:
        number = self.get_metadata(PositionProvider, _place(node)).start.line
        line = self.text[number - 1].strip()
        function = ".".join(self.names)
        self.seen[function, line] += 1
        nth = self.seen[function, line]
        self.faults.append(
            Fault(self.path, function, kind, number, line, nth, self.module, node, changed)
        )


def find_faults(path: str, source: str) -> list[Fault]:
    """Every fault that can be planted in a module, in the order of the code."""
    wrapper = MetadataWrapper(cst.parse_module(source), unsafe_skip_copy=True)
    collector = _Collector(path, wrapper.module)
    wrapper.visit(collector)
    return collector.faults


def collect(root: Path, paths: tuple[str, ...]) -> list[Fault]:
    """The faults of the modules under `paths`, folders or files below `root`."""
    files = {
        file
        for path in paths
        for file in ([root / path] if path.endswith(".py") else (root / path).rglob("*.py"))
    }
    return [
        fault
        for file in sorted(files)
        for fault in find_faults(file.relative_to(root).as_posix(), file.read_text("utf-8"))
    ]


def sample(faults: list[Fault], seed: int) -> Iterator[Fault]:
    """The faults in the order in which they are drawn, one a line.

    A line is drawn by chance, then a kind of fault that it can have, then one of that kind: a line
    with twenty constants weighs no more than a comparison.
    """
    lines: defaultdict[tuple[str, str, str], list[Fault]] = defaultdict(list)
    for fault in faults:
        lines[fault.path, fault.function, fault.line].append(fault)

    # Not by path: a module that is renamed keeps its faults.
    for key in sorted(lines, key=lambda key: (_hash(str(seed), *key[1:]), key)):
        ranked = sorted(
            lines[key],
            key=lambda one: _hash(str(seed), one.function, one.line, one.kind, str(one.nth)),
        )
        kinds = sorted(
            {one.kind for one in ranked}, key=lambda kind: _hash(str(seed), *key[1:], kind)
        )
        by_kind = (one for kind in kinds for one in ranked if one.kind == kind)
        yield from itertools.islice((one for one in by_kind if one.counts), 1)


def _place(node: cst.CSTNode) -> cst.CSTNode:
    """The node whose first line is said to be that of the fault."""
    if isinstance(node, cst.If):
        return node.test
    if isinstance(node, cst.FunctionDef):
        return node.body.body[-1]
    return node


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
