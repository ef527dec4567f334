"""Specificity and measurability of the 604 targets against labels given by reading (data/gold/<id>/labels.jsonl)."""

import pytest

from tests.accuracy.labels import AXES, READERS, judged, kappa, macro_f1, pairs_of
from tests.support.samples import SOURCE_IDS

FLOORS = {"specificity": 0.85, "measurability": 0.88}
ALONE = 0.8
LEAST_F1 = 0.85


def test_every_target_is_judged_and_labelled() -> None:
    assert (
        len(judged(tuple(SOURCE_IDS)))
        == len(pairs_of("specificity", READERS[0], SOURCE_IDS))
        == 604
    )


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("axis", AXES)
def test_we_agree_with_a_reader(axis: str, reader: str) -> None:
    pairs = pairs_of(axis, reader, SOURCE_IDS)
    assert kappa(pairs) >= FLOORS[axis]
    assert macro_f1(pairs, AXES[axis]) >= LEAST_F1


@pytest.mark.parametrize("name", SOURCE_IDS)
@pytest.mark.parametrize("axis", AXES)
def test_a_department_alone_is_judged_as_well(axis: str, name: str) -> None:
    """No other department beside it: what leave-one-department-out means for rules."""
    pairs = pairs_of(axis, READERS[1], [name], alone=True)
    assert sum(one == other for one, other in pairs) / len(pairs) >= 0.9
    if len({label for label, _ in pairs}) > 2 and axis == "specificity":
        assert (
            kappa(pairs) >= ALONE
        )  # where nearly all rows are of one class, chance explains most of what agrees


def test_agreement_is_measured_as_published() -> None:
    """The example of Cohen (1960) in its usual form: 20 and 15 agreed of 50, kappa 0.4."""
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert kappa(pairs) == pytest.approx(0.4)
    assert macro_f1(pairs, ("y", "n")) == pytest.approx((40 / 55 + 30 / 45) / 2)
