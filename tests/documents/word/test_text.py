"""The text of paragraphs and cells: what is read, and what is told as not read."""

import pytest

from kg.documents.document import Omission
from kg.records import read_records
from tests.support.word import DRAWN, cell, cell_of, form, read, row, run, table

STRIKE, VANISH = "<w:strike/>", "<w:vanish/>"
DELETED = '<w:del w:id="1"><w:r><w:delText>≥90%</w:delText></w:r></w:del>'
INSERTED = '<w:ins w:id="2"><w:r><w:t>≥98%</w:t></w:r></w:ins>'
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> =SUM(ABOVE) </w:instrText>'
    '<w:fldChar w:fldCharType="separate"/>{}<w:fldChar w:fldCharType="end"/></w:r>'
)
ROW = cell("产出指标") + cell("质量指标") + cell("验收合格率")


@pytest.mark.parametrize(
    ("content", "shown", "told"),
    [
        (run("≥90%", STRIKE) + run("≥98%"), "≥98%", [("struck", "≥90%")]),
        (run("≥90%", "<w:dstrike/>") + run("≥98%"), "≥98%", [("struck", "≥90%")]),
        (run("≥90%", '<w:strike w:val="0"/>'), "≥90%", []),
        (run("≥90%", STRIKE), "", [("struck", "≥90%")]),
        (run("≥9", STRIKE) + run("0%", STRIKE) + run("≥98%"), "≥98%", [("struck", "≥90%")]),
        (DELETED + INSERTED, "≥98%", [("deleted", "≥90%")]),
        (run("≥98%") + run("（待核）", VANISH), "≥98%", [("hidden", "（待核）")]),
        (run(" ", STRIKE) + run("≥98%"), "≥98%", []),
        (FIELD.format(""), "", [("formula", "=SUM(ABOVE)")]),
        (FIELD.format("<w:t>300</w:t>"), "300", []),
        ('<w:fldSimple w:instr=" =A1*2 "/>', "", [("formula", "=A1*2")]),
        ('<w:fldSimple w:instr="PAGE"/>', "", []),
    ],
    ids=[
        *("struck", "twice", "off", "all", "two runs", "changed", "hidden", "blank"),
        *("no result", "result", "simple", "no formula"),
    ],
)
def test_a_cell_shows_what_is_left_and_the_rest_is_told_with_its_place(
    content: str, shown: str, told: list[tuple[str, str]]
) -> None:
    document = read("<w:p/>" + table(ROW + cell_of(content)))
    assert document.lines[1].cells[3].text == shown
    assert document.omissions == tuple(Omission(kind, 2, text, 3) for kind, text in told)


def test_what_is_struck_in_running_text_is_told_too() -> None:
    document = read(f"<w:p>{run('预算')}{run('300', STRIKE)}{run('320万元')}</w:p>")
    assert [line.text for line in document.lines] == ["预算320万元"]
    assert document.omissions == (Omission("struck", 1, "300"),)


@pytest.mark.parametrize(
    ("styles", "paragraph", "properties", "is_struck"),
    [
        ("old", "", '<w:rStyle w:val="old"/>', True),
        ("old", "", '<w:rStyle w:val="old"/><w:strike w:val="0"/>', False),
        ("old", "", '<w:rStyle w:val="older"/>', True),
        ("old", "", '<w:rStyle w:val="kept"/>', False),
        ("old", "gone", "", True),
        ("old", "gone", '<w:rStyle w:val="old"/>', False),  # both switch it on: ECMA-376-1, 17.7.3
        ("old", "unknown", "", False),
    ],
)
def test_styles_strike_text_through(
    styles: str, paragraph: str, properties: str, is_struck: bool
) -> None:
    named = (
        f'<w:style w:type="character" w:styleId="{styles}"><w:rPr>{STRIKE}</w:rPr></w:style>'
        '<w:style w:styleId="older"><w:basedOn w:val="old"/></w:style>'
        '<w:style w:styleId="kept"><w:basedOn w:val="old"/><w:rPr><w:strike w:val="0"/></w:rPr>'
        f'</w:style><w:style w:styleId="gone"><w:rPr>{STRIKE}</w:rPr></w:style>'
        '<w:style w:styleId="loop"><w:basedOn w:val="loop"/></w:style>'
    )
    of_paragraph = f'<w:pPr><w:pStyle w:val="{paragraph}"/></w:pPr>'
    document = read(f"<w:p>{of_paragraph}{run('旧值', properties)}</w:p>", styles=named)
    assert (document.lines[0].text == "") == is_struck
    assert len(document.omissions) == is_struck


def test_a_control_that_nobody_filled_in_is_blank() -> None:
    def control(content: str, properties: str = "") -> str:
        return (
            f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
        )

    asks, hint = "<w:showingPlcHdr/>", "单击此处输入文字。"
    rows_given = (
        cell_of(control(run(hint), asks)) + cell_of(control(run("≥98%"))),
        control(cell(hint), asks) + control(cell("≥90%")),
        f"<w:tc>{control(f'<w:p>{run(hint)}</w:p>', asks)}</w:tc>"
        f"<w:tc>{control(f'<w:p>{run(chr(0x2264))}</w:p>')}</w:tc>",
    )
    last = control(f"<w:tr>{cell('甲')}{cell('乙')}</w:tr>")
    given = table(*rows_given).replace("</w:tbl>", f"{last}</w:tbl>")
    document = read(given + control(f"<w:p>{run(hint)}</w:p>", asks))
    rows = [[one.text for one in line.cells] for line in document.lines]
    assert rows == [["", "≥98%"], ["", "≥90%"], ["", "≤"], ["甲", "乙"], []]
    assert document.lines[-1].text == ""


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        ("<w:checkBox><w:checked/></w:checkBox>", "☑"),
        ('<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>', "□"),
        ('<w:checkBox><w:default w:val="1"/></w:checkBox>', "☑"),
        ("<w:checkBox/>", "□"),
        (
            '<w:ddList><w:result w:val="1"/><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/></w:ddList>',
            "乙",
        ),
        ('<w:ddList><w:result w:val="7"/><w:listEntry w:val="甲"/></w:ddList>', ""),
        ("<w:textInput/>", ""),
    ],
)
def test_form_fields_show_what_was_ticked_or_chosen(data: str, shown: str) -> None:
    field = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
    assert read(f"<w:p>{field}{run('延续')}</w:p>").lines[0].text == f"{shown}延续"


def box(text: str, place: str = "") -> str:
    """A text box told twice; in line with the text unless a place is given."""
    content = f"<w:txbxContent><w:p>{run(text)}</w:p></w:txbxContent>"
    tag = "wp:anchor" if place else "wp:inline"
    drawn = f"<w:drawing><{tag}>{place}{content}</{tag}></w:drawing>"
    return (
        f"<w:r><mc:AlternateContent><mc:Choice>{drawn}</mc:Choice>"
        f"<mc:Fallback><w:pict>{content}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def floating(across: int, down: int, of: str = "column") -> str:
    def axis(name: str, source: str, offset: int) -> str:
        return (
            f'<wp:{name} relativeFrom="{source}"><wp:posOffset>{offset}</wp:posOffset></wp:{name}>'
        )

    return axis("positionH", of, across) + axis("positionV", "paragraph", down)


@pytest.mark.parametrize(
    ("content", "shown", "told"),
    [
        (box("≥98%"), "≥98%", []),
        (
            f"<w:r><w:pict><w:txbxContent><w:p>{run('≥98%')}</w:p></w:txbxContent></w:pict></w:r>",
            "≥98%",
            [],
        ),
        (box("≥98%", floating(50_000, 30_000)), "≥98%", []),
        (box("≥98%", floating(9_000_000, 0)), "", ["≥98%"]),
        (box("≥98%", floating(0, 2_000_000)), "", ["≥98%"]),
        (box("≥98%", floating(0, 0, "page")), "", ["≥98%"]),
        (run("≥90%") + box("≥98%"), "≥90%", ["≥98%"]),
        (run("______") + box("≥98%"), "≥98%", []),
        (run("≥98%") + box("≥98%"), "≥98%", []),
        (box(""), "", []),
    ],
    ids=[
        "inline",
        "vml",
        "near",
        "aside",
        "below",
        "by the page",
        "beside text",
        "over a line",
        "again",
        "empty",
    ],
)
def test_a_text_box_is_read_once_and_in_its_cell(content: str, shown: str, told: list[str]) -> None:
    width = '<w:tcW w:w="1728" w:type="dxa"/>'
    document = read(table(ROW + cell_of(content, width)), DRAWN)
    assert document.lines[0].cells[3].text == shown
    assert [one.text for one in document.omissions if one.kind == "box"] == told


def test_a_row_under_a_text_box_of_no_certain_cell_is_unsure() -> None:
    value = run("≥90%") + box("≥98%")
    reading = read_records(read(form(row("清淤渠道", value), row("清淤次数", run("≥2次"))), DRAWN))
    assert [(one.value, one.reasons) for one in reading.targets] == [
        ("≥90%", ("text_box",)),
        ("≥2次", ()),
    ]
    assert [one.printed for one in reading.findings if one.code == "R017"] == ["≥98%"]


def test_a_box_that_floats_beside_a_table_may_belong_to_it_and_is_told() -> None:
    rows = table(ROW + cell(""))
    afloat = f"<w:p>{box('≥98%', floating(0, -900_000))}</w:p>"
    document = read(rows + afloat + "<w:p/>" + afloat, DRAWN)
    assert [line.text for line in document.lines[1:]] == ["", "≥98%", "", "", "≥98%"]
    assert [(one.kind, one.line, one.text) for one in document.omissions] == [("box", 3, "≥98%")]
