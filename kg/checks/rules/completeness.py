"""What a table of targets must hold (J101, J104, J105, J107-J109)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import groupby, pairwise

from kg.checks.dossier import Group
from kg.checks.levels import BENEFIT, COST, DIMENSIONS, OUTPUT, SATISFACTION
from kg.checks.register import rule
from kg.checks.subject import Subject
from kg.findings import Finding
from kg.records import Target
from kg.tables.words.role import Role
from nlp.text import fold

FULL_PLAN = 100  # per cent of the money by the last date of a plan
# 100 points, of which forms give 10 to the execution of the budget, outside the rows of targets.
FULL_WEIGHTS = (Decimal(90), Decimal(100))
_MEASURED = ("date", "schedule", "list", "range")


@rule("J101")
def missing_level1(subject: Subject) -> Iterator[Finding]:
    """Required level-1 groups without a target that promises something."""
    for group in subject.sure_groups():
        missing = {OUTPUT, BENEFIT} - {target.level1 for target in group.real}
        if len(missing) == 1:  # a table with neither is another kind of form
            (level,) = missing
            first = group.targets[0].line
            blank = _lines(target for target in group.targets if target.level1 == level)
            yield subject.on(
                group.project,
                min(blank, default=first),
                _title(group),
                [first, *blank],
                missing=level,
            )


@rule("J104")
def missing_satisfaction(subject: Subject) -> Iterator[Finding]:
    """A project that asks nobody whether they are satisfied."""
    for group in subject.sure_groups():
        if group.project is None or not _is_levelled(group):
            continue
        if not any(_is_of_satisfaction(target) for target in group.real):
            blank = _lines(t for t in group.targets if SATISFACTION in (t.level1, t.level2))
            line = min(blank, default=group.targets[0].line)
            yield subject.on(group.project, line, _title(group), group.lines)


@rule("J105")
def missing_output_dimension(subject: Subject) -> Iterator[Finding]:
    """数量, 质量, 时效, 成本, where the form prints level 2 by these names."""
    for group in subject.sure_groups():
        outputs = [target for target in group.targets if target.level1 in (OUTPUT, COST)]
        known = [t for t in outputs if t.level2 in DIMENSIONS or t.level1 == COST]
        has_names = any(target.level2 in DIMENSIONS and target.level2 != COST for target in known)
        if group.project is None or len(known) < len(outputs) or not has_names:
            continue
        there = {COST if t.level1 == COST else t.level2 for t in known if not t.placeholder}
        missing = [dimension for dimension in DIMENSIONS if dimension not in there]
        if missing and there:
            first = group.targets[0]
            name = group.project.name or first.indicator
            yield subject.on(
                group.project, first.line, name, group.lines, missing="、".join(missing)
            )


@rule("J107")
def no_numeric_output(subject: Subject) -> Iterator[Finding]:
    """Outputs without a single number; the largest project of the document is said to be so."""
    amounts = (project.amount or Decimal(0) for project in subject.reading.projects)
    largest = max(amounts, default=Decimal(0))
    for group in subject.sure_groups():
        project = group.project
        outputs = [target for target in group.real if target.level1 == OUTPUT]
        if project is None or not outputs or any(map(_is_measured, outputs)):
            continue
        is_largest = project.amount and project.amount == largest
        yield subject.on(
            project,
            outputs[0].line,
            "；".join(f"{target.indicator}：{target.value or ''}" for target in outputs),
            _lines(outputs),
            count=len(outputs),
            largest="，而它是预算最大的项目" if is_largest else "",
        )


@rule("J108")
def funding_plan_incomplete(subject: Subject) -> Iterator[Finding]:
    """Cumulative percentages that fall, or end below 100."""
    for project in subject.reading.projects:
        percents = [percent for _, percent, _ in project.plan]
        if any(later < earlier for earlier, later in pairwise(percents)):
            what = "，后一时点低于前一时点", "it falls"
        elif percents and percents[-1] < FULL_PLAN:
            what = "，没有到 100%", "it never reaches 100"
        else:
            continue
        plan = "，".join(f"{deadline} {percent}" for deadline, percent, _ in project.plan)
        lines = [line for _, _, places in project.plan for line in places]
        yield subject.on(project, lines[0], plan, lines, plan=plan, what=what[0], what_en=what[1])


@rule("J109")
def weights(subject: Subject) -> Iterator[Finding]:
    """Weights that are all there, all numbers, and no whole, however they are counted."""
    for group in subject.groups:
        printed = [target.extra.get("weight") for target in group.targets]
        known = [weight for weight in map(_number, printed) if weight is not None]
        if len(known) < len(printed):
            continue
        sums = [_sum_once(group.targets, key) for key in (_own_cell, _of_level2, _of_level1)]
        if sums[0].count < 2 or any(map(_is_whole, sums)):
            continue
        yield subject.on(
            group.project,
            group.lines[0],
            "、".join(sums[0].printed),
            group.lines,
            count=sums[0].count,
            total=f"{sums[0].total.normalize():f}",
        )


@dataclass(frozen=True, slots=True)
class _Sum:
    """Weights added up.

    Attributes:
        printed: each of them.
        total: their sum.
    """

    printed: list[str]
    total: Decimal

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.printed)


def _sum_once(targets: Sequence[Target], key: Callable[[Target], object]) -> _Sum:
    """The weights of rows, those of neighbours with one key counted once."""
    first = [next(rows) for _, rows in groupby(targets, key)]
    printed = [target.extra["weight"] for target in first]
    numbers = [number for number in map(_number, printed) if number is not None]
    return _Sum(printed, sum(numbers, Decimal(0)))


def _own_cell(target: Target) -> object:
    """Rows share a weight whose cell is merged over them."""
    return target.from_above.get(Role.WEIGHT, target.line)


def _of_level2(target: Target) -> object:
    """A weight may be that of a level, and be printed again in each of its rows."""
    return target.level1, target.level2, target.extra["weight"]


def _of_level1(target: Target) -> object:
    return target.level1, target.extra["weight"]


def _is_whole(weights_: _Sum) -> bool:
    # 0.2 stands for 20 %.
    return weights_.total in FULL_WEIGHTS or weights_.total * 100 in FULL_WEIGHTS


def _is_levelled(group: Group) -> bool:
    """Whether the table has any of the required levels; one with none is another kind of form."""
    return any(target.level1 in (OUTPUT, BENEFIT) for target in group.real)


def _is_of_satisfaction(target: Target) -> bool:
    is_labelled = SATISFACTION in (target.level1, target.level2)
    return is_labelled or "满意" in f"{target.level2}{fold(target.indicator)}"


def _is_measured(target: Target) -> bool:
    return target.parsed.number is not None or target.parsed.kind in _MEASURED


def _title(group: Group) -> str:
    """What a finding on a whole table prints: its project, its department, or its first row."""
    first = group.targets[0]
    name = group.project.name if group.project else None
    return name or first.department or first.indicator


def _lines(targets: Iterable[Target]) -> list[int]:
    return [line for target in targets for line in target.lines]


def _number(text: str | None) -> Decimal | None:
    try:
        return Decimal(fold(text or "").rstrip("%分"))
    except InvalidOperation:
        return None
