"""Each kind of parameter: what it takes, how it is written, what it refuses."""

import pytest

from kg.errors import QueryError
from kg.queries.parameters import Parameter, Value

INTEGER = '"%s"^^<http://www.w3.org/2001/XMLSchema#integer>'


@pytest.mark.parametrize(
    ("kind", "value", "written"),
    [
        ("text", "参保率", '"参保率"'),
        ("text", '参"保\\', '"参\\"保\\\\"'),
        ("integer", "2", INTEGER % 2),
        ("integer", 12, INTEGER % 12),
        ("integer", " 007 ", INTEGER % 7),
        ("limit", 1001, "1001"),
        ("limit", "05", "5"),
        ("number", "冀财社【2023】208 号", '"冀财社〔2023〕208号"'),
        ("number", "没有文号", '"没有文号"'),
        ("iri", "https://w3id.org/jipu/id/policy/冀", "<https://w3id.org/jipu/id/policy/冀>"),
        ("iris", ["a:b", "c:d"], "<a:b> <c:d>"),
        ("iris", [], ""),
    ],
)
def test_a_value_is_written_by_its_kind(kind: str, value: Value, written: str) -> None:
    assert Parameter("x", kind, "").bind(value) == written


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("integer", "两个"),
        ("integer", "-1"),
        ("integer", "1" * 10),
        ("integer", "1.5"),
        ("limit", "1 OFFSET 5"),
        ("limit", ""),
        ("iri", "a:b> ?s ?p ?o . <c:d"),
        ("iri", "a b"),
        ("iri", 'a"b'),
        ("iri", "a{b}"),
        ("iri", "a\\u003e"),
        ("iri", ""),
        ("iri", 5),
        ("iris", "a:b"),
        ("iris", ["a:b", "c d"]),
    ],
)
def test_a_value_of_another_kind_is_refused(kind: str, value: Value) -> None:
    with pytest.raises(QueryError, match="参数 x 应为"):
        Parameter("x", kind, "").bind(value)
