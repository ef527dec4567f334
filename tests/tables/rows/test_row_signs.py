"""Signs that a row lost or gained a cell."""

import pytest

from kg.tables.cell import cell_of
from kg.tables.rows.profile import TableProfile
from kg.tables.rows.row_signs import RowSigns
from kg.tables.rows.seen_row import SeenRow
from kg.tables.words.role import Role
from tests.support.rows import columns, row

ROLES = (
    Role.PROJECT_CODE, Role.PROJECT_NAME, Role.LEVEL2, Role.INDICATOR, Role.VALUE, Role.UNIT, Role.WEIGHT, Role.REMARK,
)  # fmt: skip
COLUMNS = columns(*ROLES)
ROWS = [
    ("1301", "堤防", "数量指标", "加固堤防长度", "3", "公里", "10", ""),
    ("", "", "", "巡查堤防次数", "12", "次", "5", ""),
    ("", "", "", "清淤河道长度", "8", "公里", "10", ""),
    ("1302", "水库", "质量指标", "工程验收合格率", "100", "%", "20", ""),
    ("", "", "时效指标", "工程完成及时率", "95", "%", "15", ""),
    ("1303", "灌区", "数量指标", "衬砌渠道长度", "7", "公里", "10", ""),
    ("", "", "", "更换闸门数量", "6", "扇", "10", ""),
]


def seen(*texts: str, width: int = len(ROLES), is_moved: bool = False) -> SeenRow:
    placed = [(column, cell_of(text)) for column, text in zip(COLUMNS, texts, strict=True) if text]
    return SeenRow(row(*texts[:width]), placed, [], is_moved)


def signs_of(place: int, one: SeenRow) -> int:
    rows = [seen(*texts) for texts in ROWS]
    rows[place] = one
    return RowSigns(TableProfile(rows, COLUMNS), rows, COLUMNS).of(one, place)


def signs(*texts: str, width: int = len(ROLES), is_moved: bool = False) -> int:
    return signs_of(4, seen(*texts, width=width, is_moved=is_moved))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (ROWS[4], 0),
        (("", "", "时效指标", "工程完成及时率", "95", "", "15", ""), 1),
        (("", "", "时效指标", "工程完成及时率", "95", "", "", ""), 1),
        (("", "", "时效指标", "工程完成及时率", "", "", "", ""), 1),  # no value, no unit
        (("", "", "时效指标", "工程完成及时率", "按期", "", "15", ""), 0),  # a word needs no unit
        (("", "", "时效指标", "无", "无", "", "", ""), 0),
        (("", "", "时效指标", "工程完成及时率", "15", "%", "15", ""), 0),
        (("", "", "时效指标", "工程完成及时率", "15", "15", "15", ""), 1),
        (("", "水闸", "时效指标", "工程完成及时率", "95", "%", "15", ""), 1),  # without its code
        (("1304", "水闸", "时效指标", "工程完成及时率", "95", "%", "15", ""), 0),
    ],
)
def test_signs_of_blanks_and_twins(texts: tuple[str, ...], expected: int) -> None:
    assert signs(*texts) == expected


def test_another_number_of_cells_is_a_sign_and_what_goes_with_it() -> None:
    assert signs(*ROWS[4], width=7) == 1
    assert signs(*ROWS[4][:7], "跨年", width=7) == 2  # and a column that no other row fills
    assert signs(*ROWS[4][:7], "跨年") == 0
    assert signs(*ROWS[4][:3], "无", *ROWS[4][4:], width=7) == 2  # nothing tells what is gone
    long = "堤防加固工程和河道清淤工程按合同约定的工期完成的比率"
    assert (
        signs(*ROWS[4][:3], long, *ROWS[4][4:], width=7),
        signs(*ROWS[4][:3], long, *ROWS[4][4:]),
    ) == (2, 0)


def test_a_moved_row_is_proven_by_its_label_unless_it_is_short() -> None:
    assert signs(*ROWS[4], is_moved=True) == 0
    assert signs("", "", "", *ROWS[4][3:], is_moved=True) == 1
    assert signs(*ROWS[4], width=7, is_moved=True) == 2


def test_few_rows_tell_nothing_of_blanks() -> None:
    rows = [seen(*texts) for texts in ROWS[:4]]
    rows[1] = seen("", "", "", "巡查堤防次数", "12", "", "", "")
    assert RowSigns(TableProfile(rows, COLUMNS), rows, COLUMNS).of(rows[1], 1) == 0
