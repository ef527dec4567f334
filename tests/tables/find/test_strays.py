"""Lines of text between the rows of a table."""

import pytest

from kg.documents import parse_text
from kg.tables.find.finder import find_tables

HEAD = "项目绩效目标表\n项目名称\t堤防\t\t\n一级指标\t二级指标\t三级指标\t指标值\n"
ROW = "产出指标\t数量指标\t加固堤防\t≥3公里\n"


def strays(text: str) -> list[int]:
    tables, _ = find_tables(parse_text("test", text.encode()))
    return [line for table in tables for line in table.strays]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{HEAD}{ROW}长度\n{ROW}", [5]),
        (f"{HEAD}长度\n{ROW}", [4]),
        (f"{HEAD}{ROW}长度\n", [5]),
        (f"{HEAD}{ROW}\n河道长度\n{ROW}", []),
        (f"{HEAD}{ROW}\n长度\n{ROW}", [6]),
        (f"{HEAD}{ROW}\n长度\n\n{ROW}", []),
        (f"{HEAD}{ROW}- 3 -\n{ROW}", []),
        (f"{HEAD}{ROW}项目绩效目标表\n{ROW}", []),
        (f"长度\n{HEAD}{ROW}长度\n{ROW}", []),  # printed elsewhere as well
        (f"{HEAD}{ROW}\f长度\n{ROW}", []),  # at the top of a page
        (f"{HEAD}{ROW}数量指标\n{ROW}", []),
    ],
)
def test_strays(text: str, expected: list[int]) -> None:
    assert strays(text) == expected
