"""Labels of forms, composed of words: what each asks for, and which of several is meant."""

import pytest

from kg.tables.words.fields import Field
from kg.tables.words.form_labels import LONGEST, form_label_of

NAME, CODE, AMOUNT, PART = Field.PROJECT_NAME, Field.PROJECT_CODE, Field.AMOUNT, Field.PART
DEPARTMENT, UNIT, OTHER, TAIL = Field.DEPARTMENT, Field.UNIT, Field.OTHER, Field.TAIL


def field(text: str) -> Field | None:
    label = form_label_of(text)
    return label.field if label is not None else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("项目名称", NAME),
        ("项 目 名 称", NAME),
        ("项目名称：", NAME),
        ("*项目名称", NAME),
        ("★项目名称*：", NAME),
        ("项目编码", CODE),
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
        ("其中：财政资金", PART),
        ("其中:其他资金", PART),
        ("其中上级补助", PART),
        ("其中：资金总额", PART),
        ("其中：项目名称", None),
        ("其中：路灯", None),
        ("注", TAIL),
    ],
)
def test_marks_numbers_and_brackets_do_not_count(text: str, expected: Field | None) -> None:
    assert field(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # names and codes of projects
        ("项目(政策)名称", NAME), ("(政策)项目名称", NAME), ("政策（项目）名称", NAME), ("项目/政策名称", NAME),
        ("项目或政策名称", NAME), ("财政专项资金名称", NAME), ("转移支付（项目）名称", NAME), ("二级项目名称", NAME),
        ("项目名称及编码", NAME), ("项目编码及名称", NAME), ("项目名称编码", NAME),
        ("二级项目编码", CODE), ("项目代码", CODE), ("名称", None), ("编码", None), ("项目", None), ("路灯名称", None),
        ("一二三四五六项目名称", NAME), ("一二三四五六七项目名称", None), ("项目一二三四五六名称", NAME),
        ("项目一二三四五六七名称", None), ("项目名称A", None), ("某某项目负责人名称", None),
        # departments
        ("主管部门", DEPARTMENT), ("项目主管部门", DEPARTMENT), ("地方主管部门", DEPARTMENT), ("主管预算部门", DEPARTMENT),
        ("预算主管部门", DEPARTMENT), ("主管部门及编码", DEPARTMENT), ("主管部门（编码）", DEPARTMENT),
        ("主管部门编码及名称", DEPARTMENT), ("部门（单位）名称", DEPARTMENT), ("部门/单位名称", DEPARTMENT), ("部门", DEPARTMENT),
        ("归口管理部门", DEPARTMENT), ("主管部门及其编码", DEPARTMENT), ("单位信息", UNIT), ("项目信息", None),
        ("- 主管部门", DEPARTMENT), ("主管部门（含编码）", DEPARTMENT), ("主管部门名称含代码", DEPARTMENT), ("主管单位", DEPARTMENT), ("一级预算单位", DEPARTMENT), ("填报部门（盖章）", DEPARTMENT),
        # units
        ("实施单位", UNIT), ("项目执行单位", UNIT), ("资金使用单位", UNIT), ("责任部门", UNIT), ("项目具体实施单位", UNIT),
        ("单位名称", UNIT), ("项目单位名称", UNIT), ("编制单位", UNIT), ("填报单位（盖章）", UNIT), ("单位（盖章）", UNIT),
        ("填报单位盖章", UNIT), ("承办机构", UNIT), ("单位", None), ("金额单位", None), ("牵头单位", UNIT),
        # neither of them
        ("财政部门", OTHER), ("省级财政部门", OTHER), ("主管处室", OTHER), ("处室", None), ("主管部门编码", OTHER), ("单位代码", OTHER),
        ("评价机构", OTHER), ("配合单位", OTHER), ("机构", OTHER),
        # people
        ("项目负责人", TAIL), ("单位负责人（签字）", TAIL), ("联系人及电话", TAIL), ("填报日期", TAIL), ("财政部门审核意见", TAIL),
        # money
        ("年度资金申请总额", AMOUNT), ("实施期预算总计", AMOUNT), ("全年资金合计", AMOUNT), ("本年预算安排总数", AMOUNT),
        ("项目资金", AMOUNT), ("项目总投资", AMOUNT), ("年度经费总额", AMOUNT), ("年度资金申请数", AMOUNT), ("项目金额", AMOUNT),
        ("当年预算", AMOUNT), ("市级财政资金", PART), ("中央补助资金", PART), ("其他资金", PART), ("上年结转资金", PART),
        ("去年资金总额", None), ("专项资金", None), ("项目成本", None), ("项目支出", None), ("项目数", None), ("预算", None),
        ("资金", None), ("预算执行数", None), ("资金到位率", None), ("部门经济科目名称", OTHER),
        # goals, purposes, times, kinds
        ("年度总体目标", Field.GOAL), ("部门整体绩效目标", Field.GOAL), ("实施期总目标", Field.GOAL), ("目标", None),
        ("产出目标", None), ("年度目标值", None),
        ("项目立项依据", Field.PURPOSE), ("立项必要性", Field.PURPOSE), ("资金用途", Field.PURPOSE), ("依据", None),
        ("政策依据", None), ("项目起止时间", Field.PERIOD), ("实施期限", Field.PERIOD), ("完成时间", None),
        ("预算年度", Field.YEAR), ("所属年度", Field.YEAR), ("年度", None), ("项目属性", OTHER), ("资金来源", OTHER), ("性质", None),
    ],
)  # fmt: skip
def test_what_composed_labels_ask_for(text: str, expected: Field | None) -> None:
    assert field(text) == expected


@pytest.mark.parametrize(
    ("higher", "lower"),
    [
        ("二级项目名称", "一级项目名称"), ("项目名称", "一级项目名称"), ("二级项目名称", "项目名称"), ("项目名称", "专项名称"),
        ("项目名称", "转移支付项目名称"), ("三级项目名称", "二级项目名称"), ("子项目名称", "项目名称"),
        ("二级项目编码", "一级项目编码"),
        ("主管部门", "部门名称"), ("主管部门", "填报部门"), ("部门名称", "填报部门"), ("主管部门", "业务主管部门"),
        ("主管部门", "市级主管部门"), ("县级主管部门", "市级主管部门"), ("市级主管部门", "省级主管部门"),
        ("地方主管部门", "中央主管部门"), ("填报部门", "上级主管部门"), ("实施单位", "填报单位"),
    ],
)  # fmt: skip
def test_of_two_labels_of_a_field_one_is_meant(higher: str, lower: str) -> None:
    first, second = form_label_of(higher), form_label_of(lower)
    assert first is not None
    assert second is not None
    assert first.field == second.field
    assert first.rank > second.rank


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("主管部门", True), ("部门名称", True), ("填报单位", True), ("公开单位", True), ("单位名称", True), ("预算单位", True),
        ("实施单位", False), ("项目单位", False), ("资金使用单位", False), ("中央主管部门", False), ("项目名称", False),
    ],
)  # fmt: skip
def test_who_answers_for_the_document(text: str, expected: bool) -> None:
    label = form_label_of(text)
    assert label is not None
    assert label.publishes is expected


@pytest.mark.parametrize(("length", "is_known"), [(LONGEST, True), (LONGEST + 1, False)])
def test_labels_are_short(length: int, is_known: bool) -> None:
    text = "主管" * (length // 2) + "县" * (length % 2)
    assert (field(text[:-2] + "部门") is not None) is is_known
