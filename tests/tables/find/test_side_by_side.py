"""Two forms beside each other in one grid are a table each."""

from typing import Any

import pytest

from kg.records import Reading
from tests.support.samples import read_text

LEFT = [
    "项目名称\t路灯改造\t\t",
    "主管部门\t甲局\t实施单位\t甲所",
    "一级指标\t二级指标\t三级指标\t指标值",
]
RIGHT = ["项目名称\t公厕维护\t\t", *LEFT[1:]]
BODY = (
    [
        "产出指标\t数量指标\t改造路灯\t≥20盏",
        "\t质量指标\t验收合格率\t100%",
        "效益指标\t社会效益指标\t照明覆盖率\t≥95%",
    ],
    ["产出指标\t数量指标\t维护公厕\t≥6座", "\t\t\t", "\t时效指标\t清扫及时率\t≥98%"],
)


def read(left: list[str], right: list[str], gap: str = "") -> Reading:
    rows = [f"{one}\t{gap}{other}" for one, other in zip(left, right, strict=True)]
    return read_text("甲市2024年项目绩效目标表\n" + "\n".join(rows) + "\n")


def said(reading: Reading) -> list[tuple[Any, ...]]:
    return [
        (
            one.project.name if one.project else None,
            one.level1,
            one.level2,
            one.indicator,
            one.value,
            one.confidence,
        )
        for one in reading.targets
    ]


@pytest.mark.parametrize("gap", ["", "\t"])
def test_each_form_has_its_own_project_and_labels(gap: str) -> None:
    assert said(read(LEFT + BODY[0], RIGHT + BODY[1], gap)) == [
        ("路灯改造", "产出指标", "数量指标", "改造路灯", "≥20盏", "sure"),
        ("路灯改造", "产出指标", "质量指标", "验收合格率", "100%", "sure"),
        ("路灯改造", "效益指标", "社会效益指标", "照明覆盖率", "≥95%", "sure"),
        ("公厕维护", "产出指标", "数量指标", "维护公厕", "≥6座", "sure"),
        ("公厕维护", "产出指标", "时效指标", "清扫及时率", "≥98%", "sure"),
    ]


def test_a_line_of_both_is_a_record_in_either() -> None:
    reading = read(LEFT + BODY[0], RIGHT + BODY[1])
    assert [reading.ledger[line] for line in range(2, 8)] == ["heading"] * 3 + ["record"] * 3
    below = read([*LEFT, *BODY[0], "总分\t\t\t100"], [*RIGHT, *BODY[1], "\t\t照明时长\t≥9小时"])
    assert below.ledger[8] == "record"
    assert [one[3] for one in said(below)][-1] == "照明时长"


def test_two_sets_under_one_head_are_one_table() -> None:
    reading = read(LEFT + BODY[0], ["\t\t\t", *LEFT[1:], *BODY[1]])
    assert {one[0] for one in said(reading)} == {"路灯改造"}
    assert len(reading.tables) == 1
