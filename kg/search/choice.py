"""A request -> the indicators and targets that fit, and their order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from kg.search.columns import Columns, Mask, Numbers, Selection, together
from kg.search.request import INDICATOR, Request, check
from kg.search.text import TextIndex

# Added to the score of an indicator for each doubling of the departments that use it: among names
# that fit alike (their scores differ by some 5 to 40) those in wide use come first.
POPULAR = 3.0


@dataclass(frozen=True, slots=True)
class Choice:
    """What fits a request.

    Attributes:
        scores: of the text, for each indicator of ``base``.
        is_loose: whether only near names fit the text.
        base: the indicators that fit the text, and their targets before the filters.
        masks: filter -> which targets of ``base`` fit it.
        chosen: the targets that fit all filters.
        targets, departments: how many of those each indicator has, and of how many departments.
    """

    scores: np.ndarray[Any, np.dtype[np.float64]]
    is_loose: bool
    base: Selection
    masks: dict[str, Mask]
    chosen: Selection
    targets: Numbers
    departments: Numbers


class Chooser:
    """Chooses among the indicators of one snapshot.

    Args:
        columns: of all targets.
        text: index of the names.
        indicators: id and label of each, in the order of their numbers.
    """

    def __init__(
        self, columns: Columns, text: TextIndex, indicators: Sequence[Mapping[str, Any]]
    ) -> None:
        self._columns, self._text, self._indicators = columns, text, indicators

    @cached_property
    def everything(self) -> Choice:
        """What fits a request for nothing in particular."""
        columns = self._columns
        chosen = columns.targets_of(np.arange(len(self._indicators)))
        return Choice(
            np.zeros(len(chosen.places)),
            False,
            chosen,
            {},
            chosen,
            columns.targets(chosen),
            columns.distinct(chosen, "department"),
        )

    @cached_property
    def places(self) -> dict[str, int]:
        """Id of an indicator -> its number."""
        return {one["id"]: place for place, one in enumerate(self._indicators)}

    def choose(self, request: Request) -> Choice:
        """What fits a request.

        Raises:
            QueryError: an unknown filter or order.
        """
        check(request)
        columns = self._columns
        wanted = {name: labels for name, labels in request.filters.items() if labels}
        is_bounded = request.least is not None or request.most is not None
        if not request.text.strip() and not wanted and not is_bounded:
            return self.everything
        places, scores, is_loose = self._text.scores(request.text)
        scores = scores + POPULAR * np.log2(1 + self.everything.departments[places])
        base = columns.between(columns.targets_of(places), request.least, request.most)
        masks = {name: self._having(base, name, labels) for name, labels in wanted.items()}
        chosen = base.only(together(masks.values(), len(base.rows)))
        counts = columns.targets(chosen), columns.distinct(chosen, "department")
        return Choice(scores, is_loose, base, masks, chosen, *counts)

    def _having(self, base: Selection, name: str, labels: Sequence[str]) -> Mask:
        if name != INDICATOR:
            return self._columns.having(base, name, labels)
        numbers = [self.places[ident] for ident in labels if ident in self.places]
        return np.isin(self._columns[INDICATOR][base.rows], numbers)

    @cached_property
    def _alphabetic(self) -> Any:
        """Rank of each indicator in the order of labels."""

        def name(at: int) -> tuple[str, str]:
            return self._indicators[at]["label"], self._indicators[at]["id"]

        order = sorted(range(len(self._indicators)), key=name)
        ranks = np.empty(len(order), dtype=np.int64)
        ranks[order] = np.arange(len(order))
        return ranks

    def order(self, sort: str, choice: Choice) -> list[int]:
        """Which of a choice's indicators have targets, in the order asked for.

        Ties are broken by departments, targets and label.
        """
        at = np.flatnonzero(choice.targets)
        label = self._alphabetic[choice.base.places[at]]
        targets, departments = -choice.targets[at], -choice.departments[at]
        # numpy sorts by the last key first
        keys = {
            "label": [label],
            "departments": [label, targets, departments],
            "targets": [label, targets, departments, targets],
            "relevance": [label, targets, departments, -np.round(choice.scores[at], 6)],
        }
        ordered: list[int] = at[np.lexsort(keys[sort])].tolist()
        return ordered
