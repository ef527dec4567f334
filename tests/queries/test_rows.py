"""Rows come by column, with values as Python, JSON or the graph has them."""

from decimal import Decimal
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Store

from kg.queries.rows import Reader, as_text, ask, ask_graph, native, plain

XSD = "http://www.w3.org/2001/XMLSchema#"


def literal(text: str, kind: str) -> Literal:
    return Literal(text, datatype=NamedNode(f"{XSD}{kind}"))


@pytest.mark.parametrize(
    ("term", "values"),
    [
        (literal("07", "integer"), (7, 7, "07")),
        (literal("2024", "gYear"), (2024, 2024, "2024")),
        (literal("1.50", "decimal"), (Decimal("1.50"), 1.5, "1.50")),
        (literal("0.5", "double"), (0.5, 0.5, "0.5")),
        (literal("true", "boolean"), (True, True, "true")),
        (literal("1", "boolean"), (True, True, "1")),
        (literal("false", "boolean"), (False, False, "false")),
        (Literal("12"), ("12", "12", "12")),
        (NamedNode("a:b"), ("a:b", "a:b", "a:b")),
        (None, (None, None, None)),
    ],
)
def test_a_value_is_read_in_three_ways(term: Any, values: tuple[Any, Any, Any]) -> None:
    readers: tuple[Reader, ...] = (native, plain, as_text)
    found = [read(term) for read in readers]
    assert found == list(values)
    assert [type(value) for value in found] == [type(value) for value in values]


def test_rows_are_asked_by_the_name_of_the_query() -> None:
    store = Store()
    store.update(
        "PREFIX jp: <https://w3id.org/jipu/def#> INSERT DATA { "
        "<a:t> a jp:Target ; jp:reason 'b' , 'a' . <a:u> a jp:Indicator ; jp:reason 'c' }"
    )
    expected = [{"target": "a:t", "reason": "a"}, {"target": "a:t", "reason": "b"}]
    assert list(ask(store, "report/reasons")) == expected
    assert list(ask(store, "pages/reasons", this="a:u")) == [{"reason": "c"}]
    assert len(list(ask_graph(store, "exports/target-graph", targets=["a:t", "a:u"]))) == 5


def test_rows_are_the_answer_to_a_select_and_triples_to_a_construct() -> None:
    with pytest.raises(TypeError, match="SELECT"):
        ask(Store(), "sparql/dataset")
    with pytest.raises(TypeError, match="CONSTRUCT"):
        ask_graph(Store(), "report/reasons")
