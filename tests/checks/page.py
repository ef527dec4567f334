"""Write the table of the rules into kg/checks/README.md: ``python -m tests.checks.page``."""

from pathlib import Path

from kg.findings import Rule, rules

PAGE = Path(__file__).parents[2] / "kg/checks/README.md"
BEGIN, END = "<!-- rules -->\n", "<!-- end of rules -->\n"
HEAD = [
    "| code | severity | provable | category | what | true | false |",
    "|---|---|---|---|---|---|---|",
]


def table() -> str:
    """The table of all codes; true and false are the findings on the samples, as readers saw them."""
    return "\n".join([*HEAD, *map(_row, rules().values())]) + "\n"


def _row(rule: Rule) -> str:
    true, false = rule.record or ("", "")
    hard = "yes" if rule.hard else ""
    cells = (rule.code, rule.severity, hard, rule.category, rule.title, true, false)
    return f"| {' | '.join(map(str, cells))} |"


def with_table(page: str) -> str:
    """A page with its table written anew."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    assert end, f"{PAGE.name} has no place for the table"
    return before + begin + table() + end + after


if __name__ == "__main__":
    PAGE.write_text(with_table(PAGE.read_text("utf-8")), "utf-8")
