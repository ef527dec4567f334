"""Who issues under a 机关代字."""

import re

import pytest

from nlp.names.authorities import _table, find_authority


@pytest.mark.parametrize(
    ("prefix", "name", "level"),
    [
        ("冀财社", "河北省财政厅", "province"),
        ("冀医保发", "河北省医疗保障局", "province"),
        ("邢医保发", "邢台市医疗保障局", "city"),
        ("财预", "财政部", "central"),
        ("中发", "中共中央", "central"),
        ("桂财综", "广西壮族自治区财政厅", "province"),
        ("津应急", "天津市应急管理局", "province"),
        ("川党发", "中共四川省委", "province"),
        # a field of one character before one more, or with its sections
        ("冀财", "河北省财政厅", "province"),
        ("冀教体艺", "河北省教育厅", "province"),
        # in a municipality the 厅 is a 局, but for 办公厅
        ("沪财绩", "上海市财政局", "province"),
        ("京政办函", "北京市人民政府办公厅", "province"),
        ("渝府办发", "重庆市人民政府办公厅", "province"),
        ("湘府办函", "湖南省人民政府办公厅", "province"),
    ],
)
def test_the_authority_of_a_prefix(prefix: str, name: str, level: str) -> None:
    found = find_authority(prefix)
    assert found is not None
    assert (found.name, found.level) == (name, level)


@pytest.mark.parametrize("prefix", ["火星发", "新", "冀", "", "甲乙丙", "甲财社", "冀水电气"])
def test_an_unknown_prefix_has_none(prefix: str) -> None:
    assert find_authority(prefix) is None


def test_only_a_prefix_listed_with_a_document_is_sure() -> None:
    assert find_authority("财预").inferred is False
    assert find_authority("桂财综").inferred is True


def test_a_hundred_prefixes_name_a_document_that_bears_them() -> None:
    sourced = [p for p, entry in _table()["prefixes"].items() if "〔" in entry["source"]]
    assert len(sourced) >= 100
    for prefix in sourced:
        assert re.match(
            re.escape(prefix) + r"〔\d{4}〕\d+号", _table()["prefixes"][prefix]["source"]
        )
