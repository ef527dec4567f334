"""Word documents: merged cells, what Word hides in a paragraph, and files that mean harm."""

import io
import zipfile

import docx
import pytest

from kg.documents.word.reader import read_word
from kg.errors import SourceError
from tests.support.word import STRICT, W, cell, packed, read

WIDE = '<w:gridSpan w:val="2"/>'
RESTART, CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


@pytest.mark.parametrize("space", [W, STRICT])
def test_merges_are_as_the_file_states_them(space: str) -> None:
    document = read(
        f"<w:tbl><w:tr>{cell('产出', RESTART)}{cell('数量')}{cell('≥1')}</w:tr>"
        f"<w:tr>{cell('', CONTINUE)}{cell('宽', WIDE)}</w:tr>"
        f"<w:tr>{cell('新', RESTART)}{cell('质量')}{cell('')}</w:tr></w:tbl>",
        space,
    )
    assert [[tuple(one[:4]) for one in line.cells] for line in document.lines] == [
        [("产出", 0, 2, 1), ("数量", 1, 1, 1), ("≥1", 2, 1, 1)],
        [("宽", 1, 1, 2)],
        [("新", 0, 1, 1), ("质量", 1, 1, 1), ("", 2, 1, 1)],
    ]


def test_cells_and_paragraphs_of_python_docx_come_in_order() -> None:
    made = docx.Document()
    made.add_paragraph("一、绩效目标")
    table = made.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "产出指标"
    table.cell(0, 1).text, table.cell(1, 1).text = "数量\n指标", "质量指标"
    made.add_paragraph("二、附件")
    out = io.BytesIO()
    made.save(out)
    document = read_word("x", out.getvalue())
    texts = [line.text for line in document.lines if line.text]
    assert texts == ["一、绩效目标", "产出指标\t数量指标", "\t质量指标", "二、附件"]


def test_what_word_hides_in_a_paragraph() -> None:
    document = read(
        "<w:p><w:r><w:t>留</w:t></w:r><w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:ins><w:r><w:t>增</w:t></w:r></w:ins>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:hyperlink><w:r><w:t>链</w:t></w:r></w:hyperlink><w:r><w:tab/><w:t>后</w:t></w:r></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>控件</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    assert [line.text for line in document.lines] == ["留增链 后", "控件"]


def test_text_boxes_are_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent>"
    space = f'{W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    body = f"<w:p><w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    assert [line.text for line in read(body, space).lines if line.text] == ["框"]


def test_a_symbol_font_keeps_its_sign() -> None:
    assert (
        read('<w:p><w:r><w:sym w:char="F0B3"/><w:t>90%</w:t></w:r></w:p>').lines[0].text == "≥90%"
    )


@pytest.mark.parametrize(
    "body",
    [
        "<w:tbl><w:tr>" + cell("x", f'<w:gridSpan w:val="{10**8}"/>') * 3000 + "</w:tr></w:tbl>",
        "<w:p>" * 5000,
        "<w:tbl><w:tr><w:tc>" * 300 + "</w:tc></w:tr></w:tbl>" * 300,
    ],
    ids=["spans", "no XML", "deep"],
)
def test_documents_that_mean_harm_are_refused_or_small(body: str) -> None:
    try:
        document = read(body)
    except SourceError as error:
        assert error.reason
    else:
        assert sum(len(line.cells) for line in document.lines) < 10_000


def test_an_entity_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        said = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:/etc/passwd">]><w:document {W}><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>'
        archive.writestr("word/document.xml", said)
    with pytest.raises(SourceError):
        read_word("x", out.getvalue())


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"", packed("<w:p/>")[:60]])
def test_damaged_files_say_so(data: bytes) -> None:
    with pytest.raises(SourceError):
        read_word("x", data)


def test_a_table_in_a_cell_is_read_as_rows_below_it_and_a_box_as_text() -> None:
    inner = f"<w:tbl><w:tr>{cell('三级指标')}{cell('指标值')}</w:tr><w:tr>{cell('改造路灯')}{cell('≥20盏')}</w:tr></w:tbl>"
    box = f"<w:tbl><w:tr>{cell('框中文字')}</w:tr></w:tbl>"
    document = read(
        f"<w:tbl><w:tr>{cell('项目名称')}<w:tc><w:p/>{inner}</w:tc></w:tr><w:tr><w:tc>{box}<w:p/></w:tc>{cell('尾')}</w:tr></w:tbl>"
    )
    rows = [[one.text.strip() for one in line.cells] for line in document.lines if line.cells]
    assert rows == [
        ["项目名称", ""],
        ["三级指标", "指标值"],
        ["改造路灯", "≥20盏"],
        ["框中文字", "尾"],
    ]


@pytest.mark.parametrize(
    ("said", "shown"),
    [("", "养护里程"), (' w:val="1"', "养护里程"), (' w:val="0"', "养护里程（待核）")],
)
def test_hidden_text_is_not_read(said: str, shown: str) -> None:
    hidden = f"<w:r><w:rPr><w:vanish{said}/></w:rPr><w:t>（待核）</w:t></w:r>"
    assert read(f"<w:p><w:r><w:t>养护里程</w:t></w:r>{hidden}</w:p>").lines[0].text == shown
