"""Rows that a page break or a line break cuts."""

import pytest

from kg.documents import Line
from kg.tables.cell import cell_of
from kg.tables.rows.cut import mend_cut_rows, rest_of_row
from kg.tables.table import Column, Heading, Row, row_of_texts
from kg.tables.words.role import Role


def row(number: int, page: int | None, *texts: str) -> Row:
    return row_of_texts(Line(number, "\t".join(texts), page=page), texts)


def joined(above: tuple[str, ...], below: tuple[str, ...], pages: tuple[int, int] = (1, 2)) -> str:
    whole = rest_of_row(row(1, pages[0], *above), row(2, pages[1], *below))
    return "|".join(cell.text for cell in whole.cells) if whole else ""


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        (("改造路", "≥20盏"), ("灯", ""), "改造路灯|≥20盏"),
        (("改造路", "依据合"), ("灯的数目", "同附件"), ""),  # no value shows that the row is whole
        (
            ("改造路", "依据合", "≥20盏"),
            ("灯的数目", "同附件", ""),
            "改造路灯的数目|依据合同附件|≥20盏",
        ),
        (("改造路灯", "依据合"), ("数", "同"), "改造路灯数|依据合同"),  # no name is so short
        (("改造路灯，定期检查。", ""), ("更换电缆", ""), ""),
        (("改造路灯", ""), ("产出指标", ""), ""),
        (("改造路灯", ""), ("≥20盏", ""), ""),
        (("≥20", "改造路灯"), ("盏", ""), "≥20盏|改造路灯"),
        (("≥20", "改造路灯"), ("更换电缆", ""), ""),
        (("≥20", "改造路灯"), ("%", ""), "≥20%|改造路灯"),
        (("≥20", "改造路灯"), ("％", ""), "≥20％|改造路灯"),
        (("2022年", "改造"), ("12月31日前", "路灯"), "2022年12月31日前|改造路灯"),
        (("1301092", "改造路灯", "20"), ("24P005", "甲", ""), "130109224P005|改造路灯甲|20"),
        (("1301092", "改造路灯", "20"), ("1301093", "甲乙丙", ""), ""),  # the next project
        (("改造路灯", ""), ("灯", "≥20盏"), ""),  # below a blank cell
        (("改造路灯", ""), ("", ""), ""),
    ],
)
def test_rests_on_the_next_page(above: tuple[str, ...], below: tuple[str, ...], whole: str) -> None:
    assert joined(above, below) == whole


@pytest.mark.parametrize("pages", [(1, 1), (1, 3), (2, 1)])
def test_rests_stand_on_the_very_next_page(pages: tuple[int, int]) -> None:
    assert joined(("改造路", "≥20盏"), ("灯", ""), pages) == ""


def test_rows_of_another_width_are_no_rest() -> None:
    assert rest_of_row(row(1, 1, "改造路", "≥20盏"), row(2, 2, "灯")) is None


ROLES = (Role.LEVEL1, Role.LEVEL2, Role.INDICATOR, Role.VALUE)
HEADING = Heading(tuple(Column(i, role, cell_of("标题")) for i, role in enumerate(ROLES)), (1,))


@pytest.mark.parametrize(
    ("first", "second", "number", "count"),
    [
        (("产出指标", "数量指标", "改造路"), ("灯数量", "≥20盏"), 3, 1),
        (("产出指标", "数量指标", "改造路"), ("灯数量", "≥20盏"), 4, 2),  # a line between
        (("产出指标", "数量指标", "改造路"), ("数量指标", "≥20盏"), 3, 2),
        (("产出指标", "数量指标", ""), ("灯数量", "≥20盏"), 3, 2),
        (("产出指标", "数量指标", "改造路"), ("", "≥20盏"), 3, 2),
        (("产出指标", "数量指标", "改造路", "≥20盏"), ("灯",), 3, 2),
        (("产出指标",), ("数量指标", "改造路灯", "≥20盏", ""), 3, 2),
        (("产出指标", "数量指标"), ("灯数量", "≥20盏"), 3, 2),
    ],
)
def test_two_short_rows_that_fill_the_width_are_one(
    first: tuple[str, ...], second: tuple[str, ...], number: int, count: int
) -> None:
    rows = mend_cut_rows([row(2, None, *first), row(number, None, *second)], HEADING)
    assert len(rows) == count
    if count == 1:
        assert [cell.text for cell in rows[0].cells] == [
            "产出指标",
            "数量指标",
            "改造路灯数量",
            "≥20盏",
        ]
        assert rows[0].more == (3,)
