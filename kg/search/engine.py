"""A request -> the indicators that fit, with counts of what else could be asked for."""

import json
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from kg.errors import QueryError, StoreError
from kg.search.building import VALUE
from kg.search.choice import Choice, Chooser
from kg.search.columns import Columns
from kg.search.neighbours import Neighbours
from kg.search.overview import FILE as OVERVIEW
from kg.search.overview import read_overview
from kg.search.profile import profile, uses
from kg.search.request import Request, cursor_of, place_after
from kg.search.result import Hit, Result
from kg.search.rows import JUDGED, TABLE, read_rows
from kg.search.text import TextIndex, marks
from nlp.text import fold

MOST_VALUES = 3  # of an indicator, shown beside a hit


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
        self._chooser = Chooser(self.columns, self._text, self.indicators)

    @cached_property
    def _facets_of_everything(self) -> dict[str, list[tuple[str, int]]]:
        """Counts over everything: the most frequent request."""
        return self.columns.facets(self._chooser.everything.base, {})

    def rows(self, request: Request) -> Iterator[Any]:
        """Every target that fits, whole, in batches; limit, order and cursor have no effect.

        Raises:
            QueryError: an unknown filter.
        """
        rows = self._chooser.choose(request).chosen.rows
        more = {name: (self.columns[name], self.columns.labels[name]) for name in JUDGED}
        known = self.columns["indicator"], [one["id"] for one in self.indicators]
        return read_rows(self._folder, rows, {**more, "indicator_id": known})

    def search(self, request: Request) -> Result:
        """The indicators that fit.

        Raises:
            QueryError: an unknown filter or order, or a cursor of another snapshot or request.
        """
        choice = self._chooser.choose(request)
        ordered = self._chooser.order(request.sort, choice)
        start = place_after(
            request, self.snapshot, lambda: [self._at(choice, at)["id"] for at in ordered]
        )
        end = start + request.limit
        hits = tuple(self._hit(at, request, choice) for at in ordered[start:end])
        is_last = end >= len(ordered)
        return Result(
            hits,
            len(ordered),
            len(choice.chosen.rows),
            self._facets(choice),
            None if is_last else cursor_of(request, self.snapshot, hits[-1].id),
            choice.is_loose,
        )

    def _facets(self, choice: Choice) -> dict[str, list[tuple[str, int]]]:
        if choice is self._chooser.everything:
            return self._facets_of_everything
        return self.columns.facets(choice.base, choice.masks)

    def similar(self, ident: str, limit: int = 20) -> list[dict[str, Any]]:
        """Indicators with names like that of one, the nearest first.

        Returns:
            id, iri, label, likeness (0 to 1) and departments of each.

        Raises:
            QueryError: there is no such indicator.
        """
        departments = self._chooser.everything.departments
        return [
            {
                "id": self.indicators[at]["id"],
                "iri": self.indicators[at]["iri"],
                "label": self.indicators[at]["label"],
                "likeness": round(likeness, 4),
                "departments": int(departments[at]),
            }
            for at, likeness in self._text.similar(self.place(ident), limit)
        ]

    def profile(self, ident: str) -> dict[str, list[dict[str, Any]]]:
        """How an indicator is used, counted over all its targets but placeholders.

        Returns:
            ``values``: value, departments, targets, first_year, last_year, the one that most
            departments give first; ``levels``: level1, level2, targets; ``years``: year,
            departments, targets; ``classes``: class, targets.

        Raises:
            QueryError: there is no such indicator.
        """
        return profile(self.columns, self.place(ident))

    def uses(self, idents: Iterable[str], **wanted: str) -> list[str]:
        """Ids of the targets of some indicators, placeholders left out.

        Args:
            idents: of the indicators.
            wanted: column (``value`` or a facet) -> the label that the targets have in it.

        Raises:
            QueryError: there is no such indicator.
        """
        return uses(self.columns, map(self.place, idents), wanted)

    def label(self, ident: str) -> str | None:
        """The name of an indicator, None where there is no such one."""
        place = self._chooser.places.get(ident)
        return None if place is None else str(self.indicators[place]["label"])

    def place(self, ident: str) -> int:
        """The number of an indicator.

        Raises:
            QueryError: there is no such indicator.
        """
        found = self._chooser.places.get(ident)
        if found is None:
            raise QueryError(f"没有指标 {ident}")
        return found

    def suggest(self, text: str, limit: int = 10) -> list[str]:
        """Labels of indicators that begin with, or else hold, a text; the most used first."""
        begun = fold(text)
        counts = self._chooser.everything.targets
        fitting = [
            (not fold(one["label"]).startswith(begun), -int(counts[place]), one["label"])
            for place, one in enumerate(self.indicators)
            if begun and counts[place] and begun in fold(one["label"])
        ]
        return [label for _, _, label in sorted(fitting)[:limit]]

    def _at(self, choice: Choice, at: int) -> dict[str, Any]:
        """The indicator that a place of a choice stands for."""
        one: dict[str, Any] = self.indicators[choice.base.places[at]]
        return one

    def _hit(self, at: int, request: Request, choice: Choice) -> Hit:
        one = self._at(choice, at)
        return Hit(
            one["id"],
            one["iri"],
            one["label"],
            tuple(one["wordings"]),
            int(choice.targets[at]),
            int(choice.departments[at]),
            round(float(choice.scores[at]), 4) if request.text.strip() else 0.0,
            marks(one["label"], request.text),
            tuple(self.columns.common(choice.chosen, at, VALUE, MOST_VALUES)),
        )
