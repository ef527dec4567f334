"""Regions named at the beginning of an organisation's name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.names.regions import find_region, region_by_code, short_name


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
        # by short name
        ("河北财政厅", "130000", "河北"),
        ("邢台医保局", "130500", "邢台"),
        ("新疆水利厅", "650000", "新疆"),
        ("河北邢台市医保局", "130500", "河北邢台市"),
        # counties: below their city, or alone where only one has the name
        ("朝阳市朝阳县", "211321", "朝阳市朝阳县"),
        ("北京市朝阳区教育局", "110105", "北京市朝阳区"),
        ("长春市朝阳区教育局", "220104", "长春市朝阳区"),
        ("赵县教育局", "130133", "赵县"),
        ("红旗区教育局", "410702", "红旗区"),
        ("石家庄市赵县教育局", "130133", "石家庄市赵县"),
        # a region outside the one before it is part of the name
        ("邢台市红旗区教育局", "130500", "邢台市"),
        ("邢台市邢台市", "130500", "邢台市"),
        ("赵县赵县", "130133", "赵县"),
        ("河北省河南省", "130000", "河北省"),
        ("吉林省吉林市", "220200", "吉林省吉林市"),
        ("海南省财政厅", "460000", "海南省"),
        ("济源市财政局", "419001", "济源市"),
    ],
)
def test_the_region_of_a_name(name: str, code: str, named: str) -> None:
    region, length = find_region(name)
    assert region is not None
    assert (region.code, name[:length]) == (code, named)


@pytest.mark.parametrize(
    "name",
    [
        "某市水利局",
        "市医疗保障局",
        "朝阳区教育局",
        "财政部",
        "三峡市医疗保障局",
        "",
        "鼓楼区",
        "吉林财政局",  # the province or its city
        "赵",
        "海",
        "红旗",
    ],
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


@pytest.mark.parametrize(
    ("code", "level", "province", "city", "county"),
    [
        ("130000", "province", "河北省", None, None),
        ("130500", "city", "河北省", "邢台市", None),
        ("410702", "county", "河南省", "新乡市", "红旗区"),
        ("110105", "county", "北京市", None, "朝阳区"),  # municipalities have no cities
        ("419001", "county", "河南省", None, "济源市"),  # a county under its province
    ],
)
def test_a_region_says_what_it_lies_in(
    code: str, level: str, province: str, city: str | None, county: str | None
) -> None:
    region = region_by_code(code)
    assert region is not None
    assert (region.level, region.province, region.city, region.county) == (
        level,
        province,
        city,
        county,
    )


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("河北省", "河北"),
        ("新疆维吾尔自治区", "新疆"),
        ("赵县", "赵县"),
        ("内蒙古自治区", "内蒙古"),
        ("河北", "河北"),
    ],
)
def test_short_names(name: str, short: str) -> None:
    assert short_name(name) == short


@given(st.text(alphabet="河北省邢台市县区红旗新乡疆自治州朝阳局", max_size=16))
def test_reading_is_total_and_within_the_name(name: str) -> None:
    region, length = find_region(name)
    assert 0 <= length <= len(name)
    assert (region is None) == (length == 0)
