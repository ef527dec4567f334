"""Names of organisations: found, completed, told from misspellings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.names.organisations import (
    find_organisations,
    find_own_organisations,
    full_name,
    is_clipped,
    is_misspelt,
    place_of,
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("由榆林市医疗保障局负责，市财政局配合。", ["榆林市医疗保障局", "市财政局"]),
        ("新乡市红旗区医疗保障局机关本级", ["新乡市红旗区医疗保障局机关本级"]),
        ("市委、市政府交办的任务", []),
        ("城市管理水平", []),
        ("南阳市离休干部医疗统筹管理办公室", ["南阳市离休干部医疗统筹管理办公室"]),
    ],
)
def test_names_in_text(text: str, names: list[str]) -> None:
    assert [mention.name for mention in find_organisations(text)] == names


def test_names_of_one_place_are_found_when_the_place_is_misspelt() -> None:
    found = find_own_organisations("三峡市医疗保障局\t市医疗保障局\t洛阳市医疗保障局", "三门峡市")
    assert [mention.name for mention in found] == ["三峡市医疗保障局", "市医疗保障局"]


@pytest.mark.parametrize(
    ("name", "place", "full"),
    [
        ("市医疗保障局", "榆林市", "榆林市医疗保障局"),
        ("市医保局", "榆林市", "榆林市医疗保障局"),
        ("榆林市医疗保障局（机关）", "榆林市", "榆林市医疗保障局本级"),
        ("三门峡市医疗保障局机关本级", "三门峡市", "三门峡市医疗保障局本级"),
        ("河北省邢台市医疗保障局", "", "邢台市医疗保障局"),
        ("新乡市红旗区医疗保障局", "", "新乡市红旗区医疗保障局"),
        ("市财政局", "", "市财政局"),
    ],
)
def test_full_names(name: str, place: str, full: str) -> None:
    assert full_name(name, place) == full


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("三峡市医疗保障局", "三门峡市医疗保障局"),
        ("三峡市社会保险医疗中心", "三门峡市社会医疗保险中心"),
        ("南阳市医疗局", "南阳市医疗保障局"),
        ("三门峡市医药采购管理中心", "三门峡市医药采购管理服务中心"),
    ],
)
def test_misspellings(name: str, right: str) -> None:
    assert is_misspelt(name, right)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("绵阳市第一中学", "绵阳市第二中学"),
        ("许昌市东城区小学", "许昌市西城区小学"),
        ("榆林市医疗保险服务中心", "榆林市医疗保障局"),
        ("榆林市医疗保险服务中心", "榆林市医疗保障基金安全防控中心"),
        ("南阳市医疗保障局", "南阳市医疗保障局"),
        ("南阳市财政局", "南阳市民政局"),
        ("南阳市教育局", "南阳市教育体育局"),
        ("南阳市公安局", "南阳市公安分局"),
        ("南阳市图书馆", "南阳市少儿图书馆"),
    ],
)
def test_other_organisations_are_no_misspellings(name: str, other: str) -> None:
    assert not is_misspelt(name, other)


def test_a_whole_name_is_not_clipped() -> None:
    assert is_clipped("三门峡市医疗保", "三门峡市医疗保障局")
    assert not is_clipped("锦州市公安局", "锦州市公安局交通警察支队")


@given(st.text(alphabet="榆林市区县医疗保障局机关本级()中心第一办公室、", max_size=24))
def test_full_names_are_settled(name: str) -> None:
    once = full_name(name, "榆林市")
    assert full_name(once, "榆林市") == once
    assert place_of(name) == name[: len(place_of(name))]
