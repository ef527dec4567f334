"""Named questions as tests ask them."""

from kg.exports.results import rows_of
from kg.queries import find_question
from kg.store import GraphStore


def answer(store: GraphStore, name: str, **values: str) -> list[dict[str, str]]:
    """The rows of a question by column, ids as the exports show them."""
    names, rows = rows_of(store.query(find_question(name).bind(values)))
    return [dict(zip(names, row, strict=True)) for row in rows]
