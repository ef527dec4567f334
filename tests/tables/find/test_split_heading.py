"""Headings whose words are broken over several rows are whole; others stay as they are."""

import pytest

from tests.support.samples import read_text

BODY = "产出指标\t数量指标\t加固堤防\t≥3公里\n效益指标\t社会效益指标\t受益人口\t≥2万人\n"
RIGHT = [
    ("加固堤防", "≥3公里", "产出指标", "数量指标", "sure"),
    ("受益人口", "≥2万人", "效益指标", "社会效益指标", "sure"),
]


def rows(heading: str, body: str = BODY) -> list[tuple[str | None, ...]]:
    reading = read_text(f"甲县水利局项目绩效目标表\n项目名称\t堤防加固\n{heading}\n{body}")
    return [
        (one.indicator, one.value, one.level1, one.level2, one.confidence)
        for one in reading.targets
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "一级\t二级\t三级\t指标值\n指标\t指标\t指标\t",
        "一级\t二级\t三级\t年度\n指标\t指标\t指标\t指标值",
        "一级\t二级\t三级\t指标\n指标\t指标\t指标\t值",
        "一级指标\t二级指标\t三级指标\t年度\n\t\t\t指标值",
    ],
)
def test_words_over_two_or_three_rows(heading: str) -> None:
    assert rows(heading) == RIGHT


@pytest.mark.parametrize(
    "heading",
    [
        "一级指标\t二级指标\t三级指标\t指标值",
        "一级指标\t二级指标\t三级指标\t指标值\n一级指标\t二级指标\t三级指标\t指标值",
        "一级指标\t二级指标\t三级指标\t指标值\n1\t2\t3\t4",
    ],
)
def test_a_whole_heading_takes_no_row_below_it(heading: str) -> None:
    assert rows(heading) == RIGHT


def test_names_of_few_characters_below_a_heading_are_names() -> None:
    body = "产出指标\t数量指标\t里程\t3公里\n\t质量指标\t质量\t合格\n"
    found = rows("一级指标\t二级指标\t三级指标\t指标值", body)
    assert [row[:2] for row in found] == [("里程", "3公里"), ("质量", "合格")]
