"""The direction of a change."""

import pytest

from nlp.values.changes import change_before, is_relative
from nlp.values.quantities import read_value


@pytest.mark.parametrize(
    ("text", "change", "comparator"),
    [
        ("下降5%", "decrease", None),
        ("同比下降3个百分点以上", "decrease", "≥"),
        ("降低2个百分点", "decrease", None),
        ("较上年增长≥3%", "increase", "≥"),
        ("增长不低于5%", "increase", "≥"),
        ("增幅不低于5%", "increase", "≥"),
        ("增收≥2000元", "increase", "≥"),
        ("减少碳排放2.3万吨", "decrease", None),
        ("增加就业岗位500个", "increase", None),
        ("比上年多3次", "increase", None),
        ("较上年低2个百分点", "decrease", None),
        ("缩短2天", "decrease", None),
        ("减少约10%", "decrease", None),
        # levels, new things, and measures of growth
        ("提高到95%", None, None),
        ("降至5%以下", None, "≤"),
        ("提高覆盖率95%", None, None),
        ("新增5个", None, None),
        ("增长率≥6%", None, "≥"),
        ("不减少5次", None, None),
        ("满意度≥95%", None, "≥"),
        ("高5米", None, None),
    ],
)
def test_a_value_says_whether_it_is_a_change(
    text: str, change: str | None, comparator: str | None
) -> None:
    read = read_value(text)
    assert read.number is not None
    assert (read.change, read.comparator) == (change, comparator)
    assert read.is_total == (change is None)


def test_a_distance_from_something_else_is_no_value() -> None:
    assert is_relative("高于全省平均水平")
    assert read_value("高于全省平均水平2个百分点").kind == "text"
    assert not is_relative("不低于")
    assert not is_relative("高于上年的")  # a share of last year's
    assert change_before("") is None
