"""What every code of a finding means: the register of ``rules.yml``."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from nlp.datafiles import load_yaml


class Severity(StrEnum):
    """How much a finding matters: contract §5."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


HEADINGS = ("完整性", "相关性", "适当性", "可行性")


@dataclass(frozen=True, slots=True)
class Rule:
    """What a code means. Attributes as at the head of ``rules.yml``; texts are '' where a rule has none."""

    code: str
    name: str
    category: str
    severity: Severity
    title: str
    title_en: str
    hard: bool = False
    heading: str = "读取"
    needs: str = "none"
    scope: str = "document"
    detail: str = ""
    detail_en: str = ""
    right: str = ""
    computes: str = ""
    ground: str = ""
    grade: str = ""
    bad: str = ""
    good: str = ""
    record: tuple[int, int] | None = None


@cache
def rules() -> dict[str, Rule]:
    """Code -> rule, in the order of ``rules.yml``."""
    table = load_yaml("rules.yml", "kg.findings")
    return {code: _rule(code, dict(entry)) for code, entry in table["rules"].items()}


def _rule(code: str, entry: dict[str, Any]) -> Rule:
    ground = entry.pop("ground", {"text": "", "grade": ""})
    record = entry.pop("record", None)
    return Rule(
        code=code,
        severity=Severity(entry.pop("severity")),
        ground=ground["text"],
        grade=ground["grade"],
        record=(record["right"], record["wrong"]) if record else None,
        **entry,
    )
