"""What is not read is told, and the rows that it may belong to are unsure."""

import pytest

from kg.documents.document import Cell, Document, Line, Omission
from kg.records import Reading, read_records

ROWS = (
    ("项目支出绩效目标表",),
    ("项目名称", "灌渠清淤", "", "", ""),
    ("项目资金", "", "", "", ""),
    ("序号", "一级指标", "二级指标", "三级指标", "指标值"),
    ("1", "产出指标", "数量指标", "清淤渠道", "≥3条"),
    ("2", "产出指标", "质量指标", "验收合格率", "≥98%"),
)


def read(*omissions: Omission) -> Reading:
    lines = [
        Line(number, "\t".join(row), tuple(Cell(text, at) for at, text in enumerate(row)))
        for number, row in enumerate(ROWS[1:], start=2)
    ]
    first = Line(1, ROWS[0][0])
    return read_records(Document("x", "", "xlsx", (first, *lines), omissions=omissions))


@pytest.mark.parametrize(
    ("omission", "unsure"),
    [
        (Omission("formula", 5, "=A1", 4), [True, False]),
        (Omission("formula", 5, "=A1", 4, 2), [True, True]),  # merged over both rows
        (Omission("formula", 5, "=ROW()", 0), [False, False]),  # a serial number
        (Omission("box", 6, "≥99%", None), [False, True]),
        (Omission("box", 6, "填表说明", 9), [False, False]),  # beside the table
        (Omission("formula", 2, "=A1", 1), [True, True]),  # the project's name
        (Omission("formula", 3, "=SUM(B1:B2)", 1), [False, False]),  # its money
        (Omission("struck", 5, "≥2条", 4), [False, False]),
        (Omission("hidden", 5, "待核", 4), [False, False]),
    ],
)
def test_a_row_is_unsure_where_what_is_missing_would_tell_it(
    omission: Omission, unsure: list[bool]
) -> None:
    reading = read(omission)
    assert [bool(one.reasons) for one in reading.targets] == unsure


def test_what_of_one_line_is_left_out_alike_is_one_finding() -> None:
    found = read(
        Omission("struck", 5, "甲", 2),
        Omission("struck", 5, "乙", 3),
        Omission("deleted", 5, "丙", 3),
        Omission("struck", 6, "丁", 3),
    ).findings
    told = [(one.code, one.line, one.printed) for one in found if one.code in ("R014", "R015")]
    assert told == [("R014", 5, "甲；乙"), ("R015", 5, "丙"), ("R014", 6, "丁")]
