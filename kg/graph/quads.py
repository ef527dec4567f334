"""N-Quads text, written directly: escaping by N-Quads 1.1 (W3C), sorted lines, no blank nodes.

About thirty times faster than adding to an rdflib graph; validity is proven by loading it.
"""

import re
from decimal import Decimal

from kg.graph.terms import JP, XSD

_ESCAPED = re.compile(r'[\x00-\x1f\x7f"\\]')
_NAMED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def escape(text: str) -> str:
    """A string as it stands between the quotes of an N-Quads literal."""
    if _ESCAPED.search(text) is None:
        return text
    return _ESCAPED.sub(
        lambda match: _NAMED.get(match.group(0)) or f"\\u{ord(match.group(0)):04X}", text
    )


def literal(value: str | int | bool | Decimal) -> str:
    """A literal: plain string, xsd:integer, xsd:boolean, or xsd:decimal without an exponent."""
    if isinstance(value, bool):
        return f'"{str(value).lower()}"^^{XSD["boolean"]}'
    if isinstance(value, int):
        return f'"{value}"^^{XSD["integer"]}'
    if isinstance(value, Decimal):
        return f'"{decimal_text(value)}"^^{XSD["decimal"]}'
    return f'"{escape(value)}"'


def decimal_text(value: Decimal) -> str:
    """A decimal in canonical form: no exponent, no trailing zeros."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def year(value: int) -> str:
    """An xsd:gYear literal."""
    return f'"{value:04d}"^^{XSD["gYear"]}'


class QuadWriter:
    """Collects the statements of one named graph.

    Args:
        graph: IRI of the graph, without angle brackets.
    """

    def __init__(self, graph: str) -> None:
        self._tail = f" <{graph}> ."
        self.lines: set[str] = set()

    def add(self, subject: str, predicate: str, value: str) -> None:
        """One statement; all parts as N-Triples text."""
        self.lines.add(f"{subject} {predicate} {value}{self._tail}")

    def put(self, subject: str, name: str, value: str | int | bool | Decimal | None) -> None:
        """A literal under a jp: property; None says nothing."""
        if value is not None:
            self.add(subject, JP[name], literal(value))
