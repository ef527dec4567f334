"""SPARQL stands in kg/queries alone: each file with its head, each used, prefixes in one place."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions, QueryTriples, Store

from kg.exports.tables import TABLES
from kg.queries import Query, find_query
from kg.queries.prefixes import PREFIXES

ROOT = Path(__file__).parents[2]
HOME = ROOT / "kg/queries"
NAMES = sorted(path.relative_to(HOME).with_suffix("").as_posix() for path in HOME.rglob("*.rq"))
VALUES = {
    "text": "字",
    "integer": 2,
    "number": "冀财社〔2023〕208号",
    "limit": 3,
    "iri": "https://example.org/1",
    "iris": ["https://example.org/1", "https://example.org/2"],
}
# Files that may hold SPARQL, with the reason.
ELSEWHERE = {
    "kg/search/overview.py": "counts without SPARQL are to take its place",
    "kg/search/building.py": "columns without SPARQL are to take its place",
    "kg/cli/query.py": "its help shows a query that a user may write",
}
SPARQL = re.compile(
    r"\b(?:SELECT|CONSTRUCT|DESCRIBE)\b[\s\S]*\{|\bASK\s*\{|\bPREFIX \w*:|\bVALUES \?|\?\w+ (?:a|\w+:\w+) "
)


def bound(name: str) -> str:
    query = find_query(name)
    return query.bind({one.name: VALUES[one.kind] for one in query.parameters})


def texts(path: Path) -> Iterator[str]:
    """The strings of a Python file, documentation aside."""
    tree = ast.parse(path.read_text("utf-8"))
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in documentation:
            yield node.value


def code() -> Iterator[Path]:
    for top in ("nlp", "ontology", "kg", "api"):
        yield from sorted((ROOT / top).rglob("*.py"))


def test_no_other_file_holds_sparql() -> None:
    for path in code():
        name = path.relative_to(ROOT).as_posix()
        if name not in ELSEWHERE:
            assert [text for text in texts(path) if SPARQL.search(text)] == [], name
    for top in ("nlp", "ontology", "kg", "api"):
        for path in sorted((ROOT / top).rglob("*.yml")):
            assert not SPARQL.search(path.read_text("utf-8")), path
    assert [path for path in ROOT.glob("[akno]*/**/*.rq") if HOME not in path.parents] == []


@pytest.mark.parametrize("name", ELSEWHERE)
def test_what_may_hold_sparql_does(name: str) -> None:
    assert SPARQL.search((ROOT / name).read_text("utf-8"))


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?x { ?x ?p ?o }",
        "SELECT (COUNT(*) AS ?n)\nWHERE { ?s ?p ?o }",
        "ASK { ?s ?p ?o }",
        "PREFIX jp: <https://w3id.org/jipu/def#>",
        "?x a jp:Department",
        "VALUES ?t { %s }",
    ],
)
def test_sparql_is_recognised(text: str) -> None:
    assert SPARQL.search(text)


@pytest.mark.parametrize("name", NAMES)
def test_every_query_has_a_head(name: str) -> None:
    query = find_query(name)
    assert query.title
    assert query.title_en
    assert re.search("[\u4e00-\u9fff]", query.title)
    assert not re.search("[\u4e00-\u9fff]", query.title_en)
    head = (HOME / f"{name}.rq").read_text("utf-8").split("\nSELECT")[0]
    given = re.findall(r"^# (\w+):", head, re.M)
    assert set(given) <= {"title", "group", "parameters", "columns", "example"}


@pytest.mark.parametrize("name", NAMES)
def test_the_parameters_of_the_head_are_those_of_the_query(name: str) -> None:
    query = find_query(name)
    body = "\n".join(line for line in query.text.splitlines() if not line.startswith("#"))
    assert {one.name for one in query.parameters} == set(re.findall(r"\$(\w+)", body))
    assert all(one.meaning for one in query.parameters)


@pytest.mark.parametrize("name", NAMES)
def test_the_columns_of_the_head_are_those_of_the_answer(name: str) -> None:
    found = Store().query(bound(name))
    if isinstance(found, QuerySolutions):
        columns = tuple(variable.value for variable in found.variables)
    else:
        is_graph = isinstance(found, QueryTriples)
        columns = ("subject", "predicate", "object") if is_graph else ("answer",)
    assert find_query(name).columns == columns


def test_prefixes_stand_in_one_place() -> None:
    for name in NAMES:
        assert "PREFIX" not in (HOME / f"{name}.rq").read_text("utf-8"), name
    homes = {"kg/queries/prefixes.py", "kg/graph/terms.py"}
    for path in code():
        if path.relative_to(ROOT).as_posix() not in {*homes, *ELSEWHERE}:
            for text in texts(path):
                assert not re.search(r"PREFIX \w*:", text), path


def test_every_query_is_asked_by_somebody() -> None:
    """A named question is asked by people; of the others, the folder says who asks."""
    written = {text for path in code() for text in texts(path)}
    lists = (ROOT / "api/rest/resources.yml").read_text("utf-8")
    parts = {f"rest/{part}" for part in re.findall(r"^    \w+: ([\w-]+)$", lists, re.M)}
    pages = {f"pages/{text}" for text in written}
    asked = written | parts | pages | TOGETHER
    assert [name for name in NAMES if not name.startswith("questions/") and name not in asked] == []


# Names that the code puts together: the tables, and the words that the editor offers.
TOGETHER = {f"exports/{table}" for table in TABLES} | {
    "pages/class-counts",
    "pages/property-counts",
}


def test_rows_are_read_by_column() -> None:
    """Only what shows any query's answer, or is to be made without SPARQL, takes rows by position."""
    allowed = {"kg/cli/query.py", "kg/search/overview.py", "kg/search/building.py"}
    users = set()
    for path in code():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            is_import = isinstance(node, ast.ImportFrom) and node.module == "kg.exports.results"
            if is_import and any(alias.name == "rows_of" for alias in node.names):
                users.add(path.relative_to(ROOT).as_posix())
    assert users == allowed


def test_a_query_is_read_once() -> None:
    assert find_query("report/targets") is find_query("report/targets")
    assert isinstance(find_query("report/targets"), Query)


def test_every_prefix_in_use_is_known() -> None:
    used = {
        prefix
        for name in NAMES
        for prefix in re.findall(r"^PREFIX (\w+):", find_query(name).text, re.M)
    }
    assert used <= set(PREFIXES)
