"""Regions named at the beginning of an organisation's name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.names.regions import find_region, region_by_code


@pytest.mark.parametrize(
    ("name", "code", "named"),
    [
        ("邢台市医疗保障局", "130500", "邢台市"),
        ("河北省邢台市医疗保障局", "130500", "河北省邢台市"),
        ("新乡市红旗区医疗保障局", "410702", "新乡市红旗区"),
        ("三门峡市医疗保障局机关本级", "411200", "三门峡市"),
        ("河北省财政厅", "130000", "河北省"),
        ("南阳市本级", "411300", "南阳市"),
        ("新疆维吾尔自治区水利厅", "650000", "新疆维吾尔自治区"),
    ],
)
def test_the_region_of_a_name(name: str, code: str, named: str) -> None:
    region, length = find_region(name)
    assert region is not None
    assert (region.code, name[:length]) == (code, named)


@pytest.mark.parametrize(
    "name", ["某市水利局", "市医疗保障局", "朝阳区教育局", "财政部", "三峡市医疗保障局", ""]
)
def test_a_name_that_tells_no_region_has_none(name: str) -> None:
    assert find_region(name) == (None, 0)


def test_levels_and_codes() -> None:
    region = find_region("河南省新乡市红旗区")[0]
    assert region is not None
    assert (region.level, region.province, region.city, region.county) == (
        "county",
        "河南省",
        "新乡市",
        "红旗区",
    )
    assert region_by_code("41070223P000001") == region
    assert region_by_code("000000") is None


@given(st.text(alphabet="河北省邢台市县区红旗新乡疆自治州朝阳局", max_size=16))
def test_reading_is_total_and_within_the_name(name: str) -> None:
    region, length = find_region(name)
    assert 0 <= length <= len(name)
    assert (region is None) == (length == 0)
