"""Targets judged on two axes: what they are bound to, and whether one can tell they were met.

The words of a target decide (nlp.judgements, judged when its document is read). What other
departments write can only take away: a value that others give the same indicator is nothing that
this project alone can say.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.analysis.facts import Reuse
from kg.links import Links, Use
from nlp.names.organisations import place_of

# Class -> the score of a target whose indicator very many use. One that nobody else uses has
# ``ALONE`` more, so that the classes never overlap.
SCORES = {"placeholder": 0.0, "boilerplate": 0.1, "sector": 0.4, "specific": 0.8}
ALONE = 0.2
MOST_VALUES = MOST_TWINS = 3  # examples named in the evidence: as many as a person reads


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
    values, spread, twins = _values(uses, links), _spread(uses, links), _twins(uses, links)
    for use in uses:
        key = links.named[use.name].key
        if use.placeholder or use.judged is None:
            yield Assessment(
                use.target,
                use.document,
                0.0,
                "placeholder",
                None,
                False,
                (("placeholder", use.name),),
            )
            continue
        label, kind, text, measurability, measured, words = use.judged
        evidence = [(kind, text)]
        departments = reuse.departments.get(key, 1)
        others = reuse.values.get((key, use.value_text or ""), (1, 1))[0]
        if label == "specific" and others > 1:
            label = "sector"
            evidence.append(("same_value", f"{others} 个部门写着同样的值"))
        if departments > 1:
            projects, regions = spread[key]
            evidence.append(
                (
                    "departments",
                    f"{departments} 个部门、{projects} 个项目、{regions} 个地区使用这个指标",
                )
            )
            evidence += [("values", shown) for shown in values.get(key, ())]
        same = [
            place for target, place in twins.get((key, use.value_text), ()) if target != use.target
        ][:MOST_TWINS]
        if same:
            evidence.append(("twins", f"名称和值相同：{'；'.join(same)}"))
        evidence.append((measured, words))
        score = SCORES[label] + ALONE / max(departments, 1)
        yield Assessment(
            use.target,
            use.document,
            round(score, 2),
            label,
            measurability,
            use.mandated,
            tuple(evidence),
        )


def _spread(uses: Sequence[Use], links: Links) -> dict[str, tuple[int, int]]:
    """Key of an indicator -> in how many projects and in how many regions it is used."""
    projects: dict[str, set[str]] = defaultdict(set)
    regions: dict[str, set[str]] = defaultdict(set)
    places = {name: place_of(name) for name in {use.department for use in uses if use.department}}
    for use in uses:
        if not use.placeholder:
            key = links.named[use.name].key
            in_projects, in_regions = projects[key], regions[key]
            if use.project_id:
                in_projects.add(use.project_id)
            if use.department and places[use.department]:
                in_regions.add(places[use.department])
    return {key: (len(projects[key]), len(regions[key])) for key in projects}


def _twins(
    uses: Sequence[Use], links: Links
) -> dict[tuple[str, str | None], list[tuple[str, str]]]:
    """(key, value as printed) -> the first targets with both, each with its place in words."""
    found: dict[tuple[str, str | None], list[tuple[str, str]]] = defaultdict(list)
    for use in uses:
        if not use.placeholder and use.value_text:
            same = found[links.named[use.name].key, use.value_text]
            if len(same) <= MOST_TWINS:
                same.append((use.target, f"{use.department or '部门不详'} 第 {use.line} 行"))
    return found


def _values(uses: Sequence[Use], links: Links) -> dict[str, tuple[str, ...]]:
    """Key of a shared indicator -> its commonest values and their departments, in words."""
    users: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for use in uses:
        if not use.placeholder and use.value_text and use.department:
            users[links.named[use.name].key][use.value_text].add(use.department)
    shown = {}
    for key, by_value in users.items():
        if len(set().union(*by_value.values())) > 1:
            counts = Counter({value: len(who) for value, who in by_value.items()})
            ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_VALUES]
            shown[key] = tuple(f"{value}（{count} 个部门）" for value, count in ranked)
    return shown
