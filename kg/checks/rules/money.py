"""Costs of a project against its budget (J302, J312, J315), and amounts 10,000 times off (J304)."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kg.checks.amounts import Comparison, amounts_in_prose, amounts_in_tables, budget_lines
from kg.checks.dossier import Dossier, is_sure, name_of
from kg.checks.levels import COST, OUTPUT
from kg.checks.register import rule
from kg.checks.subject import Subject
from kg.checks.words import matches
from kg.checks.yuan import SCALE, is_scaled, show_yuan
from kg.findings import Finding
from kg.records import Project, Target
from kg.records.amounts import FACTORS

# What a price per each can only mean; the areas and people of a price may be others than those of a
# count beside it.
EVENTS = ("场", "次", "期", "班", "届")


@dataclass(frozen=True, slots=True)
class _Account:
    """A project with a budget that costs can be held against.

    Attributes:
        project: the project.
        budget: its amount in yuan.
        targets: its rows that promise something.
    """

    project: Project
    budget: Decimal
    targets: list[Target]

    @property
    def lines(self) -> list[int]:
        """Where the budget stands."""
        line = self.project.amount_line
        return [] if line is None else [line]

    @property
    def costs(self) -> list[tuple[Target, Decimal]]:
        """The rows that state what something costs in all, and how much in yuan."""
        sure = (target for target in self.targets if is_sure(target, "text"))
        stated = ((target, _cost(target)) for target in sure)
        return [(target, yuan) for target, yuan in stated if yuan is not None]


@rule("J302")
def cost_above_budget(subject: Subject) -> Iterator[Finding]:
    """A cost above the budget of its project; one 10,000 times above is J304's to report."""
    for account in subject.once(_accounts):
        for target, yuan in account.costs:
            if yuan > account.budget and not is_scaled(yuan, account.budget):
                yield _against_budget(subject, target, account)


@rule("J312")
def restates_budget(subject: Subject) -> Iterator[Finding]:
    """A cost that is the budget of its project once more."""
    for account in subject.once(_accounts):
        for target, yuan in account.costs:
            if yuan == account.budget:
                yield _against_budget(subject, target, account)


@rule("J304")
def unit_scale_mixup(subject: Subject) -> Iterator[Finding]:
    """Two amounts of a project that differ by 10,000, in costs, money tables and running text."""
    for account in subject.once(_accounts):
        for target, yuan in account.costs:
            if is_scaled(yuan, account.budget):
                yield _against_budget(subject, target, account)
        yield from _mixed_units(subject, account)
    for compared in (*subject.once(amounts_in_tables), *subject.once(amounts_in_prose)):
        if compared.is_scaled:
            yield _of_comparison(subject, compared)


@rule("J305")
def amount_mismatch(subject: Subject) -> Iterator[Finding]:
    """Another amount for a project in a money table or in running text than in its form."""
    for compared in (*subject.once(amounts_in_tables), *subject.once(amounts_in_prose)):
        if not compared.is_scaled:
            yield _of_comparison(subject, compared)


@rule("J315")
def unit_cost_above_budget(subject: Subject) -> Iterator[Finding]:
    """0.1 + 0.4 + 0.02 万元/场, for 2 场, against a budget of 1.02 万元."""
    for account in subject.once(_accounts):
        priced = [target for target in account.targets if _is_price(target)]
        for money, event in sorted({_price(target) for target in priced}):
            counts = [target for target in account.targets if _counts(target, event)]
            if len(counts) != 1 or money not in FACTORS or event not in EVENTS:
                continue
            prices = [target for target in priced if _price(target) == (money, event)]
            count = counts[0].parsed.number or Decimal(0)
            total = sum((price.parsed.number or Decimal(0) for price in prices), Decimal(0)) * count
            if total * FACTORS[money] > account.budget:
                shown = show_yuan(account.budget)
                yield subject.at(
                    *prices,
                    *counts,
                    right=shown,
                    budget=shown,
                    count=f"{count.normalize():f}{event}",
                    sum=f"{total.normalize():f}{money}",
                    parts=f"{' + '.join(f'{one.parsed.number}' for one in prices)}{money}/{event}",
                )


def _accounts(dossier: Dossier) -> list[_Account]:
    """The projects with a budget; one that is itself 10,000 times off is no measure for costs."""
    doubtful = {
        match.project.id
        for match in dossier.once(budget_lines)
        if match.project and match.project.amount is not None and match.evidence == "exact"
        if is_scaled(match.line.amount, match.project.amount)
    }
    return [
        _Account(group.project, group.project.amount, group.real)
        for group in dossier.groups
        if group.project and group.project.amount and group.project.id not in doubtful
    ]


def _against_budget(subject: Subject, target: Target, account: _Account) -> Finding:
    shown = show_yuan(account.budget)
    words = {"cost": target.value, "budget": shown, "one": target.value, "other": shown}
    return subject.at(target, right=shown, proof=account.lines, **words)


def _of_comparison(subject: Subject, compared: Comparison) -> Finding:
    form, other = show_yuan(compared.amount), show_yuan(compared.other)
    return subject.on(
        compared.project,
        compared.place,
        compared.printed,
        compared.lines,
        form=form,
        budget=other,
        one=form,
        other=other,
        line=compared.line,
        table=compared.table,
    )


def _mixed_units(subject: Subject, account: _Account) -> Iterator[Finding]:
    """A bare number that fills the budget only as 元, beside costs in 万元: 4 万元 + 10000."""
    sure = [target for target in account.targets if subject.is_sure(target)]
    costs = [(target, yuan) for target in sure if (yuan := _yuan(target)) is not None]
    rest = account.budget - sum((yuan for _, yuan in costs), Decimal(0))
    for target in sure if costs else ():
        number = target.parsed.number
        is_bare = target.parsed.kind == "count" and target.parsed.unit is None
        if is_bare and number is not None and number == rest and number * SCALE > account.budget:
            printed = f"{number.normalize():f}"
            yield subject.at(
                target,
                *(cost for cost, _ in costs),
                right=f"{printed} 元",
                proof=account.lines,
                one=f"{printed} 元",
                other=f"{printed} 万元",
            )


def _cost(target: Target) -> Decimal | None:
    """What a row promises to cost in all, in yuan.

    Forms without level 2 have their costs among the outputs, under a name that says so.
    """
    is_cap = target.level1 == OUTPUT and target.level2 is None
    is_cap = is_cap and target.parsed.comparator not in ("≥", ">")
    if COST in (target.level1, target.level2) or (is_cap and matches("money", name_of(target))):
        return _yuan(target)
    return None


def _yuan(target: Target) -> Decimal | None:
    """What a row states in money, in yuan; prices per piece and increases are none."""
    parsed = target.parsed
    if parsed.kind != "money" or parsed.number is None or parsed.unit not in FACTORS:
        return None
    return parsed.number * FACTORS[parsed.unit] if parsed.is_total else None


def _is_price(target: Target) -> bool:
    parsed = target.parsed
    is_priced = parsed.kind == "money" and parsed.per is not None and parsed.change is None
    return is_priced and is_sure(target, "text")


def _price(target: Target) -> tuple[str, str]:
    """The money of a price and what it is per: 万元, 场."""
    return target.parsed.unit or "", target.parsed.per or ""


def _counts(target: Target, unit: str) -> bool:
    parsed = target.parsed
    is_count = parsed.kind == "count" and parsed.unit == unit and parsed.is_total
    return is_count and bool(parsed.number)
