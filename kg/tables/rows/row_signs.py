"""Signs that a row lost or gained a cell: their number, blanks, the same cell twice."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.tables.rows.profile import TableProfile
from kg.tables.rows.projects import PROJECT_ROLES
from kg.tables.rows.seen_row import Key, SeenRow, key_of
from kg.tables.rows.widths import uneven_rows
from kg.tables.table import Column
from kg.tables.words.looks import Fused, Look
from kg.tables.words.role import LEVELS, Role


@dataclass(frozen=True, slots=True)
class RowLikeness:
    """When a row has other cells than the rows of its table.

    Attributes:
        rows: other rows of targets up to which a table does not tell which columns are filled.
        always: share of the rows that fill a column for a blank in it to be a sign.
        rarely: share of the rows that fill a column for a cell in it to be one.
        many: blanks in columns that are always filled that are more than one sign.
        projects: rows that name a project up to which nothing is told of the columns they fill.
        repeats: rows that print the label of the row above again, for a blank label to be a lost
            one.
    """

    rows: int = 5
    always: float = 0.9
    rarely: float = 0.1
    many: int = 3
    projects: int = 2
    repeats: int = 3


LIKENESS = RowLikeness()
# A blank there is no sign: a project is named once, and a row without a name is none.
_ONCE = frozenset((*PROJECT_ROLES, Role.INDICATOR))
_ANCHORS = frozenset((*LEVELS, Role.PROJECT_CODE, Role.PROJECT_NAME, Role.UNIT_NAME))
# Cells of a project that stand in the row of its name.
_NAMED_WITH = frozenset((Role.PROJECT_CODE, Role.AMOUNT))
# Blank where the value is a word.
_OF_NUMBERS = frozenset((Role.SIGN, Role.UNIT, Role.DIRECTION))
_WITH_NUMBER = frozenset((Look.NUMBER, Look.SIGNED, Look.VALUE, Look.COUNTED))


class RowSigns:
    """The signs in the rows of one table.

    Args:
        profile: of the table.
        rows: its rows of targets.
        columns: of its heading.
    """

    def __init__(
        self, profile: TableProfile, rows: Sequence[SeenRow], columns: Sequence[Column]
    ) -> None:
        self._profile = profile
        self._uneven = uneven_rows(rows)
        self._has_labels = any(column.role in LEVELS for column in columns)
        self._is_telling = len(rows) > LIKENESS.rows
        self._of_projects = _of_projects(rows)
        self._names = [
            key
            for key in self._of_projects
            if profile.columns[key].column.role == Role.PROJECT_NAME
        ]
        least = LIKENESS.always * (len(rows) - 1)
        filled = {
            key: one.column.role for key, one in profile.columns.items() if one.filled >= least
        }
        self._always = {key: role for key, role in filled.items() if role not in _ONCE}
        self._repeated = {
            key
            for key, one in profile.columns.items()
            if one.column.role in LEVELS and _is_repeated(rows, key, one.filled)
        }

    def of(self, row: SeenRow, place: int) -> int:
        """The signs of a row."""
        is_uneven = place in self._uneven
        is_short = self._uneven.get(place, 0) < 0
        signs = is_uneven + (row.is_moved and (is_short or not row.has(_ANCHORS))) + row.is_broken
        if not self._is_telling:
            return signs
        misses = self._misses(row)
        signs += is_uneven and row.look(Role.INDICATOR) is Look.NONE
        signs += misses + (place in self._profile.twins) + self._lacks_set(row)
        if is_uneven or misses:
            signs += self._has_longest(row) + (is_uneven and self._has_rare(row))
        return signs + self._lacks_project(row)

    def lacks_label(self, row: SeenRow) -> bool:
        """Whether the row is blank in a column of labels where all others print them again."""
        return self._is_telling and any(key not in row.cells() for key in self._repeated)

    def may_have_lost_label(self, row: SeenRow, place: int) -> bool:
        """Whether the label of a row stands in its name, or is the cell that is gone."""
        if not self._has_labels:
            return False
        if row.labels:
            return any(cell.level1 is None and cell.level2 is None for cell in row.labels)
        is_short = self._uneven.get(place, 0) < 0
        return row.cell(Role.INDICATOR).fused == Fused.LABEL or (is_short and not self._misses(row))

    def lacks_project_name(self, row: SeenRow) -> bool:
        """Whether the row begins a project as the others do, but for its name."""
        own = {key_of(column) for column, _ in row.placed if column.role in _NAMED_WITH}
        return bool(own) and any(key not in row.cells() for key in self._names)

    def may_lack_project(self, row: SeenRow, place: int) -> bool:
        """Whether the cell that is gone, or one too many, may be one of its project."""
        return self._lacks_project(row) or (place in self._uneven and row.is_moved)

    def _misses(self, row: SeenRow) -> int:
        """One where a column is blank that nearly all other rows fill, two where many are."""
        missed = self._always.keys() - {key_of(column) for column, _ in row.placed}
        if not missed or Look.NONE in (row.look(Role.INDICATOR), row.look(Role.VALUE)):
            return 0
        if row.look(Role.VALUE) not in _WITH_NUMBER:
            missed = {key for key in missed if self._always[key] not in _OF_NUMBERS}
        return min(len(missed), 1) + (len(missed) >= LIKENESS.many)

    def _has_longest(self, row: SeenRow) -> bool:
        """Whether a text is longer than all others of its column."""
        return any(
            self._profile.columns[key_of(column)].is_longest(cell) for column, cell in row.placed
        )

    def _has_rare(self, row: SeenRow) -> bool:
        """Whether a column is filled that hardly any other row fills."""
        most = LIKENESS.rarely * (self._profile.rows - 1)
        return any(
            self._profile.columns[key_of(column)].filled - 1 <= most
            for column, _ in row.placed
            if column.role not in LEVELS and column.role not in PROJECT_ROLES
        )

    def _lacks_set(self, row: SeenRow) -> bool:
        """Whether a label stands in one of the sets of period and year alone, as nowhere else."""
        return bool(self._profile.alone and row.is_alone in self._profile.alone)

    def _lacks_project(self, row: SeenRow) -> bool:
        """Whether some cells of a project stand in the row without others that always do."""
        if not self._of_projects:
            return False
        own = {key_of(column) for column, _ in row.placed if column.role in PROJECT_ROLES}
        return bool(own) and not self._of_projects <= own


def _of_projects(rows: Sequence[SeenRow]) -> frozenset[Key]:
    """The columns that nearly every row fills which says anything of its project."""
    counts: Counter[Key] = Counter()
    named = 0
    for row in rows:
        keys = [key_of(column) for column, _ in row.placed if column.role in PROJECT_ROLES]
        counts.update(keys)
        named += bool(keys)
    if named <= LIKENESS.projects:
        return frozenset()
    return frozenset(key for key, count in counts.items() if count >= named - 1)


def _is_repeated(rows: Sequence[SeenRow], key: Key, filled: int) -> bool:
    """Whether all rows but one print their label, also where it is that of the row above.

    A merged cell is printed once.
    """
    if filled != len(rows) - 1 or any(key in row.row.spanned for row in rows):
        return False
    printed = [row.cells().get(key) for row in rows]
    again = sum(above is own is not None for above, own in pairwise(printed))
    return again >= LIKENESS.repeats
