"""What a careful reader still reads in a damaged row.

Text that is there, wherever it stands, belongs to the field it belonged to before: the right
reading is that of the undamaged row. Where a cell is gone, its field is blank; without its name a
row says nothing that could be sure. Without its label it is under the label it was under; where the
table prints a label once and leaves it blank below, a blank is the label above. A row may always be
unsure.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from nlp.text import fold
from tests.edits.kinds import Damage
from tests.edits.sources import Record, Row, Source
from tests.support.samples import comparable

FIELDS = (
    "scope", "department", "unit", "fiscal_year", "project_code", "project_name",
    "level1", "level2", "indicator", "description", "value", "basis",
)  # fmt: skip
OF_PROJECT = ("project_code", "project_name", "unit", "department")
_LEVELS = {"level1_printed": "level1", "level2_printed": "level2"}
_Accepted = dict[str, set[Any]]


@dataclass
class Truth:
    """What may be read of one record.

    Attributes:
        record: as it was before.
        accepted: further texts that a field may have, in comparable form.
        is_known: whether the row can be read at all.
    """

    record: Record
    accepted: _Accepted = field(default_factory=dict)
    is_known: bool = True

    def differences(self, read: Record) -> list[str]:
        """The fields that are read wrongly, each with what was read."""
        found = [
            f"{name}={read[name]!r}"
            for name in FIELDS
            if not self._accepts(name, self.record[name], read[name])
        ]
        keys = {*self.record["extra"], *read["extra"]}
        return found + [
            f"{key}={read['extra'].get(key)!r}"
            for key in sorted(keys)
            if not self._accepts(key, self.record["extra"].get(key), read["extra"].get(key))
        ]

    def _accepts(self, name: str, right: Any, read: Any) -> bool:
        own = comparable(read) or None
        return own == (comparable(right) or None) or own in self.accepted.get(name, ())


def truths_of(source: Source, row: Row, damage: Damage) -> list[Truth]:
    """The truth of each record of a damaged row."""
    cells = list(source.grid[row.line - 1])
    truths = [_truth(record, cells, damage.lost) for record in row.records]
    if len(damage.lines[0]) == len(cells):
        for truth in truths:
            _accept_label_above(truth, source, row, damage.lost)
    return truths


def _truth(record: Record, cells: list[str], lost: tuple[int, ...]) -> Truth:
    truth = Truth(record)
    # The unit stands in the value as well.
    truth.accepted["unit"] = {None, comparable(record["unit"])}
    for at in lost:
        # Of equal cells side by side (无 | 无) nobody can tell which one is gone.
        names = {name for like in _run(cells, at) for name in fields_of(record, cells[like])}
        for name in names:
            if name == "indicator":
                same = [cell for cell in cells if fold(cell) == fold(cells[at])]
                truth.is_known = len(names) > 1 or len(same) > 1
            elif name == "value":
                truth.accepted.setdefault(name, set()).update(_values_without(record, cells, at))
            elif name not in _LEVELS:
                truth.accepted.setdefault(name, set()).add(None)
    return truth


def _accept_label_above(truth: Truth, source: Source, row: Row, lost: tuple[int, ...]) -> None:
    """Where a label was blanked in its place that other rows leave blank too."""
    above = max((line for line in row.table if line < row.line), default=0)
    previous = next((one for one in source.records if above in one["lines"]), None)
    for at in lost:
        fields = {*fields_of(truth.record, source.grid[row.line - 1][at])} & {*_LEVELS}
        others = [source.grid[line - 1] for line in row.table if line != row.line]
        is_sparse = any(at < len(cells) and not cells[at].strip() for cells in others)
        for name in fields if is_sparse else ():
            label = _LEVELS[name]
            is_new = (
                name == "level2_printed"
                and truth.record["level1_printed"] in source.grid[row.line - 1]
            )
            carried = None if is_new or previous is None else previous[label]
            truth.accepted.setdefault(label, set()).add(comparable(carried))


def _run(cells: list[str], at: int) -> list[int]:
    text = fold(cells[at])
    first = last = at
    while first > 0 and fold(cells[first - 1]) == text:
        first -= 1
    while last + 1 < len(cells) and fold(cells[last + 1]) == text:
        last += 1
    return list(range(first, last + 1))


def fields_of(record: Record, text: str) -> Iterator[str]:
    """The fields of a record that a cell holds, or a part of."""
    own = fold(text)
    named = (*_LEVELS, "indicator", "description", "basis", *OF_PROJECT)
    whole = [name for name in named if own and fold(record.get(name) or "") == own]
    yield from whole
    yield from (key for key, value in record["extra"].items() if fold(str(value)) == own)
    value = fold(record["value"] or "")
    # Sign, number and unit of a value may stand in columns of their own.
    if own and (
        own == value or (not whole and own in value) or own == fold(record["extra"].get("unit", ""))
    ):
        yield "value"


def _values_without(record: Record, cells: list[str], at: int) -> set[str | None]:
    """The value without one of the cells it was joined from; none at all where it is the number."""
    own, value = fold(cells[at]), fold(record["value"] or "")
    if own == value or any(char.isdigit() for char in own):
        return {None}
    return {value.removeprefix(own), value.removesuffix(own)}
