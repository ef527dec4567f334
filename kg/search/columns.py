"""What is known of every target, as columns: filtered by masks, counted by facet."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from kg.search.building import FACETS, VALUE
from nlp.names.policies import find_numbers

MOST_FACET_VALUES = 50
# Cells of the table indicator × label that is made for counting, one byte each. Larger ones are
# not made: the pairs are sorted instead, which is slower.
MOST_CELLS = 1 << 24
Numbers = np.ndarray[Any, np.dtype[np.int64]]
Mask = np.ndarray[Any, np.dtype[np.bool_]]


@dataclass(frozen=True, slots=True)
class Selection:
    """Some indicators, and which of their targets fit.

    Attributes:
        places: numbers of the indicators, ascending.
        rows: numbers of the targets, ascending.
        of: for each row, which of ``places`` it belongs to.
    """

    places: Numbers
    rows: Numbers
    of: Numbers

    def only(self, mask: Mask) -> "Selection":
        """The same with fewer rows."""
        return Selection(self.places, self.rows[mask], self.of[mask])


class Columns:
    """One row a target, the targets of one indicator together.

    Args:
        folder: the search folder.
        indicators: how many there are.
    """

    def __init__(self, folder: Path, indicators: int) -> None:
        self.labels: dict[str, list[str]] = json.loads((folder / "labels.json").read_text("utf-8"))
        self._arrays = {
            name: np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r"))
            for name in (*FACETS, VALUE, "indicator", "target", "number", "based")
        }
        self.size = indicators
        self._starts = np.searchsorted(self["indicator"], np.arange(indicators + 1))

    def __getitem__(self, name: str) -> Any:
        return self._arrays[name]

    @cached_property
    def _numbers(self) -> dict[str, dict[str, int]]:
        return {
            facet: {label: number for number, label in enumerate(found)}
            for facet, found in self.labels.items()
        }

    @cached_property
    def _alphabetic(self) -> dict[str, Numbers]:
        """Of every facet, the place of each label in the order of labels."""
        return {
            facet: np.argsort(np.argsort(np.array(self.labels[facet] or [""]))) for facet in FACETS
        }

    def targets_of(self, places: Numbers) -> Selection:
        """All targets of some indicators (ascending)."""
        if len(places) == self.size:
            return Selection(places, np.arange(len(self["indicator"])), self["indicator"])
        starts = self._starts[places]
        lengths = self._starts[places + 1] - starts
        ends = np.cumsum(lengths)
        of = np.repeat(np.arange(len(places)), lengths)
        return Selection(places, np.arange(len(of)) + (starts - ends + lengths)[of], of)

    def having(self, chosen: Selection, name: str, wanted: Sequence[str]) -> Mask:
        """Which rows have any of the labels; of ``policy``, rest on any of the documents."""
        known = self._numbers[name]
        numbers = [known[label] for label in _spellings(name, wanted) if label in known]
        if name == "policy":
            based = self["based"]
            return np.isin(chosen.rows, based[np.isin(based[:, 1], numbers), 0])
        return np.isin(self[name][chosen.rows], numbers)

    def between(self, chosen: Selection, least: float | None, most: float | None) -> Selection:
        """The rows whose value's number lies within the bounds; without bounds, all."""
        if least is not None:
            chosen = chosen.only(self["number"][chosen.rows] >= least)
        if most is not None:
            chosen = chosen.only(self["number"][chosen.rows] <= most)
        return chosen

    def grouped(self, place: int, *names: str) -> list[tuple[tuple[str | None, ...], Numbers]]:
        """The targets of one indicator by their labels in some columns.

        Returns:
            (labels, None where there is none; the rows that have them).
        """
        rows = self.targets_of(np.array([place])).rows
        keys = np.zeros(len(rows), dtype=np.int64)
        for name in names:
            keys = keys * (len(self.labels[name]) + 1) + self[name][rows] + 1
        order = np.argsort(keys, kind="stable")
        parts = np.split(rows[order], np.flatnonzero(np.diff(keys[order])) + 1) if len(rows) else []
        return [(tuple(self._label(name, part[0]) for name in names), part) for part in parts]

    def common(self, chosen: Selection, at: int, name: str, most: int) -> list[tuple[str, int]]:
        """The most frequent labels of one indicator in a column, with how many rows have each.

        Args:
            chosen: some rows.
            at: which of its ``places``.
            name: of the column.
            most: of them at most.
        """
        start, end = np.searchsorted(chosen.of, [at, at + 1])
        codes = self[name][chosen.rows[start:end]]
        numbers, counts = np.unique(codes[codes >= 0], return_counts=True)
        found = [
            (self.labels[name][number], count)
            for number, count in zip(numbers.tolist(), counts.tolist(), strict=True)
        ]
        return sorted(found, key=lambda one: (-one[1], one[0]))[:most]

    def _label(self, name: str, row: int) -> str | None:
        code = int(self[name][row])
        return self.labels[name][code] if code >= 0 else None

    def idents(self, rows: Numbers) -> list[str]:
        """The ids of some targets."""
        return [f"{number:016x}" for number in self["target"][rows].tolist()]

    def span(self, name: str, rows: Numbers) -> tuple[int, str | None, str | None]:
        """How many different labels some rows have in a column, the first and the last of them."""
        labels = sorted(
            self.labels[name][number] for number in set(self[name][rows].tolist()) if number >= 0
        )
        return len(labels), labels[0] if labels else None, labels[-1] if labels else None

    def targets(self, chosen: Selection) -> Numbers:
        """Number of targets of every chosen indicator."""
        return np.bincount(chosen.of, minlength=len(chosen.places))

    def distinct(self, chosen: Selection, facet: str) -> Numbers:
        """Number of different labels of a facet for every chosen indicator."""
        return self._pairs(chosen, facet, by_label=False)

    def facets(
        self, chosen: Selection, masks: Mapping[str, Mask]
    ) -> dict[str, list[tuple[str, int]]]:
        """Counts of indicators for every label, the most frequent first.

        The filter of a facet itself is left out of its counts: they say what else could be chosen.
        """
        whole = chosen.only(together(masks.values(), len(chosen.rows)))
        facets = {}
        for facet in FACETS:
            others = [mask for name, mask in masks.items() if name != facet]
            narrowed = chosen.only(together(others, len(chosen.rows))) if facet in masks else whole
            counts = self._pairs(narrowed, facet, by_label=True)
            places = np.flatnonzero(counts)
            ranked = places[np.lexsort((self._alphabetic[facet][places], -counts[places]))][
                :MOST_FACET_VALUES
            ]
            facets[facet] = [
                (self.labels[facet][place], int(counts[place])) for place in ranked.tolist()
            ]
        return facets

    def _pairs(self, chosen: Selection, facet: str, by_label: bool) -> Numbers:
        """Different pairs of indicator and label, counted by one of the two."""
        codes, of, width, height = (
            self[facet][chosen.rows],
            chosen.of,
            len(self.labels[facet]),
            len(chosen.places),
        )
        has_label = codes >= 0
        if not has_label.all():
            codes, of = codes[has_label], of[has_label]
        if width * height <= min(MOST_CELLS, 64 * len(codes)):
            seen = np.zeros((height, width), dtype=bool)
            seen[of, codes] = True
            counts: Numbers = seen.sum(axis=0 if by_label else 1, dtype=np.int64)
            return counts
        pairs = np.sort(of.astype(np.int64) * width + codes)
        pairs = pairs[np.diff(pairs, prepend=-1) != 0]
        return np.bincount(
            pairs % width if by_label else pairs // width, minlength=width if by_label else height
        )


def together(masks: Iterable[Mask], size: int) -> Mask:
    """Where all of some masks are true; everywhere without any."""
    found = np.ones(size, dtype=bool)
    for mask in masks:
        found &= mask
    return found


def _spellings(name: str, wanted: Sequence[str]) -> list[str]:
    """Labels as they are kept: a document number in any bracket is one."""
    if name != "policy":
        return list(wanted)
    return [number for label in wanted for number in find_numbers(label) or [label]]
