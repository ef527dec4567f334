"""Rows of a self-evaluation that give points to how a project was managed, and set no target."""

from collections.abc import Iterable

from kg.tables.rows.entry import Entry
from kg.tables.words.role import Role
from kg.tables.words.vocabulary import levels_above

POINTS = (Role.WEIGHT, Role.SCORE)
# Levels whose rows promise something: a value that is blank there was left out.
_PROMISING = frozenset(("产出指标", "效益指标", "满意度指标", "成本指标"))


def doubt_points_alone(entries: Iterable[Entry]) -> None:
    """Doubt rows that have points and no value, and stand under labels that promise nothing.

    资金管理 | 资金使用合规性 | | 5: its scoring gives the points, and no value is missing.
    """
    for entry in entries:
        has_points = any(role in entry.cells for role in POINTS)
        if has_points and Role.VALUE not in entry.cells and not _is_promising(entry):
            entry.doubt("points_only")


def _is_promising(entry: Entry) -> bool:
    above = (entry.level1, *levels_above(entry.level2 or "")[:1])
    return not _PROMISING.isdisjoint(above) or above == (None,)
