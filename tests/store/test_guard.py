"""What a query may not do, however it is written; and what it may."""

import pytest

from kg.errors import QueryError
from kg.queries import questions
from kg.store.guard import Limits, check_query, has_dataset

NETWORK = [
    "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }",
    "SELECT * { service SILENT <http://x/> { ?s ?p ?o } }",
    "SELECT * { OPTIONAL { SELECT * { SerVice ?e { ?s ?p ?o } } } }",
    "SELECT * { ?s ?p 'it''s' . SERVICE<http://x/>{?s ?p ?o} }",
    'SELECT * { ?s ?p "\\"" . SERVICE <http://x/> { ?s ?p ?o } }',
    "SELECT * { ?s ?p '''a'b''' SERVICE <http://x/> { ?s ?p ?o } }",
    "SELECT * { # comment\nSERVICE <http://x/> { ?s ?p ?o } }",
    "SELECT * { \\u0053ERVICE <http://x/> { ?s ?p ?o } }",
    "SELECT * { S\\U00000045RVICE <http://x/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o FILTER(?a<?b)SERVICE<http://x/>{} }",
    "ASK { FILTER NOT EXISTS { SERVICE ?x { ?s ?p ?o } } }",
    "LOAD <http://x/>",
]
TOO_MUCH = [
    "SELECT * WHERE " + "{" * 51 + "}" * 51,
    "SELECT (" + "(" * 60 + "1" + ")" * 60 + " AS ?x) {}",
    "SELECT * { " + " . ".join(f"?a{n} ?p ?b{n}" for n in range(70)) + " }",
    "SELECT * { ?s ?p " + ", ".join(f"?o{n}" for n in range(70)) + " }",
    "SELECT * { ?s " + "; ".join(f"?p{n} ?o{n}" for n in range(70)) + " }",
    "SELECT * { ?s ?p (" + " ".join(str(n) for n in range(40)) + ") }",
    "SELECT * { ?s ?p ?o " + "OPTIONAL { ?s ?p ?o } " * 41 + "}",
    "SELECT * { { } " + "UNION { } " * 41 + "}",
    "SELECT * { ?s " + "/".join(["<p>"] * 60) + " ?o }",
    "SELECT * { ?s " + "|".join(["<p>"] * 60) + " ?o }",
    "SELECT * { ?s ?p ?o FILTER(" + " || ".join(["?a = 1"] * 200) + ") }",
    "SELECT (" + "+".join(["1"] * 400) + " AS ?x) {}",
    "SELECT (" + "!" * 400 + "true AS ?x) {}",
    "SELECT * { " + "FILTER(true) " * 301 + "}",
    "SELECT * {} #" + "x" * 70_000,
]
ALLOWED = [
    "SELECT * { ?s ?p 'SERVICE <http://x/> {}' }",
    "SELECT * { ?service ?SERVICE <http://example.org/SERVICE> }",
    "PREFIX service: <http://x/> SELECT * { ?s service:load ?o . ?s a service:SERVICE }",
    "SELECT * { # SERVICE <http://x/>\n ?s ?p ?o }",
    "SELECT * { VALUES (?a ?b) { " + "(1 <http://x/>) " * 3000 + "} }",
    "SELECT * { VALUES ?a { " + "'x' " * 10000 + "} }",
    "SELECT * { ?s ?p ?o FILTER(?o IN (" + ", ".join(str(n) for n in range(5000)) + ")) }",
    "SELECT (GROUP_CONCAT(DISTINCT ?x; separator=', ') AS ?all) { ?s ?p ?x } GROUP BY ?s",
]


@pytest.mark.parametrize("query", NETWORK)
def test_no_query_leaves_the_machine(query: str) -> None:
    with pytest.raises(QueryError, match="网络"):
        check_query(query)


@pytest.mark.parametrize("query", TOO_MUCH, ids=lambda query: query[:40])
def test_what_the_planner_cannot_take_is_refused(query: str) -> None:
    with pytest.raises(QueryError, match=r"最多"):
        check_query(query)


@pytest.mark.parametrize("query", ALLOWED, ids=lambda query: query[:40])
def test_words_and_long_lists_are_allowed(query: str) -> None:
    check_query(query)


def test_every_named_question_stays_below_the_limits() -> None:
    tight = Limits(nesting=25, patterns=50, combining=20, operators=150, steps=25)
    for question in questions().values():
        check_query(question.bind(question.example), tight)


def test_a_dataset_of_its_own_is_seen() -> None:
    assert has_dataset("SELECT * FROM <http://g/> { ?s ?p ?o }")
    assert not has_dataset("SELECT * { ?from ?p 'FROM <x>' } # FROM")
