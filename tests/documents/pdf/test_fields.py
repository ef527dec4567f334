"""Form fields and text notes of a PDF are read where they stand."""

import pytest

from kg.documents.document import Document
from kg.documents.pdf.reader import read_pdf
from kg.records import read_records
from tests.support.pdf_writer import PdfPage, make_pdf, rows_of, said
from tests.support.printed_pages import HEADING, ROWS, XS

ROW = ("产出指标", "数量指标", "检查医院次数", "")


def form(*rows: tuple[str, ...], rotate: int = 0) -> PdfPage:
    given = (HEADING, *(rows or (ROW, *ROWS[2:4])))
    ys = [100 + 30 * number for number in range(len(given) + 1)]
    return PdfPage(rotate=rotate).text(40, 60, "项目支出绩效目标表").table(XS, ys, rows_of(given))


def read(page: PdfPage) -> Document:
    return read_pdf("a.pdf", make_pdf([page]))


def value_cell(page: PdfPage) -> str:
    (line,) = (line for line in read(page).lines if "检查医院次数" in line.text)
    return line.cells[3].text


@pytest.mark.parametrize(
    ("dictionary", "shown"),
    [
        (f"/Subtype /Widget /FT /Tx /V {said('≥12次')}", "≥12次"),
        ("/Subtype /Widget /FT /Tx /V (12)", "12"),
        (f"/Subtype /Widget /FT /Tx /V <{'≥12次'.encode('gb18030').hex()}>", "≥12次"),
        (
            f"/Subtype /Widget /FT /Tx /V {said('≥12次，每季度' + chr(13) + '不少于3次')}",
            "≥12次，每季度不少于3次",
        ),
        (f"/Subtype /Widget /Parent << /FT /Tx /V {said('≥12次')} >>", "≥12次"),
        (f"/Subtype /Widget /FT /Tx /F 2 /V {said('≥12次')}", ""),
        (f"/Subtype /Widget /FT /Tx /Ff 8192 /V {said('密码')}", ""),
        ("/Subtype /Widget /FT /Tx", ""),
        (f"/Subtype /Widget /FT /Ch /V {said('≥12次')}", "≥12次"),
        (f"/Subtype /Widget /FT /Ch /V (b) /Opt [[(a) {said('甲')}] [(b) {said('乙')}]]", "乙"),
        (
            f"/Subtype /Widget /FT /Ch /V [(a) (b)] /Opt [[(a) {said('甲')}] [(b) {said('乙')}]]",
            "甲乙",
        ),
        ("/Subtype /Widget /FT /Btn /AS /On", "☑"),
        ("/Subtype /Widget /FT /Btn /AS /Off", "□"),
        ("/Subtype /Widget /FT /Btn /Ff 65536", ""),
        ("/Subtype /Widget /FT /Sig", ""),
        (f"/Subtype /FreeText /Contents {said('≥12次')}", "≥12次"),
        (f"/Subtype /Text /Contents {said('批注')}", ""),
        ("/Subtype /Link /A << /S /URI /URI (http://x) >>", ""),
    ],
)
def test_what_was_filled_in_stands_in_its_cell(dictionary: str, shown: str) -> None:
    assert value_cell(form().note(402, 133, 558, 157, dictionary)) == shown


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_fields_turn_with_their_page(rotate: int) -> None:
    page = form(rotate=rotate).note(
        402, 133, 558, 157, f"/Subtype /Widget /FT /Tx /V {said('≥12次')}"
    )
    texts = [cell.text for line in read(page).lines for cell in line.cells]
    assert "≥12次" in texts


def test_rows_of_a_filled_form_are_sure() -> None:
    page = form().note(402, 133, 558, 157, f"/Subtype /Widget /FT /Tx /V {said('≥12次')}")
    assert [(one.indicator, one.value) for one in read_records(read(page)).targets][:1] == [
        ("检查医院次数", "≥12次")
    ]
    (first, *_) = read_records(read(page)).targets
    assert "cells_unproven" not in first.reasons


def test_a_note_over_text_may_stand_for_it_and_makes_the_row_unsure() -> None:
    own = ("产出指标", "数量指标", "检查医院次数", "≥10次")
    page = form(own, *ROWS[2:4]).note(
        400, 130, 560, 160, f"/Subtype /FreeText /Contents {said('≥12次')}"
    )
    (first, *others) = read_records(read(page)).targets
    assert "cells_unproven" in first.reasons
    assert not any("cells_unproven" in one.reasons for one in others)


@pytest.mark.parametrize(
    ("printed", "shown", "is_sure"),
    [
        ("______", "≥12次", True),
        ("……", "≥12次", True),
        ("≥12次", "≥12次", True),
        ("≥10次", "", False),
    ],
)
def test_what_is_printed_below_a_field_gives_way_or_leaves_it_in_doubt(
    printed: str, shown: str, is_sure: bool
) -> None:
    row = ("产出指标", "数量指标", "检查医院次数", printed)
    page = form(row, *ROWS[2:4]).note(
        400, 130, 560, 160, f"/Subtype /Widget /FT /Tx /V {said('≥12次')}"
    )
    (first, *_) = read_records(read(page)).targets
    assert (first.value == shown, "cells_unproven" not in first.reasons) == (is_sure, is_sure)


@pytest.mark.parametrize(
    "dictionary",
    ["/Subtype /Widget /FT /Tx /V 7", "/Subtype 3", "/Subtype /Widget /FT /Ch /Opt [1 [2]]", ""],
)
def test_annotations_of_no_known_form_do_no_harm(dictionary: str) -> None:
    page = form().note(402, 133, 558, 157, dictionary)
    page.notes += ["7", "<< /Subtype /FreeText /Contents (x) /Rect [1 2 (a) 4] >>", "[1]"]
    assert value_cell(page) == ""
