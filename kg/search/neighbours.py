"""Neighbours of an indicator: those that projects use with it, and those that look like it."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from kg.queries.rows import Row, ask
from kg.store.oxigraph import GraphStore

MOST = 20  # partners of an indicator that are kept: those that most projects use with it
Rows = list[dict[str, Any]]


def write_neighbours(folder: Path, store: GraphStore, numbers: Mapping[str, int]) -> None:
    """Write both into a search folder.

    Args:
        folder: the search folder.
        store: the database.
        numbers: IRI of an indicator -> its number.
    """
    found = _numbered(ask(store, "search/used-together"), "size", numbers)
    ordered = sorted(found, key=lambda pair: (pair[0], -pair[2], pair[1]))
    pairs = np.array(ordered, dtype=np.int32).reshape(-1, 3)
    first = np.searchsorted(pairs[:, 0], pairs[:, 0])
    np.save(folder / "together.npy", pairs[np.arange(len(pairs)) - first < MOST])
    near = sorted(_numbered(ask(store, "search/near-misses"), "reason", numbers))
    (folder / "near.json").write_text(json.dumps(near, ensure_ascii=False), "utf-8")


def _numbered(
    rows: Iterable[Row], column: str, numbers: Mapping[str, int]
) -> Iterator[tuple[int, int, Any]]:
    """Pairs of indicators by their numbers, with one more column."""
    for row in rows:
        one, other = numbers.get(row["one"]), numbers.get(row["other"])
        if one is not None and other is not None:
            yield one, other, row[column]


class Neighbours:
    """Answers from what ``write_neighbours`` wrote.

    Args:
        folder: the search folder.
        indicators: id, iri and label of each, in the order of their numbers.
    """

    def __init__(self, folder: Path, indicators: Sequence[Mapping[str, Any]]) -> None:
        self._folder, self._indicators = folder, indicators

    @cached_property
    def _pairs(self) -> Any:
        return np.load(self._folder / "together.npy", mmap_mode="r")

    @cached_property
    def _near(self) -> dict[int, list[tuple[int, str]]]:
        found: dict[int, list[tuple[int, str]]] = {}
        for one, other, reason in json.loads((self._folder / "near.json").read_text("utf-8")):
            found.setdefault(one, []).append((other, reason))
        return found

    def together(self, place: int) -> Rows:
        """What projects use with an indicator: indicator, label, projects; most frequent first."""
        rows = [{**self._named(other), "projects": size} for other, size in self._partners(place)]
        return sorted(rows, key=lambda row: (-row["projects"], row["label"], row["indicator"]))

    def near(self, place: int) -> Rows:
        """What looks like an indicator and is another: indicator, label, reason."""
        rows = [
            {**self._named(other), "reason": reason} for other, reason in self._near.get(place, [])
        ]
        return sorted(rows, key=lambda row: (row["label"], row["reason"]))

    def lacking(self, places: Iterable[int], most: int) -> Rows:
        """What other projects use together with some indicators, and is none of them.

        Args:
            places: numbers of the indicators.
            most: rows at most.

        Returns:
            indicator, label, supporting (how many of the indicators it is used with) and projects.
        """
        own = set(places)
        supporting: Counter[int] = Counter()
        projects: dict[int, int] = {}
        for place in sorted(own):
            for other, size in self._partners(place):
                if other not in own:
                    supporting[other] += 1
                    projects[other] = max(size, projects.get(other, 0))
        rows = [
            {**self._named(other), "supporting": count, "projects": projects[other]}
            for other, count in supporting.items()
        ]
        return sorted(rows, key=lambda row: (-row["supporting"], -row["projects"], row["label"]))[
            :most
        ]

    def _partners(self, place: int) -> list[tuple[int, int]]:
        first, last = np.searchsorted(self._pairs[:, 0], [place, place + 1])
        return [(int(other), int(size)) for _, other, size in self._pairs[first:last]]

    def _named(self, place: int) -> dict[str, Any]:
        return {
            "indicator": self._indicators[place]["iri"],
            "label": self._indicators[place]["label"],
        }
