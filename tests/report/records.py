"""Made-up findings and targets for the tests of the report."""

from typing import Any

from kg.findings import rules


def finding(code: str, **changes: Any) -> dict[str, Any]:
    """A finding of a rule, contract §5, with the project it is about."""
    rule = rules()[code]
    return {
        "code": code,
        "category": rule.category,
        "severity": rule.severity.value,
        "hard": rule.hard,
        "document": "甲.txt",
        "page": None,
        "line": 7,
        "lines": [7],
        "department": "甲局",
        "project_code": None,
        "project_name": "培训",
        "indicator": None,
        "printed": "",
        "message": "指标值空白",
        "message_en": "blank",
        "suggestion": None,
        "fingerprint": "f",
        "project": "p",
        **changes,
    }


def target(**changes: Any) -> dict[str, Any]:
    """A target that counts, and that is worth imitating."""
    return {
        "document": "甲.txt",
        "line": 1,
        "indicator": "抽查次数",
        "value": "≥4次",
        "specificity": 0.9,
        "specificity_class": "specific",
        "measurability": "quantified",
        "mandated": False,
        "evidence": [{"kind": "number", "text": "4"}],
        "target": "t",
        "department": "甲局",
        "project": "培训",
        "level1": "产出指标",
        "level2": "数量指标",
        "year": 2024,
        "confidence": "sure",
        "project_node": "p",
        "indicator_node": "i",
        **changes,
    }
