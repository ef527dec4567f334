"""A query by its name -> its rows, each a mapping from the names of the columns to values.

Values come in one of three ways:

===========  =======================================================================
``native``   int (also for years), Decimal, float, bool, str; None for nothing
``plain``    as JSON has them: as ``native``, but a float in place of a Decimal
``as_text``  the characters that the graph holds; None for nothing
===========  =======================================================================

IRIs are text in all three.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, Protocol

from pyoxigraph import Literal, QuerySolutions, QueryTriples, Triple

from kg.graph.terms import PREFIXES
from kg.queries.catalogue import find_query
from kg.queries.parameters import Value

Row = dict[str, Any]
Reader = Callable[[Any], Any]


class Engine(Protocol):
    """What answers queries: a store, or another engine in its place."""

    def query(self, text: str, /) -> Any:
        """The answer to a query."""
        ...


_XSD = PREFIXES["xsd"]
_PLAIN: dict[str, Callable[[str], Any]] = {
    f"{_XSD}integer": int,
    f"{_XSD}gYear": int,
    f"{_XSD}decimal": float,
    f"{_XSD}double": float,
    f"{_XSD}boolean": lambda text: text in ("true", "1"),
}
_NATIVE = {**_PLAIN, f"{_XSD}decimal": Decimal}


def native(term: Any) -> Any:
    """A term as Python has it."""
    return _read(term, _NATIVE)


def plain(term: Any) -> Any:
    """A term as JSON has it."""
    return _read(term, _PLAIN)


def as_text(term: Any) -> str | None:
    """A term as the graph holds it."""
    return None if term is None else str(term.value)


def _read(term: Any, readers: dict[str, Callable[[str], Any]]) -> Any:
    if isinstance(term, Literal):
        reader = readers.get(term.datatype.value)
        return reader(term.value) if reader else term.value
    return None if term is None else term.value


def ask(store: Engine, name: str, read: Reader = native, /, **values: Value) -> Iterator[Row]:
    """The rows of a query.

    Args:
        store: that is asked.
        name: of the query, as ``find_query`` takes it.
        read: how values are read.
        values: of its parameters.

    Raises:
        QueryError: a parameter is missing, unknown, or not of its kind.
    """
    query = find_query(name)
    solutions = store.query(query.bind(values))
    if not isinstance(solutions, QuerySolutions):
        raise TypeError(f"{name}: rows are the answer to a SELECT")
    columns = query.columns
    return (
        {column: read(term) for column, term in zip(columns, solution, strict=True)}
        for solution in solutions
    )


def ask_graph(store: Engine, name: str, /, **values: Value) -> Iterator[Triple]:
    """The triples of a query that makes a graph.

    Raises:
        QueryError: a parameter is missing, unknown, or not of its kind.
    """
    triples = store.query(find_query(name).bind(values))
    if not isinstance(triples, QueryTriples):
        raise TypeError(f"{name}: triples are the answer to a CONSTRUCT")
    return triples
