"""The pages' own questions, and what is asked of many targets at once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from api.pages.open_findings import suppressed
from api.rest.answers import rows_asked
from api.snapshots import Snapshot
from nlp.datafiles import load_yaml

Rows = list[dict[str, Any]]
_UNJUDGED: dict[str, Any] = {
    "class": "",
    "measure": "",
    "mandated": False,
    "score": None,
    "node": None,
}


@cache
def _questions() -> dict[str, str]:
    return load_yaml("questions.yml", "api.pages")


def ask(snapshot: Snapshot, name: str, **values: str) -> Rows:
    """The rows of a question of questions.yml; ``this`` and the like are put in as they are: IRIs of our own only."""
    text = _questions()[name]
    for key, value in values.items():
        text = text.replace(f"${key}", value)
    return rows_asked(snapshot, text)


def iri(text: str) -> str:
    """An IRI as SPARQL writes it."""
    return f"<{text}>"


def matrix_of(counts: Iterable[tuple[str | None, str | None, int]]) -> dict[tuple[str, str], int]:
    """Class, measure and number as a table: names of both, '' for none, -> number."""
    found: Counter[tuple[str, str]] = Counter()
    for kind, measure, count in counts:
        found[(kind or "").rpartition("/")[2], (measure or "").rpartition("/")[2]] += count
    return dict(found)


def judged(snapshot: Snapshot, rows: Sequence[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Of each target its judgement, policy documents and findings: ``class``, ``measure``, ``mandated``, ``bases``, ``findings``.

    Args:
        snapshot: that is asked.
        rows: with the target's IRI under ``target``.
    """
    targets = list(dict.fromkeys(str(row["target"]) for row in rows))
    if not targets:
        return {}
    values = f"VALUES ?target {{ {' '.join(map(iri, targets))} }}"
    found = {target: _UNJUDGED | {"bases": [], "findings": []} for target in targets}
    for row in ask(snapshot, "judgements", targets=values):
        said = {name: (row[name] or "").rpartition("/")[2] for name in ("class", "measure")}
        found[row["target"]].update(
            said, mandated=row["mandated"], score=row["score"], node=row["node"]
        )
    for row in ask(snapshot, "bases", targets=values):
        found[row["target"]]["bases"].append(row)
    for row in _findings(snapshot, values):
        found[row["target"]]["findings"].append(row)
    return found


def findings_of(snapshot: Snapshot, thing: str) -> Rows:
    """Findings about one thing, by line."""
    return _findings(snapshot, f"VALUES ?target {{ {iri(thing)} }}")


def _findings(snapshot: Snapshot, values: str) -> Rows:
    """Findings about things, without those that somebody suppressed."""
    gone = suppressed(snapshot)
    return [
        row for row in ask(snapshot, "findings", targets=values) if row["fingerprint"] not in gone
    ]


def grouped(rows: Sequence[Mapping[str, Any]], key: str) -> dict[Any, list[Mapping[str, Any]]]:
    """Rows by a column, in order."""
    found: dict[Any, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        found[row[key]].append(row)
    return dict(found)
