"""The faults that `python -m tests.mutants` plants, and what it leaves alone."""

from pathlib import Path

import pytest

from tests.mutants import equivalent, paths
from tests.mutants.faults import Fault, collect, find_faults, sample
from tests.mutants.reach import function_lines

ROOT = Path(__file__).parents[1]
FUNCTION = "def f(a, b=0):\n    {}\n    return a\n"


def planted(line: str) -> set[tuple[str, str]]:
    """(kind, the line with the fault) of every fault of one line in a function."""
    faults = [one for one in find_faults("m.py", FUNCTION.format(line)) if one.line == line]
    return {(one.kind, one.change[1]) for one in faults if one.counts}


@pytest.mark.parametrize(
    ("line", "kind", "fault"),
    [
        ("x = a < b", "comparison", "x = a <= b"),
        ("x = a in b", "comparison", "x = a not in b"),
        ("x = a and b", "logic", "x = a or b"),
        ("x = a and b", "clause", "x = (a)"),
        ("x = not a", "negation", "x = (a)"),
        ("x = a + b", "arithmetic", "x = a - b"),
        ("x = a[3]", "number", "x = a[4]"),
        ("x = a[3]", "number", "x = a[2]"),
        ("x = True", "truth", "x = False"),
        ("x = '产出'", "text", "x = 'XX产出XX'"),
        ("x = 'a b'.split()", "words", "x = 'a '.split()"),
        ("x = {'a', 'b'}", "element", "x = {'b'}"),
        ("x = re.compile('a+b?')", "regex", "x = re.compile('a*b?')"),
        ("x = re.compile('a+b?')", "regex", "x = re.compile('a+b')"),
        ("x = re.compile('a{2,4}')", "regex", "x = re.compile('a{3,4}')"),
        ("x = a if b else 0", "ternary", "x = a if (b) and False else 0"),
        ("x = a.lstrip(b)", "method", "x = a.rstrip(b)"),
        ("x = f(a, b=b)", "argument", "x = f(a, )"),
        ("a.append(b)", "statement", "pass"),
        ("x = [y for y in a if y]", "sieve", "x = [y for y in a]"),
        ("if a: b()", "guard", "if False: b()"),
    ],
)
def test_each_kind_of_fault_is_planted(line: str, kind: str, fault: str) -> None:
    assert (kind, fault) in {(kind, text.rstrip()) for kind, text in planted(line)}


@pytest.mark.parametrize(
    "line",
    [
        '"""Words: 12, True."""',
        "x: tuple[Literal[1], ...]",
        "import a",
        "assert a < b",
        "log.info('a', b < 1)",
        "raise a('没有')",
    ],
)
def test_what_no_test_should_notice_is_left_alone(line: str) -> None:
    assert planted(line) == set()


def test_a_result_is_left_out() -> None:
    faults = find_faults("m.py", "def f(a) -> list[int]:\n    return g(a)\n")
    assert [one.change for one in faults if one.kind == "result"] == [("return g(a)", "return []")]


def test_the_sample_is_the_same_each_time_and_stays_when_other_lines_change() -> None:
    before = "def f(a):\n    return a < 1\n\n\ndef g(a):\n    return a + 2\n"
    after = "LATER = 3\n\n\n" + before

    def drawn(source: str, seed: int) -> list[tuple[str, str]]:
        return [one.change for one in sample(find_faults("m.py", source), seed)]

    assert drawn(before, 1) == drawn(before, 1)
    assert [one for one in drawn(after, 1) if "LATER" not in one[0]] == drawn(before, 1)
    assert len({tuple(drawn(before, seed)) for seed in range(9)}) > 1


def test_lines_belong_to_the_innermost_function() -> None:
    source = (
        "class A:\n    def f(self):\n        def g():\n            return 1\n        return g\n"
    )
    assert dict(function_lines(source)) == {"A.f": range(3, 6), "A.f.g": range(4, 5)}


def test_every_examined_package_has_tests_and_they_exist() -> None:
    assert set(paths.TESTS) == set(paths.EXAMINED)
    assert [
        place for places in paths.TESTS.values() for place in places if not (ROOT / place).exists()
    ] == []
    for package, places in paths.TESTS.items():
        assert places[0] == f"tests/{package.rpartition('/')[2]}", package
    assert paths.tests_of("kg/documents/grid.py") == ("tests/documents",)


def test_what_is_called_equivalent_has_a_reason_and_is_still_in_the_code() -> None:
    entries = equivalent.entries()
    known = {
        equivalent.key(one)
        for path in {entry.path for entry in entries}
        for one in near(path, entries)
    }
    assert [entry for entry in entries if entry.key not in known] == []
    assert all(len(entry.reason) > 20 for entry in entries)


def near(path: str, entries: list[equivalent.Equivalent]) -> list[Fault]:
    """The faults of a module in the functions that entries name."""
    functions = {entry.function for entry in entries if entry.path == path}
    return [one for one in collect(ROOT, (path,)) if one.function in functions]
