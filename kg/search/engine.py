"""A question -> the indicators that fit, with counts of what else could be asked."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from kg.errors import QueryError, StoreError
from kg.search.building import VALUE
from kg.search.columns import Columns, Mask, Numbers, Selection, together
from kg.search.neighbours import Neighbours
from kg.search.overview import FILE as OVERVIEW
from kg.search.overview import read_overview
from kg.search.profile import profile, uses
from kg.search.request import INDICATOR, Request, check, cursor_of, place_after
from kg.search.result import Hit, Result
from kg.search.rows import JUDGED, TABLE, read_rows
from kg.search.text import TextIndex, marks
from nlp.text import fold

POPULAR = 3.0
MOST_VALUES = 3


class SearchEngine:
    """Searches one snapshot.

    Args:
        folder: its search folder.
        snapshot: its id; cursors are bound to it.

    Attributes:
        overview: what is in the collection.

    Raises:
        StoreError: the snapshot has no search folder.
    """

    def __init__(self, folder: Path, snapshot: str) -> None:
        if not all((folder / name).exists() for name in ("indicators.json", TABLE, OVERVIEW)):
            raise StoreError(f"快照 {snapshot} 没有检索数据（由旧版本建成）；请重新运行 jipu build")
        self.snapshot, self._folder = snapshot, folder
        self.indicators: list[dict[str, Any]] = json.loads(
            (folder / "indicators.json").read_text("utf-8")
        )
        self.columns = Columns(folder, len(self.indicators))
        self.neighbours = Neighbours(folder, self.indicators)
        self.overview = read_overview(folder)
        self._text = TextIndex(folder / "index", self.indicators)

    @cached_property
    def _everything(self) -> "_Choice":
        """What fits when nothing is asked."""
        chosen = self.columns.targets_of(np.arange(len(self.indicators)))
        departments = self.columns.distinct(chosen, "department")
        return _Choice(
            np.zeros(len(chosen.places)),
            False,
            chosen,
            {},
            chosen,
            self.columns.targets(chosen),
            departments,
        )

    @cached_property
    def _overview(self) -> dict[str, list[tuple[str, int]]]:
        """Counts over everything."""
        return self.columns.facets(self._everything.base, {})

    def _choose(self, request: Request) -> "_Choice":
        """Which targets and indicators fit.

        Raises:
            QueryError: an unknown filter or order.
        """
        check(request)
        columns = self.columns
        wanted = {name: labels for name, labels in request.filters.items() if labels}
        if (
            not request.text.strip()
            and not wanted
            and request.least is None
            and request.most is None
        ):
            return self._everything
        places, scores, is_loose = self._text.scores(request.text)
        # What more departments use stands before what fewer do, all else alike.
        scores = scores + POPULAR * np.log2(1 + self._everything.departments[places])
        base = columns.between(columns.targets_of(places), request.least, request.most)
        masks = {name: self._having(base, name, labels) for name, labels in wanted.items()}
        chosen = base.only(together(masks.values(), len(base.rows)))
        counts = columns.targets(chosen), columns.distinct(chosen, "department")
        return _Choice(scores, is_loose, base, masks, chosen, *counts)

    def _having(self, base: Selection, name: str, labels: Sequence[str]) -> Mask:
        if name != INDICATOR:
            return self.columns.having(base, name, labels)
        return np.isin(
            self.columns[INDICATOR][base.rows],
            [self._places[ident] for ident in labels if ident in self._places],
        )

    def rows(self, request: Request) -> Iterator[Any]:
        """Every target that fits, whole, in batches; limit, order and cursor are not looked at.

        Raises:
            QueryError: an unknown filter.
        """
        rows = self._choose(request).chosen.rows
        more = {name: (self.columns[name], self.columns.labels[name]) for name in JUDGED}
        known = self.columns["indicator"], [one["id"] for one in self.indicators]
        return read_rows(self._folder, rows, {**more, "indicator_id": known})

    def search(self, request: Request) -> Result:
        """The indicators that fit.

        Raises:
            QueryError: an unknown filter or order, or a cursor of another snapshot or question.
        """
        choice = self._choose(request)
        ordered = self._ordered(request.sort, choice)
        start = place_after(
            request, self.snapshot, lambda: [self._of(choice, at)["id"] for at in ordered]
        )
        end = start + request.limit
        hits = tuple(self._hit(at, request, choice) for at in ordered[start:end])
        cursor = cursor_of(request, self.snapshot, hits[-1].id) if end < len(ordered) else None
        facets = (
            self._overview
            if choice is self._everything
            else self.columns.facets(choice.base, choice.masks)
        )
        return Result(hits, len(ordered), len(choice.chosen.rows), facets, cursor, choice.is_loose)

    def similar(self, ident: str, limit: int = 20) -> list[dict[str, Any]]:
        """Indicators with names like one's own, the nearest first: id, iri, label, likeness (0 to 1), departments.

        Raises:
            QueryError: there is no such indicator.
        """
        return [
            {
                "id": self.indicators[at]["id"], "iri": self.indicators[at]["iri"], "label": self.indicators[at]["label"],
                "likeness": round(likeness, 4), "departments": int(self._everything.departments[at]),
            }
            for at, likeness in self._text.similar(self.place(ident), limit)
        ]  # fmt: skip

    @cached_property
    def _places(self) -> dict[str, int]:
        return {one["id"]: place for place, one in enumerate(self.indicators)}

    def profile(self, ident: str) -> dict[str, list[dict[str, Any]]]:
        """How an indicator is used, counted over all its targets but placeholders.

        Returns:
            ``values``: value, departments, targets, first_year, last_year, the one most departments give first;
            ``levels``: level1, level2, targets; ``years``: year, departments, targets; ``classes``: class, targets.

        Raises:
            QueryError: there is no such indicator.
        """
        return profile(self.columns, self.place(ident))

    def uses(self, idents: Iterable[str], **wanted: str) -> list[str]:
        """Ids of the targets of some indicators, placeholders aside, that have a label in a column: ``value``, or a facet.

        Raises:
            QueryError: there is no such indicator.
        """
        return uses(self.columns, map(self.place, idents), wanted)

    def label(self, ident: str) -> str | None:
        """The name of an indicator, None where there is no such one."""
        place = self._places.get(ident)
        return None if place is None else str(self.indicators[place]["label"])

    def place(self, ident: str) -> int:
        """The number of an indicator.

        Raises:
            QueryError: there is no such indicator.
        """
        found = self._places.get(ident)
        if found is None:
            raise QueryError(f"没有指标 {ident}")
        return found

    def suggest(self, text: str, limit: int = 10) -> list[str]:
        """Labels of indicators that begin with, or else hold, a text; the most used first."""
        begun = fold(text)
        counts = self._everything.targets
        fitting = [
            (not fold(one["label"]).startswith(begun), -int(counts[place]), one["label"])
            for place, one in enumerate(self.indicators)
            if begun and counts[place] and begun in fold(one["label"])
        ]
        return [label for _, _, label in sorted(fitting)[:limit]]

    @cached_property
    def _alphabetic(self) -> Any:
        """Place of each indicator in the order of labels."""
        order = sorted(
            range(len(self.indicators)),
            key=lambda at: (self.indicators[at]["label"], self.indicators[at]["id"]),
        )
        ranks = np.empty(len(order), dtype=np.int64)
        ranks[order] = np.arange(len(order))
        return ranks

    def _of(self, choice: "_Choice", at: int) -> dict[str, Any]:
        """The indicator that stands at a place of a choice."""
        one: dict[str, Any] = self.indicators[choice.base.places[at]]
        return one

    def _ordered(self, sort: str, choice: "_Choice") -> list[int]:
        """Places within the choice in the order asked for; ties by departments, targets, label."""
        at = np.flatnonzero(choice.targets)
        # the last key is the first to decide
        keys = [
            self._alphabetic[choice.base.places[at]],
            -choice.targets[at],
            -choice.departments[at],
        ]
        if sort == "label":
            keys = keys[:1]
        elif sort == "targets":
            keys.append(-choice.targets[at])
        elif sort == "relevance":
            keys.append(-np.round(choice.scores[at], 6))
        ordered: list[int] = at[np.lexsort(keys)].tolist()
        return ordered

    def _hit(self, at: int, request: Request, choice: "_Choice") -> Hit:
        one = self._of(choice, at)
        score = float(choice.scores[at]) if request.text.strip() else 0.0
        spans = marks(one["label"], request.text)
        counts = int(choice.targets[at]), int(choice.departments[at])
        values = tuple(self.columns.common(choice.chosen, at, VALUE, MOST_VALUES))
        return Hit(
            one["id"],
            one["iri"],
            one["label"],
            tuple(one["wordings"]),
            *counts,
            round(score, 4),
            spans,
            values,
        )


@dataclass(frozen=True, slots=True)
class _Choice:
    """Indicators and targets that fit: scores of the text; targets before the filters, which fit each, which fit all; counts."""

    scores: np.ndarray[Any, np.dtype[np.float64]]
    is_loose: bool
    base: Selection
    masks: dict[str, Mask]
    chosen: Selection
    targets: Numbers
    departments: Numbers
