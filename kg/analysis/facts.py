"""Facts about reuse, as found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Community:
    """Indicators that stand together more than with others.

    Attributes:
        label: its most shared indicator.
        keys: of its indicators, in order.
    """

    label: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CopiedSet:
    """Targets with equal indicators and values in several projects.

    Attributes:
        projects: ids, in order.
        size: how many different (indicator, value) two or more of them share.
    """

    projects: tuple[str, ...]
    size: int


@dataclass(frozen=True, slots=True)
class Sharing:
    """How much of a department's work others share.

    Attributes:
        share: of its targets, those whose indicator another department uses as well.
        indicators: different indicators it uses.
        shared: those of them that another department uses.
    """

    share: float
    indicators: int
    shared: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """One indicator with several values in one department and year.

    Attributes:
        department, year, key: of what.
        values: number of different values.
        targets: ids of the targets, all of them.
    """

    department: str
    year: int
    key: str
    values: int
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reuse:
    """Facts about reuse; placeholders never count.

    Attributes:
        departments: key of an indicator -> number of departments.
        targets: key of an indicator -> number of targets.
        sharing: department -> how much of its work others share.
        projects: id of a project -> number of targets, of those with a number or a date, of those
            that state a basis.
        centrality: key of a shared indicator -> betweenness in the network of those used together.
        communities, copied: in order.
        copies: pairs of projects of the copied sets and how many indicators with values they share.
        together: pairs of keys and how many projects have both, the closest of each indicator.
        common: pairs of departments and how many indicators both use, the closest of each.
        conflicts: several values of one indicator in one department and year.
        values: (key, value as printed) -> departments and targets, if two departments or more.
    """

    departments: dict[str, int]
    targets: dict[str, int]
    sharing: dict[str, Sharing]
    projects: dict[str, tuple[int, int, int]]
    centrality: dict[str, float]
    communities: tuple[Community, ...]
    copied: tuple[CopiedSet, ...]
    copies: dict[tuple[str, str], int]
    together: dict[tuple[str, str], int]
    common: dict[tuple[str, str], int]
    conflicts: tuple[Conflict, ...]
    values: dict[tuple[str, str], tuple[int, int]]
