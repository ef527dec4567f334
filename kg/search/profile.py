"""One indicator -> its values, levels and years, counted over the columns of its targets."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from kg.search.building import VALUE
from kg.search.columns import Columns

Rows = list[dict[str, Any]]


def profile(columns: Columns, place: int) -> dict[str, Rows]:
    """What ``SearchEngine.profile`` returns.

    Args:
        columns: of all targets.
        place: number of the indicator.
    """
    return {
        "values": _values(columns, place),
        "levels": _levels(columns, place),
        "years": _years(columns, place),
        "classes": [
            {"class": label, "targets": len(rows)}
            for (label,), rows in columns.grouped(place, "specificity")
            if label
        ],
    }


def uses(columns: Columns, places: Iterable[int], wanted: Mapping[str, str]) -> list[str]:
    """Ids of the targets of some indicators, in the order of the snapshot.

    Args:
        columns: of all targets.
        places: numbers of the indicators.
        wanted: column -> the label that the targets have in it.
    """
    chosen = columns.targets_of(np.array(sorted(set(places)), dtype=np.int64))
    for name, label in wanted.items():
        chosen = chosen.only(columns.having(chosen, name, [label]))
    return columns.idents(chosen.rows)


def _values(columns: Columns, place: int) -> Rows:
    found = []
    for (value,), rows in columns.grouped(place, VALUE):
        if value is not None:
            _, first, last = columns.span("year", rows)
            years = {
                "first_year": int(first) if first else None,
                "last_year": int(last) if last else None,
            }
            found.append(
                {
                    "value": value,
                    "departments": columns.span("department", rows)[0],
                    "targets": len(rows),
                    **years,
                }
            )
    return sorted(found, key=lambda one: (-one["departments"], -one["targets"], one["value"]))


def _levels(columns: Columns, place: int) -> Rows:
    found = [
        {"level1": level1, "level2": level2, "targets": len(rows)}
        for (level1, level2), rows in columns.grouped(place, "level1", "level2")
    ]
    return sorted(
        found, key=lambda one: (-one["targets"], one["level1"] or "", one["level2"] or "")
    )


def _years(columns: Columns, place: int) -> Rows:
    found = [
        {
            "year": int(year),
            "departments": columns.span("department", rows)[0],
            "targets": len(rows),
        }
        for (year,), rows in columns.grouped(place, "year")
        if year
    ]
    return sorted(found, key=lambda one: one["year"])
