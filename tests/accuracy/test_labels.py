"""Specificity and measurability of the 604 targets against labels given by reading (data/gold/<id>/labels.jsonl)."""

from collections import Counter

import pytest

from kg.analysis import analyse_reuse, assess
from kg.links import link_names
from tests.links.test_clusters import sample_uses
from tests.support.samples import GOLD, SOURCE_IDS, load

READERS = ("labels", "labels-second")
SPECIFICITY, MEASURABILITY = 0.85, 0.88


def kappa(pairs: list[tuple[str, str]]) -> float:
    """Cohen's kappa (Cohen 1960): agreement beyond what the two distributions give by chance."""
    count = len(pairs)
    agreed = sum(one == other for one, other in pairs) / count
    ones, others = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    chance = sum(ones[label] * others[label] for label in ones) / count**2
    return (agreed - chance) / (1 - chance)


def judged(reader: str) -> list[tuple[str, dict[str, str], str, str | None]]:
    uses = list(sample_uses())
    links = link_names(uses)
    assessments = list(assess(uses, links, analyse_reuse(uses, links)))
    gold = [(name, row) for name in SOURCE_IDS for row in load(GOLD / name / f"{reader}.jsonl")]
    assert len(gold) == len(assessments) == 604
    return [(name, row, made.specificity_class, made.measurability) for (name, row), made in zip(gold, assessments, strict=True)]


@pytest.mark.parametrize("reader", READERS)
def test_specificity_agrees_with_a_reader(reader: str) -> None:
    assert kappa([(row["specificity"], label) for _, row, label, _ in judged(reader)]) >= SPECIFICITY


@pytest.mark.parametrize("reader", READERS)
def test_measurability_agrees_with_a_reader(reader: str) -> None:
    pairs = [(row["measurability"], label) for _, row, _, label in judged(reader) if row["measurability"] and label]
    assert kappa(pairs) >= MEASURABILITY


@pytest.mark.parametrize("name", SOURCE_IDS)
def test_every_department_agrees_by_itself(name: str) -> None:
    pairs = [(row["specificity"], label) for source, row, label, _ in judged("labels-second") if source == name]
    assert sum(one == other for one, other in pairs) / len(pairs) >= 0.9
