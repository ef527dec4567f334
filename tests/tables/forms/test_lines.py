"""The labels of any line."""

import pytest

from kg.documents import Cell, Line
from kg.tables.forms.lines import LABELS_WITHIN, LONGEST_PROSE, pairs_of_line


def found(line: Line) -> list[tuple[str | None, str]]:
    return [(pair.field and str(pair.field), pair.value.text) for pair in pairs_of_line(line)]


def cells(*texts: str) -> Line:
    return Line(1, "\t".join(texts), tuple(Cell(text, at) for at, text in enumerate(texts)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("填报单位（盖章）：甲局　填报日期：3月1日", [("unit", "甲局"), ("tail", "3月1日")]),
        ("填报单位：甲局    单位：万元", [("unit", "甲局")]),
        ("主管部门:甲局项目名称:乙", [("department", "甲局"), ("project_name", "乙")]),
        ("甲：乙", []),
        ("主管部门 甲局", []),
        ("", []),
    ],
)
def test_running_text(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(Line(1, text)) == expected


@pytest.mark.parametrize(("length", "is_read"), [(LONGEST_PROSE, True), (LONGEST_PROSE + 1, False)])
def test_long_prose_holds_no_labels(length: int, is_read: bool) -> None:
    text = "主管部门：" + "甲" * (length - 5)
    assert bool(found(Line(1, text))) is is_read


def test_cells() -> None:
    line = cells("主管部门", "", "实施单位", "甲处")
    assert found(line) == [("department", ""), ("unit", "甲处")]
    assert found(cells("主管部门：甲局", "1")) == [("department", "甲局"), (None, "1")]
    assert found(cells("甲", "乙")) == []
    spread = Line(1, "", (Cell("主管部门", 0, 1, 2), Cell("甲局", 2)))
    assert found(spread) == [("department", "甲局")]


def test_labels_stand_among_the_first_cells() -> None:
    before = ["1"] * (LABELS_WITHIN - 1)
    assert found(cells(*before, "主管部门", "甲局"))[-1] == ("department", "甲局")
    assert found(cells(*before, "1", "主管部门", "甲局")) == []
