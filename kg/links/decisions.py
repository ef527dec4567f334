"""Disputed pairs decided by a person, for good: they overrule every rule of linking."""

from dataclasses import dataclass
from typing import Any

from kg.errors import SourceError

_FORM = "格式应为 same:/different: 之下的 {names: [甲, 乙], why: 理由, who: 何人}"


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether two names are one indicator.

    Attributes:
        names: the two names as printed.
        same: the decision.
        why: in words.
        who: who decided.
    """

    names: tuple[str, str]
    same: bool
    why: str
    who: str


def parse_decisions(text: str, path: str) -> list[Decision]:
    """The decisions of a file.

    Raises:
        SourceError: it is no YAML or has another form.
    """
    import yaml

    try:
        table: Any = yaml.safe_load(text) or {}
    except (ValueError, yaml.YAMLError) as error:
        raise SourceError(path, f"不是有效的 YAML（{' '.join(str(error).split())}）") from None
    lists = isinstance(table, dict) and all(isinstance(rows or [], list) for rows in table.values())
    if not lists or not set(table) <= {"same", "different"}:
        raise SourceError(path, _FORM)
    return [
        _decision(row, kind == "same", path)
        for kind in ("same", "different")
        for row in table.get(kind) or []
    ]


def _decision(row: object, same: bool, path: str) -> Decision:
    if not isinstance(row, dict) or set(row) != {"names", "why", "who"}:
        raise SourceError(path, _FORM)
    names = row["names"]
    if not isinstance(names, list) or len(names) != 2 or not row["why"] or not row["who"]:
        raise SourceError(path, f"{row} 不完整；{_FORM}")
    return Decision((str(names[0]), str(names[1])), same, str(row["why"]), str(row["who"]))
