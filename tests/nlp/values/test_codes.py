"""Digits that are no amount."""

import pytest

from nlp.values.codes import MARK, is_torn, without_codes
from nlp.values.quantities import read_value


@pytest.mark.parametrize(
    "text",
    [
        "冀财社〔2023〕208号", "GB/T9704.1-2012", "GB5749-2022", "A3", "1:18", "1比3", "9:00", "8:30-17:30",
        "1.2.3", "139-1234-5678", "4×3", "3*5", "1+6", "1/3", "5。5", "3、5", "1,23", "1234,567", ".5",
        "第12条", "前10名", "5号", "2型", "3年级", "2024年", "2024年5月3日", "二〇二四年", "24年12月", "5月3日",
        "12月底", "2024-2026年", "1-12月", "2024-05-10", "2024.10底",
    ],
)  # fmt: skip
def test_a_code_has_no_digit_left(text: str) -> None:
    marked = without_codes(text)
    assert not any(char.isdigit() for char in marked)
    assert MARK in marked
    assert len(marked) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "1,234.5元", "12,345", "0.8-1.2万元", "95.5%", "3-5次", "120m2", "35ug/m3", "5例/10万人", "60%-70%",
        "5个月", "3年", "2012.5平方米", "78岁以上", "10日内", "≥5次", "3次/年",
    ],
)  # fmt: skip
def test_an_amount_stays(text: str) -> None:
    assert without_codes(text) == text


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("2023年补助3万元", "money", 3),
        ("2023年5月3元", "money", 3),  # no day of May
        ("65岁及以上老年人健康管理率≥70%", "percent", 70),
        ("2型糖尿病患者3人", "count", 3),
        ("第12条共3家", "count", 3),
        ("1.培训5次", "count", 5),
        ("60岁以上老年人", "text", None),
        ("5G网络", "text", None),
        ("2024预算", "text", None),
    ],
)
def test_amounts_are_found_beside_codes(text: str, kind: str, number: int | None) -> None:
    assert (read_value(text).kind, read_value(text).number) == (kind, number)


def test_items_that_are_counted_off_lose_their_numbers() -> None:
    assert without_codes("1.培训5次;2.检查3次") == f"{MARK * 2}培训5次;{MARK * 2}检查3次"
    assert read_value("1、培训5次；2、检查3次").kind == "list"
    assert without_codes("1次;5)") == "1次;5)"  # not from one on


@pytest.mark.parametrize(
    ("text", "torn"),
    [
        ("10 20", True), ("12 5%", True), ("10\n0%", True), ("3 20 人", True),
        ("1 0 0 %", False), ("1 234 567", False), ("9 5%", False), ("2024 年 12 月", False), ("5 人", False),
        ("2024-05-10 00:00:00", False), ("", False),
    ],
)  # fmt: skip
def test_white_space_between_digits_may_part_two_numbers(text: str, torn: bool) -> None:
    assert is_torn(text) is torn
    assert not torn or read_value(text).kind == "text"
