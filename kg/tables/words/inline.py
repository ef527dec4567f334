"""A label of a form and its value in one text: 项目名称：路灯改造.

These functions classify text. Cells are classified once, by ``kg.tables.cell``.
"""

import re
from typing import NamedTuple

from kg.tables.words.fields import BODIES, Field
from kg.tables.words.form_labels import form_label_of
from nlp.text import fold

_INLINE = re.compile(r"^((?:其中[:：])?[^:：]{2,14})[:：](.+)$", re.S)
_MONEY_UNIT = re.compile(r"^(?:人民币)?(?:亿元|万元|千元|元)$")


class Inline(NamedTuple):
    """A label and its value in one cell: 项目名称：路灯改造.

    Attributes:
        field: what the label stands for.
        label, value: as printed.
    """

    field: Field
    label: str
    value: str


def inline_of(text: str) -> Inline | None:
    """The label and value that a text holds together, None if it holds no known label."""
    match = _INLINE.match(text)
    if match is None:
        return None
    label = form_label_of(match[1])
    if label is None or (label.field in BODIES and _MONEY_UNIT.match(fold(match[2]))):
        return None  # 资金单位：万元
    return Inline(label.field, match[1], match[2])
