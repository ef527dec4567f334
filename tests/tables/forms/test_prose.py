"""Heads of forms that are printed without a table."""

import pytest

from kg.documents import Line
from kg.tables.forms.prose import LONGEST_LABEL, row_of_prose, row_of_spaced


def parts(text: str) -> list[str] | None:
    own = row_of_prose(Line(1, text))
    return [cell.text for cell in own.cells] if own is not None else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("项目名称：路灯改造", ["项目名称：路灯改造"]),
        (
            "项目名称：路灯改造　主管部门：某市住建局",
            ["项目名称：路灯改造", "主管部门：某市住建局"],
        ),
        ("项目名称:甲  主管部门:乙", ["项目名称:甲", "主管部门:乙"]),
        ("项目名称：甲主管部门：乙", ["项目名称：甲", "主管部门：乙"]),  # no gap
        ("项目名称：甲 主管部门：乙", ["项目名称：甲", "主管部门：乙"]),
        ("项目名称：甲：乙", ["项目名称：甲：乙"]),  # no label before the second colon
        ("  项目名称：甲  ", ["项目名称：甲"]),
        ("说明：甲", ["说明：甲"]),
        ("甲乙：丙", None),  # a label nobody knows
        ("项目名称：甲  丁戊：丙", ["项目名称：甲", "丁戊：丙"]),
        ("主管部门：甲  项目名称：乙  单位：万元", ["主管部门：甲", "项目名称：乙", "单位：万元"]),
        ("预算数：12  丁戊：丙", None),  # it names nothing
        ("项目名称：甲  乙", None),  # a part without label
        ("项目名称甲", None),
        ("项目名称：", None),
        ("", None),
    ],
)
def test_heads_in_running_text(text: str, expected: list[str] | None) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("项目名称：甲乙主管部门：丙", ["项目名称：甲乙", "主管部门：丙"]),
        # The longest label is taken: 市级主管部门, not 主管部门.
        ("项目名称：甲市级主管部门：丙", ["项目名称：甲", "市级主管部门：丙"]),
    ],
)
def test_parts_are_cut_before_the_longest_label(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(("length", "is_cut"), [(LONGEST_LABEL, True), (LONGEST_LABEL + 1, False)])
def test_labels_are_no_longer_than_fourteen_characters(length: int, is_cut: bool) -> None:
    """A label may have a bracket behind it: 预算数（甲甲甲…）. Inside it no label begins."""
    label = f"预算数（{'甲' * (length - 5)}）"
    assert len(label) == length
    found = parts(f"项目名称：乙{label}：12")
    expected = [f"项目名称：乙{label}：12"]
    assert found == (["项目名称：乙", f"{label}：12"] if is_cut else expected)


def spaced(text: str, *, is_in_head: bool = False) -> list[str] | None:
    own = row_of_spaced(Line(1, text), is_in_head=is_in_head)
    return [cell.text for cell in own.cells] if own is not None else None


@pytest.mark.parametrize(
    ("text", "is_in_head", "is_row"),
    [
        ("项目名称 路灯改造", False, True),
        ("项目编码 A-12", False, True),
        ("项目名称 路灯改造 预算数 12", False, True),
        ("主管部门 某市住建局", False, False),  # it begins no head
        ("主管部门 某市住建局", True, True),
        ("甲 乙", True, False),
        ("主管部门 实施单位 某市路灯处", True, True),  # the blank value is lost
        ("主管部门 实施单位 某市路灯处", False, False),
        ("主管部门 实施单位", True, False),
        ("主管部门 某市住建局 实施单位 某市路灯处 电话", True, False),
        ("项目名称 路灯改造 预算数", False, False),  # a value is missing
        ("项目名称 路灯改造 甲 12", False, False),  # a label nobody knows
        ("项目名称 预算数", False, False),  # no value
        ("项目名称", False, False),
        ("", True, False),
    ],
)
def test_heads_with_gaps_between_labels_and_values(
    text: str, is_in_head: bool, is_row: bool
) -> None:
    assert spaced(text, is_in_head=is_in_head) == (text.split() if is_row else None)
