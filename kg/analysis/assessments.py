"""Targets judged on two axes: what they are bound to, and whether it can be told that they were met.

The words of a target decide (nlp.specificity, nlp.measurability, read when its document is read); what other departments
write can only take away: a value that others give the same indicator is nothing that this project alone can say.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.analysis.facts import Reuse
from kg.links import Links, Use

# Class -> the score of a target whose indicator very many use; one that nobody else uses has ``ALONE`` more.
SCORES = {"placeholder": 0.0, "boilerplate": 0.1, "sector": 0.4, "specific": 0.8}
ALONE, MOST_VALUES = 0.2, 3


@dataclass(frozen=True, slots=True)
class Assessment:
    """The judgement on one target.

    Attributes:
        target: its id.
        document: id of its document.
        specificity: from 0 (nothing said) to 1 (only this project can say it).
        specificity_class: placeholder, boilerplate, sector or specific.
        measurability: quantified, qualitative or vague; None for placeholders.
        mandated: whether a system imposes the indicator.
        evidence: (kind, text), what decided first.
    """

    target: str
    document: str
    specificity: float
    specificity_class: str
    measurability: str | None
    mandated: bool
    evidence: tuple[tuple[str, str], ...]


def assess(uses: Sequence[Use], links: Links, reuse: Reuse) -> Iterator[Assessment]:
    """The judgement on every target, in the order of uses."""
    values = _values(uses, links)
    for use in uses:
        key = links.named[use.name].key
        if use.placeholder or use.judged is None:
            yield Assessment(use.target, use.document, 0.0, "placeholder", None, False, (("placeholder", use.name),))
            continue
        label, kind, text, measurability, measured, words = use.judged
        evidence = [(kind, text)]
        departments = reuse.departments.get(key, 1)
        others = reuse.values.get((key, use.value_text or ""), (1, 1))[0]
        if label == "specific" and others > 1:
            label = "sector"
            evidence.append(("same_value", f"{others} 个部门写着同样的值"))
        if departments > 1:
            evidence.append(("departments", f"{departments} 个部门使用这个指标"))
            evidence += [("values", shown) for shown in values.get(key, ())]
        evidence.append((measured, words))
        score = SCORES[label] + ALONE / max(departments, 1)
        yield Assessment(use.target, use.document, round(score, 2), label, measurability, use.mandated, tuple(evidence))


def _values(uses: Sequence[Use], links: Links) -> dict[str, tuple[str, ...]]:
    """Key of a shared indicator -> its commonest values with the number of departments, as people read them."""
    said: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for use in uses:
        if not use.placeholder and use.value_text and use.department:
            said[links.named[use.name].key][use.value_text].add(use.department)
    shown = {}
    for key, by_value in said.items():
        if len(set().union(*by_value.values())) > 1:
            counts = Counter({value: len(who) for value, who in by_value.items()})
            ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_VALUES]
            shown[key] = tuple(f"{value}（{count} 个部门）" for value, count in ranked)
    return shown
