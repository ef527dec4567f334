"""Money of a project: costs against its budget, form against tables (J302, J304, J305, J312, J315)."""

from collections.abc import Iterator
from decimal import Decimal

from kg.checks.completeness import COST, OUTPUT
from kg.checks.subject import Group, Subject, is_sure, name_of, pattern
from kg.findings import Finding
from kg.records import Project, Target
from kg.records.amounts import FACTORS
from kg.records.matching import BudgetMatch, match_budget
from nlp.text import fold

SCALE = Decimal(10_000)
EVENTS = (
    "场",
    "次",
    "期",
    "班",
    "届",
)  # what a price per each can only mean; areas and people may be others


def check_money(subject: Subject) -> Iterator[Finding]:
    """All findings on money of projects. No cost is held against a budget that is itself ten thousand times off."""
    doubtful = {
        match.project.id
        for match in match_budget(subject.reading)
        if match.project and _is_scaled(match)
    }
    for group in subject.groups:
        if group.project is not None and group.project.amount and group.project.id not in doubtful:
            yield from _costs(subject, group, group.project, group.project.amount)
    yield from _tables(subject)


def _costs(subject: Subject, group: Group, project: Project, budget: Decimal) -> Iterator[Finding]:
    """Costs above the budget, equal to it, or ten thousand times off; unit costs times the count they are per."""
    for target in group.real:
        yuan = _cost(target)
        if yuan is None or not is_sure(target, "text"):
            continue
        shown = show_yuan(budget)
        lines = () if project.amount_line is None else (project.amount_line,)
        words = {"cost": target.value, "budget": shown, "one": target.value, "other": shown}
        code = (
            "J304"
            if yuan in (budget * SCALE, budget / SCALE)
            else "J302"
            if yuan > budget
            else "J312"
            if yuan == budget
            else None
        )
        if code is not None:
            yield subject.at(code, target, right=shown, proof=lines, **words)
    yield from _unit_costs(subject, group, budget)
    yield from _mixed_units(subject, group, project, budget)


def _is_scaled(match: BudgetMatch) -> bool:
    """Whether form and money table state a project's amount in units mixed up."""
    if match.project is None or match.project.amount is None or match.evidence != "exact":
        return False
    return match.line.amount in (match.project.amount * SCALE, match.project.amount / SCALE)


def _yuan(target: Target) -> Decimal | None:
    """What a row promises in money, in yuan; prices per piece and ranges are none."""
    parsed = target.parsed
    if (
        parsed.kind != "money"
        or parsed.number is None
        or parsed.unit not in FACTORS
        or "/" in fold(target.value or "")
    ):
        return None
    return parsed.number * FACTORS[parsed.unit]


def _cost(target: Target) -> Decimal | None:
    """What a row promises to cost in all, in yuan."""
    is_cap = (
        target.level1 == OUTPUT
        and target.level2 is None
        and target.parsed.comparator not in ("≥", ">")
    )
    is_cost = COST in (target.level1, target.level2) or (
        is_cap and pattern("money").search(name_of(target)) is not None
    )
    return _yuan(target) if is_cost else None


def _unit_costs(subject: Subject, group: Group, budget: Decimal) -> Iterator[Finding]:
    """0.1 + 0.4 + 0.02 万元/场, for 2 场, against 1.02 万元."""
    priced = [
        t
        for t in group.real
        if t.parsed.kind == "money" and "/" in (t.parsed.unit or "") and is_sure(t, "text")
    ]
    for unit in sorted({target.parsed.unit or "" for target in priced}):
        money, _, per = unit.partition("/")
        counts = [
            t
            for t in group.real
            if t.parsed.kind == "count" and t.parsed.unit == per and t.parsed.number
        ]
        prices = [target for target in priced if target.parsed.unit == unit]
        if len(counts) != 1 or money not in FACTORS or per not in EVENTS:
            continue
        count = counts[0].parsed.number or Decimal(0)
        total = sum((t.parsed.number or Decimal(0) for t in prices), Decimal(0)) * count
        if total * FACTORS[money] > budget:
            yield subject.at(
                "J315", prices[0], *prices[1:], *counts, right=show_yuan(budget), count=f"{count.normalize():f}{per}",
                sum=f"{total.normalize():f}{money}", budget=show_yuan(budget),
                parts=" + ".join(f"{t.parsed.number}" for t in prices) + unit,
            )  # fmt: skip


def _mixed_units(
    subject: Subject, group: Group, project: Project, budget: Decimal
) -> Iterator[Finding]:
    """A bare number that makes up the budget only as 元, beside costs in 万元: 4 万元 + 10000 = 5 万元."""
    costs = [
        target for target in group.real if _yuan(target) is not None and is_sure(target, "text")
    ]
    known = sum((_yuan(target) or Decimal(0) for target in costs), Decimal(0))
    for target in group.real:
        number = target.parsed.number
        is_bare = (
            target.parsed.kind == "count" and target.parsed.unit is None and is_sure(target, "text")
        )
        if (
            costs
            and is_bare
            and number is not None
            and number == budget - known
            and number * SCALE > budget
        ):
            shown = f"{number.normalize():f} 元"
            lines = [] if project.amount_line is None else [project.amount_line]
            yield subject.at(
                "J304",
                target,
                *costs,
                right=shown,
                proof=lines,
                one=shown,
                other=f"{number.normalize():f} 万元",
            )


def _tables(subject: Subject) -> Iterator[Finding]:
    """The form's amount against the same project's in the money tables; each pair of amounts once."""
    seen = set()
    for match in match_budget(subject.reading):
        project, line = match.project, match.line
        if (
            project is None
            or project.amount is None
            or project.amount == line.amount
            or (project.id, line.amount) in seen
        ):
            continue
        if match.evidence != "exact" or (line.table != "projects" and project.amount > line.amount):
            continue  # a procurement table states the part that is bought
        seen.add((project.id, line.amount))
        code = "J304" if line.amount in (project.amount * SCALE, project.amount / SCALE) else "J305"
        form, budget = project.amount_printed or show_yuan(project.amount), show_yuan(line.amount)
        lines = [number for number in (project.amount_line, line.line) if number is not None]
        yield subject.on(
            code, project, project.amount_line or project.line, form, lines, form=show_yuan(project.amount), budget=budget,
            line=line.line, table=line.title or "预算表", one=show_yuan(project.amount), other=budget,
        )  # fmt: skip


def show_yuan(amount: Decimal) -> str:
    """An amount as people write it: whole numbers and fractions of 万元, below one 万元 in 元."""
    if abs(amount) < SCALE and (amount / SCALE).as_tuple().exponent < -4:  # type: ignore[operator]
        return f"{amount.normalize():f} 元"
    return f"{(amount / SCALE).normalize():f} 万元"
