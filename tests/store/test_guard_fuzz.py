"""Made-up queries: the guard sees SERVICE exactly where a parser does, and what it lets through is planned in little time."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Store
from rdflib.plugins.sparql.parser import parseQuery

from kg.errors import QueryError
from kg.store.guard import check_query

SERVICE = st.sampled_from(
    ["SERVICE", "service", "Service", "\\u0053ERVICE", "SER\\u0056ICE", "S\\U00000045RVICE"]
)
HARMLESS = st.sampled_from(
    [
        "?s ?p 'SERVICE <http://x/> {}' .", '?s ?p "it\'s SERVICE" .', '?s ?p """a"SERVICE"b""" .', "?s ?p '''SERVICE''' .",
        "?s <http://x/SERVICE> ?o .", "# SERVICE <http://x/> { }\n", "?service ?p ?SERVICE .", "?s x:SERVICE x:load .", "?s ?p 'a\\\\' .",
        '?s ?p "\\"" .', "FILTER(?a<?b) ", "FILTER(?a > 1 && ?b < 2) ", "?s ?p '#' .", "?s ?p <http://x/#y> .", "?s ?p '\\'' .", "?s ?p \"'\" .",
    ]
)  # fmt: skip
CALL = st.builds(
    "{} {}{}{{ ?s ?p ?o }} ".format,
    SERVICE,
    st.sampled_from(["", "SILENT ", "silent "]),
    st.sampled_from(["<http://x/> ", "?e ", "x:y "]),
)
WRAPS = st.sampled_from(
    [
        "{}",
        "OPTIONAL {{ {} }} ",
        "{{ {} }} UNION {{ }} ",
        "FILTER NOT EXISTS {{ {} }} ",
        "{{ SELECT * {{ {} }} }} ",
        "GRAPH ?g {{ {} }} ",
        "MINUS {{ {} }} ",
    ]
)
PIECE = st.one_of(
    HARMLESS,
    HARMLESS,
    st.builds(lambda wrap, call: wrap.format(call), WRAPS, CALL),
    st.builds(lambda wrap, one: wrap.format(one), WRAPS, HARMLESS),
)
PREFIX = "PREFIX x: <http://x/> "


def calls_out(query: str) -> bool | None:
    """Whether a parser finds SERVICE in a query; None where it is no query."""
    try:
        parsed = parseQuery(query)
    except Exception:  # what rdflib raises for syntax has no one type
        return None
    return "ServiceGraphPattern" in repr(parsed)


@settings(max_examples=400)
@given(st.lists(PIECE, min_size=1, max_size=5))
def test_service_is_seen_where_a_parser_sees_it_and_nowhere_else(pieces: list[str]) -> None:
    query = f"{PREFIX}SELECT * {{ {' '.join(pieces)} }}"
    try:
        check_query(query)
        is_refused = False
    except QueryError as error:
        is_refused = "网络" in str(error)
    expected = calls_out(query)
    if expected is not None:
        assert is_refused == expected, query


VARIABLE = st.sampled_from(["?a", "?b", "?c", "?d"])
TRIPLE = st.builds(
    "{} {} {} . ".format,
    VARIABLE,
    st.sampled_from(["?p", "<p:1>", "<p:1>/<p:2>", "<p:1>*", "^<p:1>", "(<p:1>|<p:2>)+", "!<p:1>"]),
    VARIABLE,
)
FILTER = st.builds(
    "FILTER({} {} {}) ".format,
    VARIABLE,
    st.sampled_from(["=", "<", "!=", "+ 1 <", "* 2 >", "&&", "||"]),
    VARIABLE,
)
PATTERN = st.recursive(
    st.one_of(TRIPLE, FILTER, st.lists(TRIPLE, min_size=1, max_size=20).map("".join)),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        inner.map("OPTIONAL {{ {} }} ".format),
        inner.map("{{ {} }} ".format),
        inner.map("FILTER EXISTS {{ {} }} ".format),
        inner.map("{{ SELECT * {{ {} }} ORDER BY ?a }} ".format),
        st.tuples(inner, inner).map(lambda two: f"{{ {two[0]} }} UNION {{ {two[1]} }} "),
    ),
    max_leaves=30,
)


@settings(max_examples=150)
@given(PATTERN, st.integers(1, 12))
def test_what_is_let_through_is_planned_soon(pattern: str, times: int) -> None:
    query = f"SELECT * {{ {pattern * times} }}"
    try:
        check_query(query)
    except QueryError:
        return
    start = time.process_time()
    try:
        Store().query(query)
    except (SyntaxError, ValueError, OSError):
        return
    assert time.process_time() - start < 5, query
