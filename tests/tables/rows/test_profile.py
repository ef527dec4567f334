"""What the columns of a table hold."""

from kg.documents import Line
from kg.tables.cell import cell_of
from kg.tables.rows.profile import TableProfile
from kg.tables.rows.seen_row import SeenRow, key_of
from kg.tables.table import Column, row_of_texts
from kg.tables.words.role import Role

NAME, VALUE, UNIT, NOTE = (
    Column(index, role, cell_of("标题"))
    for index, role in enumerate((Role.INDICATOR, Role.VALUE, Role.UNIT, Role.REMARK))
)


def seen(*texts: str, columns: tuple[Column, ...] = (NAME, VALUE, UNIT, NOTE)) -> SeenRow:
    cells = [cell_of(text) for text in texts]
    placed = [(column, cell) for column, cell in zip(columns, cells, strict=True) if cell.text]
    return SeenRow(row_of_texts(Line(1, ""), texts), placed, [])


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


def test_one_set_of_period_and_year_alone_is_a_sign_where_no_other_row_has_it() -> None:
    roles = (Role.PERIOD_LEVEL2, Role.PERIOD_INDICATOR, Role.LEVEL2, Role.INDICATOR)
    columns = tuple(Column(index, role, cell_of("标题")) for index, role in enumerate(roles))
    both, year = ("数量指标", "甲", "数量指标", "甲"), ("", "乙", "数量指标", "乙")

    def alone(*rows: tuple[str, ...]) -> set[tuple[Role, bool]]:
        return {*TableProfile([seen(*row, columns=columns) for row in rows], columns).alone}

    assert alone(both, both, year) == {(Role.LEVEL2, True)}
    assert alone(both, year, year) == set()


def test_names_are_told_by_their_ends() -> None:
    def are_names(*names: str) -> bool:
        return TableProfile([seen(name, "5", "", "") for name in names], (NAME,)).are_names

    assert are_names("合格率", "覆盖率", "改造路灯")
    assert not are_names("合格率", "改造路灯", "更换电缆")
