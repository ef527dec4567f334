"""Texts that may belong to a column beside their own."""

import pytest

from kg.tables.cell import BLANK, cell_of
from kg.tables.rows.column_profile import ColumnProfile
from kg.tables.rows.texts_beside import TextsBeside
from kg.tables.table import Column
from kg.tables.words.role import Role

NAMES = ("加固堤防长度", "巡查堤防次数", "清淤河道长度", "工程合格率", "完工及时率")
SCORING = (
    "每少一公里扣二分",
    "每少一次扣一分。",
    "每少一公里扣三分",
    "不合格不得分",
    "每晚一天扣一分",
)
NATURES = ("定量", "定量", "定性", "定量", "定性", "定量")


def profile(index: int, role: Role, *texts: str) -> ColumnProfile:
    return ColumnProfile(Column(index, role, cell_of("标题")), [cell_of(text) for text in texts])


def beside(text: str, *others: ColumnProfile) -> TextsBeside:
    return TextsBeside(profile(0, Role.INDICATOR, *NAMES, text), others)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("更换闸门数量", 0),
        ("定量", 2),  # stands beside again and again
        ("更换闸门数量定量", 1),
        ("定性更换闸门", 1),
        ("加固堤防长度", 0),  # stands in its own column as well
        ("12", 0),
    ],
)
def test_few_texts_of_a_column_beside(text: str, expected: int) -> None:
    assert beside(text, profile(1, Role.NATURE, *NATURES)).signs(cell_of(text)) == expected


def more(text: str, other: str, *others: ColumnProfile) -> int:
    """Signs more where another text, or none, stands beside."""
    cell = cell_of(other) if other else None
    found = beside(text, *others).lacking(cell_of(text))
    return max((one.signs for one in found if not one.holds(cell)), default=0)


def test_a_text_that_ends_as_those_beside_do() -> None:
    scoring = profile(1, Role.SCORING, *SCORING)
    assert more("未更换不得分", "更换闸门", scoring) == 2
    assert more("未更换不得分", "", scoring) == 2
    assert more("未更换不得分", "每扇扣一分", scoring) == 0
    assert more("更换闸门数量", "每扇扣一分", scoring) == 0


def test_a_text_that_is_as_long_as_those_beside() -> None:
    long = [f"按照省厅批复的实施方案全年应当完成的{name}" for name in NAMES]
    described = profile(1, Role.DESCRIPTION, *long)
    name = "按照省厅批复的实施方案全年更换的闸门数量"
    assert more(name, "更换闸门", described) == 1
    assert more(name, "", described) == 0
    assert more(name, long[0], described) == 0
    assert more("更换闸门数量", "甲", described) == 0


def test_blank_cells_are_none() -> None:
    assert BLANK.folded == ""
