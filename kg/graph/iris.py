"""IRIs of the things of a graph, from their ids, below a base that configuration sets."""

from dataclasses import dataclass

from kg.graph.terms import CATEGORIES, CATEGORY, DEFAULT_BASE
from kg.records.identity import make_id
from nlp.text import fold

ID_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Iris:
    """Makes IRIs as N-Triples text.

    Attributes:
        base: ends in ``/`` or ``#``.
    """

    base: str = DEFAULT_BASE

    def of(self, kind: str, ident: str) -> str:
        """``<base kind/ident>``."""
        return f"<{self.base}{kind}/{ident}>"

    def named(self, kind: str, *names: str | None) -> str:
        """The IRI of a thing known by its name alone: a department, a unit, an indicator."""
        return self.of(kind, make_id(kind, *names))

    def graph(self, document: str, part: str = "") -> str:
        """IRI of a document's named graph, without brackets; ``part`` names a derived one."""
        return f"{self.base}graph/{document}" + (f"/{part}" if part else "")

    @property
    def names_graph(self) -> str:
        """IRI of the graph of names, without brackets."""
        return f"{self.base}graph/names"

    def category(self, label: str) -> str:
        """The concept of a level label: one of categories.ttl, else one of the department's own."""
        local = CATEGORIES.get(label)
        return f"<{CATEGORY}{local}>" if local else self.named("category", fold(label))


def document_id(sha256: str) -> str:
    """The id of a document: the first digits of its content's hash."""
    return sha256[:ID_LENGTH]
