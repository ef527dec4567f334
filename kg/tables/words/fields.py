"""Labels of key/value heads (项目名称, 主管部门) -> fields, from forms.yml.

These functions classify text. Cells are classified once, by ``kg.tables.cell``.
"""

import re
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from nlp.datafiles import load_yaml
from nlp.text import fold

_BRACKET = re.compile(r"[(\[【][^()\[\]【】]*[)\]】]$")
_NUMBERING = re.compile(
    r"""
    ^(?: \d{1,2}[、.．](?!\d)                          # 1、
       | [(（][一二三四五六七八九十\d]+[)）]            # （一）
       | [一二三四五六七八九十]+[、.] )                 # 一、
    """,
    re.X,
)
_AMOUNT = re.compile(
    r"""
    ^(?: 实施期 | 中长期 | 项目 | 年度 | 本年度? | 当年 | 全年 )
    (?: 资金 | 预算 ) (?: 申请 | 安排 )? (?: 总额 | 总计 | 合计 | 总数 )$
    """,
    re.X,
)
_PROJECT_NAME = re.compile(
    r"^[\u4e00-\u9fff()/]{0,6}(?:项目|专项|政策)[\u4e00-\u9fff()/]{0,6}名称$"
)
_INLINE = re.compile(r"^([^:：]{2,14})[:：](.+)$", re.S)


class Field(StrEnum):
    """A field of a form's head: what a label of forms.yml stands for."""

    PROJECT_NAME = "project_name"
    PROJECT_CODE = "project_code"
    DEPARTMENT = "department"
    UNIT = "unit"
    AMOUNT = "amount"
    PART = "part"
    GOAL = "goal"
    PURPOSE = "purpose"
    FUNDING_PLAN = "funding_plan"
    PERIOD = "period"
    OTHER = "other"
    TAIL = "tail"


PROJECT = (Field.PROJECT_NAME, Field.PROJECT_CODE)


class Inline(NamedTuple):
    """A label and its value in one cell: 项目名称：路灯改造.

    Attributes:
        field: what the label stands for.
        label, value: as printed.
    """

    field: Field
    label: str
    value: str


@cache
def _labels() -> dict[str, Field]:
    fields = load_yaml("forms.yml", "kg.tables.words")["fields"]
    table: dict[str, Field] = {}
    for name, labels in fields.items():
        for label in labels:
            table.setdefault(fold(label), Field(name))
    return table


@cache
def openers() -> frozenset[Field]:
    """Fields with which a new form begins."""
    return frozenset(map(Field, load_yaml("forms.yml", "kg.tables.words")["openers"]))


@lru_cache(maxsize=8192)
def field_of(text: str) -> Field | None:
    """The field that a text labels, None if it labels none."""
    labels = _labels()
    folded = _NUMBERING.sub("", fold(text).replace("其中:", "其中").rstrip(":："))
    while folded:
        if folded in labels:
            return labels[folded]
        if _PROJECT_NAME.match(folded):
            return Field.PROJECT_NAME
        if _AMOUNT.match(folded):
            return Field.AMOUNT
        if folded.startswith("其中") and folded.removeprefix("其中") in labels:
            return labels[folded.removeprefix("其中")]
        shorter = _BRACKET.sub("", folded).rstrip(":")
        if shorter == folded:
            return None
        folded = shorter
    return None


def inline_of(text: str) -> Inline | None:
    """The label and value that a text holds together, None if it holds no known label."""
    match = _INLINE.match(text)
    if match is None:
        return None
    field = field_of(match[1])
    return Inline(field, match[1], match[2]) if field is not None else None
