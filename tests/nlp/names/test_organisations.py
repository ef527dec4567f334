"""Names of organisations: found, completed, told from misspellings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.names.organisations import (
    find_organisations,
    find_own_organisations,
    full_name,
    is_clipped,
    is_exchanged,
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
        # the region first, or its level behind a particle or a mark
        ("邢台医保局", ["邢台医保局"]),
        ("报市财政局审批", ["市财政局"]),
        ("（县教育局）", ["县教育局"]),
        ("区级财政局", ["区级财政局"]),
        ("全市财政局", []),
        ("财政局", []),
        ("榆林市", []),
        ("市民", []),
        ("A市财政局", ["市财政局"]),
        ("市财政局市民政局", ["市财政局", "市民政局"][:1]),  # no particle before the second
        ("市财政局和市民政局", ["市财政局", "市民政局"]),
        # the own level belongs to the name
        ("榆林市财政局本级", ["榆林市财政局本级"]),
        ("榆林市财政局（机关）支出", ["榆林市财政局（机关）"]),
        # 办公室 is not the 办 of 管理办
        ("榆林市医保管理办", ["榆林市医保管理办"]),
        ("榆林市医保管理办公室", ["榆林市医保管理办公室"]),
        # at most 26 characters before the ending
        ("榆林市" + "甲" * 26 + "局", ["榆林市" + "甲" * 26 + "局"]),
        ("榆林市" + "甲" * 27 + "局", []),
        ("·财政局", []),
        ("全·财政局", []),
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
        # the place is put in only where its level stands for it
        ("县财政局", "榆林市", "县财政局"),
        ("财政局", "榆林市", "财政局"),
        ("", "榆林市", ""),
        # a province is left out before its city only
        ("河北省财政厅", "", "河北省财政厅"),
        ("河北邢台市财政局", "", "河北邢台市财政局"),
        ("北京市朝阳区教育局", "", "北京市朝阳区教育局"),
        # short forms, but not within a full one
        ("榆林市卫健委", "", "榆林市卫生健康委员会"),
        ("榆林市残联", "", "榆林市残疾人联合会"),
        ("榆林市市场监管局", "", "榆林市市场监督管理局"),
        ("榆林市文广旅局", "", "榆林市文化广电和旅游局"),
        ("榆林市教育和体育局", "", "榆林市教育和体育局"),
        ("榆林市医保管理办", "", "榆林市医保管理办公室"),
        # the own level in each of its forms
        ("榆林市财政局机关", "", "榆林市财政局本级"),
        ("榆林市财政局本部", "", "榆林市财政局本级"),
        ("榆林市卫生健康委员会机关", "", "榆林市卫生健康委员会本级"),
        ("榆林市财政局某某某机关", "", "榆林市财政局某某某机关"),
        ("榆林市财政局某某机关", "", "榆林市财政局某某机关"),  # its own level only right behind it
        ("榆林市财政局本级（机关）", "", "榆林市财政局本级"),
        ("市医保局（本级）", "榆林市", "榆林市医疗保障局本级"),
        ("榆林市机关", "", "榆林市机关"),  # of no organisation
        ("本级", "榆林市", "本级"),
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


@pytest.mark.parametrize(
    ("name", "right", "misspelt"),
    [
        # six characters at least, on both sides
        ("南阳医疗障局", "南阳医疗保障局", True),
        ("阳医疗障局", "阳医疗保障局", False),
        ("南阳医疗局", "南阳医疗保局", False),
        # three characters left out at most
        ("三门峡市医疗采购中心", "三门峡市医疗采购管理服中心", True),
        ("三门峡市医疗采购中心", "三门峡市医疗采购管理服务中心", False),
        # the last character, an ordinal, a character put in
        ("三门峡市医疗保障厅", "三门峡市医疗保障局", False),
        ("绵阳市第实验中学", "绵阳市第一实验中学", False),
        ("绵阳市实验中学校", "绵阳市实验中学", False),
        # moved: the order is kept in the main
        ("三门峡市保医疗障局", "三门峡市医疗保障局", True),
        ("局障保疗医市峡门三局", "三局门峡市医疗保障局", False),
    ],
)
def test_each_bound_of_a_misspelling(name: str, right: str, misspelt: bool) -> None:
    assert is_misspelt(name, right) is misspelt


@pytest.mark.parametrize(
    ("name", "right", "exchanged"),
    [
        ("榆林市水力局", "榆林市水利局", True),
        ("榆林市水务局", "榆林市水利局", False),  # a field of its own
        ("榆林市财政局", "榆林市民政局", False),
        ("榆林市医疗保证局", "榆林市医疗保障局", True),
        ("榆林市医廖保证局", "榆林市医疗保障局", False),  # two characters
        ("榆林市医疗保障局", "榆林市医疗保障局", False),  # none
        ("榆林市医疗保障厅", "榆林市医疗保障局", False),  # the last
        ("榆林市医疗障局", "榆林市医疗保障局", False),  # one left out
        ("俞林市水利局", "榆林市水利局", True),  # the first
        ("俞林水利局", "榆林水利局", False),  # five characters
        ("俞林市水文局", "榆林市水文局", True),
        ("榆林水力分局", "榆林水利分局", True),  # six
    ],
)
def test_one_character_exchanged(name: str, right: str, exchanged: bool) -> None:
    assert is_exchanged(name, right) is exchanged


@pytest.mark.parametrize(
    ("name", "whole", "clipped"),
    [
        ("三门峡市医疗保", "三门峡市医疗保障局", True),
        ("三门峡市医疗", "三门峡市医疗保障局", True),  # six characters
        ("三门峡市医", "三门峡市医疗保障局", False),
        ("锦州市公安局", "锦州市公安局交通警察支队", False),  # a whole name
        ("三门峡市医疗保障局", "三门峡市医疗保障局", False),
        ("三门峡市医药保", "三门峡市医疗保障局", False),
    ],
)
def test_a_name_cut_off_by_its_cell(name: str, whole: str, clipped: bool) -> None:
    assert is_clipped(name, whole) is clipped


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("榆林市医疗保障局", "榆林市"),
        ("河南省新乡市红旗区医疗保障局", "河南省新乡市红旗区"),
        ("东陵市水利局", "东陵市"),  # in no table, but it ends like one
        ("甲市水利局", ""),
        ("市水利局", ""),
        ("一二三四五六七八市水利局", "一二三四五六七八市"),
        ("一二三四五六七八九市水利局", ""),
        ("财政局", ""),
        ("", ""),
    ],
)
def test_the_place_of_a_name(name: str, place: str) -> None:
    assert place_of(name) == place


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("三门峡市医疗保障局", ["三门峡市医疗保障局"]),
        ("三峡市医疗保障局", ["三峡市医疗保障局"]),
        ("三甲乙丙市医疗保障局", ["三甲乙丙市医疗保障局"]),  # as many characters as the place
        ("三甲乙丙丁市医疗保障局", []),
        ("由市医疗保障局牵头", ["市医疗保障局"]),
        ("全市医疗保障局", []),
        ("(市医疗保障局)", ["市医疗保障局"]),
        ("县医疗保障局", []),
    ],
)
def test_organisations_of_one_place(text: str, names: list[str]) -> None:
    found = find_own_organisations(text, "三门峡市")
    assert [mention.name for mention in found] == names
    assert all(text[m.start : m.end] == m.name for m in found)


@given(st.text(alphabet="榆林市区县医疗保障局机关本级()中心第一办公室、", max_size=24))
def test_full_names_are_settled(name: str) -> None:
    once = full_name(name, "榆林市")
    assert full_name(once, "榆林市") == once
    assert place_of(name) == name[: len(place_of(name))]
