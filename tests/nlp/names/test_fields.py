"""Fields of administration in names of departments and indicators."""

import pytest

from nlp.names.fields import find_field, leading_field


@pytest.mark.parametrize(
    ("organisation", "field"),
    [
        ("榆林市医疗保障局", "医疗保障"),
        ("榆林市财政局", "财政"),
        ("榆林市残疾人联合会", "残联"),
        ("榆林市人力资源和社会保障局", "人力资源社会保障"),
        ("榆林市文化和旅游局", "文化和旅游"),
        ("榆林市供销社", None),
        ("", None),
        (None, None),
    ],
)
def test_the_field_of_a_department(organisation: str | None, field: str | None) -> None:
    assert find_field(organisation) == field


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("医保系统正常运行率", ("医保", "医疗保障")),
        ("医疗保障政策知晓率", ("医疗保障", "医疗保障")),
        ("教育系统培训人数", ("教育系统", "教育")),  # the longest word
        ("系统正常运行率", None),
        ("参加医保人数", None),  # not at the beginning
        ("", None),
    ],
)
def test_the_field_word_a_name_opens_with(name: str, found: tuple[str, str] | None) -> None:
    assert leading_field(name) == found
