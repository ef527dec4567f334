"""What every code of a finding means: texts, severity and ground, from the YAML beside the code."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from nlp.datafiles import load_yaml, parse_yaml

# Above the first line of this kind stands what a rule says, below it its executable cases, which
# only the tests read: parsing them would make every command slower.
_CASES = "\n---\n"


class Severity(StrEnum):
    """How much a finding matters: contract §5."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


HEADINGS = ("完整性", "相关性", "适当性", "可行性")


@dataclass(frozen=True, slots=True)
class Rule:
    """What a code means; the fields are explained in ``kg/checks/README.md``.

    Texts are '' where a rule has none; ``record`` counts right and wrong findings, None if none
    was counted.
    """

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
    """Code -> rule, in order of code; one that ``follows`` another stands right behind it."""
    entries = load_yaml("rules.yml", "kg.findings")
    for file in rule_files():
        entries[_code(file)] = parse_yaml(file.read_text("utf-8").partition(_CASES)[0])
    order = {code: (entry.pop("follows", code), code) for code, entry in entries.items()}
    return {code: _rule(code, entries[code]) for code in sorted(entries, key=order.__getitem__)}


def read_cases() -> dict[str, dict[str, Any]]:
    """Code -> its ``bad`` and ``good`` cases as its file gives them (see tests/checks/cases.py)."""
    texts = {_code(file): file.read_text("utf-8").partition(_CASES)[2] for file in rule_files()}
    return {code: parse_yaml(text) or {} for code, text in sorted(texts.items())}


def rule_files() -> Iterator[Traversable]:
    """The files of the rules that have one of their own.

    Those of the audit stand beside their functions, in a package of a later stage: it is named as
    a folder, not imported.
    """
    for folder in (files("kg.findings"), files("kg").joinpath("checks", "rules")):
        for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
            if file.name.endswith(".yml") and file.name != "rules.yml":
                yield file


def _code(file: Traversable) -> str:
    return file.name.removesuffix(".yml")


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
