"""完整性: are all required parts there? (J101, J104-J109)"""

import itertools
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from kg.checks.subject import Group, Subject
from kg.findings import Finding
from nlp.text import fold

OUTPUT, BENEFIT, SATISFACTION, COST = "产出指标", "效益指标", "满意度指标", "成本指标"
DIMENSIONS = ("数量指标", "质量指标", "时效指标", COST)
FULL_WEIGHTS = (Decimal(90), Decimal(100))


def check_completeness(subject: Subject) -> Iterator[Finding]:
    """All findings on what is missing from a project's or department's table."""
    for group in subject.sure_groups("J101"):
        yield from _levels(subject, group)
        yield from _dimensions(subject, group)
    yield from _numbers(subject)
    for group in subject.groups:
        yield from _weights(subject, group)
    for project in subject.reading.projects:
        percents = [percent for _, percent, _ in project.plan]
        falls = any(later < earlier for earlier, later in itertools.pairwise(percents))
        if percents and (falls or percents[-1] < 100):
            plan = "，".join(f"{deadline} {percent}" for deadline, percent, _ in project.plan)
            what = (
                ("，后一时点低于前一时点", "it falls")
                if falls
                else ("，没有到 100%", "it never reaches 100")
            )
            lines = [line for _, _, places in project.plan for line in places]
            yield subject.on(
                "J108", project, lines[0], plan, lines, plan=plan, what=what[0], what_en=what[1]
            )


def _levels(subject: Subject, group: Group) -> Iterator[Finding]:
    """Required level-1 groups; a table whose level 1 is nowhere known, or that has none of them, is another kind of form."""
    there = {target.level1 for target in group.real}
    if not group.real or not there & {OUTPUT, BENEFIT}:
        return
    first, project = group.targets[0], group.project
    missing = [level for level in (OUTPUT, BENEFIT) if level not in there]
    printed = (project.name if project else None) or first.department or first.indicator
    if missing:
        blank = [
            line for target in group.targets if target.level1 in missing for line in target.lines
        ]
        yield subject.on(
            "J101",
            project,
            min(blank, default=first.line),
            printed,
            [first.line, *blank],
            missing="、".join(missing),
        )
    is_satisfied = any(
        SATISFACTION in (t.level1, t.level2) or "满意" in f"{t.level2}{fold(t.indicator)}"
        for t in group.real
    )
    if project is not None and not is_satisfied:
        blank = [
            line
            for target in group.targets
            if SATISFACTION in (target.level1, target.level2)
            for line in target.lines
        ]
        yield subject.on("J104", project, min(blank, default=first.line), printed, _lines(group))


def _lines(group: Group) -> list[int]:
    """What proves that something is missing: all there is."""
    return [line for target in group.targets for line in target.lines]


def _dimensions(subject: Subject, group: Group) -> Iterator[Finding]:
    """数量, 质量, 时效, 成本, where the form prints level 2 by these names."""
    outputs = [target for target in group.targets if target.level1 in (OUTPUT, COST)]
    known = [target for target in outputs if target.level2 in DIMENSIONS or target.level1 == COST]
    if (
        group.project is None
        or len(known) < len(outputs)
        or not any(target.level2 in DIMENSIONS[:3] for target in known)
    ):
        return
    there = {
        COST if target.level1 == COST else target.level2
        for target in known
        if not target.placeholder
    }
    missing = [dimension for dimension in DIMENSIONS if dimension not in there]
    if missing and there:
        name = group.project.name or group.targets[0].indicator
        yield subject.on(
            "J105",
            group.project,
            group.targets[0].line,
            name,
            _lines(group),
            missing="、".join(missing),
        )


def _numbers(subject: Subject) -> Iterator[Finding]:
    """Projects whose outputs hold no number; the largest project is said to be so."""
    largest = max(
        (project.amount or Decimal(0) for project in subject.reading.projects), default=Decimal(0)
    )
    for group in subject.sure_groups("J107"):
        outputs = [target for target in group.real if target.level1 == OUTPUT]
        if group.project is None or not outputs:
            continue
        if not any(
            t.parsed.number is not None or t.parsed.kind in ("date", "schedule", "list", "range")
            for t in outputs
        ):
            said = (
                "，而它是预算最大的项目"
                if group.project.amount and group.project.amount == largest
                else ""
            )
            printed = "；".join(f"{t.indicator}：{t.value or ''}" for t in outputs)
            lines = [line for target in outputs for line in target.lines]
            yield subject.on(
                "J107",
                group.project,
                outputs[0].line,
                printed,
                lines,
                count=len(outputs),
                largest=said,
            )


def _weights(subject: Subject, group: Group) -> Iterator[Finding]:
    """Weights that are all there and all numbers."""
    weights = [_number(target.extra.get("weight")) for target in group.targets]
    known = [weight for weight in weights if weight is not None]
    if len(known) < 2 or len(known) < len(weights):
        return
    total = sum(known, Decimal(0))
    if total not in FULL_WEIGHTS and total not in [full / 100 for full in FULL_WEIGHTS]:
        lines = [line for target in group.targets for line in target.lines]
        printed = "、".join(target.extra["weight"] for target in group.targets)
        yield subject.on(
            "J109",
            group.project,
            lines[0],
            printed,
            lines,
            count=len(known),
            total=f"{total.normalize():f}",
        )


def _number(text: str | None) -> Decimal | None:
    try:
        return Decimal(fold(text or "").rstrip("%分"))
    except InvalidOperation:
        return None
