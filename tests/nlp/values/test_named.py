"""The unit that a name fixes."""

import pytest

from nlp.values.named import unit_from_name


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        # each part of the pattern for brackets
        ("运行成本(万元)", ("万元", "money", None)),
        ("运行成本（万元）", ("万元", "money", None)),
        ("运行成本[万元]", ("万元", "money", None)),
        ("运行成本【万元】", ("万元", "money", None)),
        ("运行成本(单位:万元)", ("万元", "money", None)),
        ("运行成本(单位：万元)", ("万元", "money", None)),
        ("运行成本(万元", ("万元", "money", None)),  # the bracket is cut off
        ("运行成本(万元)*", ("万元", "money", None)),
        ("印刷数量(≥**份)", ("份", "count", None)),
        ("印刷数量(≥XX份)", ("份", "count", None)),
        ("印刷数量(=100份)", ("份", "count", None)),
        ("会议成本(**万元/场)", ("万元", "money", "场")),
        ("运行成本( 万元 )", ("万元", "money", None)),
        ("运行成本(万元)说明", None),  # not at the end
        # composed units
        ("造林面积(万亩)", ("亩", "count", None)),
        ("补助标准(元/亩)", ("元", "money", "亩")),
        ("补助标准(≤**元/人·月)", ("元", "money", "人·月")),
        ("建设成本(万元/公里)", ("万元", "money", "公里")),
        ("培训规模(人/次)", ("人次", "count", None)),
        ("资金拨付(续)", None),
        ("运行成本(人民币五千元)", None),  # not in the table
        ("运行成本", None),
        # the end of the name
        ("受益人数", ("人", "count", None)),
        ("受益人数(≥**)", ("人", "count", None)),
        ("受益人数(含家属)*", ("人", "count", None)),
        ("服务人次数", ("人次", "count", None)),
        ("服务人次", ("人次", "count", None)),
        ("培训场次数", ("场", "count", None)),
        ("巡查次数", ("次", "count", None)),
        ("参加人员数", ("人", "count", None)),
        ("参加人员数量", ("人", "count", None)),
        ("运行天数", ("天", "count", None)),
        ("户数", ("户", "count", None)),
        ("家数", ("家", "count", None)),
        ("份数", ("份", "count", None)),
        ("台数", ("台", "count", None)),
        ("辆数", ("辆", "count", None)),
        ("次数统计", None),
        # both: the bracket wins, but for a percentage
        ("巡查次数(天)", ("天", "duration", None)),
        ("巡查次数(≥**%)", ("次", "count", None)),
        ("巡查比例(≥**%)", ("%", "percent", None)),
        ("巡查次数(合计)", ("次", "count", None)),
    ],
)
def test_a_name_fixes_the_unit_of_a_bare_number(
    name: str, unit: tuple[str, str, str | None] | None
) -> None:
    read = unit_from_name(name)
    assert (read and (read.name, read.kind, read.per)) == unit


def test_a_magnitude_in_the_name_is_kept() -> None:
    assert getattr(unit_from_name("造林面积(万亩)"), "magnitude", None) == "万"
