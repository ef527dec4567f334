"""Who the targets of a table belong to: the head of a form."""

import pytest

from kg.tables.cell import TableCell, cell_of
from kg.tables.rows.entry import Block
from kg.tables.rows.projects import (
    TOTAL_NAME,
    block_of_head,
    has_digit,
    is_code,
    is_organisation,
    split_code,
)
from kg.tables.words.role import Role
from tests.support.rows import heading, row, table

HEADING = heading(Role.INDICATOR, Role.VALUE)


def block(*head: tuple[str, ...]) -> Block:
    """The block of a head with a row on each of the lines from 2 on."""
    rows = [row(*texts, line=number) for number, texts in enumerate(head, 2)]
    return block_of_head(table(HEADING, head=rows))


def text(cell: TableCell | None) -> str | None:
    return cell.text if cell is not None else None


def test_each_field_is_taken() -> None:
    own = block(
        ("项目名称", "路灯改造"),
        ("项目编码", "A-12345678"),
        ("主管部门", "某市住建局", "实施单位", "某市路灯处"),
        ("预算数", "12.5", "其他资金", "2"),
        ("年度目标", "改造二十盏"),
        ("项目类型", "一般"),
    )
    assert [text(cell) for cell in (own.name, own.code, own.department, own.unit, own.goal)] == [
        "路灯改造", "A-12345678", "某市住建局", "某市路灯处", "改造二十盏",
    ]  # fmt: skip
    assert [(one.label.text, one.cell.text, one.line, one.is_part) for one in own.amounts] == [
        ("预算数", "12.5", 5, False),
        ("其他资金", "2", 5, True),
    ]
    # The line of the name; a table begins with its heading, here on line 1.
    assert (own.line, own.lines, own.reasons) == (2, [2, 3, 4, 5, 6, 7], [])


def test_a_head_without_a_name_stands_where_the_table_begins() -> None:
    assert block(("主管部门", "某市住建局")).line == 1


@pytest.mark.parametrize(
    ("label", "first", "second"),
    [
        ("项目编码", "A-1234", "A-5678"),
        ("主管部门", "某市住建局", "某市财政局"),
        ("实施单位", "某市路灯处", "某市园林处"),
    ],
)
def test_of_two_values_the_first_is_taken(label: str, first: str, second: str) -> None:
    own = block((label, first), (label, second))
    assert [text(cell) for cell in (own.code, own.department, own.unit) if cell] == [first]


@pytest.mark.parametrize(
    ("head", "name", "programme"),
    [
        ([("一级项目名称", "教育专项"), ("二级项目名称", "校舍维修")], "校舍维修", "教育专项"),
        ([("二级项目名称", "校舍维修"), ("一级项目名称", "教育专项")], "校舍维修", "教育专项"),
        ([("专项名称", "教育专项", "项目名称", "校舍维修")], "校舍维修", "教育专项"),
        ([("一级项目名称", "教育专项")], "教育专项", None),
        ([("转移支付（项目）名称", "教育专项")], "教育专项", None),
        (
            [("一级项目名称", "教育专项"), ("二级项目名称", "")],
            None,
            "教育专项",
        ),  # a blank is blank
    ],
)
def test_the_innermost_project_is_the_project(
    head: list[tuple[str, ...]], name: str | None, programme: str | None
) -> None:
    own = block(*head)
    assert (text(own.name), text(own.programme)) == (name, programme)


def test_the_code_is_that_of_the_innermost_project() -> None:
    own = block(("一级项目编码", "A-1234"), ("二级项目编码", "A-5678"))
    assert text(own.code) == "A-5678"


@pytest.mark.parametrize(
    ("head", "department"),
    [
        ([("填报部门", "某市路灯处"), ("主管部门", "某市住建局")], "某市住建局"),
        ([("主管部门", ""), ("部门名称", "某市住建局")], "某市住建局"),
        ([("中央主管部门", "住房和城乡建设部"), ("地方主管部门", "某市住建局")], "某市住建局"),
        ([("省级主管部门", "某省住建厅"), ("市级主管部门", "某市住建局")], "某市住建局"),
        ([("主管部门及编码", "[015001]某市住建局")], "某市住建局"),
        ([("主管部门", "(301)某市住建局（部门）")], "某市住建局"),
        ([("主管部门", "无")], None),
        ([("主管部门", "合计")], None),
        ([("主管部门", "015001")], None),
        ([("主管部门", "", "实施单位", "某市路灯处")], None),
    ],
)
def test_the_department_is_who_is_in_charge(
    head: list[tuple[str, ...]], department: str | None
) -> None:
    assert text(block(*head).department) == department


def test_a_body_beside_other_text_is_left_out_and_doubted() -> None:
    own = block(("主管部门", "督办科室", "综合科"), ("项目名称", "路灯改造"))
    assert (own.department, own.reasons) == (None, ["body_beside_text"])


def test_blank_fields_give_nothing() -> None:
    own = block(("项目名称", " "), ("预算数", ""), ("项目编码", " "), ("年度目标", ""))
    assert (own.name, own.code, own.goal, own.amounts) == (None, None, None, [])


@pytest.mark.parametrize(
    ("head", "reasons"),
    [
        ([("项目名称", "甲项目", "项目名称", "乙项目")], ["name_beside_text"]),
        ([("项目名称", "甲项目", "项目名称", "甲 项目")], []),  # printed twice
        ([("项目名称", "甲项目"), ("项目名称", "乙项目")], []),  # on another line
        ([("项目名称", "甲项目", "是否重点")], ["name_beside_text"]),
        ([("项目名称", "甲项目", "是否重点", "否")], []),  # a label nobody knows and its value
    ],
)
def test_a_name_beside_other_texts_is_doubted(
    head: list[tuple[str, ...]], reasons: list[str]
) -> None:
    own = block(*head)
    assert (text(own.name), own.reasons) == ("甲项目", reasons)


@pytest.mark.parametrize(
    ("head", "goal"),
    [
        ([("总体目标", "三年改完"), ("年度目标", "改造二十盏")], "改造二十盏"),
        ([("年度目标", "改造二十盏"), ("总体目标", "三年改完")], "改造二十盏"),
        ([("总体目标", "三年改完"), ("绩效目标", "改造二十盏")], "三年改完"),
        ([("总体目标", "三年改完"), ("年度目标", "")], "三年改完"),
        # In the row below its label:
        ([("年度目标",), ("", "改造二十盏")], "改造二十盏"),
        ([("年度目标",), ("项目名称", "甲项目")], None),  # a label stands there
        ([("年度目标", "", "项目类型", "一般"), ("改造二十盏",)], "改造二十盏"),
        ([("年度目标",)], None),
    ],
)
def test_the_goal_is_that_of_the_year(head: list[tuple[str, ...]], goal: str | None) -> None:
    assert text(block(*head).goal) == goal


@pytest.mark.parametrize(
    ("name", "code", "rest"),
    [
        ("A1234567-路灯改造", "A1234567", "路灯改造"),
        ("12345678 路灯改造", "12345678", "路灯改造"),
        ("12345678路灯改造", None, "12345678路灯改造"),  # nothing keeps them apart
        ("1234567-路灯改造", None, "1234567-路灯改造"),  # 7 characters: too short
        (f"{'1' * 36}-路灯改造", "1" * 36, "路灯改造"),
        (f"{'1' * 37}-路灯改造", None, f"{'1' * 37}-路灯改造"),
        ("A1234567-LED", None, "A1234567-LED"),  # no name in Chinese
        ("a1234567-路灯改造", None, "a1234567-路灯改造"),
        (" 12345678_2期路灯改造", "12345678", "2期路灯改造"),
    ],
)
def test_a_code_before_the_name(name: str, code: str | None, rest: str) -> None:
    own = Block(1, name=cell_of(name))
    split_code(own)
    assert (text(own.code), text(own.name)) == (code, rest)


def test_a_code_of_its_own_leaves_the_name_as_it_is() -> None:
    own = Block(1, code=cell_of("B-1"), name=cell_of("12345678-路灯改造"))
    split_code(own)
    assert (text(own.code), text(own.name)) == ("B-1", "12345678-路灯改造")
    again = Block(1, code=cell_of("12345678"), name=cell_of("12345678-路灯改造"))
    split_code(again)
    assert (text(again.code), text(again.name)) == ("12345678", "路灯改造")
    nameless = Block(1)
    split_code(nameless)
    assert nameless.code is None
    assert text(block(("项目名称", "12345678-路灯改造")).code) == "12345678"


@pytest.mark.parametrize(
    ("head", "plan"),
    [
        ([("3月底", "30%", "6月", "60")], [("3月底", "30%", (2,)), ("6月", "60", (2,))]),
        (
            [("资金支出计划", "3月底", "6月末"), ("", "30%", "60%")],
            [("3月底", "30%", (2, 3)), ("6月末", "60%", (2, 3))],
        ),
        ([("3月底", "6月底"), ("30%",)], [("3月底", "30%", (2, 3))]),
        ([("3月底",)], []),
        ([("3月底前完成",), ("30%",)], []),
        ([("3月底",), ("约30%",)], []),
        ([("30%",), ("60%",)], []),
    ],
)
def test_plans_of_spending(
    head: list[tuple[str, ...]], plan: list[tuple[str, str, tuple[int, ...]]]
) -> None:
    own = block(*head)
    assert [(one.deadline.text, one.percent.text, one.lines) for one in own.plan] == plan


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("302001", True), ("A-12", True), ("12", False), ("123", True), ("-12", False),
        ("1" * 40, True), ("1" * 41, False), ("路灯", False), ("302 001", True),
    ],
)  # fmt: skip
def test_codes(printed: str, expected: bool) -> None:
    assert is_code(cell_of(printed)) is expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [("12.5", True), ("/", True), ("", True), ("--", False), ("万元", False), ("约1万", True)],
)
def test_amounts_have_a_digit_or_are_a_mark(printed: str, expected: bool) -> None:
    assert has_digit(cell_of(printed)) is expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("某市住建局", True), ("市本级", True), ("市 路 灯 处", True), ("路灯改造", False),
        ("局机关办公楼改造", False), ("第一幼儿园", True), ("某某有限公司", True),
    ],
)  # fmt: skip
def test_organisations_by_their_last_word(printed: str, expected: bool) -> None:
    assert is_organisation(cell_of(printed)) is expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("合计", True), ("共3个项目", True), ("3个项目", True), ("部门小计", True), ("部门合计", True),
        ("总额", True), ("总计", True), ("各项目", False), ("合计数", False), ("部门总计", False),
    ],
)  # fmt: skip
def test_names_of_totals(printed: str, expected: bool) -> None:
    assert (TOTAL_NAME.match(printed) is not None) is expected
