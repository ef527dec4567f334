"""OFD files made on the spot: text with steps between letters, templates, turned text, scans, damage."""

import pytest

from kg.documents import parse_document
from kg.documents.document import Document
from kg.errors import SourceError
from kg.records import read_records
from tests.support.ofd_writer import line, make_ofd, picture, table, text
from tests.support.scans import PART_TARGETS, as_image, named, page_part

XS, YS = (20, 60, 100, 160, 200), (40, 48, 56)
ROWS = (
    ("一级指标", "二级指标", "三级指标", "指标值"),
    ("产出指标", "数量指标", "检查医院次数", "≥12次"),
)


def texts(document: Document) -> list[str]:
    return [line.text for line in document.lines]


def read(*pages: list[str], **options: object) -> Document:
    return parse_document("预算.ofd", make_ofd(pages, **options))  # type: ignore[arg-type]


def test_a_ruled_table_between_lines_of_text() -> None:
    document = read([text(80, 20, "绩效目标表", 6), *table(XS, YS, ROWS), text(20, 80, "说明：无")])
    assert texts(document) == ["绩效目标表", *("\t".join(row) for row in ROWS), "说明：无"]
    assert (document.format, document.lines[1].page) == ("ofd", 1)
    assert named(read_records(document).targets) == [("检查医院次数", "≥12次")]


def test_cells_lie_where_they_are_ruled_in_points() -> None:
    document = read([text(80, 20, "绩效目标表", 6), *table(XS, YS, ROWS)])
    (target,) = read_records(document).targets
    (box,) = target.boxes
    millimetre = 72 / 25.4
    cells = {
        key: (XS[column], YS[1], XS[column + 1], YS[2])
        for column, key in enumerate(("level1", "level2", "indicator", "value"))
    }
    assert dict(box.cells) == {
        key: tuple(round(side * millimetre, 1) for side in cell) for key, cell in cells.items()
    }
    assert box.box == tuple(round(side * millimetre, 1) for side in (XS[0], YS[1], XS[-1], YS[2]))


def test_steps_between_letters_and_the_objects_own_axes() -> None:
    document = read(
        [
            text(20, 20, "甲乙丙", 4, "4 20"),
            text(20, 30, "AB", 4, "g 1 2.2"),
            text(20, 40, "戊己", 10, ctm="0.4 0 0 0.4 0 0"),
            text(100, 100, "内部资料", 20, ctm="0.7 0.7 -0.7 0.7 0 0"),
        ]
    )
    assert texts(document) == ["甲乙 丙", "AB", "戊己"]  # a slanted text is a watermark


def test_what_the_template_draws_is_on_every_page() -> None:
    rulings = [part for part in table(XS, YS, ()) if "Path" in part]
    letters = [part for part in table(XS, YS, ROWS) if "Text" in part]
    document = read(letters, letters, template=rulings)
    assert [len(line.cells) for line in document.lines] == [4, 4, 4, 4]
    assert [line.page for line in document.lines] == [1, 1, 2, 2]


def test_a_page_that_is_a_picture_goes_through_recognition(monkeypatch: pytest.MonkeyPatch) -> None:
    image, size = as_image(page_part()), (297.0, 210.0)
    pages = [
        [text(20, 20, "第一部分")],
        [picture(0, 0, 297, 210, 100)],
        [picture(0, 0, 297, 210, 7)],
    ]
    document = read(*pages, size=size, images=[image])
    assert document.recognised == (2,)
    assert [(gap.page, gap.reason) for gap in document.gaps] == [(3, "是图片，图片的格式不能读取")]
    assert named(read_records(document).targets) == PART_TARGETS
    monkeypatch.setattr("kg.documents.ofd.reader.is_recognition_installed", lambda: False)
    assert [gap.page for gap in read(*pages, size=size, images=[image]).gaps] == [2, 3]
    with pytest.raises(SourceError, match=r"jipu\[ocr\]"):
        read(pages[1], size=size, images=[image])


def test_letters_of_fonts_that_say_nothing_make_rows_unsure_and_pages_unread() -> None:
    rows = (ROWS[0], ("产出指标", "数量指标", "检查\ue123院次数", "≥12次"))
    assert [target.reasons for target in read_records(read(table(XS, YS, rows))).targets] == [
        ("characters_unknown", "project_unnamed")
    ]
    glyphs = '<ofd:CGTransform CodePosition="0" CodeCount="9" GlyphCount="9"/><ofd:TextCode'
    shapes = text(20, 40, "一", steps="g 8 4").replace("<ofd:TextCode", glyphs)
    document = read([text(20, 20, "第一部分")], [shapes])
    assert [(gap.page, gap.reason) for gap in document.gaps] == [(2, "的文字没有编码")]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (make_ofd([[]]), "没有读到文字"),
        (make_ofd([]), "没有页"),
        (make_ofd([[text(1, 1, "甲")]], root="Doc_9/Document.xml"), "损坏"),
        (make_ofd([[text(1, 1, "甲") + "<ofd:Layer>"]]), "损坏"),
        (make_ofd([[line(1, 1, 90, 1)]]), "没有读到文字"),
        (make_ofd([[text(1, 1, "甲")]])[:600], "损坏"),
    ],
    ids=["blank", "no pages", "no document", "broken XML", "no text", "cut off"],
)
def test_unusable_files_say_why(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        parse_document("坏.ofd", data)


def test_numbers_that_are_none_do_no_harm() -> None:
    hurt = [
        part.replace('Boundary="2', 'Boundary="x').replace("M 0 0", "M nan L")
        for part in table(XS, YS, ROWS)
    ]
    hurt.append(
        text(20, 120, "乙", 4).replace('Size="4"', 'Size="inf"').replace("20 116", "20 nan")
    )
    hurt.append(text(20, 90, "甲" * 5, 4, "g 999999999 4"))
    assert "甲甲甲甲甲" in texts(read(hurt))


def test_a_page_of_countless_objects_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.documents.ofd.page.MOST_OBJECTS", 30)
    with pytest.raises(SourceError, match="超过 30 个"):
        read([text(20, 20, "甲" * 20)] * 3)
