"""The order of what fits: each key decides where those before it tie."""

import numpy as np
import pytest

from kg.search.choice import Choice, Chooser
from kg.search.columns import Selection

# label, score, targets, departments, in the order of the indicators' numbers
INDICATORS = [
    ("丙", 9.0, 5, 2),
    ("甲", 9.0, 5, 2),
    ("乙", 9.0, 7, 2),
    ("丁", 9.0, 1, 3),
    ("戊", 9.5, 1, 1),
    ("己", 9.0, 0, 0),
    ("庚", 1.0, 8, 1),
]


def chosen() -> Choice:
    nothing = np.zeros(0, dtype=np.int64)
    base = Selection(np.arange(len(INDICATORS)), nothing, nothing)
    _, scores, targets, departments = zip(*INDICATORS, strict=True)
    return Choice(np.array(scores), False, base, {}, base, np.array(targets), np.array(departments))


def chooser() -> Chooser:
    indicators = [{"id": f"{at:016x}", "label": one[0]} for at, one in enumerate(INDICATORS)]
    return Chooser(None, None, indicators)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("sort", "labels"),
    [
        ("relevance", "戊丁乙丙甲庚"),
        ("departments", "丁乙丙甲庚戊"),
        ("targets", "庚乙丙甲丁戊"),
        ("label", "丁丙乙庚戊甲"),
    ],
)
def test_ties_are_broken_by_departments_targets_and_label(sort: str, labels: str) -> None:
    found = "".join(INDICATORS[at][0] for at in chooser().order(sort, chosen()))
    assert found == labels


def test_scores_that_differ_by_rounding_alone_tie() -> None:
    choice = chosen()
    choice.scores[1] += 1e-9
    assert chooser().order("relevance", choice) == chooser().order("relevance", chosen())
    choice.scores[1] += 1e-3
    assert chooser().order("relevance", choice) != chooser().order("relevance", chosen())
