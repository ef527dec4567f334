"""A question -> the indicators that fit, with counts of what else could be asked."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from kg.errors import StoreError
from kg.search.building import FACETS
from kg.search.request import Request, check, cursor_of, place_after
from kg.search.text import TextIndex, marks
from nlp.mentions import find_numbers
from nlp.text import fold

MOST_FACET_VALUES = 50
POPULAR = 3.0


@dataclass(frozen=True, slots=True)
class Hit:
    """One indicator found.

    Attributes:
        id, iri, label, wordings: of the indicator.
        targets, departments: that use it within the filters.
        score: of the text; 0 where none was asked.
        marks: spans of the label that the text asked for.
    """

    id: str
    iri: str
    label: str
    wordings: tuple[str, ...]
    targets: int
    departments: int
    score: float
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What was found.

    Attributes:
        hits: one page.
        total: indicators in all.
        targets: that use them within the filters.
        facets: facet -> (label, indicators), the most frequent first; each without its own filter.
        cursor: of the next page, None at the end.
        is_loose: whether nothing had all of the text and near names are given instead.
    """

    hits: tuple[Hit, ...]
    total: int
    targets: int
    facets: dict[str, list[tuple[str, int]]]
    cursor: str | None
    is_loose: bool


class SearchEngine:
    """Searches one snapshot.

    Args:
        folder: its search folder.
        snapshot: its id; cursors are bound to it.

    Raises:
        StoreError: the snapshot has no search folder.
    """

    def __init__(self, folder: Path, snapshot: str) -> None:
        if not (folder / "indicators.json").exists():
            raise StoreError(f"快照 {snapshot} 没有检索数据（由旧版本建成）；请重新运行 jipu build")
        self.snapshot = snapshot
        self.indicators: list[dict[str, Any]] = json.loads((folder / "indicators.json").read_text("utf-8"))
        self.labels: dict[str, list[str]] = json.loads((folder / "labels.json").read_text("utf-8"))
        self.columns = {
            name: np.load(folder / f"{name}.npy", mmap_mode="r") for name in (*FACETS, "indicator", "number", "based")
        }
        self._text = TextIndex(folder / "index", self.indicators)

    @cached_property
    def _popularity(self) -> Any:
        """What more departments use stands before what fewer do, all else alike."""
        everywhere = np.ones(len(self.columns["indicator"]), dtype=bool)
        return POPULAR * np.log2(1 + self._distinct(everywhere, "department"))

    @cached_property
    def _numbers(self) -> dict[str, dict[str, int]]:
        return {facet: {label: number for number, label in enumerate(found)} for facet, found in self.labels.items()}

    def search(self, request: Request) -> Result:
        """The indicators that fit.

        Raises:
            QueryError: an unknown filter or order, or a cursor of another snapshot or question.
        """
        check(request)
        scores, is_loose = self._text.scores(request.text)
        scores = np.where(scores > 0, scores + self._popularity, 0.0)
        masks = {name: self._mask(name, wanted) for name, wanted in request.filters.items() if wanted}
        base = self._values(request) & (scores > 0)[self.columns["indicator"]]
        mask = base.copy()
        for one in masks.values():
            mask &= one
        found = self.columns["indicator"][mask]
        targets = np.bincount(found, minlength=len(self.indicators))
        departments = self._distinct(mask, "department")
        places = np.flatnonzero(targets)
        ordered = self._ordered(request.sort, places, scores, targets, departments)
        start = place_after(request, self.snapshot, [self.indicators[place]["id"] for place in ordered])
        page = ordered[start : start + request.limit]
        hits = tuple(self._hit(place, request, scores, targets, departments) for place in page)
        more = start + request.limit < len(ordered)
        last = self.indicators[ordered[start + request.limit - 1]]["id"] if more else None
        cursor = cursor_of(request, self.snapshot, last) if last else None
        return Result(hits, len(ordered), int(mask.sum()), self._facets(base, masks), cursor, is_loose)

    def suggest(self, text: str, limit: int = 10) -> list[str]:
        """Labels of indicators that begin with, or else hold, a text; the most used first."""
        begun = fold(text)
        counts = np.bincount(self.columns["indicator"], minlength=len(self.indicators))
        fitting = [
            (not fold(one["label"]).startswith(begun), -int(counts[place]), one["label"])
            for place, one in enumerate(self.indicators)
            if begun and counts[place] and begun in fold(one["label"])
        ]
        return [label for _, _, label in sorted(fitting)[:limit]]

    def _mask(self, name: str, wanted: Sequence[str]) -> np.ndarray[Any, np.dtype[np.bool_]]:
        known = self._numbers[name]
        numbers = [known[label] for label in _spellings(name, wanted) if label in known]
        if name == "policy":
            mask = np.zeros(len(self.columns["indicator"]), dtype=bool)
            based = self.columns["based"]
            mask[based[np.isin(based[:, 1], numbers), 0]] = True
            return mask
        return np.isin(self.columns[name], numbers)

    def _values(self, request: Request) -> np.ndarray[Any, np.dtype[np.bool_]]:
        number = self.columns["number"]
        mask = np.ones(len(number), dtype=bool)
        if request.least is not None:
            mask &= number >= request.least
        if request.most is not None:
            mask &= number <= request.most
        return mask

    def _distinct(self, mask: np.ndarray[Any, np.dtype[np.bool_]], facet: str) -> np.ndarray[Any, np.dtype[np.int64]]:
        """Number of different labels of a facet for every indicator."""
        width = len(self.labels[facet]) + 1
        pairs = np.unique(self.columns["indicator"][mask].astype(np.int64) * width + self.columns[facet][mask])
        return np.bincount(pairs[pairs % width != width - 1] // width, minlength=len(self.indicators))

    def _facets(
        self, base: np.ndarray[Any, np.dtype[np.bool_]], masks: Mapping[str, np.ndarray[Any, np.dtype[np.bool_]]]
    ) -> dict[str, list[tuple[str, int]]]:
        """Counts of indicators for every label, the facet's own filter left out."""
        facets = {}
        for facet in FACETS:
            mask = base.copy()
            for name, one in masks.items():
                if name != facet:
                    mask &= one
            mask &= self.columns[facet] >= 0
            size = len(self.indicators) + 1
            pairs = np.unique(self.columns[facet][mask].astype(np.int64) * size + self.columns["indicator"][mask])
            counts = np.bincount(pairs // size, minlength=len(self.labels[facet]))
            ranked = sorted(zip(self.labels[facet], counts.tolist(), strict=True), key=lambda one: (-one[1], one[0]))
            facets[facet] = [(label, count) for label, count in ranked if count][:MOST_FACET_VALUES]
        return facets

    @cached_property
    def _alphabetic(self) -> Any:
        """Place of each indicator in the order of labels."""
        order = sorted(range(len(self.indicators)), key=lambda at: (self.indicators[at]["label"], self.indicators[at]["id"]))
        ranks = np.empty(len(order), dtype=np.int64)
        ranks[order] = np.arange(len(order))
        return ranks

    def _ordered(self, sort: str, places: Any, scores: Any, targets: Any, departments: Any) -> list[int]:
        """Places in the order asked for; ties by departments, targets, label."""
        keys = [self._alphabetic[places], -targets[places], -departments[places]]  # the last is the first to decide
        if sort == "label":
            keys = keys[:1]
        elif sort == "targets":
            keys.append(-targets[places])
        elif sort == "relevance":
            keys.append(-np.round(scores[places], 6))
        return [int(place) for place in places[np.lexsort(keys)]]

    def _hit(self, place: int, request: Request, scores: Any, targets: Any, departments: Any) -> Hit:
        one = self.indicators[place]
        score = float(scores[place]) if request.text.strip() else 0.0
        spans = marks(one["label"], request.text)
        counts = int(targets[place]), int(departments[place])
        return Hit(one["id"], one["iri"], one["label"], tuple(one["wordings"]), *counts, round(score, 4), spans)


def _spellings(name: str, wanted: Sequence[str]) -> list[str]:
    """Labels as they are kept: a document number in any bracket is one."""
    if name != "policy":
        return list(wanted)
    return [number for label in wanted for number in find_numbers(label) or [label]]
