"""Parameters of queries: what a value must look like, and how it stands in the query."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kg.errors import QueryError
from kg.graph.quads import literal

Value = str | int | Iterable[str]
# What stands between the angle brackets of an IRI (SPARQL 1.1 Query Language §19.8, IRIREF).
_IRI = re.compile(r'[^\x00-\x20<>"{}|^`\\]+')
_INTEGER = re.compile(r"\d{1,9}")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a query.

    Attributes:
        name: stands as ``$name`` in the query.
        kind: ``text``, ``integer`` and ``number`` (of a policy document) become literals;
            ``iri`` and ``iris`` the IRIs of one or of several things; ``limit`` a number of rows.
        meaning: what to give.
    """

    name: str
    kind: str
    meaning: str

    def bind(self, value: Value) -> str:
        """A value as SPARQL.

        Raises:
            QueryError: the value is not of the parameter's kind.
        """
        return _WRITERS[self.kind](self.name, value)


def _text(_: str, value: Value) -> str:
    from nlp.text import fold

    return literal(fold(str(value)))


def _integer(name: str, value: Value) -> str:
    return literal(int(_limit(name, value)))


def _number(_: str, value: Value) -> str:
    """A document number in the form the graph keeps; any other text is kept and finds nothing."""
    from nlp.names.policies import find_numbers
    from nlp.text import fold

    text = str(value)
    found = find_numbers(text)
    return literal(found[0] if found else fold(text))


def _limit(name: str, value: Value) -> str:
    """A bare number: LIMIT takes no literal with a datatype."""
    digits = str(value).strip()
    if not _INTEGER.fullmatch(digits):
        raise QueryError(f"参数 {name} 应为整数，不能是 {value!r}")
    return str(int(digits))


def _iri(name: str, value: Value) -> str:
    if not isinstance(value, str) or not _IRI.fullmatch(value):
        raise QueryError(f"参数 {name} 应为 IRI，不能是 {value!r}")
    return f"<{value}>"


def _iris(name: str, value: Value) -> str:
    if isinstance(value, str | int):
        raise QueryError(f"参数 {name} 应为多个 IRI，不能是 {value!r}")
    return " ".join(_iri(name, iri) for iri in value)


_WRITERS: dict[str, Callable[[str, Value], str]] = {
    "text": _text,
    "integer": _integer,
    "number": _number,
    "limit": _limit,
    "iri": _iri,
    "iris": _iris,
}
KINDS = tuple(_WRITERS)
