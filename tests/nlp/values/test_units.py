"""Units: printed forms, and the unit that a name fixes."""

import pytest

from nlp.datafiles import load_yaml
from nlp.errors import DataFileError
from nlp.values.quantities import read_value
from nlp.values.units import counted_pattern, read_units, unit_from_name, unit_pattern, units


@pytest.mark.parametrize(
    ("form", "unit", "kind"),
    [
        ("周年", "年", "duration"),
        ("月", "个月", "duration"),
        ("h", "小时", "duration"),
        ("个工作日", "工作日", "duration"),
        ("万元", "万元", "money"),
        ("元/㎡", "元/平方米", "money"),
        ("个百分点", "%", "percent"),
        ("‰", "‰", "percent"),
        ("台", "台", "count"),
        ("平米", "平方米", "count"),
        ("千米", "公里", "count"),  # a counter with an alias stands for the alias
        ("条线路", "条", "count"),
        ("人/次", "人次", "count"),
        ("个县区", "县区", "count"),  # an alias that is no counter of its own
    ],
)
def test_every_form_stands_for_one_unit(form: str, unit: str, kind: str) -> None:
    assert units()[form] == (unit, kind)


def test_longer_forms_are_tried_first() -> None:
    pattern = unit_pattern().split("|")
    assert [len(form) for form in pattern] == sorted((len(form) for form in pattern), reverse=True)


TABLE = {
    "duration": {},
    "money": {"元": ["元"]},
    "percent": {},
    "count": ["个"],
    "aliases": {"個": "个"},
}


@pytest.mark.parametrize(
    "part",
    [{"duration": {"天": ["元"]}}, {"count": ["元", "个"]}, {"aliases": {"元": "个"}}],
    ids=["a unit", "a counter", "an alias"],
)
def test_a_form_under_two_units_is_refused(part: dict[str, object]) -> None:
    with pytest.raises(DataFileError, match="'元' stands under two units"):
        read_units({**TABLE, **part})


def test_a_kind_of_value_that_nobody_reads_is_refused() -> None:
    with pytest.raises(DataFileError, match="flow is no kind of value"):
        read_units({**TABLE, "flow": {"立方米/秒": ["m³/s"]}})


def test_counters_and_their_other_forms_are_units_of_count() -> None:
    assert read_units(TABLE) == {
        "元": ("元", "money"), "个": ("个", "count"), "個": ("个", "count"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        # each part of the pattern for brackets
        ("运行成本(万元)", ("万元", "money")),
        ("运行成本（万元）", ("万元", "money")),
        ("运行成本[万元]", ("万元", "money")),
        ("运行成本【万元】", ("万元", "money")),
        ("运行成本(单位:万元)", ("万元", "money")),
        ("运行成本(单位：万元)", ("万元", "money")),
        ("运行成本(万元", ("万元", "money")),  # the bracket is cut off
        ("运行成本(万元)*", ("万元", "money")),
        ("印刷数量(≥**份)", ("份", "count")),
        ("印刷数量(≥XX份)", ("份", "count")),
        ("印刷数量(=100份)", ("份", "count")),
        ("会议成本(**万元/场)", ("万元/场", "money")),
        ("运行成本( 万元 )", ("万元", "money")),
        ("运行成本(万元)说明", None),  # not at the end
        ("运行成本(人民币五千元)", None),  # not in the table
        ("运行成本", None),
        # the end of the name
        ("受益人数", ("人", "count")),
        ("受益人数(≥**)", ("人", "count")),
        ("受益人数(含家属)*", ("人", "count")),
        ("服务人次数", ("人次", "count")),
        ("服务人次", ("人次", "count")),
        ("培训场次数", ("场", "count")),
        ("巡查次数", ("次", "count")),
        ("参加人员数", ("人", "count")),
        ("参加人员数量", ("人", "count")),
        ("运行天数", ("天", "count")),
        ("户数", ("户", "count")),
        ("家数", ("家", "count")),
        ("份数", ("份", "count")),
        ("台数", ("台", "count")),
        ("辆数", ("辆", "count")),
        ("次数统计", None),
        # both: the bracket wins, but for a percentage
        ("巡查次数(天)", ("天", "duration")),
        ("巡查次数(≥**%)", ("次", "count")),
        ("巡查比例(≥**%)", ("%", "percent")),
        ("巡查次数(合计)", ("次", "count")),
    ],
)
def test_a_name_fixes_the_unit_of_a_bare_number(name: str, unit: tuple[str, str] | None) -> None:
    assert unit_from_name(name) == unit


@pytest.mark.parametrize("unit", load_yaml("units.yml", "nlp.values")["after_numerals"])
def test_a_chinese_numeral_is_a_number_before_a_unit(unit: str) -> None:
    assert unit in counted_pattern().split("|")
    assert read_value(f"十二{unit}").kind in ("count", "money", "duration", "date", "schedule")


def test_a_chinese_numeral_is_part_of_a_name_before_other_words() -> None:
    assert read_value("三公经费").kind == "text"
    assert read_value("一般").kind == "state"
