"""A question -> the indicators that fit, with counts of what else could be asked."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from kg.errors import QueryError, StoreError
from kg.search.columns import Columns, Counts, Mask
from kg.search.request import Request, check, cursor_of, place_after
from kg.search.rows import JUDGED, TABLE, read_rows
from kg.search.text import TextIndex, marks
from nlp.text import fold

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
        if not all((folder / name).exists() for name in ("indicators.json", TABLE)):
            raise StoreError(f"快照 {snapshot} 没有检索数据（由旧版本建成）；请重新运行 jipu build")
        self.snapshot, self._folder = snapshot, folder
        self.indicators: list[dict[str, Any]] = json.loads((folder / "indicators.json").read_text("utf-8"))
        self.columns = Columns(folder, len(self.indicators))
        self._text = TextIndex(folder / "index", self.indicators)

    @cached_property
    def _popularity(self) -> Any:
        """What more departments use stands before what fewer do, all else alike."""
        return POPULAR * np.log2(1 + self._departments)

    @cached_property
    def _departments(self) -> Counts:
        return self.columns.distinct(self.columns.everything(), "department")

    def _choose(self, request: Request) -> "_Choice":
        """Which targets and indicators fit.

        Raises:
            QueryError: an unknown filter or order.
        """
        check(request)
        columns = self.columns
        scores, is_loose = self._text.scores(request.text)
        scores = np.where(scores > 0, scores + self._popularity, 0.0)
        masks = {name: columns.mask(name, wanted) for name, wanted in request.filters.items() if wanted}
        base = columns.between(request.least, request.most) & (scores > 0)[columns["indicator"]]
        mask = base.copy()
        for one in masks.values():
            mask &= one
        return _Choice(scores, is_loose, base, masks, mask, columns.targets(mask), columns.distinct(mask, "department"))

    def rows(self, request: Request) -> Iterator[Any]:
        """Every target that fits, whole, in batches; limit, order and cursor are not looked at.

        Raises:
            QueryError: an unknown filter.
        """
        mask = self._choose(request).mask
        more = {name: (self.columns[name], self.columns.labels[name]) for name in JUDGED}
        known = self.columns["indicator"], [one["id"] for one in self.indicators]
        return read_rows(self._folder, mask, {**more, "indicator_id": known})

    def search(self, request: Request) -> Result:
        """The indicators that fit.

        Raises:
            QueryError: an unknown filter or order, or a cursor of another snapshot or question.
        """
        choice = self._choose(request)
        ordered = self._ordered(request.sort, choice)
        start = place_after(request, self.snapshot, [self.indicators[place]["id"] for place in ordered])
        page = ordered[start : start + request.limit]
        hits = tuple(self._hit(place, request, choice) for place in page)
        more = start + request.limit < len(ordered)
        last = self.indicators[ordered[start + request.limit - 1]]["id"] if more else None
        cursor = cursor_of(request, self.snapshot, last) if last else None
        facets = self.columns.facets(choice.base, choice.masks)
        return Result(hits, len(ordered), int(choice.mask.sum()), facets, cursor, choice.is_loose)

    def similar(self, ident: str, limit: int = 20) -> list[dict[str, Any]]:
        """Indicators with names like one's own, the nearest first: id, iri, label, likeness (0 to 1), departments.

        Raises:
            QueryError: there is no such indicator.
        """
        place = self._places.get(ident)
        if place is None:
            raise QueryError(f"没有指标 {ident}")
        return [
            {
                "id": self.indicators[at]["id"], "iri": self.indicators[at]["iri"], "label": self.indicators[at]["label"],
                "likeness": round(likeness, 4), "departments": int(self._departments[at]),
            }
            for at, likeness in self._text.similar(place, limit)
        ]  # fmt: skip

    @cached_property
    def _places(self) -> dict[str, int]:
        return {one["id"]: place for place, one in enumerate(self.indicators)}

    def suggest(self, text: str, limit: int = 10) -> list[str]:
        """Labels of indicators that begin with, or else hold, a text; the most used first."""
        begun = fold(text)
        counts = self.columns.targets(self.columns.everything())
        fitting = [
            (not fold(one["label"]).startswith(begun), -int(counts[place]), one["label"])
            for place, one in enumerate(self.indicators)
            if begun and counts[place] and begun in fold(one["label"])
        ]
        return [label for _, _, label in sorted(fitting)[:limit]]

    @cached_property
    def _alphabetic(self) -> Any:
        """Place of each indicator in the order of labels."""
        order = sorted(range(len(self.indicators)), key=lambda at: (self.indicators[at]["label"], self.indicators[at]["id"]))
        ranks = np.empty(len(order), dtype=np.int64)
        ranks[order] = np.arange(len(order))
        return ranks

    def _ordered(self, sort: str, choice: "_Choice") -> list[int]:
        """Places in the order asked for; ties by departments, targets, label."""
        places = np.flatnonzero(choice.targets)
        keys = [self._alphabetic[places], -choice.targets[places], -choice.departments[places]]  # the last is the first to decide
        if sort == "label":
            keys = keys[:1]
        elif sort == "targets":
            keys.append(-choice.targets[places])
        elif sort == "relevance":
            keys.append(-np.round(choice.scores[places], 6))
        return [int(place) for place in places[np.lexsort(keys)]]

    def _hit(self, place: int, request: Request, choice: "_Choice") -> Hit:
        one = self.indicators[place]
        score = float(choice.scores[place]) if request.text.strip() else 0.0
        spans = marks(one["label"], request.text)
        counts = int(choice.targets[place]), int(choice.departments[place])
        return Hit(one["id"], one["iri"], one["label"], tuple(one["wordings"]), *counts, round(score, 4), spans)


@dataclass(frozen=True, slots=True)
class _Choice:
    """Targets and indicators that fit: scores of the text; targets without the filters, of each filter, of all; their counts."""

    scores: np.ndarray[Any, np.dtype[np.float64]]
    is_loose: bool
    base: Mask
    masks: dict[str, Mask]
    mask: Mask
    targets: Counts
    departments: Counts
