"""Edits drawn at random, the same for the same seed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from tests.edits.kinds import KINDS, Damage
from tests.edits.sources import Row, Source, text_of
from tests.edits.truth import Truth, truths_of

_TRIES = 200  # of rows, for one edit: not every row has the cells that a kind needs


@dataclass(frozen=True)
class Edit:
    """One row of a document, damaged.

    Attributes:
        source: the document.
        kind: of damage.
        row: before it.
        damage: what became of its cells.
        truths: what may be read of its records.
        text: the whole document now.
        touched: the lines of it on which the row stands.
    """

    source: Source
    kind: str
    row: Row
    damage: Damage
    truths: tuple[Truth, ...]
    text: str
    touched: frozenset[int]

    @property
    def line(self) -> int:
        """Where the row stood."""
        return self.row.line

    def line_now(self, line: int) -> int:
        """Where another line of the document stands now."""
        if self.damage.below and line == self.line + 1:
            return self.line
        return line + len(self.damage.lines) - 1 if line > self.line else line

    def __str__(self) -> str:
        before = "|".join(self.source.grid[self.line - 1])
        after = " ⏎ ".join("|".join(cells) for cells in self.damage.lines)
        return f"{self.source.name}:{self.line} {self.kind}\n    {before}\n    {after}"


def draw(
    sources: Sequence[Source], count: int, seed: int, kinds: Sequence[str] = tuple(KINDS)
) -> Iterator[Edit]:
    """So many edits, the kinds in turn, every document as likely as another."""
    rng = Random(seed)
    seen: set[tuple[str, int, str, tuple[tuple[str, ...], ...]]] = set()
    for number in range(count):
        kind = kinds[number % len(kinds)]
        for _ in range(_TRIES):
            edit = _edit(rng.choice(sources), kind, rng)
            if edit is None:
                continue
            key = (edit.source.name, edit.line, kind, edit.damage.lines)
            if key not in seen:
                seen.add(key)
                yield edit
                break


def _edit(source: Source, kind: str, rng: Random) -> Edit | None:
    row = rng.choice(source.rows)
    cells = list(source.grid[row.line - 1])
    damage = KINDS[kind](cells, rng)
    if damage is None or (damage.lines == (tuple(cells),) and not damage.below):
        return None
    if damage.below and not _may_move(source, row):
        return None
    truths = tuple(truths_of(source, row, damage))
    lines = [*source.grid[: row.line - 1], *damage.lines, *source.grid[row.line :]]
    first = row.line
    if damage.below:
        first += 1
        lines[first - 2], lines[first - 1] = lines[first - 1], lines[first - 2]
    moved = [line for record in row.records for line in record["lines"] if line > row.line]
    further = [line + len(damage.lines) - 1 for line in moved]
    touched = frozenset((*range(first, first + len(damage.lines)), *further))
    return Edit(source, kind, row, damage, truths, text_of(lines), touched)


def _may_move(source: Source, row: Row) -> bool:
    """Whether the row means the same below the next one.

    Both are one line of one project, and print the labels they are under, or neither of them does
    and they are under the same.
    """
    below = next((one for one in source.rows if one.line == row.line + 1), None)
    if below is None or len(row.records) > 1 or len(below.records) > 1:
        return False
    (own,), (other,) = row.records, below.records
    if (
        len(own["lines"]) > 1
        or len(other["lines"]) > 1
        or own["project_name"] != other["project_name"]
    ):
        return False
    if any(_prints_piece(source.grid[record["line"] - 1], record) for record in (own, other)):
        return False
    both = [source.grid[record["line"] - 1] for record in (own, other)]
    prints = [
        _prints_labels(cells, record) for cells, record in zip(both, (own, other), strict=True)
    ]
    are_alike = (own["level1"], own["level2"]) == (other["level1"], other["level2"])
    if not any(prints):
        return are_alike
    # What stands below them has a label of its own, or it would be under another one now.
    after = row.line + 2
    goes_on = after in row.table and not _starts_with_label(source, after)
    return all(prints) and not goes_on


def _starts_with_label(source: Source, line: int) -> bool:
    found = [record for record in source.records if line in record["lines"]]
    return all(_prints_labels(source.grid[line - 1], record) for record in found)


def _prints_labels(cells: tuple[str, ...], record: dict[str, Any]) -> bool:
    """Whether the row prints a label, or a piece of one."""
    printed = [record["level1_printed"] or "", record["level2_printed"] or ""]
    return any(len(cell) > 1 and label.startswith(cell) for cell in cells for label in printed)


def _prints_piece(cells: tuple[str, ...], record: dict[str, Any]) -> bool:
    """Whether the row prints only the beginning of a label, whose end stands below."""
    printed = [record["level1_printed"] or "", record["level2_printed"] or ""]
    return any(
        len(cell) > 1 and label.startswith(cell) and label != cell
        for cell in cells
        for label in printed
    )
