"""Lines of a document as prose and rows that stand together."""

import pytest

from kg.documents import parse_text
from kg.tables.find.runs import MOST_COLUMNS, runs_of
from tests.support.samples import read_text

HEAD = "项目绩效目标表\n项目名称\t堤防\t\t\n一级指标\t二级指标\t三级指标\t指标值\n"
ROW = "产出指标\t数量指标\t加固堤防长度\t≥3公里\n"


def shown(text: str) -> list[object]:
    """Prose as its text, rows that stand together as their lines."""
    runs, _ = runs_of(parse_text("test", text.encode()))
    return [
        [row.line.number for row in one.rows] if hasattr(one, "rows") else one.text for one in runs
    ]


def test_rows_with_nothing_but_blank_lines_between_stand_together() -> None:
    assert shown("甲\tA\n\n乙\tB\n说明\n丙\tC\n") == [[1, 3], "说明", [5]]


@pytest.mark.parametrize(
    ("cells", "is_told"), [(MOST_COLUMNS, False), (MOST_COLUMNS + 1, True), (2000, True)]
)
def test_a_row_of_more_cells_than_any_table_has_is_told_and_not_read(
    cells: int, is_told: bool
) -> None:
    reading = read_text(HEAD + ROW + "\t".join(["x"] * cells) + "\n" + ROW.replace("长度", "质量"))
    told = [(one.code, one.line, one.detail) for one in reading.findings if one.line == 5]
    assert told == ([("R001", 5, f"{cells} > {MOST_COLUMNS}")] if is_told else [])
    names = [target.indicator for target in reading.targets]
    assert (names[0], names[-1]) == ("加固堤防长度", "加固堤防质量")
    if is_told:
        assert reading.ledger[5] == "finding"


def test_blank_cells_at_the_end_of_a_row_do_not_count() -> None:
    reading = read_text(HEAD + ROW.rstrip("\n") + "\t" * 2 * MOST_COLUMNS + "\n")
    assert [target.reasons for target in reading.targets] == [()]
