"""Labels with their values in one text."""

import pytest

from kg.tables.words.fields import Field
from kg.tables.words.inline import inline_of

NAME, PART, UNIT = Field.PROJECT_NAME, Field.PART, Field.UNIT


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("项目名称：路灯改造", (NAME, "项目名称", "路灯改造")),
        ("项目名称:路灯\n改造", (NAME, "项目名称", "路灯\n改造")),
        ("项目名称：甲：乙", (NAME, "项目名称", "甲：乙")),
        ("其中：财政拨款：12", (PART, "其中：财政拨款", "12")),
        ("填报单位：路灯处", (UNIT, "填报单位", "路灯处")),
        ("资金单位：万元", None),  # of money
        ("项目名称：", None),
        ("：路灯改造", None),
        ("路灯：改造", None),
        ("注：改造", None),  # a label has two characters at least
        ("项目名称路灯改造", None),
    ],
)
def test_labels_with_their_values(text: str, expected: tuple[Field, str, str] | None) -> None:
    assert inline_of(text) == expected


@pytest.mark.parametrize(("length", "is_known"), [(14, True), (15, False)])
def test_a_label_before_a_colon_has_up_to_fourteen_characters(length: int, is_known: bool) -> None:
    label = f"预算数（{'甲' * (length - 5)}）"
    assert len(label) == length
    assert (inline_of(f"{label}：12") is not None) is is_known
