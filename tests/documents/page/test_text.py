"""The letters of a cell as text: wrapped lines, columns of letters, turned letters."""

import pytest

from tests.support.pdf_writer import PdfPage
from tests.support.printed_pages import HEADING, ROWS, XS, read, ruled, texts


def test_wrapped_text_is_joined_without_a_space() -> None:
    cells = [
        (0, 0, 1, 1, "产出指标"),
        (0, 1, 1, 1, "医疗保障\n基金监管\n覆盖率"),
        (0, 2, 1, 1, "1.检查\n2.培训"),
        (0, 3, 1, 1, "≥90%"),
    ]
    cells += [
        (1, 0, 1, 1, "效益指标"),
        (1, 1, 1, 1, "知晓率"),
        (1, 2, 1, 1, "Open\nDRG"),
        (1, 3, 1, 1, "1,234\n567.00"),
    ]
    lines = read(PdfPage().table(XS, (100, 140, 180), cells)).lines
    assert lines[0].text == "产出指标\t医疗保障基金监管覆盖率\t1.检查 2.培训\t≥90%"
    assert lines[1].text == "效益指标\t知晓率\tOpen DRG\t1,234567.00"


def test_text_turned_within_a_cell_is_read() -> None:
    page = PdfPage().table(
        (40, 80, 200), (100, 200), [(0, 0, 1, 1, ""), (0, 1, 1, 1, "检查医院次数\n知晓率")]
    )
    page.text(65, 180, "产出指标", angle=90).text(20, 700, "边注", angle=90)
    assert texts(read(page)) == ["产出指标\t检查医院次数知晓率"]


@pytest.mark.parametrize("order", [(1, 0), (0, 1)])
def test_letters_set_below_each_other_in_columns_are_read_column_by_column(
    order: tuple[int, int],
) -> None:
    page = ruled((HEADING, ("", *ROWS[1][1:])))
    for place, column in enumerate(order):
        for number, letter in enumerate(("成本", "指标")[place]):
            page.text(60 + 11.7 * column, 121 + 9 * number, letter, 9)
    assert texts(read(page))[1] == "\t".join(("成本指标", *ROWS[1][1:]))
