"""What the columns of a table hold."""

from kg.documents import Line
from kg.tables.cell import cell_of
from kg.tables.rows.profile import QUANTITY, WORDS, ColumnProfile, SeenRow, TableProfile, key_of
from kg.tables.table import Column, row_of_texts
from kg.tables.words.looks import Look
from kg.tables.words.role import Role

NAME, VALUE, UNIT, NOTE = (
    Column(index, role, cell_of("标题"))
    for index, role in enumerate((Role.INDICATOR, Role.VALUE, Role.UNIT, Role.REMARK))
)


def seen(*texts: str, columns: tuple[Column, ...] = (NAME, VALUE, UNIT, NOTE)) -> SeenRow:
    cells = [cell_of(text) for text in texts]
    placed = [(column, cell) for column, cell in zip(columns, cells, strict=True) if cell.text]
    return SeenRow(row_of_texts(Line(1, ""), texts), placed, [])


def profile_of(column: Column, *texts: str) -> ColumnProfile:
    return ColumnProfile(column, [cell_of(text) for text in texts])


def test_a_column_tells_what_most_of_its_cells_are() -> None:
    assert profile_of(VALUE, "20盏", "≥5%", "合格", "改造后的路灯").usual == QUANTITY
    assert profile_of(VALUE, "20盏", "改造路灯数").usual is None
    assert profile_of(NOTE, "按期", "甲").usual == WORDS


def test_the_same_text_counts_otherwise_in_other_columns() -> None:
    def group(column: Column, text: str) -> str:
        return profile_of(column, text).group(cell_of(text))

    assert [group(column, "合格") for column in (NAME, VALUE, NOTE)] == [
        Look.STATE,
        QUANTITY,
        WORDS,
    ]
    assert [group(column, "延长米/户") for column in (UNIT, NOTE)] == [Look.UNIT, WORDS]
    assert group(UNIT, "改造后的路灯") == Look.UNIT != group(UNIT, "改造后的各处路灯")
    assert [group(column, "11所学校的改造") for column in (NAME, VALUE)] == [WORDS, QUANTITY]
    actual = Column(4, Role.ACTUAL)
    assert (group(actual, "≥5%"), group(actual, "5%")) == (Look.SIGNED, QUANTITY)


def test_a_column_of_few_texts_is_closed() -> None:
    assert profile_of(UNIT, "盏", "盏", "米", "米").is_closed
    assert not profile_of(UNIT, "盏", "盏", "米").is_closed


def test_a_table_counts_its_columns_and_what_stands_twice() -> None:
    found = TableProfile(
        [seen("甲", "5", "", "乙"), seen("甲", "12", "12", "")], (NAME, VALUE, UNIT, NOTE)
    )
    assert {key: one.filled for key, one in found.columns.items()} == {0: 2, 1: 2, 2: 1, 3: 1}
    assert found.columns[1].numbers == [5.0, 12.0]
    assert found.columns[0].lengths == [1, 1]
    assert found.columns[0].texts["甲"] == 2
    assert found.twins == {1}
    assert [one.column for one in found.beside(VALUE)] == [NAME, UNIT]


def test_what_stands_twice_in_several_rows_is_no_sign() -> None:
    rows = [seen("甲", "12", "12", ""), seen("乙", "12", "12", ""), seen("无", "无", "", "")]
    assert TableProfile(rows, (NAME, VALUE, UNIT, NOTE)).twins == frozenset()


def test_pairs_side_by_side_are_counted_together() -> None:
    columns = tuple(
        Column(index, role, cell_of("标题"), group)
        for index, (role, group) in enumerate(
            [
                (Role.INDICATOR, "产出指标"),
                (Role.VALUE, "产出指标"),
                (Role.INDICATOR, "效益指标"),
                (Role.VALUE, "效益指标"),
            ]
        )
    )
    found = TableProfile([seen("甲", "5", "乙", "6", columns=columns)], columns)
    assert [key_of(column) for column in columns] == [Role.INDICATOR, Role.VALUE] * 2
    assert found.columns[Role.VALUE].numbers == [5.0, 6.0]
    assert [one.column.role for one in found.beside(columns[2])] == [Role.VALUE]


def test_the_look_of_a_row_is_asked_by_role() -> None:
    row = seen("改造路灯", "5", "盏", "")
    assert [row.look(role) for role in (Role.VALUE, Role.REMARK)] == [Look.NUMBER, Look.BLANK]
