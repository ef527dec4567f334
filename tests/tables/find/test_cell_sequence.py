"""Cells in a row without ends go to the rows and columns that they fit."""

import pytest

from kg.tables.cell import cell_of
from kg.tables.find.cell_sequence import PlacedRow, place_cells
from kg.tables.table import Column

SELF_EVALUATION = (
    "一级指标",
    "二级指标",
    "三级指标",
    "年度指标值",
    "实际完成值",
    "分值",
    "得分",
    "偏差原因",
)


def columns(*labels: str) -> tuple[Column, ...]:
    return tuple(
        Column(index, cell_of(text).role, cell_of(text)) for index, text in enumerate(labels)
    )


def placed(labels: tuple[str, ...], *texts: str) -> list[PlacedRow]:
    return list(place_cells([cell_of(text) for text in texts], columns(*labels)))


def said(rows: list[PlacedRow]) -> list[tuple[dict[int, str], bool]]:
    return [
        ({column: cell.text for column, cell in sorted(row.cells.items())}, row.is_told)
        for row in rows
    ]


def test_rows_are_told_without_their_blank_cells() -> None:
    rows = placed(
        SELF_EVALUATION,
        *("产出指标", "数量指标", "加固堤防", "≥3公里", "3公里", "10", "10"),
        *("更换闸门", "2扇", "1扇", "10", "5", "闸门未到货"),
        *("质量指标", "验收合格率", "≥95%", "100%", "10", "10"),
    )
    assert said(rows) == [
        (
            {
                0: "产出指标",
                1: "数量指标",
                2: "加固堤防",
                3: "≥3公里",
                4: "3公里",
                5: "10",
                6: "10",
            },
            True,
        ),
        ({2: "更换闸门", 3: "2扇", 4: "1扇", 5: "10", 6: "5", 7: "闸门未到货"}, True),
        ({1: "质量指标", 2: "验收合格率", 3: "≥95%", 4: "100%", 5: "10", 6: "10"}, True),
    ]
    assert [(row.start, row.end) for row in rows] == [(0, 7), (7, 13), (13, 19)]


def test_a_wrapped_name_is_one_cell() -> None:
    rows = placed(("一级指标", "三级指标", "指标值"), "产出指标", "加固堤防的", "总长度", "≥3公里")
    assert said(rows) == [({0: "产出指标", 1: "加固堤防的总长度", 2: "≥3公里"}, True)]


def test_a_name_without_value_is_not_told() -> None:
    rows = placed(
        ("一级指标", "三级指标", "指标值"),
        "加固堤防",
        "≥3公里",
        "更换闸门",
        "产出指标",
        "清淤",
        "≥2公里",
    )
    assert [row.is_told for row in rows] == [True, False, True]


@pytest.mark.parametrize("template", ["指标1：", "≥XX%"])
def test_what_nobody_filled_in_is_not_told(template: str) -> None:
    rows = placed(("一级指标", "三级指标", "指标值"), "产出指标", template, "≥3公里")
    assert not any(row.is_told for row in rows)


def test_no_cells_are_no_rows() -> None:
    assert placed(("三级指标", "指标值")) == []
