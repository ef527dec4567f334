"""Signs that a cell does not belong where it stands."""

import pytest

from kg.documents import Line
from kg.tables.cell import cell_of
from kg.tables.rows.cell_signs import CellSigns
from kg.tables.rows.profile import TableProfile
from kg.tables.rows.seen_row import SeenRow
from kg.tables.table import Column, row_of_texts
from kg.tables.words.role import Role

ROLES = (
    Role.LEVEL2, Role.INDICATOR, Role.VALUE, Role.UNIT, Role.WEIGHT, Role.DIRECTION, Role.DESCRIPTION, Role.BASIS,
)  # fmt: skip
COLUMNS = {role: Column(index, role, cell_of("标题")) for index, role in enumerate(ROLES)}
ROWS = [
    ("数量指标", "加固堤防长度", "3", "公里", "10", "正向指标", "全年加固的堤防长度", "冀水〔2023〕8号"),
    ("数量指标", "巡查堤防次数", "12", "次", "5", "正向指标", "全年巡查次数", "冀水〔2023〕8号"),
    ("数量指标", "清淤河道长度", "8", "公里", "10", "反向指标", "全年清淤的河道", "冀水〔2023〕9号"),
    ("质量指标", "工程验收合格率", "100", "%", "20", "正向指标", "合格工程所占的比重", "冀水〔2023〕9号"),
    ("时效指标", "工程完成及时率", "95", "%", "15", "反向指标", "按时完工的工程所占比重", "冀水〔2023〕9号"),
]  # fmt: skip


def signs(role: Role, text: str) -> int:
    """The signs of a cell in a row of a table of six."""
    rows = [*ROWS, tuple(text if one == role else "" for one in ROLES)]
    seen = [
        SeenRow(
            row_of_texts(Line(number, ""), row),
            [(COLUMNS[one], cell_of(cell)) for one, cell in zip(ROLES, row, strict=True) if cell],
            [],
        )
        for number, row in enumerate(rows, 1)
    ]
    profile = TableProfile(seen, tuple(COLUMNS.values()))
    return CellSigns(profile).of(seen[-1])


@pytest.mark.parametrize(
    ("role", "text", "expected"),
    [
        (Role.INDICATOR, "更换闸门数量", 0),
        (Role.INDICATOR, "更", 2),
        (Role.INDICATOR, "更换闸门数量≥", 2),
        (Role.INDICATOR, "更换闸门数量6扇", 2),
        (Role.INDICATOR, "6扇", 2),  # what stands beside it
        (Role.INDICATOR, "合格", 0),
        (Role.VALUE, "按批复执行", 0),
        (Role.VALUE, "更换闸门数量", 1),
        (Role.VALUE, "冀水〔2023〕8号", 1),
        (Role.VALUE, "90%闸门更换及时率", 4),
        (Role.UNIT, "万元/公里", 0),
        (Role.UNIT, "全年巡查的各处堤防", 1),
        (Role.UNIT, "10", 2),
        (Role.WEIGHT, "60", 0),
        (Role.WEIGHT, "1010", 1),
        (Role.WEIGHT, "1", 1),
        (Role.WEIGHT, "10正向指标", 4),
        (Role.DIRECTION, "负向指标", 0),
        (Role.DIRECTION, "10正向指标", 1),
        (Role.DESCRIPTION, "全年更换的闸门", 0),
        (Role.DESCRIPTION, "20", 1),
        (Role.DESCRIPTION, "冀水〔2023〕10号", 2),
        (Role.DESCRIPTION, "正向指标", 4),
        (Role.DESCRIPTION, "无", 0),
        (Role.BASIS, "调查问卷", 0),
        (Role.LEVEL2, "成本指标", 0),
        (Role.INDICATOR, "更换闸门、", 2),
        (Role.DESCRIPTION, "按省厅批复的方案，", 2),
        (Role.DESCRIPTION, "公里", 3),
    ],
)
def test_signs_of_cells(role: Role, text: str, expected: int) -> None:
    assert signs(role, text) == expected


def test_a_table_of_few_rows_tells_only_what_the_text_itself_does() -> None:
    row = SeenRow(
        row_of_texts(Line(1, ""), ["甲"]), [(COLUMNS[Role.INDICATOR], cell_of("更换闸门≥"))], []
    )
    one = CellSigns(TableProfile([row], tuple(COLUMNS.values())))
    assert one.of(row) == 2
