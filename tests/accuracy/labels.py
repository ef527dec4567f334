"""Specificity and measurability against labels given by reading: ``python -m tests.accuracy.labels [labels|labels-second]``.

Nothing is learned from the labels, so a department left out is a department judged alone: its own words, no other department
beside it. Both are printed.
"""

import sys
from collections import Counter
from collections.abc import Sequence
from functools import cache

from kg.analysis import analyse_reuse, assess
from kg.links import Use, link_names, read_uses
from tests.support.samples import GOLD, SOURCE_IDS, load, reading_of

READERS = ("labels", "labels-second")
AXES = {
    "specificity": ("placeholder", "boilerplate", "sector", "specific"),
    "measurability": ("quantified", "qualitative", "vague"),
}
Pair = tuple[str, str]


def kappa(pairs: Sequence[Pair]) -> float:
    """Cohen's kappa (Cohen 1960): agreement beyond what the two distributions give by chance."""
    count = len(pairs)
    agreed = sum(one == other for one, other in pairs) / count
    ones, others = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    chance = sum(ones[label] * others[label] for label in ones) / count**2
    return 1.0 if chance == 1 else (agreed - chance) / (1 - chance)


def macro_f1(pairs: Sequence[Pair], labels: Sequence[str]) -> float:
    """Mean of the F1 of every label that a reader or the program gives."""
    scores = []
    for label in labels:
        both = sum(one == other == label for one, other in pairs)
        given = sum((one == label) + (other == label) for one, other in pairs)
        scores += [2 * both / given] if given else []
    return sum(scores) / len(scores)


@cache
def uses_of(name: str) -> tuple[Use, ...]:
    """The uses of a sample."""
    return tuple(read_uses(reading_of(name), name))


@cache
def judged(names: tuple[str, ...]) -> list[tuple[str, str, str | None]]:
    """(source, specificity, measurability) of every target of the samples read together, in order."""
    uses = [use for name in names for use in uses_of(name)]
    links = link_names(uses)
    made = assess(uses, links, analyse_reuse(uses, links))
    return [
        (use.document, one.specificity_class, one.measurability)
        for use, one in zip(uses, made, strict=True)
    ]


def pairs_of(axis: str, reader: str, sources: Sequence[str], *, alone: bool = False) -> list[Pair]:
    """(reader's label, ours) of the targets of some sources; targets that either calls a placeholder have no measurability."""
    made = (
        [row for name in sources for row in judged((name,))]
        if alone
        else [row for row in judged(tuple(SOURCE_IDS)) if row[0] in sources]
    )
    gold = [row for name in sources for row in load(GOLD / name / f"{reader}.jsonl")]
    ours = [(row[1] if axis == "specificity" else row[2]) for row in made]
    return [(row[axis], mine) for row, mine in zip(gold, ours, strict=True) if row[axis] and mine]


def main(reader: str = "labels") -> None:
    """Print confusion matrices and agreement."""
    for axis, labels in AXES.items():
        pairs = pairs_of(axis, reader, SOURCE_IDS)
        counts = Counter(pairs)
        print(f"{axis}: rows {reader}, columns jipu")
        print(" " * 14 + "".join(f"{label:>13}" for label in labels))
        for one in labels:
            print(f"{one:<14}" + "".join(f"{counts[one, other]:>13}" for other in labels))
        print(
            f"kappa {kappa(pairs):.3f}, macro-F1 {macro_f1(pairs, labels):.3f}, equal {sum(a == b for a, b in pairs)} of {len(pairs)}\n"
        )
        print("department left out  rows  kappa alone  macro-F1 alone  kappa with the others")
        for name in SOURCE_IDS:
            alone, beside = (
                pairs_of(axis, reader, [name], alone=True),
                pairs_of(axis, reader, [name]),
            )
            print(
                f"{name:<20} {len(alone):>4} {kappa(alone):>12.3f} {macro_f1(alone, labels):>15.3f} {kappa(beside):>22.3f}"
            )
        print()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
