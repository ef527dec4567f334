"""Forms beside each other on one sheet."""

import pytest

from kg.documents.workbook.side_by_side import sides_of
from kg.records import read_records
from tests.support.workbooks import read, sheet_of

LEVELS = ["一级指标", "二级指标", "三级指标", "指标值"]


def form(project: str, name: str) -> list[list[object]]:
    return [
        ["项目支出绩效目标表", "", "", ""],
        ["项目名称", project, "", ""],
        list(LEVELS),
        ["产出指标", "数量指标", name, "≥20盏"],
        ["效益指标", "社会效益指标", f"{name}覆盖率", "≥95%"],
    ]


def test_forms_beside_each_other_are_forms_of_their_own() -> None:
    rows = [
        [*left, "", *right]
        for left, right in zip(form("路灯改造", "路灯"), form("电缆更换", "电缆"), strict=True)
    ]
    read_rows = [
        (one.project.name if one.project else None, one.indicator)
        for one in read_records(read(sheet_of(*rows))).targets
    ]
    assert read_rows == [
        ("路灯改造", "路灯"),
        ("路灯改造", "路灯覆盖率"),
        ("电缆更换", "电缆"),
        ("电缆更换", "电缆覆盖率"),
    ]


def test_sets_of_one_form_beside_each_other_stay_one_table() -> None:
    head: list[list[object]] = [
        ["项目名称", "路灯改造", "", "", "", "", "", "", ""],
        [*LEVELS, "", *LEVELS],
    ]
    rows = [
        *head,
        [*form("", "路灯")[3], "", *form("", "路灯")[3]],
        [*form("", "路灯")[4], "", *form("", "路灯")[4]],
    ]
    assert {len(line.cells) for line in read(sheet_of(*rows)).lines} == {9}


PAIR, TRIPLE = ("名称", "金额"), ("一级指标", "三级指标", "指标值")


@pytest.mark.parametrize(
    ("rows", "is_cut"),
    [
        ([("项目名称", "甲"), TRIPLE], True),
        ([("项目名称", "甲"), PAIR], False),  # two headings on both sides: a table of pairs
        ([TRIPLE], False),  # headings alone: sets of columns of one table
        ([TRIPLE, TRIPLE], False),
    ],
)
def test_what_both_sides_have_in_common(rows: list[tuple[str, ...]], is_cut: bool) -> None:
    width = max(map(len, rows))
    padded = [[*row, *[""] * (width - len(row))] for row in rows]
    sides = sides_of([[*row, "", *row] for row in padded], (), 0, 2 * width + 1)
    assert sides == ([(0, width), (width + 1, 2 * width + 1)] if is_cut else [(0, 2 * width + 1)])


def test_a_merged_cell_over_the_blank_column_keeps_the_table_whole() -> None:
    head = ["项目名称", "甲", ""]
    rows = [[*head, "", *head], [*TRIPLE, "", *TRIPLE]]
    assert len(sides_of(rows, (), 0, 7)) == 2
    assert len(sides_of(rows, (3,), 0, 7)) == 1
    assert len(sides_of(rows, (4,), 0, 7)) == 1
