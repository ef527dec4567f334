"""What is known of every target, as columns: filtered by masks, counted by facet."""

import json
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from kg.search.building import FACETS
from nlp.mentions import find_numbers

MOST_FACET_VALUES = 50
MOST_CELLS = 1 << 26  # of a table label × indicator that is kept as one bit each; sorting is slower but needs no such table
Mask = np.ndarray[Any, np.dtype[np.bool_]]
Counts = np.ndarray[Any, np.dtype[np.int64]]


class Columns:
    """One row a target, in the order of the search folder.

    Args:
        folder: the search folder.
        indicators: how many there are.
    """

    def __init__(self, folder: Path, indicators: int) -> None:
        self.labels: dict[str, list[str]] = json.loads((folder / "labels.json").read_text("utf-8"))
        self._arrays = {
            name: np.load(folder / f"{name}.npy", mmap_mode="r") for name in (*FACETS, "indicator", "number", "based")
        }
        self.size = indicators

    def __getitem__(self, name: str) -> Any:
        return self._arrays[name]

    @cached_property
    def _numbers(self) -> dict[str, dict[str, int]]:
        return {facet: {label: number for number, label in enumerate(found)} for facet, found in self.labels.items()}

    def everything(self) -> Mask:
        """All targets."""
        return np.ones(len(self["indicator"]), dtype=bool)

    def mask(self, name: str, wanted: Sequence[str]) -> Mask:
        """Targets that have any of the labels; of ``policy``, that rest on any of the documents."""
        known = self._numbers[name]
        numbers = [known[label] for label in _spellings(name, wanted) if label in known]
        if name == "policy":
            mask = ~self.everything()
            based = self["based"]
            mask[based[np.isin(based[:, 1], numbers), 0]] = True
            return mask
        return np.isin(self[name], numbers)

    def between(self, least: float | None, most: float | None) -> Mask:
        """Targets whose value's number lies within the bounds; without bounds, all."""
        mask = self.everything()
        if least is not None:
            mask &= self["number"] >= least
        if most is not None:
            mask &= self["number"] <= most
        return mask

    def targets(self, mask: Mask) -> Counts:
        """Number of targets of every indicator."""
        return np.bincount(self["indicator"][mask], minlength=self.size)

    def distinct(self, mask: Mask, facet: str) -> Counts:
        """Number of different labels of a facet for every indicator."""
        return self._pairs(mask, facet, by_label=False)

    def facets(self, base: Mask, masks: Mapping[str, Mask]) -> dict[str, list[tuple[str, int]]]:
        """Counts of indicators for every label, the most frequent first; each facet without its own filter."""
        whole = base.copy()
        for one in masks.values():
            whole &= one
        facets = {}
        for facet in FACETS:
            mask = whole
            if facet in masks:
                mask = base.copy()
                for name, one in masks.items():
                    if name != facet:
                        mask &= one
            counts = self._pairs(mask, facet, by_label=True)
            ranked = sorted(zip(self.labels[facet], counts.tolist(), strict=True), key=lambda one: (-one[1], one[0]))
            facets[facet] = [(label, count) for label, count in ranked if count][:MOST_FACET_VALUES]
        return facets

    def _pairs(self, mask: Mask, facet: str, by_label: bool) -> Counts:
        """Different pairs of label and indicator, counted by one of the two."""
        codes, indicators, width = self[facet][mask], self["indicator"][mask], len(self.labels[facet])
        has_label = codes >= 0
        if not has_label.all():
            codes, indicators = codes[has_label], indicators[has_label]
        if width * self.size <= MOST_CELLS:
            seen = np.zeros((width, self.size), dtype=bool)
            seen[codes, indicators] = True
            counts: Counts = seen.sum(axis=1 if by_label else 0, dtype=np.int64)
            return counts
        pairs = np.unique(codes.astype(np.int64) * self.size + indicators)
        return np.bincount(pairs // self.size if by_label else pairs % self.size, minlength=width if by_label else self.size)


def _spellings(name: str, wanted: Sequence[str]) -> list[str]:
    """Labels as they are kept: a document number in any bracket is one."""
    if name != "policy":
        return list(wanted)
    return [number for label in wanted for number in find_numbers(label) or [label]]
