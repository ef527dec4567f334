"""The value and the result of a row as a person writes them."""

from dataclasses import replace

import pytest

from kg.records import to_json
from kg.records.values import joined_actual
from tests.records.test_target import TARGET
from tests.support.samples import read_text

HEAD = "某市水利局\n2024年部门预算\n项目绩效目标表\n项目名称\t堤防加固\n"


def values(heading: str, *rows: str) -> list[str | None]:
    """The values of rows under a heading, in a document of one form."""
    lines = (f"产出指标\t数量指标\t巡查{number}\t{row}" for number, row in enumerate(rows, start=1))
    text = HEAD + f"一级指标\t二级指标\t三级指标\t{heading}\n" + "\n".join(lines) + "\n"
    return [target.value for target in read_text(text).targets]


@pytest.mark.parametrize(
    ("value", "unit", "joined"),
    [
        ("12", "次", "12次"),
        ("≥12", "次", "≥12次"),
        ("5万", "人", "5万人"),
        ("3-5", "次", "3-5次"),
        ("2023.12", "万元", "2023.12万元"),
        ("1,200", "元/亩", "1,200元/亩"),
        # it has its unit
        ("12次", "次", "12次"),
        ("12次以上", "次", "12次以上"),
        ("≥95%", "百分比", "≥95%"),
        ("5万", "万元", "5万元"),
        ("720元/亩", "元", "720元/亩"),
        # it has none
        ("12月底前", "次", "12月底前"),
        ("及时", "次", "及时"),
        ("12", "/", "12"),
        ("12", "定量", "12"),
        ("12", "文字描述", "12"),
        # one of them is wrong
        ("5亿", "万元", "5亿"),
    ],
)
def test_a_number_is_joined_with_the_unit_of_its_column(value: str, unit: str, joined: str) -> None:
    assert joined_actual({"actual": value, "unit": unit}) == joined


def test_values_of_a_table_are_joined_so() -> None:
    assert values("指标值\t计量单位", "12次以上\t次", "12\t次", "12月底前\t次") == [
        "12次以上", "12次", "12月底前",
    ]  # fmt: skip


@pytest.mark.parametrize("extra", [{}, {"actual": ""}, {"unit": "次"}])
def test_a_form_without_results_has_none(extra: dict[str, str]) -> None:
    assert joined_actual(extra) is None
    target = replace(TARGET, extra=extra)
    assert target.actual_parsed is None
    assert to_json(target, "自评.txt")["actual_parsed"] is None


@pytest.mark.parametrize(
    ("value", "extra", "number", "unit", "kind"),
    [
        ("≥10场", {"actual": "12场"}, 12, "场", "count"),
        ("≥10场", {"actual": "12", "unit": "场"}, 12, "场", "count"),
        ("≥10场", {"actual": "12"}, 12, "场", "count"),
        ("≥95%", {"actual": "96.5%"}, 96.5, "%", "percent"),
        ("≥95%", {"actual": "0.96"}, 0.96, None, "count"),
        ("≤20万元", {"actual": "195000元"}, 195000, "元", "money"),
        ("≥10场", {"actual": "已完成"}, None, None, "state"),
    ],
)
def test_a_result_is_understood_as_its_value_is(
    value: str, extra: dict[str, str], number: float, unit: str, kind: str
) -> None:
    target = replace(TARGET, indicator="宣传活动", value=value, extra=extra)
    parsed = to_json(target, "自评.txt")["actual_parsed"]
    assert (parsed["number"], parsed["unit"], parsed["kind"]) == (number, unit, kind)


def test_results_are_read_from_a_self_evaluation() -> None:
    text = (
        "某市水利局2024年度项目支出绩效自评表\n项目名称\t堤防加固\n"
        "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
        "产出指标\t数量指标\t加固堤防\t≥3公里\t3.2公里\t20\t20\n"
        "产出指标\t质量指标\t验收合格率\t100%\t98%\t20\t19\n"
    )
    read = [target.actual_parsed for target in read_text(text).targets]
    assert [str(one and one.number) for one in read] == ["3.2", "98"]
    assert [one and one.unit for one in read] == ["公里", "%"]
