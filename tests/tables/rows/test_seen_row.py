"""A row as it was read."""

from kg.tables.cell import BLANK, cell_of
from kg.tables.rows.seen_row import SeenRow, key_of
from kg.tables.table import Column
from kg.tables.words.looks import Look
from kg.tables.words.role import Role
from tests.support.rows import columns, row

ROLES = (Role.LEVEL1, Role.PERIOD_LEVEL1, Role.INDICATOR, Role.VALUE, Role.REMARK)


def seen(*texts: str) -> SeenRow:
    of = columns(*ROLES)
    placed = [(column, cell_of(text)) for column, text in zip(of, texts, strict=True) if text]
    return SeenRow(row(*texts), placed, [])


def test_cells_are_asked_by_role() -> None:
    one = seen("产出指标", "", "改造路灯", "5", "")
    assert [one.look(role) for role in (Role.VALUE, Role.REMARK)] == [Look.NUMBER, Look.BLANK]
    assert (one.cell(Role.INDICATOR).text, one.cell(Role.REMARK)) == ("改造路灯", BLANK)
    assert {key: cell.text for key, cell in one.cells().items()} == {
        0: "产出指标",
        2: "改造路灯",
        3: "5",
    }
    assert one.has((Role.LEVEL1,))
    assert not one.has((Role.REMARK,))


def test_the_labels_of_a_row() -> None:
    assert [cell.text for cell in seen("产出指标", "", "改造路灯", "5", "").labels] == ["产出指标"]
    assert seen("", "", "改造路灯", "5", "").labels == []


def test_a_label_in_one_set_alone() -> None:
    assert seen("产出指标", "", "甲", "5", "").is_alone == (Role.LEVEL1, True)
    assert seen("", "产出指标", "甲", "5", "").is_alone == (Role.LEVEL1, False)
    assert seen("产出指标", "产出指标", "甲", "5", "").is_alone is None


def test_pairs_side_by_side_have_one_key() -> None:
    assert key_of(Column(3, Role.VALUE, cell_of("指标值"), "产出指标")) == Role.VALUE
    assert key_of(Column(3, Role.VALUE)) == 3
