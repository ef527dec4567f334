"""Labels of key/value heads."""

import pytest

from kg.tables.words.fields import PROJECT, Field, field_of, inline_of, openers

NAME, AMOUNT = Field.PROJECT_NAME, Field.AMOUNT


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("项目名称", NAME),
        ("项 目 名 称", NAME),
        ("项目名称：", NAME),
        ("项目编码", Field.PROJECT_CODE),
        ("预算数（万元）", AMOUNT),
        ("预算数（万元）（2023年）", AMOUNT),  # brackets one after the other
        ("预算数【万元】：", AMOUNT),
        ("（万元）", None),
        ("预算数：（万元）", AMOUNT),
        ("路灯", None),
        ("", None),
        # numbering
        ("1、项目名称", NAME),
        ("12.项目名称", NAME),
        ("（一）项目名称", NAME),
        ("(2)项目名称", NAME),
        ("三、项目名称", NAME),
        ("1.5项目名称", None),
        ("123、项目名称", None),
        # 其中
        ("其中：财政资金", Field.PART),
        ("其中:其他资金", Field.PART),
        ("其中上级补助", Field.PART),
        ("其中：路灯", None),
        # amounts by their words
        ("年度资金申请总额", AMOUNT), ("实施期预算总计", AMOUNT), ("全年资金合计", AMOUNT),
        ("本年预算安排总数", AMOUNT), ("本年度资金总额", AMOUNT), ("中长期资金总额", AMOUNT),
        ("当年预算总额", AMOUNT), ("项目资金总计", AMOUNT), ("去年资金总额", None),
        ("年度经费总额", None), ("年度资金申请数", None),
        # names of projects by their words
        ("财政专项资金名称", NAME), ("(政策)项目名称", NAME), ("政策（项目）名称", NAME),
        ("项目单位名称", NAME), ("一二三四五六项目名称", NAME), ("一二三四五六七项目名称", None),
        ("项目一二三四五六名称", NAME), ("项目一二三四五六七名称", None), ("路灯名称", None),
        ("项目名称A", None),
    ],
)  # fmt: skip
def test_fields_by_their_labels(text: str, field: Field | None) -> None:
    assert field_of(text) == field


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("项目名称：路灯改造", (NAME, "项目名称", "路灯改造")),
        ("项目名称:路灯\n改造", (NAME, "项目名称", "路灯\n改造")),
        ("项目名称：甲：乙", (NAME, "项目名称", "甲：乙")),
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


def test_fields_that_open_a_form() -> None:
    assert openers() == {NAME, Field.PROJECT_CODE, Field.DEPARTMENT, Field.UNIT}
    assert set(PROJECT) == {NAME, Field.PROJECT_CODE}
