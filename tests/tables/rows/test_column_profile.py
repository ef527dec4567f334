"""What one column of a table holds."""

import pytest

from kg.tables.cell import cell_of
from kg.tables.rows.column_profile import (
    QUANTITY,
    WORDS,
    ColumnProfile,
    end_of,
    largest,
    number_of,
    smallest,
)
from kg.tables.table import Column
from kg.tables.words.looks import Fused, Look
from kg.tables.words.role import Role

NAME, VALUE, UNIT, NOTE = (
    Column(index, role, cell_of("标题"))
    for index, role in enumerate((Role.INDICATOR, Role.VALUE, Role.UNIT, Role.REMARK))
)


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
    assert group(UNIT, "延长米") == Look.UNIT != group(UNIT, "改造后的路灯")
    assert [group(column, "11所学校的改造") for column in (NAME, VALUE)] == [
        WORDS,
        Look.COUNTED,
    ]
    actual = Column(4, Role.ACTUAL)
    assert (group(actual, "≥5%"), group(actual, "5%")) == (Look.SIGNED, QUANTITY)


def test_a_column_of_few_texts_is_closed() -> None:
    assert profile_of(UNIT, "盏", "盏", "米", "米").is_closed
    assert not profile_of(UNIT, "盏", "盏", "米").is_closed


def test_points_are_plain_numbers() -> None:
    weight = profile_of(Column(4, Role.WEIGHT), "10", "5", "10", "7家")
    assert weight.numbers == [5.0, 10.0, 10.0]
    assert [weight.group(cell_of(text)) for text in ("10", "7家")] == [Look.NUMBER, QUANTITY]


def test_names_are_counted_by_what_has_run_into_them() -> None:
    names = profile_of(NAME, "满意度≥90%", "满意度≥95%", "满意度", "满意度")
    assert names.fused == {Fused.COMPARISON: 2, None: 2}
    assert names.looks[Look.NAME] == 2


def test_texts_are_counted_by_their_ends() -> None:
    assert profile_of(NOTE, "每少一次扣一分。", "不合格不得分", "无").ends == {"分": 2, "无": 1}
    assert end_of(cell_of("办法（试行）")) == "行"


TEXTS = ("按省厅批复的方案执行", "按合同执行", "按规划执行", "按计划执行", "按批复执行")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("按省厅批复的方案和合同约定的内容执行", True),
        ("按省厅批复的方案", False),
        ("按合同执行", False),  # stands there again
        ("12345678901234567890", False),
    ],
)
def test_the_longest_text(text: str, expected: bool) -> None:
    assert profile_of(NOTE, *TEXTS, text).is_longest(cell_of(text)) is expected


def test_the_number_of_most_digits() -> None:
    actual = profile_of(Column(4, Role.ACTUAL), "5", "12", "3", "102.6", "8", "102.6100")
    assert actual.is_longest(cell_of("102.6100"))
    assert not actual.is_longest(cell_of("102.6"))


def test_others_are_without_the_own_one() -> None:
    assert (largest([1, 2, 5], 5), largest([1, 2, 5], 2), largest([5], 5)) == (2, 5, 5)
    assert (smallest([1, 2, 5], 1), smallest([1, 2, 5], 5), smallest([5], 5)) == (2, 1, 5)
    assert number_of(cell_of("1,200.5")) == 1200.5
